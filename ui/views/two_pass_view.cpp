#include "ui/views/two_pass_view.h"

#include "ui/models/probe_text.h"
#include "ui/views/follow_font.h"
#include "ui/views/instrument_widgets.h"
#include "ui/views/pass_canvas.h"
#include "ui/views/step_bar.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace dpfm::views {

using models::TwoPasses;

namespace {

constexpr int kMostRegisters = 1'000'000;

} // namespace

TwoPassView::TwoPassView(models::ProbeModel& probe, QWidget* parent)
    : QWidget(parent)
    , probe_(probe)
    , model_(probe)
    , table_(model_)
    , pages_(new QStackedLayout)
    , title_(new QLabel(this))
    , sample_(new QSpinBox(this))
    , registers_(new QSpinBox(this))
    , outcome_(new QLabel(this))
    , steps_(new StepBar(this)) {
    setAccessibleName(tr("Two passes, step by step"));
    setFocusPolicy(Qt::StrongFocus);
    title_->setObjectName(QStringLiteral("passTitle"));
    outcome_->setObjectName(QStringLiteral("passOutcome"));
    // Long texts must not widen the window at the cost of the docks.
    for (QLabel* label : {title_, outcome_})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    sample_->setObjectName(QStringLiteral("passSample"));
    sample_->setAccessibleName(tr("Probe sample"));
    sample_->setToolTip(tr("Which sample of the validation part goes through the network."));
    sample_->setRange(1, 1);
    connect(sample_, &QSpinBox::valueChanged, this,
            [this](int value) { probe_.setSample(static_cast<std::size_t>(value - 1)); });
    registers_->setObjectName(QStringLiteral("passRegisters"));
    registers_->setAccessibleName(tr("Registers of DPFM's pass"));
    registers_->setToolTip(tr("R, the registers each neuron keeps; 0 keeps all. The run stays as "
                              "it was trained."));
    registers_->setRange(0, kMostRegisters);
    registers_->setSpecialValueText(tr("all"));
    registers_->setKeyboardTracking(false);
    connect(registers_, &QSpinBox::valueChanged, this,
            [this](int value) { probe_.setWhatIf(static_cast<std::size_t>(value)); });
    connect(steps_, &StepBar::stepRequested, this,
            [this](std::size_t step) { model_.setStep(step); });

    auto* empty = new QLabel(tr("No network yet: press Run."), this);
    empty->setAlignment(Qt::AlignCenter);
    auto* content = new QWidget(this);
    const auto caption = [&](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, content);
        label->setBuddy(buddy);
        return label;
    };
    auto* bar = new QHBoxLayout;
    bar->addWidget(outcome_, 1);
    bar->addWidget(caption(tr("Validation sample"), sample_));
    bar->addWidget(sample_);
    bar->addWidget(caption(tr("R"), registers_));
    bar->addWidget(registers_);
    auto* split = new QSplitter(Qt::Vertical, content);
    split->addWidget(buildSides());
    split->addWidget(buildMemory());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({300, 200});
    split->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    column->addWidget(title_);
    column->addLayout(bar);
    column->addWidget(split, 1);
    column->addWidget(steps_);
    pages_->addWidget(empty);
    pages_->addWidget(content);
    setLayout(pages_);

    connect(&model_, &models::TwoPassModel::passesChanged, this, &TwoPassView::refreshPasses);
    connect(&model_, &models::TwoPassModel::stepChanged, this, &TwoPassView::refreshStep);
    restyle();
    refreshPasses();
    refreshStep();
}

QWidget* TwoPassView::buildSides() {
    auto* sides = new QWidget(this);
    auto* row = new QHBoxLayout(sides);
    row->setContentsMargins(0, 0, 0, 0);
    for (const auto side : {TwoPasses::Backpropagation, TwoPasses::ForwardMode}) {
        const bool backward = side == TwoPasses::Backpropagation;
        auto* caption =
            new QLabel(backward ? tr("Backpropagation: two passes") : tr("DPFM: one pass"), sides);
        QFont bold = caption->font();
        bold.setBold(true);
        caption->setFont(bold);
        caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        canvases_[side] = new PassCanvas(side, sides);
        canvases_[side]->setObjectName(backward ? QStringLiteral("backwardCanvas")
                                                : QStringLiteral("forwardCanvas"));
        canvases_[side]->setAccessibleName(caption->text());
        canvases_[side]->setToolTip(
            tr("Dashed: not computed yet. Hatched: given up, as no later step reads it."));
        sentences_[side] = new QLabel(sides);
        sentences_[side]->setObjectName(backward ? QStringLiteral("backwardSentence")
                                                 : QStringLiteral("forwardSentence"));
        sentences_[side]->setWordWrap(true);
        sentences_[side]->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        // Two lines, so that the canvas does not jump with the length of a sentence.
        followFont(*sentences_[side], [sentence = sentences_[side]] {
            sentence->setMinimumHeight(2 * sentence->fontMetrics().lineSpacing());
        });
        auto* column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(caption);
        column->addWidget(canvases_[side], 1);
        column->addWidget(sentences_[side]);
        row->addLayout(column, 1);
    }
    return sides;
}

QWidget* TwoPassView::buildMemory() {
    QTableView* table = tableToRead(table_, "passTable", tr("Numbers kept by both methods"), this);
    table->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the steps
    table->setToolTip(tr("A count of what each method needs, number by number, not of what a "
                         "program allocates. The weights themselves are left out."));
    table->setMinimumWidth(260);
    figure_.widget()->setObjectName(QStringLiteral("passFigure"));
    figure_.widget()->setAccessibleName(tr("Numbers kept by step"));
    figure_.widget()->setMinimumHeight(80);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(table);
    split->addWidget(figure_.widget());
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({330, 500});
    split->setChildrenCollapsible(false);
    return split;
}

void TwoPassView::refreshPasses() {
    const auto passes = model_.passes();
    pages_->setCurrentIndex(passes ? 1 : 0);
    figure_.setPasses(passes);
    if (!passes)
        return;
    const models::Probe& probe = *passes->probe;
    title_->setText(models::titleOf(probe));
    const QString outcome = models::outcomeOf(probe);
    outcome_->setText(outcome);
    outcome_->setToolTip(outcome);
    const QSignalBlocker quietSample(sample_);
    const QSignalBlocker quietRegisters(registers_);
    sample_->setEnabled(!probe.isWalk());
    sample_->setRange(1, static_cast<int>(probe.data->validation.count()));
    sample_->setValue(static_cast<int>(probe.sample) + 1);
    registers_->setValue(static_cast<int>(probe.registers));
}

void TwoPassView::refreshStep() {
    const auto passes = model_.passes();
    steps_->setPosition(model_.step(), model_.lastStep());
    figure_.setStep(model_.step());
    for (const auto side : {TwoPasses::Backpropagation, TwoPasses::ForwardMode}) {
        const std::size_t moment = model_.moment(side);
        canvases_[side]->show(passes, moment);
        sentences_[side]->setText(passes ? models::passSentence(*passes, side, moment) : QString());
    }
}

void TwoPassView::keyPressEvent(QKeyEvent* event) {
    if ((event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) ||
        !steps_->keyPressed(event->key()))
        QWidget::keyPressEvent(event);
}

PageExport TwoPassView::toExport() {
    if (!model_.passes())
        return {nullptr, std::nullopt, tr("No network yet: press Run.")};
    steps_->stop();
    PageExport made =
        exportOf(figure_, &figures::PassMemoryFigure::setPasses, model_.passes(),
                 tr("Numbers kept, step by step"), QStringLiteral("two-passes-memory"));
    made.picture = picture();
    return made;
}

/// Both sides as they are, with their captions and sentences.
figures::Picture TwoPassView::picture() const {
    auto sheet = std::make_shared<QWidget>();
    auto* grid = new QGridLayout(sheet.get());
    for (const auto side : {TwoPasses::Backpropagation, TwoPasses::ForwardMode}) {
        auto* caption = new QLabel(canvases_[side]->accessibleName());
        QFont bold = caption->font();
        bold.setBold(true);
        caption->setFont(bold);
        auto* canvas = new PassCanvas(side);
        canvas->show(model_.passes(), model_.moment(side));
        auto* sentence = new QLabel(sentences_[side]->text());
        sentence->setWordWrap(true);
        sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        sentence->setMinimumHeight(2 * fontMetrics().lineSpacing());
        grid->addWidget(caption, 0, side);
        grid->addWidget(canvas, 1, side);
        grid->addWidget(sentence, 2, side);
        grid->setColumnStretch(side, 1);
    }
    grid->setRowStretch(1, 1);
    constexpr QSize kSize(960, 480);
    return pictureOf(sheet, kSize, QStringLiteral("two-passes-step-%1").arg(model_.step()),
                     tr("Backpropagation's two passes and DPFM's one"));
}

void TwoPassView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void TwoPassView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void TwoPassView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model_.beginLooking();
}

void TwoPassView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model_.endLooking();
}

} // namespace dpfm::views
