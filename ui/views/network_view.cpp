#include "ui/views/network_view.h"

#include "ui/figures/figure_style.h"
#include "ui/models/probe_text.h"
#include "ui/models/weight_name.h"
#include "ui/views/canvas_zoom.h"
#include "ui/views/layer_menu.h"
#include "ui/views/network_scene.h"
#include "ui/views/weight_card.h"
#include "ui/views/weight_field.h"
#include "ui/views/what_if_bar.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGraphicsView>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedLayout>
#include <QUndoCommand>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace dpfm::views {

namespace {

constexpr double kSmallestZoom = 0.1;

/// Where a neuron was drawn before and after a drag.
class MoveCommand : public QUndoCommand {
public:
    MoveCommand(NetworkScene& scene, models::NeuronIndex neuron, QPointF from, QPointF to)
        : QUndoCommand(NetworkView::tr("Move neuron"))
        , scene_(&scene)
        , shape_(scene.shape())
        , neuron_(neuron)
        , from_(from)
        , to_(to) {}

    void undo() override { move(from_); }
    void redo() override { move(to_); }

private:
    void move(QPointF offset) {
        if (scene_) // the document may outlive the window
            scene_->moveNeuron(shape_, neuron_, offset);
    }

    QPointer<NetworkScene> scene_;
    NetworkScene::Shape shape_;
    models::NeuronIndex neuron_;
    QPointF from_;
    QPointF to_;
};

} // namespace

NetworkView::NetworkView(models::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , workbench_(workbench)
    , probe_(workbench.probe())
    , maps_(workbench.outputMap())
    , scene_(new NetworkScene(this))
    , canvas_(new QGraphicsView(scene_, this))
    , empty_(new QLabel(this))
    , title_(new QLabel(this))
    , outcome_(new QLabel(this))
    , sample_(new QSpinBox(this))
    , pages_(new QStackedLayout)
    , whatIf_(new WhatIfBar(workbench.probe(), this))
    , update_(new QLabel(this))
    , trace_(new QLabel(this))
    , card_(new WeightCard(canvas_->viewport()))
    , field_(new WeightField(workbench, canvas_->viewport())) {
    canvas_->setFrameShape(QFrame::NoFrame);
    canvas_->setRenderHint(QPainter::Antialiasing);
    // Nearly all of it changes with each state; to find out what does takes longer than to draw it.
    canvas_->setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    canvas_->viewport()->setMouseTracking(true);
    canvas_->setDragMode(QGraphicsView::ScrollHandDrag);
    canvas_->setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    canvas_->setObjectName(QStringLiteral("networkCanvas"));
    canvas_->setAccessibleName(tr("Network graph"));
    canvas_->setWhatsThis(
        tr("Click a neuron to look into it; arrow keys move, + and − zoom. Point "
           "at a line or a register to follow its weight; click a line to edit "
           "it. Page Up and Page Down go through a neuron's weights, Enter edits, "
           "Insert and Delete change how many neurons the layer has."));
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

    update_->setObjectName(QStringLiteral("updateText"));
    trace_->setObjectName(QStringLiteral("traceText"));
    trace_->setTextFormat(Qt::PlainText);
    // Long texts must not widen the window at the cost of the docks.
    for (QLabel* label : {title_, outcome_, update_, trace_})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* bar = new QHBoxLayout;
    bar->addWidget(outcome_, 1);
    bar->addWidget(caption);
    bar->addWidget(sample_);
    bar->addWidget(fitButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    column->addWidget(title_);
    column->addLayout(bar);
    pages_->addWidget(empty_);
    pages_->addWidget(canvas_);
    column->addLayout(pages_, 1);
    column->addWidget(whatIf_);
    column->addWidget(update_);
    column->addWidget(trace_);

    connectScene();
    refresh();
}

void NetworkView::connectScene() {
    connect(field_, &WeightField::said, this, &NetworkView::say);
    connect(field_, &WeightField::ended, this, &NetworkView::refreshTrace);
    connect(field_, &WeightField::left, canvas_, [this] { canvas_->setFocus(); });
    connect(scene_, &NetworkScene::neuronClicked, this,
            [this](models::NeuronIndex neuron) { probe_.selectNeuron(neuron); });
    connect(scene_, &NetworkScene::neuronMoved, this, &NetworkView::moved);
    connect(scene_, &NetworkScene::headerClicked, this, &NetworkView::headerClicked);
    connect(whatIf_, &WhatIfBar::forgottenToggled, scene_, &NetworkScene::setForgottenShown);
    connect(scene_, &NetworkScene::weightHovered, &probe_, &models::ProbeModel::trace);
    connect(&probe_, &models::ProbeModel::probeChanged, this, &NetworkView::refresh);
    connect(&probe_, &models::ProbeModel::neuronChanged, this, [this] {
        scene_->setSelected(probe_.neuron());
        describe();
    });
    connect(&workbench_.liveRun(), &models::LiveRunModel::controlsChanged, this, [this] {
        if (!goesOn())
            describe();
    });
    connect(&maps_, &models::OutputMapModel::mapChanged, this,
            [this] { scene_->setMaps(maps_.map()); });
    connect(&probe_, &models::ProbeModel::tracedChanged, this, [this] {
        scene_->setTraced(probe_.traced());
        refreshTrace();
    });
}

void NetworkView::refreshUpdate() {
    const auto& probe = probe_.probe();
    if (!probe) {
        update_->clear();
        return;
    }
    if (probe->isUnderWay()) {
        update_->setText(tr("The sample is on its way; what it will change is known at its end."));
        return;
    }
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
    if (field_->editing())
        return;
    if (!probe || !weight) {
        trace_->setText(tr("Click a neuron to look into it, point at a line to follow its weight. "
                           "Shift+F11: more room."));
        return;
    }
    const models::WeightTrace trace = models::traceOf(*probe, *weight);
    const auto number = [](double value) { return QLocale().toString(value, 'g', 4); };
    trace_->setText(
        tr("%1 = %2; carried by %3 of %4 neurons from there on; %5")
            .arg(models::weightName(probe->pass.topology(), *weight), number(trace.weight))
            .arg(trace.carriers)
            .arg(trace.neurons)
            .arg(models::gradientOf(*probe, trace)));
}

void NetworkView::refresh() {
    const auto& probe = probe_.probe();
    pages_->setCurrentWidget(probe ? static_cast<QWidget*>(canvas_) : empty_);
    // While a training sample is walked through, that is what is shown.
    sample_->setEnabled(probe != nullptr && !probe->isWalk());
    whatIf_->refresh();
    refreshUpdate();
    refreshTrace();
    if (!probe) {
        title_->clear();
        outcome_->clear();
        return;
    }
    title_->setText(models::titleOf(*probe));
    outcome_->setText(models::outcomeOf(*probe));
    {
        const QSignalBlocker quiet(sample_);
        sample_->setRange(1, static_cast<int>(probe->data->validation.count()));
        sample_->setValue(static_cast<int>(probe->sample) + 1);
    }
    const QRectF before = scene_->sceneRect();
    scene_->show(probe, palette());
    if (scene_->sceneRect() != before)
        fit();     // another network, or another part of it
    if (!goesOn()) // a description that changes all the time tells nobody anything
        describe();
    field_->refresh();
    if (card_->isVisible())
        showCard(cardPlace_);
}

void NetworkView::describe() {
    const auto neuron = probe_.neuron();
    const QString text = probe_.probe() && neuron ? models::neuronText(*probe_.probe(), *neuron)
                                                  : tr("No neuron is chosen.");
    if (text != canvas_->accessibleDescription())
        canvas_->setAccessibleDescription(text);
}

bool NetworkView::goesOn() const {
    return workbench_.liveRun().playing() && probe_.probe() && !probe_.probe()->run;
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
        if (zoomCanvas(*canvas_, factor, kSmallestZoom))
            fitted_ = false;
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
        return weightKeyPressed(key);
    }
}

bool NetworkView::weightKeyPressed(int key) {
    switch (key) {
    case Qt::Key_PageDown:
        traceNext(1);
        return true;
    case Qt::Key_PageUp:
        traceNext(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (probe_.traced())
            editWeight(*probe_.traced());
        return true;
    case Qt::Key_Insert:
        if (probe_.neuron())
            changeNeurons(workbench_, probe_.neuron()->layer, 1);
        return true;
    case Qt::Key_Delete:
        if (probe_.neuron())
            changeNeurons(workbench_, probe_.neuron()->layer, -1);
        return true;
    default:
        return false;
    }
}

void NetworkView::traceNext(int step) {
    const auto neuron = probe_.neuron();
    if (!probe_.probe() || !neuron)
        return;
    const network::Topology& topology = probe_.probe()->pass.topology();
    const auto count = static_cast<int>(topology.width(neuron->layer - 1)) + 1; // the bias is last
    int input = step > 0 ? 0 : count - 1;
    if (const auto traced = probe_.traced()) {
        const network::WeightPlace place = topology.place(*traced);
        if (place.layer == neuron->layer && place.neuron == neuron->neuron)
            input =
                ((place.isBias ? count - 1 : static_cast<int>(place.input)) + step + count) % count;
    }
    probe_.trace(topology.weight(neuron->layer, neuron->neuron, static_cast<std::size_t>(input)));
}

void NetworkView::editWeight(WeightId weight) {
    const auto& probe = probe_.probe();
    if (!probe || index(weight) >= probe->weights.size())
        return;
    if (!probe->live) {
        say(tr("The run of a sweep is never touched. Choose Live run to edit weights."));
        return;
    }
    const network::WeightPlace place = probe->pass.topology().place(weight);
    const QPointF at = scene_->placeOnEdge(weight).value_or(
        scene_->neuronRect({place.layer, place.neuron}).topLeft());
    card_->hide();
    field_->begin(weight, canvas_->mapFromScene(at));
}

void NetworkView::say(const QString& sentence) {
    trace_->setText(sentence);
}

void NetworkView::headerClicked(std::size_t layer, HeaderItem::Part part, QPoint screen) {
    switch (part) {
    case HeaderItem::Part::Menu:
        (new LayerMenu(workbench_, layer, this))->popup(screen);
        break;
    case HeaderItem::Part::Remove:
        changeNeurons(workbench_, layer, -1);
        break;
    case HeaderItem::Part::Add:
        changeNeurons(workbench_, layer, 1);
        break;
    }
}

void NetworkView::moved(models::NeuronIndex neuron, QPointF from, QPointF to) {
    fitted_ = false;
    workbench_.document().undoStack().push(new MoveCommand(*scene_, neuron, from, to));
}

void NetworkView::showCard(QPoint place) {
    const auto& probe = probe_.probe();
    const auto weight = scene_->weightAt(canvas_->mapToScene(place));
    if (!probe || !weight || field_->editing()) {
        card_->hide();
        return;
    }
    cardPlace_ = place;
    card_->showOf(*probe, *weight, place);
}

bool NetworkView::viewportEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::Wheel: {
        const int turn = static_cast<QWheelEvent*>(event)->angleDelta().y();
        if (turn != 0)
            keyPressed(turn > 0 ? Qt::Key_Plus : Qt::Key_Minus);
        return true;
    }
    case QEvent::MouseButtonPress:
        field_->end();
        pressed_ = static_cast<QMouseEvent*>(event)->pos();
        return false;
    case QEvent::MouseMove:
        if (static_cast<QMouseEvent*>(event)->buttons() != Qt::NoButton) {
            card_->hide(); // something is dragged
            return false;
        }
        showCard(static_cast<QMouseEvent*>(event)->pos());
        return false;
    case QEvent::Leave:
        card_->hide();
        probe_.trace(std::nullopt);
        return false;
    case QEvent::MouseButtonRelease: {
        // A press on an edge may also begin to drag the canvas: a click is one that stayed.
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QPointF place = canvas_->mapToScene(mouse->pos());
        if (mouse->button() == Qt::LeftButton && scene_->isOnEdge(place) &&
            (mouse->pos() - pressed_).manhattanLength() < QApplication::startDragDistance())
            if (const auto weight = scene_->weightAt(place))
                QMetaObject::invokeMethod(
                    this, [this, weight] { editWeight(*weight); }, Qt::QueuedConnection);
        return false;
    }
    case QEvent::Resize:
        if (fitted_)
            fit();
        return false;
    default:
        return false;
    }
}

bool NetworkView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas_) {
        if (event->type() == QEvent::KeyPress)
            return keyPressed(static_cast<QKeyEvent*>(event)->key());
        if (event->type() == QEvent::ContextMenu) {
            const auto neuron = probe_.neuron();
            if (neuron &&
                static_cast<QContextMenuEvent*>(event)->reason() == QContextMenuEvent::Keyboard)
                (new LayerMenu(workbench_, neuron->layer, this))
                    ->popup(canvas_->viewport()->mapToGlobal(
                        canvas_->mapFromScene(scene_->neuronRect(*neuron).center())));
            return true;
        }
    } else if (watched == canvas_->viewport()) {
        if (viewportEvent(event))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void NetworkView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        const QRectF before = scene_->sceneRect();
        scene_->setLarge(figures::isLarge(font()));
        if (scene_->sceneRect() != before)
            fit();
    }
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void NetworkView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    workbench_.liveRun().beginLooking();
    maps_.beginLooking();
    if (fitted_)
        fit();
}

void NetworkView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    field_->end();
    maps_.endLooking();
    workbench_.liveRun().endLooking();
}

} // namespace dpfm::views
