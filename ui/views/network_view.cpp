#include "ui/views/network_view.h"

#include "ui/models/register_colors.h"
#include "ui/models/weight_name.h"
#include "ui/views/network_scene.h"

#include <QCheckBox>
#include <QGraphicsView>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::views {

namespace {

constexpr double kZoomStep = 1.2;
constexpr double kLargestZoom = 6.0;
constexpr double kSmallestZoom = 0.1;
constexpr std::size_t kMostOutputs = 4;

QString numbers(const std::vector<double>& values) {
    QStringList texts;
    for (std::size_t i = 0; i < std::min(values.size(), kMostOutputs); ++i)
        texts.append(QLocale().toString(values[i], 'g', 4));
    return texts.join(QStringLiteral("; "));
}

/// What the network says of the probe sample, and what it should say.
QString outcomeText(const models::Probe& probe) {
    std::vector<double> outputs;
    for (const network::Neuron& output : probe.pass.outputs())
        outputs.push_back(output.value);
    if (!probe.data->classification)
        return NetworkView::tr("output %1, target %2").arg(numbers(outputs), numbers(probe.target));
    const auto largest = [](const std::vector<double>& values) {
        return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) -
                                        values.begin());
    };
    const std::size_t said = largest(outputs);
    return NetworkView::tr("output %1 (%2), target %3")
        .arg(QString::fromStdString(probe.data->outputNames[said]),
             QLocale().toString(outputs[said], 'f', 3),
             QString::fromStdString(probe.data->outputNames[largest(probe.target)]));
}

} // namespace

NetworkView::NetworkView(models::ResultsModel& results, models::ProbeModel& probe,
                         models::OutputMapModel& maps, QWidget* parent)
    : QWidget(parent)
    , results_(results)
    , probe_(probe)
    , maps_(maps)
    , scene_(new NetworkScene(this))
    , canvas_(new QGraphicsView(scene_, this))
    , empty_(new QLabel(this))
    , title_(new QLabel(this))
    , outcome_(new QLabel(this))
    , sample_(new QSpinBox(this))
    , pages_(new QStackedLayout)
    , whatIf_(new QSlider(Qt::Horizontal, this))
    , whatIfText_(new QLabel(this))
    , asTrained_(new QPushButton(tr("As trained"), this))
    , forgotten_(new QCheckBox(tr("Dash what is forgotten"), this))
    , update_(new QLabel(this))
    , trace_(new QLabel(this)) {
    canvas_->setFrameShape(QFrame::NoFrame);
    canvas_->setRenderHint(QPainter::Antialiasing);
    canvas_->viewport()->setMouseTracking(true);
    canvas_->setDragMode(QGraphicsView::ScrollHandDrag);
    canvas_->setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    canvas_->setObjectName(QStringLiteral("networkCanvas"));
    canvas_->setAccessibleName(tr("Network graph"));
    canvas_->setWhatsThis(tr("Click a neuron to look into it; arrow keys move, + and − zoom. Point "
                             "at a line or a register to follow its weight."));
    canvas_->installEventFilter(this);
    canvas_->viewport()->installEventFilter(this);
    setFocusProxy(canvas_);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setText(tr("No network yet: press Run."));

    sample_->setObjectName(QStringLiteral("probeSample"));
    sample_->setRange(1, 1);
    sample_->setAccessibleName(tr("Probe sample"));
    sample_->setToolTip(tr("Which sample of the validation part passes through the network."));
    connect(sample_, &QSpinBox::valueChanged, this,
            [this](int value) { probe_.setSample(static_cast<std::size_t>(value - 1)); });
    auto* caption = new QLabel(tr("Validation sample"), this);
    caption->setBuddy(sample_);
    auto* fitButton = new QPushButton(tr("Fit"), this);
    fitButton->setToolTip(tr("Shows the whole network."));
    connect(fitButton, &QPushButton::clicked, this, &NetworkView::fit);

    // Long texts must not widen the window at the cost of the docks.
    for (QLabel* label : {title_, outcome_, update_, trace_})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title_);
    texts->addWidget(outcome_);
    auto* bar = new QHBoxLayout;
    bar->addLayout(texts, 1);
    bar->addWidget(caption);
    bar->addWidget(sample_);
    bar->addWidget(fitButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(bar);
    pages_->addWidget(empty_);
    pages_->addWidget(canvas_);
    column->addLayout(pages_, 1);
    column->addWidget(buildLowerBar());
    column->addWidget(update_);
    column->addWidget(trace_);

    connect(scene_, &NetworkScene::neuronClicked, this,
            [this](models::NeuronIndex neuron) { probe_.selectNeuron(neuron); });
    connect(&probe_, &models::ProbeModel::probeChanged, this, &NetworkView::refresh);
    connect(&probe_, &models::ProbeModel::neuronChanged, this,
            [this] { scene_->setSelected(probe_.neuron()); });
    connect(&maps_, &models::OutputMapModel::mapChanged, this,
            [this] { scene_->setMaps(maps_.map()); });
    connect(scene_, &NetworkScene::weightHovered, &probe_, &models::ProbeModel::trace);
    connect(&probe_, &models::ProbeModel::tracedChanged, this, [this] {
        scene_->setTraced(probe_.traced());
        refreshTrace();
    });
    refresh();
}

QWidget* NetworkView::buildLowerBar() {
    auto* caption = new QLabel(tr("What if R ="), this);
    caption->setBuddy(whatIf_);
    whatIf_->setObjectName(QStringLiteral("whatIf"));
    whatIf_->setAccessibleName(tr("Registers of the shown pass"));
    whatIf_->setMaximumWidth(220);
    whatIf_->setPageStep(4);
    whatIf_->setToolTip(
        tr("Passes the sample with another number of registers; the run stays as it "
           "was trained."));
    whatIfText_->setObjectName(QStringLiteral("whatIfText"));
    whatIfText_->setMinimumWidth(
        fontMetrics().horizontalAdvance(tr("%1, trained with %2").arg(9999).arg(9999)));
    asTrained_->setObjectName(QStringLiteral("asTrained"));
    asTrained_->setToolTip(tr("Ends the what-if."));
    forgotten_->setObjectName(QStringLiteral("forgotten"));
    forgotten_->setToolTip(tr("Weights whose gradient reaches no output, so that this sample does "
                              "not change them, are dashed."));
    update_->setObjectName(QStringLiteral("updateText"));
    trace_->setObjectName(QStringLiteral("traceText"));
    trace_->setTextFormat(Qt::PlainText);
    connect(whatIf_, &QSlider::valueChanged, this, [this](int place) {
        if (const auto& probe = probe_.probe())
            probe_.setWhatIf(models::registerChoices(
                models::mostCandidates(probe->pass.topology()))[static_cast<std::size_t>(place)]);
    });
    connect(asTrained_, &QPushButton::clicked, this, [this] { probe_.setWhatIf(std::nullopt); });
    connect(forgotten_, &QCheckBox::toggled, scene_, &NetworkScene::setForgottenShown);

    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(caption);
    row->addWidget(whatIf_, 1);
    row->addWidget(whatIfText_);
    row->addWidget(asTrained_);
    row->addStretch(0);
    row->addWidget(forgotten_);
    return bar;
}

void NetworkView::refreshWhatIf() {
    const auto& probe = probe_.probe();
    for (QWidget* widget : {static_cast<QWidget*>(whatIf_), static_cast<QWidget*>(forgotten_)})
        widget->setEnabled(probe != nullptr);
    asTrained_->setEnabled(probe_.whatIf().has_value());
    if (!probe) {
        whatIfText_->clear();
        update_->clear();
        return;
    }
    const std::vector<std::size_t> choices =
        models::registerChoices(models::mostCandidates(probe->pass.topology()));
    const auto name = [](std::size_t registers) {
        return registers == 0 ? tr("all") : QLocale().toString(static_cast<int>(registers));
    };
    // While it is dragged, the slider is ahead of the passes.
    if (!whatIf_->isSliderDown()) {
        const QSignalBlocker quiet(whatIf_);
        whatIf_->setRange(0, static_cast<int>(choices.size()) - 1);
        const std::size_t wanted = probe_.whatIf().value_or(probe->trained);
        const auto place = wanted == 0
                               ? choices.end() - 1
                               : std::lower_bound(choices.begin(), choices.end() - 1, wanted);
        whatIf_->setValue(static_cast<int>(place - choices.begin()));
    }
    whatIfText_->setText(
        probe->isWhatIf()
            ? tr("%1, trained with %2").arg(name(probe->registers), name(probe->trained))
            : tr("%1, as trained").arg(name(probe->registers)));
    QString text = tr("The sample's update reaches %1 of %2 weights")
                       .arg(models::reachedWeights(*probe))
                       .arg(probe->gradient.size());
    if (probe->fidelity && probe->fidelity->cosine)
        text += tr("; to the full gradient: cosine %1, length × %2")
                    .arg(QLocale().toString(*probe->fidelity->cosine, 'f', 3),
                         QLocale().toString(*probe->fidelity->normRatio, 'f', 3));
    update_->setText(text);
}

void NetworkView::refreshTrace() {
    const auto& probe = probe_.probe();
    const auto weight = probe_.traced();
    if (!probe || !weight) {
        trace_->setText(
            tr("Click a neuron to look into it. Point at a line or a register to follow "
               "its weight."));
        return;
    }
    const models::WeightTrace trace = models::traceOf(*probe, *weight);
    const auto number = [](double value) { return QLocale().toString(value, 'g', 4); };
    trace_->setText(
        tr("%1 = %2; carried by %3 of %4 neurons from there on; %5")
            .arg(models::weightName(probe->pass.topology(), *weight), number(trace.weight))
            .arg(trace.carriers)
            .arg(trace.neurons)
            .arg(trace.gradient ? tr("d loss/d weight = %1").arg(number(*trace.gradient))
                                : tr("forgotten before the output")));
}

void NetworkView::refresh() {
    const auto& probe = probe_.probe();
    pages_->setCurrentWidget(probe ? static_cast<QWidget*>(canvas_) : empty_);
    sample_->setEnabled(probe != nullptr);
    refreshWhatIf();
    refreshTrace();
    if (!probe) {
        title_->clear();
        outcome_->clear();
        return;
    }
    const training::RunParameters& run = results_.run(probe->run).run.parameters;
    title_->setText(tr("Run %1: corpus %2, %3, seed %4, epoch %5")
                        .arg(probe->run)
                        .arg(run.corpus)
                        .arg(models::registerLabel(run.method, run.registers))
                        .arg(run.seed)
                        .arg(probe->epoch));
    outcome_->setText(outcomeText(*probe));
    {
        const QSignalBlocker quiet(sample_);
        sample_->setRange(1, static_cast<int>(probe->data->validation.count()));
        sample_->setValue(static_cast<int>(probe->sample) + 1);
    }
    const QRectF before = scene_->sceneRect();
    scene_->show(*probe, palette());
    if (scene_->sceneRect() != before)
        fitted_ = true;
    if (fitted_)
        fit();
}

void NetworkView::fit() {
    fitted_ = true;
    if (!scene_->items().isEmpty())
        canvas_->fitInView(scene_->sceneRect(), Qt::KeepAspectRatio);
}

bool NetworkView::keyPressed(int key) {
    const auto move = [this](int layerStep, int neuronStep) {
        probe_.selectNeuron(scene_->neighbour(probe_.neuron(), layerStep, neuronStep));
        if (probe_.neuron())
            canvas_->ensureVisible(scene_->neuronRect(*probe_.neuron()));
    };
    const auto zoom = [this](double factor) {
        const double scale = canvas_->transform().m11() * factor;
        if (scale < kSmallestZoom || scale > kLargestZoom)
            return;
        fitted_ = false;
        canvas_->scale(factor, factor);
    };
    switch (key) {
    case Qt::Key_Left:
        move(-1, 0);
        return true;
    case Qt::Key_Right:
        move(1, 0);
        return true;
    case Qt::Key_Up:
        move(0, -1);
        return true;
    case Qt::Key_Down:
        move(0, 1);
        return true;
    case Qt::Key_Plus:
        zoom(kZoomStep);
        return true;
    case Qt::Key_Minus:
        zoom(1.0 / kZoomStep);
        return true;
    case Qt::Key_Escape:
        probe_.trace(std::nullopt);
        probe_.selectNeuron(std::nullopt);
        return true;
    default:
        return false;
    }
}

bool NetworkView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && watched == canvas_)
        return keyPressed(static_cast<QKeyEvent*>(event)->key());
    if (event->type() == QEvent::Wheel && watched == canvas_->viewport()) {
        const int turn = static_cast<QWheelEvent*>(event)->angleDelta().y();
        if (turn != 0)
            keyPressed(turn > 0 ? Qt::Key_Plus : Qt::Key_Minus);
        return true;
    }
    if (event->type() == QEvent::Resize && watched == canvas_->viewport() && fitted_)
        fit();
    return QWidget::eventFilter(watched, event);
}

void NetworkView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void NetworkView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    maps_.beginLooking();
    if (fitted_)
        fit();
}

void NetworkView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    maps_.endLooking();
}

} // namespace dpfm::views
