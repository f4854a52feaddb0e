#include "ui/views/confusion_view.h"

#include "ui/models/probe_text.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace dpfm::views {

using models::ConfusionCell;

ConfusionView::ConfusionView(models::ConfusionModel& model, models::ProbeModel& probe,
                             QWidget* parent)
    : QWidget(parent)
    , model_(model)
    , probe_(probe)
    , title_(new QLabel(this))
    , status_(new QLabel(this)) {
    title_->setObjectName(QStringLiteral("confusionTitle"));
    status_->setObjectName(QStringLiteral("confusionStatus"));
    status_->setTextFormat(Qt::PlainText);
    // Long texts must not widen the window at the cost of the docks.
    for (QLabel* label : {title_, status_})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title_);
    column->addWidget(figure_.widget(), 1);
    column->addWidget(status_);
    setObjectName(QStringLiteral("confusionView"));
    setAccessibleName(tr("Confusion matrix"));
    figure_.widget()->setAccessibleName(tr("Confusion matrix"));
    setFocusPolicy(Qt::StrongFocus);

    connect(&model_, &models::ConfusionModel::changed, this, &ConfusionView::refresh);
    connect(&probe_, &models::ProbeModel::probeChanged, this, &ConfusionView::refreshStatus);
    connect(&figure_, &figures::ConfusionFigure::cellClicked, this, [this](ConfusionCell cell) {
        setCurrent(cell);
        take();
    });
    restyle();
    refreshStatus();
}

void ConfusionView::refresh() {
    const auto matrix = model_.matrix();
    figure_.setMatrix(matrix);
    title_->setText(matrix ? models::titleOf(matrix->probe()) : QString());
    if (current_ && !(matrix && matrix->holds(*current_)))
        setCurrent(std::nullopt);
    refreshStatus();
}

void ConfusionView::setCurrent(std::optional<ConfusionCell> cell) {
    current_ = cell;
    if (taken_ != current_)
        taken_.reset();
    figure_.setCurrent(current_);
    refreshStatus();
}

void ConfusionView::move(int down, int right) {
    setCurrent(current_ ? model_.matrix()->neighbour(*current_, down, right) : ConfusionCell());
}

void ConfusionView::take() {
    const auto before = taken_ ? std::optional(probe_.sample()) : std::nullopt;
    if (const auto sample = model_.matrix()->sampleAfter(*current_, before)) {
        probe_.setSample(*sample);
        taken_ = current_;
    }
    refreshStatus();
}

QString ConfusionView::statusText() const {
    const auto matrix = model_.matrix();
    if (!matrix)
        return {};
    if (!current_)
        return tr("Click a cell, or move with the arrow keys and press Enter, to pass its samples "
                  "through the network.");
    const std::vector<std::size_t>& samples = matrix->samples(*current_);
    const auto number = [](std::size_t n) { return QLocale().toString(qulonglong{n}); };
    const QString count = samples.empty()       ? tr("no samples")
                          : samples.size() == 1 ? tr("1 sample")
                                                : tr("%1 samples").arg(number(samples.size()));
    QString text = tr("%1 taken for %2: %3")
                       .arg(QString::fromStdString(matrix->className(current_->truth)),
                            QString::fromStdString(matrix->className(current_->taken)), count);
    if (!std::binary_search(samples.begin(), samples.end(), probe_.sample()))
        return text;
    // Counted from 1, as where a validation sample is chosen.
    return tr("%1; sample %2 shown").arg(text, number(probe_.sample() + 1));
}

void ConfusionView::refreshStatus() {
    status_->setText(statusText());
    setAccessibleDescription(status_->text());
}

std::optional<figures::FigureOptions> ConfusionView::figureOptions() const {
    figures::FigureOptions options;
    options.plot = figures::PlotKind::Confusion;
    options.confusion = model_.matrix();
    return options.confusion ? std::optional(options) : std::nullopt;
}

void ConfusionView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void ConfusionView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
    if (!model_.matrix()) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        move(-1, 0);
        break;
    case Qt::Key_Down:
        move(1, 0);
        break;
    case Qt::Key_Left:
        move(0, -1);
        break;
    case Qt::Key_Right:
        move(0, 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current_)
            take();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ConfusionView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model_.beginLooking();
}

void ConfusionView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model_.endLooking();
}

} // namespace dpfm::views
