#include "ui/views/live_actions.h"

#include "core/network/validation.h"
#include "ui/views/follow_font.h"
#include "ui/views/icons.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolBar>

namespace dpfm::views {

using models::LiveRunModel;
using models::ProbeModel;
using training::StepUnit;

namespace {

constexpr int kMostRegisters = 1'000'000;

QString speedText(std::size_t speed) {
    const double perSecond = LiveRunModel::kSpeeds[speed];
    return perSecond > 0.0 ? LiveActions::tr("%1/s").arg(QLocale().toString(perSecond))
                           : LiveActions::tr("full");
}

} // namespace

LiveActions::LiveActions(models::Workbench& workbench, QWidget* window)
    : QObject(window)
    , workbench_(workbench)
    , live_(workbench.liveRun())
    , window_(window)
    , shown_(new QAction(tr("Live r&un"), window))
    , rewind_(new QAction(tr("Re&wind"), window))
    , newSeed_(new QAction(tr("New s&eed"), window))
    , play_(new QAction(tr("Pl&ay"), window))
    , step_(new QAction(tr("S&tep"), window))
    , unit_(new QComboBox(window))
    , speed_(new QSlider(Qt::Horizontal, window))
    , speedText_(new QLabel(window))
    , registers_(new QSpinBox(window))
    , seed_(new QLineEdit(window)) {
    const auto prepare = [](QAction& action, const char* name, const QKeySequence& key,
                            const QString& tip) {
        action.setObjectName(QString::fromLatin1(name));
        action.setShortcut(key);
        action.setToolTip(
            QStringLiteral("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText)));
    };
    prepare(*shown_, "liveShown", Qt::SHIFT | Qt::Key_F8,
            tr("Network, map and inspector show the live run; off, the run that is selected in "
               "the table"));
    prepare(*rewind_, "liveRewind", Qt::Key_F7,
            tr("Back to the start: the same seed, the same initial weights"));
    prepare(*newSeed_, "liveNewSeed", Qt::SHIFT | Qt::Key_F7,
            tr("Begins with another seed: other initial weights and data"));
    prepare(*play_, "livePlay", Qt::Key_F8, tr("Goes on, at the speed chosen, until it is paused"));
    prepare(*step_, "liveStep", Qt::Key_F9, tr("Goes on by one step of the kind chosen"));
    shown_->setCheckable(true);

    unit_->setObjectName(QStringLiteral("liveUnit"));
    unit_->setAccessibleName(tr("What a step is"));
    unit_->setToolTip(tr("What a step is. A neuron has seven stages."));
    unit_->addItem(tr("stage"), static_cast<int>(StepUnit::Stage));
    unit_->addItem(tr("neuron"), static_cast<int>(StepUnit::Neuron));
    unit_->addItem(tr("sample"), static_cast<int>(StepUnit::Sample));
    unit_->addItem(tr("batch"), static_cast<int>(StepUnit::Batch));
    unit_->addItem(tr("epoch"), static_cast<int>(StepUnit::Epoch));
    speed_->setObjectName(QStringLiteral("liveSpeed"));
    speed_->setAccessibleName(tr("Speed of playing"));
    speed_->setToolTip(tr("Steps a second while it plays; at the right end it trains as fast as "
                          "it can."));
    speed_->setRange(0, static_cast<int>(LiveRunModel::kSpeeds.size()) - 1);
    speed_->setPageStep(1);
    followFont(*speed_, [this] { speed_->setFixedWidth(6 * speed_->fontMetrics().height()); });
    speedText_->setObjectName(QStringLiteral("liveSpeedText"));
    followFont(*speedText_, [this] {
        speedText_->setMinimumWidth(speedText_->fontMetrics().horizontalAdvance(speedText(0)) + 6);
    });
    registers_->setObjectName(QStringLiteral("liveRegisters"));
    registers_->setAccessibleName(tr("Registers of the live run"));
    registers_->setToolTip(tr("R, the registers each neuron keeps; 0 keeps all. The live run goes "
                              "on with it, from where it is."));
    registers_->setRange(0, kMostRegisters);
    registers_->setSpecialValueText(tr("all"));
    registers_->setKeyboardTracking(false);
    seed_->setObjectName(QStringLiteral("liveSeed"));
    seed_->setAccessibleName(tr("Seed of the live run"));
    seed_->setToolTip(tr("Data, initial weights and the order of the samples come from it. Another "
                         "seed begins anew."));
    followFont(*seed_, [this] {
        seed_->setFixedWidth(seed_->fontMetrics().horizontalAdvance(QStringLiteral("00000000")) +
                             16);
    });
    seed_->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,16}")), seed_));
    setIcons();
    window_->installEventFilter(this);
    connectControls();
    refresh();
}

void LiveActions::connectControls() {
    connect(shown_, &QAction::triggered, this, [this](bool on) {
        workbench_.probe().setSource(on ? ProbeModel::Source::Live : ProbeModel::Source::Run);
        refresh();
    });
    connect(rewind_, &QAction::triggered, this, [this] { use(&LiveRunModel::rewind); });
    connect(newSeed_, &QAction::triggered, this, [this] { use(&LiveRunModel::newSeed); });
    connect(play_, &QAction::triggered, this, [this] { use(&LiveRunModel::togglePlay); });
    connect(step_, &QAction::triggered, this, [this] {
        use(&LiveRunModel::step);
        if (live_.unit() == StepUnit::Stage || live_.unit() == StepUnit::Neuron)
            emit steppedThroughMethod();
    });
    connect(unit_, &QComboBox::activated, this, [this](int choice) {
        live_.setUnit(static_cast<StepUnit>(unit_->itemData(choice).toInt()));
    });
    connect(speed_, &QSlider::valueChanged, this,
            [this](int speed) { live_.setSpeed(static_cast<std::size_t>(speed)); });
    connect(registers_, &QSpinBox::valueChanged, this,
            [this](int registers) { live_.setRegisters(registers); });
    connect(seed_, &QLineEdit::editingFinished, this, &LiveActions::readSeed);
    connect(&live_, &LiveRunModel::controlsChanged, this, &LiveActions::refresh);
    connect(&workbench_.probe(), &ProbeModel::sourceChanged, this, &LiveActions::refresh);
    connect(&workbench_.document(), &models::ExperimentDocument::changed, this,
            &LiveActions::refresh);
}

void LiveActions::use(void (LiveRunModel::*what)()) {
    workbench_.probe().setSource(ProbeModel::Source::Live);
    (live_.*what)();
    emit used();
}

void LiveActions::togglePlay() {
    if (play_->isEnabled())
        play_->trigger();
}

void LiveActions::readSeed() {
    bool ok = false;
    const qulonglong seed = seed_->text().toULongLong(&ok);
    seed_->setModified(false);
    if (ok && seed <= network::kMaxSeed) {
        if (seed != live_.seed()) {
            workbench_.probe().setSource(ProbeModel::Source::Live);
            live_.setSeed(seed);
        }
    } else {
        emit workbench_.message(
            tr("A seed is a whole number from 0 to %1.").arg(network::kMaxSeed));
    }
    refresh();
}

void LiveActions::fill(QMenu& menu) {
    menu.addActions({shown_, rewind_, newSeed_, play_, step_});
}

void LiveActions::fill(QToolBar& bar) {
    const auto caption = [&](const QString& text, QWidget& of) {
        auto* label = new QLabel(text, &bar);
        label->setBuddy(&of);
        label->setContentsMargins(6, 0, 4, 0);
        bar.addWidget(label);
        bar.addWidget(&of);
    };
    bar.addAction(shown_);
    bar.addSeparator();
    bar.addActions({rewind_, play_, step_});
    // Both of its texts have room, so that nothing moves when it is pressed.
    QWidget* button = bar.widgetForAction(play_);
    followFont(*button, [this, button] {
        const QString widest = tr("Pause").size() > tr("Play").size() ? tr("Pause") : tr("Play");
        button->setMinimumWidth(button->sizeHint().width() -
                                button->fontMetrics().horizontalAdvance(play_->iconText()) +
                                button->fontMetrics().horizontalAdvance(widest));
    });
    bar.addWidget(unit_);
    caption(tr("Speed"), *speed_);
    bar.addWidget(speedText_);
    caption(tr("R"), *registers_);
    caption(tr("Seed"), *seed_);
    bar.addAction(newSeed_);
}

void LiveActions::setIcons() {
    const QPalette palette = window_->palette();
    shown_->setIcon(switchIcon(palette));
    rewind_->setIcon(icon(Glyph::Rewind, palette));
    step_->setIcon(icon(Glyph::Step, palette));
    play_->setIcon(icon(showsPause_ ? Glyph::Pause : Glyph::Play, palette));
}

bool LiveActions::eventFilter(QObject* watched, QEvent* event) {
    if (watched == window_ && event->type() == QEvent::PaletteChange)
        setIcons();
    return QObject::eventFilter(watched, event);
}

void LiveActions::refreshPlay() {
    const bool playing = live_.playing();
    play_->setEnabled(playing || live_.canStep());
    if (playing != std::exchange(showsPause_, playing))
        play_->setIcon(icon(playing ? Glyph::Pause : Glyph::Play, window_->palette()));
    play_->setText(playing ? tr("P&ause live run") : tr("Pl&ay"));
    play_->setIconText(playing ? tr("Pause") : tr("Play"));
}

void LiveActions::refresh() {
    refreshPlay();
    const bool live = workbench_.probe().showsLive();
    shown_->setChecked(live);
    shown_->setEnabled(!live || workbench_.results().selected().has_value());
    rewind_->setEnabled(live_.canRewind());
    newSeed_->setEnabled(live_.canRewind());
    step_->setEnabled(live_.canStep());
    const QSignalBlocker quietUnit(unit_);
    const QSignalBlocker quietSpeed(speed_);
    const QSignalBlocker quietRegisters(registers_);
    unit_->setCurrentIndex(unit_->findData(static_cast<int>(live_.unit())));
    speed_->setValue(static_cast<int>(live_.speed()));
    speedText_->setText(speedText(live_.speed()));
    registers_->setValue(live_.registers());
    if (!seed_->hasFocus() || !seed_->isModified())
        seed_->setText(QString::number(live_.seed()));
}

} // namespace dpfm::views
