#include "ui/views/toper_view.h"

#include "ui/views/follow_font.h"
#include "ui/views/plain_table.h"
#include "ui/views/toper_canvas.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace dpfm::views {

using hardware::Toper;
using Settings = models::ToperModel::Settings;

namespace {

QString number(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace

ToperView::ToperView(models::ProbeModel& probe, QWidget* parent)
    : QWidget(parent)
    , model_(probe)
    , canvas_(new ToperCanvas(model_, this))
    , title_(new QLabel(this))
    , moment_(new QLabel(this))
    , counts_(new QLabel(this)) {
    title_->setObjectName(QStringLiteral("toperTitle"));
    title_->setWordWrap(true);
    moment_->setObjectName(QStringLiteral("toperMoment"));
    moment_->setWordWrap(true);
    followFont(*moment_,
               [this] { moment_->setMinimumHeight(2 * moment_->fontMetrics().lineSpacing()); });
    moment_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    moment_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(canvas_);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumHeight(90);

    counts_->setObjectName(QStringLiteral("toperCounts"));
    counts_->setWordWrap(true);
    auto* circuit = new QWidget(this);
    auto* circuitColumn = new QVBoxLayout(circuit);
    circuitColumn->setContentsMargins(0, 6, 0, 0);
    circuitColumn->addWidget(playBar());
    circuitColumn->addWidget(scroll, 1);
    circuitColumn->addWidget(moment_);
    circuitColumn->addWidget(counts_);
    auto* pages = new QTabWidget(this);
    pages->setObjectName(QStringLiteral("toperPages"));
    pages->setDocumentMode(true);
    pages->addTab(circuit, tr("Circuit"));
    pages->addTab(countsPage(), tr("Cycles and trees"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(sourceBar());
    column->addWidget(settingsBar());
    column->addWidget(pages, 1);
    setFocusProxy(canvas_);

    connect(&model_, &models::ToperModel::reset, this, &ToperView::refresh);
    connect(&model_, &models::ToperModel::moved, this, &ToperView::refreshMoment);
    refresh();
}

void ToperView::change(const std::function<void(Settings&)>& change) {
    Settings settings = model_.settings();
    change(settings);
    model_.setSettings(settings);
}

QWidget* ToperView::sourceBar() {
    auto* bar = new QWidget(this);
    auto* source = new QComboBox(bar);
    source->setObjectName(QStringLiteral("toperSource"));
    source->setAccessibleName(tr("Whose candidates"));
    source->addItems({tr("chosen neuron"), tr("example")});
    source->setToolTip(tr("The candidates of the neuron that is chosen in the tab Network, or the "
                          "published example: 20 random candidates for 16 registers."));
    connect(source, &QComboBox::activated, this, [this](int index) {
        change([index](Settings& settings) {
            settings.source = index == 0 ? models::ToperModel::Source::Neuron
                                         : models::ToperModel::Source::Example;
        });
    });
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(source);
    row->addWidget(title_, 1);
    return bar;
}

QWidget* ToperView::settingsBar() {
    auto* bar = new QWidget(this);
    auto* cells = new QSpinBox(bar);
    cells->setObjectName(QStringLiteral("toperCells"));
    cells->setAccessibleName(tr("Cells"));
    cells->setRange(0, static_cast<int>(models::ToperModel::kMostCells));
    cells->setSpecialValueText(tr("R cells"));
    cells->setSuffix(tr(" cells"));
    cells->setToolTip(tr("Cells of the chain; at the lowest, one for each register."));
    auto* flow = new QComboBox(bar);
    flow->setObjectName(QStringLiteral("toperFlow"));
    flow->setAccessibleName(tr("When candidates enter"));
    flow->addItems({tr("pipelined"), tr("one after the other")});
    flow->setToolTip(tr("Pipelined: a candidate enters as soon as the first cell is free."));
    auto* cycles = new QSpinBox(bar);
    cycles->setObjectName(QStringLiteral("toperCyclesPerExchange"));
    cycles->setAccessibleName(tr("Cycles of an exchange"));
    cycles->setRange(1, 9);
    cycles->setPrefix(tr("cycles each: "));
    cycles->setToolTip(
        tr("That a cell takes to compare and exchange; the published formula has 3."));
    auto* merged = new QCheckBox(tr("equal ids merged"), bar);
    merged->setObjectName(QStringLiteral("toperMerged"));
    merged->setChecked(true);
    merged->setToolTip(tr("As the method has it: gradients of equal ids are added before they "
                          "enter. Otherwise each enters for itself, and the cells may hold an id "
                          "twice."));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{cells, flow, cycles, merged})
        row->addWidget(widget);
    row->addStretch(1);

    connect(cells, &QSpinBox::valueChanged, this, [this](int value) {
        change([value](Settings& settings) { settings.cells = static_cast<std::size_t>(value); });
    });
    connect(flow, &QComboBox::activated, this, [this](int index) {
        change([index](Settings& settings) {
            settings.flow = index == 0 ? Toper::Flow::Pipelined : Toper::Flow::Sequential;
        });
    });
    connect(cycles, &QSpinBox::valueChanged, this, [this](int value) {
        change([value](Settings& settings) {
            settings.cyclesPerExchange = static_cast<std::size_t>(value);
        });
    });
    connect(merged, &QCheckBox::toggled, this,
            [this](bool on) { change([on](Settings& settings) { settings.merged = on; }); });
    return bar;
}

QToolButton* ToperView::button(const char* name, const QString& text, const QString& toolTip,
                               void (models::ToperModel::*what)()) {
    auto* made = new QToolButton(this);
    made->setText(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(toolTip);
    connect(made, &QToolButton::clicked, &model_, what);
    return made;
}

QWidget* ToperView::playBar() {
    auto* bar = new QWidget(this);
    play_ = new QToolButton(bar);
    play_->setObjectName(QStringLiteral("toperPlay"));
    play_->setToolTip(tr("Space or P, in the picture."));
    connect(play_, &QToolButton::clicked, this, [this] { model_.setPlaying(!model_.playing()); });
    place_ = new QSlider(Qt::Horizontal, bar);
    place_->setObjectName(QStringLiteral("toperPlace"));
    place_->setAccessibleName(tr("Cycle"));
    place_->setMinimumWidth(60);
    connect(place_, &QSlider::valueChanged, this,
            [this](int cycle) { model_.seek(static_cast<std::size_t>(cycle)); });
    cycle_ = new QLabel(bar);
    cycle_->setObjectName(QStringLiteral("toperCycle"));
    auto* speed = new QSpinBox(bar);
    speed->setObjectName(QStringLiteral("toperSpeed"));
    speed->setAccessibleName(tr("Cycles a second"));
    speed->setRange(1, 60);
    speed->setValue(4);
    speed->setSuffix(tr(" a second"));
    connect(speed, &QSpinBox::valueChanged, &model_, &models::ToperModel::setCyclesPerSecond);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    using Model = models::ToperModel;
    row->addWidget(button("toperReset", tr("Reset"), tr("Home, in the picture."), &Model::rewind));
    row->addWidget(button("toperBack", tr("Back"), tr("←, in the picture."), &Model::stepBack));
    row->addWidget(play_);
    row->addWidget(button("toperStep", tr("Step"), tr("→, in the picture."), &Model::step));
    row->addWidget(button("toperEnd", tr("End"), tr("End, in the picture."), &Model::toEnd));
    row->addWidget(place_, 1);
    row->addWidget(cycle_);
    row->addWidget(speed);
    return bar;
}

QWidget* ToperView::countsPage() {
    auto* panel = new QSplitter(this);
    explanation_ = new QPlainTextEdit(panel);
    explanation_->setObjectName(QStringLiteral("toperExplanation"));
    explanation_->setAccessibleName(tr("Why the published cycles and the counted ones differ"));
    explanation_->setReadOnly(true);
    explanation_->setTabChangesFocus(true);
    explanation_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* treePanel = new QWidget(panel);
    auto* topers = new QSpinBox(treePanel);
    topers->setObjectName(QStringLiteral("toperTopers"));
    topers->setAccessibleName(tr("Topers of the tree"));
    topers->setRange(1, static_cast<int>(models::ToperModel::kMostTopers));
    topers->setValue(static_cast<int>(model_.settings().topers));
    topers->setPrefix(tr("Tree of "));
    topers->setSuffix(tr(" topers"));
    topers->setToolTip(
        tr("The candidates are dealt to so many topers, which work at the same time. "
           "Then they are joined in pairs: one empties its cells into the other."));
    connect(topers, &QSpinBox::valueChanged, this, [this](int value) {
        change([value](Settings& settings) { settings.topers = static_cast<std::size_t>(value); });
    });
    auto* tree = new PlainTable(model_.tree(), treePanel);
    tree->setObjectName(QStringLiteral("toperTree"));
    tree->setAccessibleName(tr("Cycles of the tree"));
    auto* treeColumn = new QVBoxLayout(treePanel);
    treeColumn->setContentsMargins(0, 0, 0, 0);
    treeColumn->addWidget(topers);
    treeColumn->addWidget(tree, 1);

    panel->addWidget(explanation_);
    panel->addWidget(treePanel);
    panel->setChildrenCollapsible(false);
    panel->setSizes({380, 280});
    return panel;
}

void ToperView::refresh() {
    const models::ToperModel::Counts& counts = model_.counts();
    // The published formula counts what is dropped, of which there may be none.
    const QString published = counts.published > 0
                                  ? tr("Published: %1 cycles.").arg(number(counts.published))
                                  : tr("Published: nothing for so few candidates.");
    const QString counted =
        tr("Counted: %1 one after the other, %2 pipelined, %3 comparisons.")
            .arg(number(counts.sequential), number(counts.pipelined), number(counts.comparisons));
    counts_->setText(model_.empty() ? QString()
                                    : QStringLiteral("<b>%1 %2</b>").arg(published, counted));
    explanation_->setPlainText(model_.explanation());
    for (const char* name :
         {"toperReset", "toperBack", "toperStep", "toperEnd", "toperPlay", "toperPlace"})
        findChild<QWidget*>(QString::fromLatin1(name))->setEnabled(!model_.empty());
    refreshMoment();
}

void ToperView::refreshMoment() {
    title_->setText(model_.title());
    moment_->setText(model_.moment());
    play_->setText(model_.playing() ? tr("Pause") : tr("Play"));
    const QSignalBlocker blocked(place_);
    place_->setRange(0, static_cast<int>(model_.total()));
    place_->setValue(static_cast<int>(model_.toper().cycle()));
    cycle_->setText(
        model_.empty()
            ? QString()
            : tr("cycle %1 of %2").arg(number(model_.toper().cycle()), number(model_.total())));
}

PageExport ToperView::toExport() {
    if (!canvas_->isVisible())
        return tableIsNoFigure();
    if (model_.empty())
        return {nullptr, std::nullopt, model_.missing()};
    model_.setPlaying(false);
    auto sheet = std::make_shared<ToperCanvas>(model_);
    return {nullptr,
            pictureOf(sheet, {canvas_->width(), canvas_->minimumHeight()},
                      QStringLiteral("toper-cycle-%1").arg(model_.toper().cycle()), model_.title()),
            {}};
}

void ToperView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model_.setLooking(true);
}

void ToperView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model_.setLooking(false);
}

} // namespace dpfm::views
