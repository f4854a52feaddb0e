#include "ui/views/curve_choices.h"

#include "ui/views/decimal_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QScreen>

#include <algorithm>

namespace dpfm::views {

namespace {

template <class T>
T chosen(const QComboBox& box) {
    return static_cast<T>(box.currentData().toInt());
}

template <class T>
void choose(QComboBox& box, T value) {
    box.setCurrentIndex(box.findData(static_cast<int>(value)));
}

template <class T>
void add(QComboBox& box, const QString& text, T value) {
    box.addItem(text, static_cast<int>(value));
}

} // namespace

CurveChoices::CurveChoices(const QString& prefix, QWidget* parent)
    : QToolButton(parent)
    , popup_(new QFrame(this, Qt::Popup))
    , centre_(new QComboBox(popup_))
    , band_(new QComboBox(popup_))
    , runs_(new QComboBox(popup_))
    , x_(new QComboBox(popup_))
    , smoothing_(new DecimalBox(popup_))
    , minimumSoFar_(new QCheckBox(tr("Minimum so far"), popup_))
    , bestEpochs_(new QCheckBox(tr("Dots at the lowest training loss"), popup_)) {
    setText(tr("Lines"));
    setToolTip(tr("What is drawn of several seeds, over what, and smoothed or not."));
    setObjectName(prefix + QStringLiteral("Lines"));
    setArrowType(Qt::DownArrow);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    buildForm(prefix);
    connect(this, &QToolButton::clicked, this, &CurveChoices::open);
    for (QComboBox* box : {centre_, band_, runs_, x_})
        connect(box, &QComboBox::activated, this, &CurveChoices::changed);
    connect(smoothing_, &DecimalBox::valueChanged, this, &CurveChoices::changed);
    for (QCheckBox* box : {minimumSoFar_, bestEpochs_})
        connect(box, &QCheckBox::toggled, this, &CurveChoices::changed);
}

void CurveChoices::buildForm(const QString& prefix) {
    using models::CurveBand;
    using models::CurveX;
    using models::SingleRuns;
    add(*centre_, tr("median"), sweep::Centre::Median);
    add(*centre_, tr("mean"), sweep::Centre::Mean);
    add(*band_, tr("quartiles, of more than %1 seeds").arg(models::kFewSeeds), CurveBand::Auto);
    add(*band_, tr("none"), CurveBand::None);
    add(*band_, tr("quartiles"), CurveBand::Quartiles);
    add(*band_, tr("standard deviation"), CurveBand::StandardDeviation);
    add(*band_, tr("standard error"), CurveBand::StandardError);
    add(*band_, tr("least and largest"), CurveBand::Range);
    add(*runs_, tr("of up to %1 seeds").arg(models::kFewSeeds), SingleRuns::Auto);
    add(*runs_, tr("all, faint behind"), SingleRuns::All);
    add(*runs_, tr("none beside a median or mean"), SingleRuns::None);
    add(*x_, tr("epochs"), CurveX::Epochs);
    add(*x_, tr("training samples"), CurveX::Samples);
    add(*x_, tr("multiplications"), CurveX::Multiplications);
    add(*x_, tr("seconds"), CurveX::Seconds);
    band_->setToolTip(
        tr("About the median or mean. The deviation and the error lie about the mean, "
           "whichever of the two is drawn."));
    x_->setToolTip(
        tr("Multiplications are an upper bound by formula. Seconds are those measured of "
           "a run, spread evenly over its epochs: there are none before it has ended."));
    smoothing_->setRange(0.0, models::kMostSmoothing);
    smoothing_->setDecimals(3);
    smoothing_->setSingleStep(0.05);
    smoothing_->setSpecialValueText(tr("off"));
    smoothing_->setToolTip(tr("An exponential moving average: the share of those before in each "
                              "value. What is not smoothed stays to be seen behind it."));
    minimumSoFar_->setToolTip(tr("The lowest value of all epochs up to each; of accuracies the "
                                 "highest."));
    bestEpochs_->setToolTip(tr("Where each run's training loss is at its minimum."));

    auto* form = new QFormLayout(popup_);
    const auto row = [&](const QString& text, QWidget* field, const char* name) {
        field->setObjectName(prefix + QString::fromLatin1(name));
        if (!text.isEmpty())
            field->setAccessibleName(QString(text).remove(u'&'));
        form->addRow(text, field);
    };
    row(tr("Centre"), centre_, "Centre");
    row(tr("Band"), band_, "Band");
    row(tr("Single runs"), runs_, "SingleRuns");
    row(tr("Over"), x_, "X");
    row(tr("Smoothing"), smoothing_, "Smoothing");
    row({}, minimumSoFar_, "MinimumSoFar");
    row({}, bestEpochs_, "BestEpochs");
    popup_->setFrameStyle(QFrame::Box | QFrame::Plain);
    popup_->setAccessibleName(tr("Lines"));
}

void CurveChoices::open() {
    popup_->adjustSize();
    const QRect screen = this->screen()->availableGeometry();
    QPoint place = mapToGlobal(QPoint(0, height()));
    place.setX(std::max(screen.left(), std::min(place.x(), screen.right() - popup_->width())));
    if (place.y() + popup_->height() > screen.bottom())
        place.setY(mapToGlobal(QPoint()).y() - popup_->height());
    popup_->move(place);
    popup_->show();
    centre_->setFocus();
}

models::CurveOptions CurveChoices::options() const {
    return {chosen<sweep::Centre>(*centre_),
            chosen<models::CurveBand>(*band_),
            chosen<models::SingleRuns>(*runs_),
            chosen<models::CurveX>(*x_),
            smoothing_->value(),
            minimumSoFar_->isChecked(),
            bestEpochs_->isChecked()};
}

void CurveChoices::setOptions(const models::CurveOptions& options) {
    choose(*centre_, options.centre);
    choose(*band_, options.band);
    choose(*runs_, options.runs);
    choose(*x_, options.x);
    smoothing_->setValue(options.smoothing);
    minimumSoFar_->setChecked(options.minimumSoFar);
    bestEpochs_->setChecked(options.bestEpochs);
}

} // namespace dpfm::views
