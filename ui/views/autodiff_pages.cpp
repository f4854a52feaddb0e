#include "ui/views/autodiff_pages.h"

#include "ui/views/follow_font.h"
#include "ui/views/instrument_widgets.h"
#include "ui/views/number_field.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <optional>

namespace dpfm::views {

using models::AutodiffModel;

namespace {

constexpr int kRateWidth = 13; ///< of letters

/// Why the field's text is no rate; empty if it is one.
QString rateProblem(const NumberField& rate) {
    const std::optional<double> value = parseNumber(rate.text());
    if (!value)
        return SecondOrderPage::tr("“%1” is not a number; the rate stays as it was.")
            .arg(rate.text());
    if (!AutodiffModel::isRate(*value))
        return SecondOrderPage::tr("A rate is above 0 and at most %1; it stays as it was.")
            .arg(models::lessonNumber(AutodiffModel::kLargestRate));
    return {};
}

/// `problem` says in place what the field cannot take.
void prepareRate(NumberField& rate, QLabel& problem, const char* name, AutodiffModel& model) {
    problem.hide();
    const auto say = [&rate, &problem] {
        problem.setText(rateProblem(rate));
        problem.setVisible(!problem.text().isEmpty());
    };
    QObject::connect(&rate, &NumberField::textChanged, &problem, say);
    rate.setObjectName(QString::fromLatin1(name));
    rate.setAccessibleName(SecondOrderPage::tr("Rate of gradient steps"));
    followFont(rate, [&rate] {
        rate.setMaximumWidth(kRateWidth * rate.fontMetrics().averageCharWidth());
    });
    QObject::connect(&rate, &NumberField::valueEdited, &model, &AutodiffModel::setRate);
    QObject::connect(&model, &AutodiffModel::inputChanged, &rate,
                     [&rate, &model] { rate.setValue(model.rate()); });
    rate.setValue(model.rate());
}

} // namespace

SecondOrderPage::SecondOrderPage(AutodiffModel& model, QWidget* parent)
    : QWidget(parent)
    , model_(model)
    , hessian_(model)
    , sentence_(wrappedLabel("autodiffNewton", this))
    , newtonStep_(new QPushButton(tr("Newton step"), this))
    , gradientStep_(new QPushButton(tr("Gradient step"), this))
    , rate_(new NumberField(this)) {
    newtonStep_->setObjectName(QStringLiteral("autodiffNewtonStep"));
    newtonStep_->setToolTip(tr("Moves the values by the Newton step."));
    connect(newtonStep_, &QPushButton::clicked, &model_, &AutodiffModel::takeNewtonStep);
    gradientStep_->setObjectName(QStringLiteral("autodiffGradientStep"));
    gradientStep_->setToolTip(tr("Moves the values by −rate times the gradient."));
    connect(gradientStep_, &QPushButton::clicked, &model_, &AutodiffModel::takeGradientStep);
    auto* problem = wrappedLabel("autodiffRateProblem", this);
    prepareRate(*rate_, *problem, "autodiffRate", model_);
    auto* caption = new QLabel(tr("Rate"), this);
    caption->setBuddy(rate_);
    auto* row = new QHBoxLayout;
    row->addWidget(newtonStep_);
    row->addWidget(gradientStep_);
    row->addWidget(caption);
    row->addWidget(rate_);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(sentence_);
    column->addWidget(tableToRead(hessian_, "autodiffHessian",
                                  tr("Second derivatives, gradient and Newton step"), this),
                      1);
    column->addLayout(row);
    column->addWidget(problem);
    connect(&model_, &AutodiffModel::lessonChanged, this, &SecondOrderPage::refresh);
    refresh();
}

void SecondOrderPage::refresh() {
    const auto& lesson = model_.lesson();
    newtonStep_->setEnabled(lesson && lesson->newton && !lesson->values.empty());
    gradientStep_->setEnabled(lesson && !lesson->values.empty());
    if (!lesson)
        return;
    QString sentence = models::newtonSentence(*lesson);
    if (lesson->newton && !lesson->newton->eigenvalues.empty()) {
        const std::vector<double>& eigenvalues = lesson->newton->eigenvalues;
        sentence += QLatin1Char(' ') + tr("Eigenvalues of the Hessian: %1 to %2.")
                                           .arg(models::lessonNumber(eigenvalues.front(), 4),
                                                models::lessonNumber(eigenvalues.back(), 4));
    }
    sentence_->setText(sentence);
}

DescentPage::DescentPage(AutodiffModel& model, QWidget* parent)
    : QWidget(parent)
    , model_(model)
    , points_(model)
    , rate_(new NumberField(this))
    , descend_(new QPushButton(this))
    , sentences_(wrappedLabel("autodiffDescents", this)) {
    descend_->setObjectName(QStringLiteral("autodiffDescend"));
    connect(descend_, &QPushButton::clicked, this, [this] {
        if (model_.descending())
            model_.stopDescending();
        else
            model_.descend();
    });
    auto* problem = wrappedLabel("autodiffDescentRateProblem", this);
    prepareRate(*rate_, *problem, "autodiffDescentRate", model_);
    auto* caption = new QLabel(tr("Rate of gradient steps"), this);
    caption->setBuddy(rate_);
    auto* row = new QHBoxLayout;
    row->addWidget(descend_);
    row->addWidget(caption);
    row->addWidget(rate_);
    row->addStretch(1);
    figure_.widget()->setObjectName(QStringLiteral("descentFigure"));
    figure_.widget()->setAccessibleName(tr("The result on the way down by both kinds of steps"));
    figure_.widget()->setMinimumHeight(90);
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(figure_.widget());
    split->addWidget(withoutRowNumbers(
        tableToRead(points_, "autodiffPoints", tr("Where the descents ended"), this)));
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({300, 200});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addLayout(row);
    column->addWidget(problem);
    column->addWidget(sentences_);
    column->addWidget(split, 1);
    connect(&model_, &AutodiffModel::descentsChanged, this, &DescentPage::refresh);
    restyle();
    refresh();
}

void DescentPage::refresh() {
    descend_->setText(model_.descending() ? tr("Stop") : tr("Descend"));
    descend_->setToolTip(model_.descending()
                             ? tr("Ends both descents where they are.")
                             : tr("Goes down from the values by gradient steps and by Newton "
                                  "steps, until the gradient vanishes."));
    const auto& descents = model_.descents();
    figure_.setEmptyText(model_.descending() ? tr("On the way …") : tr("Press Descend"));
    figure_.setDescents(descents);
    sentences_->setText(descents ? tr("Gradient, rate %1: %2.\nNewton: %3.")
                                       .arg(models::lessonNumber(descents->rate),
                                            models::descentSentence(descents->gradient),
                                            models::descentSentence(descents->newton))
                                 : QString());
    sentences_->setVisible(descents != nullptr);
}

PageExport DescentPage::toExport() const {
    return exportOf(figure_, &figures::DescentFigure::setDescents, model_.descents(),
                    tr("Descents by gradient and by Newton steps"),
                    QStringLiteral("autodiff-descents"));
}

void DescentPage::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void DescentPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
