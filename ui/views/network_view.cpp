#include "ui/views/network_view.h"

#include "ui/models/register_colors.h"
#include "ui/views/network_scene.h"

#include <QGraphicsView>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
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

NetworkView::NetworkView(models::ResultsModel& results, models::ProbeModel& probe, QWidget* parent)
    : QWidget(parent)
    , results_(results)
    , probe_(probe)
    , scene_(new NetworkScene(this))
    , canvas_(new QGraphicsView(scene_, this))
    , empty_(new QLabel(this))
    , title_(new QLabel(this))
    , outcome_(new QLabel(this))
    , sample_(new QSpinBox(this))
    , pages_(new QStackedLayout) {
    canvas_->setFrameShape(QFrame::NoFrame);
    canvas_->setRenderHint(QPainter::Antialiasing);
    canvas_->setDragMode(QGraphicsView::ScrollHandDrag);
    canvas_->setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    canvas_->setObjectName(QStringLiteral("networkCanvas"));
    canvas_->setAccessibleName(tr("Network graph"));
    canvas_->setToolTip(tr("Click a neuron to look into it; arrow keys move, + and − zoom."));
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
    for (QLabel* label : {title_, outcome_})
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

    connect(scene_, &NetworkScene::neuronClicked, this,
            [this](models::NeuronIndex neuron) { probe_.selectNeuron(neuron); });
    connect(&probe_, &models::ProbeModel::probeChanged, this, &NetworkView::refresh);
    connect(&probe_, &models::ProbeModel::neuronChanged, this,
            [this] { scene_->setSelected(probe_.neuron()); });
    refresh();
}

void NetworkView::refresh() {
    const auto& probe = probe_.probe();
    pages_->setCurrentWidget(probe ? static_cast<QWidget*>(canvas_) : empty_);
    sample_->setEnabled(probe != nullptr);
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
    if (fitted_)
        fit();
}

} // namespace dpfm::views
