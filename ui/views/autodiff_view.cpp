#include "ui/views/autodiff_view.h"

#include "ui/session/error_text.h"
#include "ui/views/autodiff_scene.h"
#include "ui/views/number_field.h"
#include "ui/views/step_bar.h"
#include "ui/views/theme.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QGraphicsView>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
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

constexpr double kZoomStep = 1.2;
constexpr double kLargestZoom = 6.0;
constexpr double kSmallestZoom = 0.02;
constexpr double kLargestFit = 1.4;  ///< a small graph does not fill a large window
constexpr double kSmallestFit = 0.6; ///< of a large one a part is shown that can be read

QTableView* tableOf(QAbstractItemModel& model, const char* name, const QString& accessible,
                    QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setObjectName(QString::fromLatin1(name));
    table->setAccessibleName(accessible);
    table->setModel(&model);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    constexpr int kWidestColumn = 420; // a derivative may have a thousand characters
    table->horizontalHeader()->setMaximumSectionSize(kWidestColumn);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    return table;
}

/// Of tables whose first column says what a row is.
QTableView* withoutRowNumbers(QTableView* table) {
    table->verticalHeader()->hide();
    return table;
}

QLabel* wrappedLabel(const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

AutodiffView::AutodiffView(QWidget* parent)
    : QWidget(parent)
    , checks_(model_)
    , hessian_(model_)
    , points_(model_)
    , scene_(new AutodiffScene(this))
    , canvas_(new QGraphicsView(scene_, this))
    , pages_(new QTabWidget(this))
    , example_(new QComboBox(this))
    , text_(new QPlainTextEdit(this))
    , values_(new QLineEdit(this))
    , registers_(new QSpinBox(this))
    , error_(wrappedLabel("autodiffError", this))
    , result_(wrappedLabel("autodiffResult", this))
    , steps_(new StepBar(this))
    , explanation_(new QPlainTextEdit(this))
    , newton_(wrappedLabel("autodiffNewton", this))
    , newtonStep_(new QPushButton(tr("Newton step"), this))
    , gradientStep_(new QPushButton(tr("Gradient step"), this))
    , rate_(new NumberField(this))
    , descentRate_(new NumberField(this))
    , descend_(new QPushButton(this))
    , descents_(wrappedLabel("autodiffDescents", this)) {
    pages_->setObjectName(QStringLiteral("autodiffPages"));
    pages_->setDocumentMode(true);
    pages_->addTab(buildGraph(), tr("Graph"));
    pages_->addTab(buildSecondOrder(), tr("Second order"));
    pages_->addTab(buildDescents(), tr("Descents"));
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
    connect(&model_, &models::AutodiffModel::descentsChanged, this, &AutodiffView::refreshDescents);
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
    refreshDescents();
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
        if (example.descends)
            pages_->setCurrentIndex(2);
        else
            pages_->setCurrentIndex(0);
    });

    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    text_->setObjectName(QStringLiteral("autodiffText"));
    text_->setAccessibleName(tr("Expression"));
    text_->setFont(fixed);
    text_->setTabChangesFocus(true);
    text_->setToolTip(tr("Lines such as c = a + b; the last one is the result. + − * / ^, "
                         "parentheses, sin cos tan exp log sqrt tanh sigmoid relu step, pi. # "
                         "begins a comment."));
    text_->setMinimumHeight(2 * text_->fontMetrics().lineSpacing() + 12);
    connect(text_, &QPlainTextEdit::textChanged, this,
            [this] { model_.setText(text_->toPlainText()); });
    values_->setObjectName(QStringLiteral("autodiffValues"));
    values_->setAccessibleName(tr("Values of the variables"));
    values_->setFont(fixed);
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
    column->addWidget(
        withoutRowNumbers(tableOf(checks_, "autodiffChecks",
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
    explanation_->setFixedHeight(5 * explanation_->fontMetrics().lineSpacing() + 12);
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

QWidget* AutodiffView::buildSecondOrder() {
    newtonStep_->setObjectName(QStringLiteral("autodiffNewtonStep"));
    newtonStep_->setToolTip(tr("Moves the values by the Newton step."));
    connect(newtonStep_, &QPushButton::clicked, &model_, &models::AutodiffModel::takeNewtonStep);
    gradientStep_->setObjectName(QStringLiteral("autodiffGradientStep"));
    gradientStep_->setToolTip(tr("Moves the values by −rate times the gradient."));
    connect(gradientStep_, &QPushButton::clicked, &model_,
            &models::AutodiffModel::takeGradientStep);
    rate_->setObjectName(QStringLiteral("autodiffRate"));
    rate_->setAccessibleName(tr("Rate of gradient steps"));
    rate_->setMaximumWidth(90);
    connect(rate_, &NumberField::valueEdited, &model_, &models::AutodiffModel::setRate);
    auto* page = new QWidget(this);
    auto* caption = new QLabel(tr("Rate"), page);
    caption->setBuddy(rate_);
    auto* row = new QHBoxLayout;
    row->addWidget(newtonStep_);
    row->addWidget(gradientStep_);
    row->addWidget(caption);
    row->addWidget(rate_);
    row->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(newton_);
    column->addWidget(tableOf(hessian_, "autodiffHessian",
                              tr("Second derivatives, gradient and Newton step"), page),
                      1);
    column->addLayout(row);
    return page;
}

QWidget* AutodiffView::buildDescents() {
    descend_->setObjectName(QStringLiteral("autodiffDescend"));
    connect(descend_, &QPushButton::clicked, this, [this] {
        if (model_.descending())
            model_.stopDescending();
        else
            model_.descend();
    });
    descentRate_->setObjectName(QStringLiteral("autodiffDescentRate"));
    descentRate_->setAccessibleName(tr("Rate of gradient steps"));
    descentRate_->setMaximumWidth(90);
    connect(descentRate_, &NumberField::valueEdited, &model_, &models::AutodiffModel::setRate);
    auto* page = new QWidget(this);
    auto* caption = new QLabel(tr("Rate of gradient steps"), page);
    caption->setBuddy(descentRate_);
    auto* row = new QHBoxLayout;
    row->addWidget(descend_);
    row->addWidget(caption);
    row->addWidget(descentRate_);
    row->addStretch(1);
    figure_.widget()->setAccessibleName(tr("The result on the way down by both kinds of steps"));
    figure_.widget()->setMinimumHeight(90);
    auto* split = new QSplitter(Qt::Vertical, page);
    split->addWidget(figure_.widget());
    split->addWidget(withoutRowNumbers(
        tableOf(points_, "autodiffPoints", tr("Where the descents ended"), page)));
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({300, 200});
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->addLayout(row);
    column->addWidget(descents_);
    column->addWidget(split, 1);
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
    rate_->setValue(model_.rate());
    descentRate_->setValue(model_.rate());
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
    QString newton = models::newtonSentence(*lesson);
    if (lesson->newton && !lesson->newton->eigenvalues.empty()) {
        const std::vector<double>& eigenvalues = lesson->newton->eigenvalues;
        newton += QLatin1Char(' ') + tr("Eigenvalues of the Hessian: %1 to %2.")
                                         .arg(models::lessonNumber(eigenvalues.front(), 4),
                                              models::lessonNumber(eigenvalues.back(), 4));
    }
    newton_->setText(newton);
    newtonStep_->setEnabled(lesson->newton && !lesson->values.empty());
    gradientStep_->setEnabled(!lesson->values.empty());
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

void AutodiffView::refreshDescents() {
    descend_->setText(model_.descending() ? tr("Stop") : tr("Descend"));
    descend_->setToolTip(model_.descending()
                             ? tr("Ends both descents where they are.")
                             : tr("Goes down from the values by gradient steps and by Newton "
                                  "steps, until the gradient vanishes."));
    const auto& descents = model_.descents();
    figure_.setEmptyText(model_.descending() ? tr("On the way …") : tr("Press Descend"));
    figure_.setDescents(descents);
    descents_->setText(descents ? tr("Gradient, rate %1: %2.\nNewton: %3.")
                                      .arg(models::lessonNumber(descents->rate),
                                           models::descentSentence(descents->gradient),
                                           models::descentSentence(descents->newton))
                                : QString());
    descents_->setVisible(descents != nullptr);
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
        const double scale = canvas_->transform().m11() * factor;
        if (scale < kSmallestZoom || scale > kLargestZoom)
            return;
        fitted_ = false;
        canvas_->scale(factor, factor);
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

void AutodiffView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
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
