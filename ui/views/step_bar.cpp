#include "ui/views/step_bar.h"

#include "ui/views/flow_layout.h"
#include "ui/views/follow_font.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace dpfm::views {

namespace {

constexpr int kSlowest = 1; ///< steps a second
constexpr int kFastest = 20;
constexpr int kUsual = 2;

} // namespace

StepBar::StepBar(QWidget* parent)
    : QWidget(parent)
    , reset_(new QPushButton(tr("Reset"), this))
    , back_(new QPushButton(tr("Back"), this))
    , play_(new QPushButton(tr("Play"), this))
    , forward_(new QPushButton(tr("Step"), this))
    , end_(new QPushButton(tr("End"), this))
    , position_(new QSlider(Qt::Horizontal, this))
    , text_(new QLabel(this))
    , speed_(new QSlider(Qt::Horizontal, this)) {
    const auto prepare = [](QPushButton& button, const char* name, const QString& tip) {
        button.setObjectName(QString::fromLatin1(name));
        button.setToolTip(tip);
        // The keys are the view's; a click must not take its focus away.
        button.setFocusPolicy(Qt::TabFocus);
        followFont(button, [&button] {
            const int width = button.fontMetrics().horizontalAdvance(button.text());
            button.setMinimumWidth(width + 12);
        });
    };
    prepare(*reset_, "stepReset", tr("Before the first step (Home)"));
    prepare(*back_, "stepBack", tr("One step back (Left)"));
    prepare(*play_, "stepPlay", tr("Goes on by itself, from the start if it is at the end (P)"));
    prepare(*forward_, "stepForward", tr("One step on (Right)"));
    prepare(*end_, "stepEnd", tr("After the last step (End)"));
    // Both of its words fit.
    followFont(*play_, [this] {
        const QFontMetrics metrics = play_->fontMetrics();
        play_->setMinimumWidth(std::max(metrics.horizontalAdvance(tr("Play")),
                                        metrics.horizontalAdvance(tr("Pause"))) +
                               12);
    });
    position_->setObjectName(QStringLiteral("stepPosition"));
    position_->setAccessibleName(tr("Step shown"));
    position_->setMinimumWidth(30);
    text_->setObjectName(QStringLiteral("stepText"));
    followFont(*text_, [this] { fitText(); });
    speed_->setObjectName(QStringLiteral("stepSpeed"));
    speed_->setAccessibleName(tr("Speed of playing"));
    speed_->setToolTip(tr("Steps a second while it plays, %1 to %2").arg(kSlowest).arg(kFastest));
    speed_->setRange(kSlowest, kFastest);
    speed_->setValue(kUsual);
    speed_->setFixedWidth(60);

    auto* row = new FlowLayout(this);
    row->setSpacing(4);
    for (QWidget* widget :
         {static_cast<QWidget*>(reset_), static_cast<QWidget*>(back_), static_cast<QWidget*>(play_),
          static_cast<QWidget*>(forward_), static_cast<QWidget*>(end_)})
        row->addWidget(widget);
    auto* sliders = new QHBoxLayout;
    sliders->addWidget(position_, 1);
    sliders->addWidget(text_);
    sliders->addWidget(speed_);
    row->addGrowing(sliders);

    connect(reset_, &QPushButton::clicked, this, [this] { go(0); });
    connect(back_, &QPushButton::clicked, this, [this] { go(step_ > 0 ? step_ - 1 : 0); });
    connect(forward_, &QPushButton::clicked, this, [this] { go(step_ + 1); });
    connect(end_, &QPushButton::clicked, this, [this] { go(last_); });
    connect(play_, &QPushButton::clicked, this, &StepBar::playOrPause);
    connect(position_, &QSlider::valueChanged, this,
            [this](int step) { go(static_cast<std::size_t>(step)); });
    connect(speed_, &QSlider::valueChanged, this,
            [this](int perSecond) { timer_.setInterval(1000 / perSecond); });
    timer_.setInterval(1000 / kUsual);
    connect(&timer_, &QTimer::timeout, this, &StepBar::tick);
    refresh();
}

void StepBar::setPosition(std::size_t step, std::size_t last) {
    step_ = step;
    last_ = last;
    refresh();
}

bool StepBar::keyPressed(int key) {
    switch (key) {
    case Qt::Key_Right:
        forward_->click();
        return true;
    case Qt::Key_Left:
        back_->click();
        return true;
    case Qt::Key_Home:
        reset_->click();
        return true;
    case Qt::Key_End:
        end_->click();
        return true;
    case Qt::Key_P:
        play_->click();
        return true;
    default:
        return false;
    }
}

void StepBar::stop() {
    timer_.stop();
    refresh();
}

void StepBar::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    stop();
}

void StepBar::go(std::size_t step) {
    timer_.stop();
    emit stepRequested(std::min(step, last_));
    refresh();
}

void StepBar::playOrPause() {
    if (timer_.isActive()) {
        stop();
        return;
    }
    if (step_ >= last_)
        emit stepRequested(0);
    timer_.start();
    refresh();
}

void StepBar::tick() {
    if (step_ < last_)
        emit stepRequested(step_ + 1);
    if (step_ >= last_)
        stop();
}

void StepBar::fitText() {
    text_->setMinimumWidth(
        text_->fontMetrics().horizontalAdvance(tr("%1 of %2").arg(last_).arg(last_)));
}

void StepBar::refresh() {
    const QSignalBlocker quiet(position_);
    position_->setRange(0, static_cast<int>(last_));
    position_->setValue(static_cast<int>(step_));
    text_->setText(tr("%1 of %2").arg(step_).arg(last_));
    fitText();
    reset_->setEnabled(step_ > 0);
    back_->setEnabled(step_ > 0);
    forward_->setEnabled(step_ < last_);
    end_->setEnabled(step_ < last_);
    play_->setEnabled(last_ > 0);
    play_->setText(playing() ? tr("Pause") : tr("Play"));
}

} // namespace dpfm::views
