#include "ui/views/autodiff_view.h"

#include "core/autodiff/expression_parser.h"
#include "ui/session/error_text.h"
#include "ui/views/autodiff_pages.h"
#include "ui/views/autodiff_scene.h"
#include "ui/views/canvas_zoom.h"
#include "ui/views/follow_font.h"
#include "ui/views/instrument_widgets.h"
#include "ui/views/step_bar.h"
#include "ui/views/theme.h"

#include <QComboBox>
#include <QGraphicsView>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace dpfm::views {

namespace {

/// Pages, in the order of their tabs.
constexpr int kGraph = 0;
constexpr int kDescents = 2;

constexpr double kSmallestZoom = 0.02;
constexpr double kLargestFit = 1.4;  ///< a small graph does not fill a large window
constexpr double kSmallestFit = 0.6; ///< of a large one a part is shown that can be read

/// Cuts what is pasted one letter after all that can be read: the lesson says that it is too long,
/// and a line of millions is not laid out.
class ExpressionEdit : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    void insertFromMimeData(const QMimeData* source) override {
        constexpr auto kMost = static_cast<qsizetype>(autodiff::kMaxExpressionCharacters) + 1;
        if (source->text().size() <= kMost)
            QPlainTextEdit::insertFromMimeData(source);
        else
            insertPlainText(source->text().left(kMost));
    }
};

} // namespace

AutodiffView::AutodiffView(QWidget* parent)
    : QWidget(parent)
    , checks_(model_)
    , scene_(new AutodiffScene(this))
    , canvas_(new QGraphicsView(scene_, this))
    , pages_(new QTabWidget(this))
    , descents_(new DescentPage(model_, this))
    , example_(new QComboBox(this))
    , text_(new ExpressionEdit(this))
    , values_(new QLineEdit(this))
    , registers_(new QSpinBox(this))
    , error_(wrappedLabel("autodiffError", this))
    , result_(wrappedLabel("autodiffResult", this))
    , steps_(new StepBar(this))
    , explanation_(new QPlainTextEdit(this)) {
    pages_->setObjectName(QStringLiteral("autodiffPages"));
    pages_->setDocumentMode(true);
    pages_->addTab(buildGraph(), tr("Graph"));
    pages_->addTab(new SecondOrderPage(model_, this), tr("Second order"));
    pages_->addTab(descents_, tr("Descents"));
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(buildInput());
    split->addWidget(pages_);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({400, 600});
    split->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(split);
    setFocusProxy(canvas_);

    connect(&model_, &models::AutodiffModel::inputChanged, this, &AutodiffView::refreshInput);
    connect(&model_, &models::AutodiffModel::lessonChanged, this, &AutodiffView::refreshLesson);
    connect(&model_, &models::AutodiffModel::stepChanged, this, &AutodiffView::refreshStep);
    connect(scene_, &AutodiffScene::rebuilt, this, [this] {
        fitted_ = true;
        fit();
    });
    connect(scene_, &AutodiffScene::nodeClicked, this, [this](std::size_t node) {
        const std::vector<std::size_t>& steps = model_.lesson()->steps;
        const auto step = std::find(steps.begin(), steps.end(), node);
        if (step != steps.end()) {
            steps_->stop();
            model_.setStep(static_cast<std::size_t>(step - steps.begin()) + 1);
        }
    });
    restyle();
    refreshInput();
    refreshLesson();
}

QWidget* AutodiffView::buildInput() {
    example_->setObjectName(QStringLiteral("autodiffExample"));
    example_->setAccessibleName(tr("Examples"));
    example_->setToolTip(tr("Puts an example in place of the expression and its values."));
    example_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    example_->setMinimumContentsLength(14);
    const std::vector<models::AutodiffExample> examples = models::autodiffExamples();
    for (const models::AutodiffExample& example : examples)
        example_->addItem(example.title, example.text);
    example_->setPlaceholderText(tr("your own"));
    connect(example_, &QComboBox::activated, this, [this, examples](int place) {
        const models::AutodiffExample& example = examples[static_cast<std::size_t>(place)];
        steps_->stop();
        model_.load(example);
        pages_->setCurrentIndex(example.descends ? kDescents : kGraph);
    });

    text_->setObjectName(QStringLiteral("autodiffText"));
    text_->setAccessibleName(tr("Expression"));
    useCodeFont(*text_);
    text_->setTabChangesFocus(true);
    text_->setToolTip(tr("Lines such as c = a + b; the last one is the result. + − * / ^, "
                         "parentheses, sin cos tan exp log sqrt tanh sigmoid relu step, pi. # "
                         "begins a comment."));
    followFont(*text_,
               [this] { text_->setMinimumHeight(2 * text_->fontMetrics().lineSpacing() + 12); });
    connect(text_, &QPlainTextEdit::textChanged, this,
            [this] { model_.setText(text_->toPlainText()); });
    values_->setObjectName(QStringLiteral("autodiffValues"));
    values_->setAccessibleName(tr("Values of the variables"));
    useCodeFont(*values_);
    values_->setToolTip(tr("What is differentiated by, and where: a = 2, b = 1"));
    connect(values_, &QLineEdit::textEdited, this,
            [this](const QString& text) { model_.setValues(text); });
    registers_->setObjectName(QStringLiteral("autodiffRegisters"));
    registers_->setAccessibleName(tr("Registers of a node"));
    registers_->setToolTip(tr("How many derivatives a node carries on, the largest; the others are "
                              "lost, as in DPFM."));
    registers_->setRange(0, 64);
    registers_->setSpecialValueText(tr("all"));
    connect(registers_, &QSpinBox::valueChanged, this,
            [this](int value) { model_.setRegisters(static_cast<std::size_t>(value)); });

    auto* input = new QWidget(this);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    const auto caption = [&](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, input);
        label->setBuddy(buddy);
        return label;
    };
    grid->addWidget(caption(tr("Example"), example_), 0, 0);
    grid->addWidget(example_, 0, 1);
    grid->addWidget(caption(tr("R"), registers_), 0, 2);
    grid->addWidget(registers_, 0, 3);
    grid->addWidget(text_, 1, 0, 1, 4);
    grid->addWidget(caption(tr("at"), values_), 2, 0);
    grid->addWidget(values_, 2, 1, 1, 3);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(input);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(grid, 2);
    column->addWidget(error_);
    column->addWidget(result_);
    column->addWidget(withoutRowNumbers(tableToRead(
                          checks_, "autodiffChecks",
                          tr("Derivatives in three ways, and their differences"), input)),
                      3);
    return input;
}

QWidget* AutodiffView::buildGraph() {
    canvas_->setObjectName(QStringLiteral("autodiffCanvas"));
    canvas_->setAccessibleName(tr("Graph of the expression"));
    canvas_->setWhatsThis(tr("Left and Right step, Home and End go to the start and the end, P "
                             "plays. + and − zoom, F shows the whole graph. Click a node to go to "
                             "its step."));
    canvas_->setFrameShape(QFrame::NoFrame);
    canvas_->setRenderHint(QPainter::Antialiasing);
    canvas_->setDragMode(QGraphicsView::ScrollHandDrag);
    canvas_->setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    canvas_->setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    canvas_->setMinimumHeight(80);
    canvas_->installEventFilter(this);
    canvas_->viewport()->installEventFilter(this);
    explanation_->setObjectName(QStringLiteral("autodiffExplanation"));
    explanation_->setAccessibleName(tr("What the step computes"));
    explanation_->setReadOnly(true);
    explanation_->setTabChangesFocus(true);
    followFont(*explanation_, [this] {
        explanation_->setFixedHeight(5 * explanation_->fontMetrics().lineSpacing() + 12);
    });
    connect(steps_, &StepBar::stepRequested, this,
            [this](std::size_t step) { model_.setStep(step); });
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(canvas_, 1);
    column->addWidget(steps_);
    column->addWidget(explanation_);
    return page;
}

void AutodiffView::refreshInput() {
    if (text_->toPlainText() != model_.text()) {
        const QSignalBlocker quiet(text_);
        text_->setPlainText(model_.text());
    }
    if (values_->text() != model_.values()) {
        values_->setText(model_.values());
        values_->setCursorPosition(0);
    }
    const int example = example_->findData(model_.text());
    if (example_->currentIndex() != example)
        example_->setCurrentIndex(example);
    const QString error =
        !model_.textError().isEmpty()     ? tr("Expression: %1").arg(model_.textError())
        : !model_.valuesError().isEmpty() ? tr("Values: %1").arg(model_.valuesError())
        : model_.lesson() && model_.lesson()->fault && model_.upToDate()
            ? session::errorText(model_.lesson()->fault->error)
            : QString();
    error_->setText(error);
    error_->setVisible(!error.isEmpty());
}

void AutodiffView::refreshLesson() {
    refreshInput();
    const auto& lesson = model_.lesson();
    if (!lesson)
        return;
    const autodiff::Expression& expression = lesson->expression;
    result_->setText(QStringLiteral("%1 = %2").arg(
        models::nodeName(expression, expression.result),
        models::lessonNumber(lesson->nodes[expression.result].value(), 8)));
    refreshStep();
}

void AutodiffView::refreshStep() {
    steps_->setPosition(model_.step(), model_.stepCount());
    const auto& lesson = model_.lesson();
    if (!lesson)
        return;
    scene_->show(model_, palette());
    const auto current = model_.currentNode();
    explanation_->setPlainText(
        current ? models::explanationOf(*lesson, *current)
                : tr("Each variable begins with one register, its derivative by itself: 1. "
                     "Constants carry none. Press Step."));
    showCurrent();
    if (model_.step() == shownStep_ + 1)
        scene_->flow();
    shownStep_ = model_.step();
}

void AutodiffView::fit() {
    fitted_ = true;
    if (!model_.lesson())
        return;
    canvas_->fitInView(scene_->sceneRect(), Qt::KeepAspectRatio);
    const double scale = std::clamp(canvas_->transform().m11(), kSmallestFit, kLargestFit);
    canvas_->resetTransform();
    canvas_->scale(scale, scale);
    showCurrent();
}

void AutodiffView::showCurrent() {
    const std::size_t node = model_.currentNode().value_or(
        model_.stepCount() > 0 ? model_.lesson()->steps.front() : std::size_t{0});
    if (const ExpressionNodeItem* item = scene_->item(node))
        canvas_->ensureVisible(item);
}

bool AutodiffView::keyPressed(int key) {
    const auto zoom = [this](double factor) {
        if (zoomCanvas(*canvas_, factor, kSmallestZoom))
            fitted_ = false;
    };
    switch (key) {
    case Qt::Key_Plus:
        zoom(kZoomStep);
        return true;
    case Qt::Key_Minus:
        zoom(1.0 / kZoomStep);
        return true;
    case Qt::Key_F:
        fit();
        return true;
    default:
        return steps_->keyPressed(key);
    }
}

bool AutodiffView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas_ && event->type() == QEvent::KeyPress) {
        auto* press = static_cast<QKeyEvent*>(event);
        if (!(press->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) &&
            keyPressed(press->key()))
            return true;
    }
    if (watched == canvas_->viewport() && event->type() == QEvent::Wheel) {
        auto* wheel = static_cast<QWheelEvent*>(event);
        if (wheel->angleDelta().y() != 0)
            keyPressed(wheel->angleDelta().y() > 0 ? Qt::Key_Plus : Qt::Key_Minus);
        return true;
    }
    if (watched == canvas_->viewport() && event->type() == QEvent::Resize && fitted_)
        fit();
    return QWidget::eventFilter(watched, event);
}

PageExport AutodiffView::toExport() {
    switch (pages_->currentIndex()) {
    case kGraph:
        break;
    case kDescents:
        return descents_->toExport();
    default:
        return tableIsNoFigure();
    }
    if (!model_.lesson())
        return {nullptr, std::nullopt, tr("There is no graph yet: type an expression.")};
    auto sheet = std::make_shared<AutodiffScene>();
    sheet->show(model_, paperPalette());
    const QRectF from = sheet->sceneRect();
    figures::Picture picture{QStringLiteral("autodiff-graph"), tr("Graph of an expression"),
                             from.size(), double(canvas_->logicalDpiX()),
                             [sheet, from](QPainter& painter) {
                                 const QRectF page(QPointF(), from.size());
                                 painter.fillRect(page, Qt::white);
                                 sheet->render(&painter, page, from);
                             }};
    return {nullptr, std::move(picture), {}};
}

void AutodiffView::restyle() {
    QPalette errors = palette();
    errors.setColor(QPalette::WindowText, colors(palette()).error);
    error_->setPalette(errors);
}

void AutodiffView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
        refreshStep();
    }
    QWidget::changeEvent(event);
}

void AutodiffView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (fitted_)
        fit();
}

} // namespace dpfm::views
