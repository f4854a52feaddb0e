#include "ui/views/lesson_panel.h"

#include "ui/views/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextFrame>
#include <QTextTable>
#include <QUrl>
#include <QVBoxLayout>

namespace dpfm::views {

using models::LessonModel;

namespace {

const QString kStepLink = QStringLiteral("do:");
constexpr double kCellPadding = 3.0; ///< px

} // namespace

LessonPanel::LessonPanel(LessonModel& lesson, QWidget* parent)
    : QWidget(parent)
    , lesson_(lesson)
    , title_(new QLabel(this))
    , end_(new QPushButton(tr("End lesson"), this))
    , text_(new QTextBrowser(this))
    , stepsTitle_(new QLabel(tr("Do this"), this))
    , steps_(new QVBoxLayout)
    , refusal_(new QLabel(this))
    , back_(new QPushButton(tr("Back"), this))
    , place_(new QLabel(this))
    , next_(new QPushButton(tr("Next"), this)) {
    text_->setObjectName(QStringLiteral("lessonText"));
    text_->setAccessibleName(tr("Lesson"));
    text_->setWhatsThis(tr("The page that is read. Tab goes through its steps, Enter does one. "
                           "Numbers in it are those of this document, and follow it."));
    text_->setWordWrapMode(QTextOption::WordWrap); // else a narrow table breaks words and numbers
    text_->setOpenLinks(false);
    text_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text_->setMinimumHeight(80);
    connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        bool whole = false;
        const qulonglong step = link.toString().mid(kStepLink.size()).toULongLong(&whole);
        if (whole && link.toString().startsWith(kStepLink))
            lesson_.doStep(static_cast<std::size_t>(step));
    });
    stepsTitle_->setObjectName(QStringLiteral("lessonStepsTitle"));
    steps_->setSpacing(3);
    refusal_->setObjectName(QStringLiteral("lessonRefusal"));
    refusal_->setTextFormat(Qt::PlainText);
    refusal_->setWordWrap(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(buildHead());
    column->addWidget(text_, 1);
    column->addWidget(stepsTitle_);
    column->addLayout(steps_);
    column->addWidget(refusal_);
    column->addLayout(buildNavigation());
    setFocusProxy(text_);

    connect(&lesson_, &LessonModel::runningChanged, this, &LessonPanel::refreshPage);
    connect(&lesson_, &LessonModel::pageChanged, this, &LessonPanel::refreshPage);
    connect(&lesson_, &LessonModel::stepsChanged, this, &LessonPanel::refreshSteps);
    connect(&lesson_, &LessonModel::valuesChanged, this, &LessonPanel::refreshText);
    refreshPage();
}

void LessonPanel::readFromTop() {
    text_->moveCursor(QTextCursor::Start);
    text_->setFocus(Qt::ShortcutFocusReason);
}

QWidget* LessonPanel::buildHead() {
    auto* head = new QWidget(this);
    title_->setObjectName(QStringLiteral("lessonTitle"));
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    end_->setObjectName(QStringLiteral("lessonEndButton"));
    end_->setToolTip(tr("Puts the window back as it was. The document stays."));
    end_->setWhatsThis(end_->toolTip());
    connect(end_, &QPushButton::clicked, &lesson_, &LessonModel::end);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(title_, 1);
    row->addWidget(end_);
    return head;
}

QLayout* LessonPanel::buildNavigation() {
    back_->setObjectName(QStringLiteral("lessonBackButton"));
    back_->setToolTip(
        tr("The page before (%1)")
            .arg(QKeySequence(Qt::ALT | Qt::Key_Left).toString(QKeySequence::NativeText)));
    next_->setObjectName(QStringLiteral("lessonNextButton"));
    next_->setToolTip(
        tr("The next page (%1)")
            .arg(QKeySequence(Qt::ALT | Qt::Key_Right).toString(QKeySequence::NativeText)));
    back_->setWhatsThis(back_->toolTip());
    next_->setWhatsThis(next_->toolTip());
    place_->setObjectName(QStringLiteral("lessonPlace"));
    place_->setAlignment(Qt::AlignCenter);
    connect(back_, &QPushButton::clicked, this, [this] {
        if (lesson_.page() > 0)
            lesson_.setPage(lesson_.page() - 1);
    });
    connect(next_, &QPushButton::clicked, this, [this] { lesson_.setPage(lesson_.page() + 1); });
    auto* row = new QHBoxLayout;
    row->addWidget(back_);
    row->addWidget(place_, 1);
    row->addWidget(next_);
    return row;
}

void LessonPanel::refreshPage() {
    for (QPushButton* button : buttons_) {
        button->hide();
        button->setObjectName({});
        button->deleteLater(); // it may be the one that was pressed
    }
    buttons_.clear();
    if (!lesson_.running())
        return;
    title_->setText(lesson_.title());
    place_->setText(tr("page %1 of %2").arg(lesson_.page() + 1).arg(lesson_.pageCount()));
    // A button that goes out of use would take the focus with it, to anywhere.
    if (lesson_.page() == 0 && back_->hasFocus())
        next_->setFocus();
    if (lesson_.page() + 1 == lesson_.pageCount() && next_->hasFocus())
        text_->setFocus();
    back_->setEnabled(lesson_.page() > 0);
    next_->setEnabled(lesson_.page() + 1 < lesson_.pageCount());
    for (std::size_t step = 0; step < lesson_.stepCount(); ++step) {
        auto* button = new QPushButton(this);
        button->setObjectName(QStringLiteral("lessonStep%1").arg(step + 1));
        button->setToolTip(lesson_.stepText(step));
        button->setWhatsThis(tr("Does what it says, in this document. What changes the experiment "
                                "can be undone."));
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this, [this, step] { lesson_.doStep(step); });
        steps_->addWidget(button);
        button->show(); // else the layout shows it later, and Tab would pass it over until then
        setTabOrder(buttons_.empty() ? static_cast<QWidget*>(text_) : buttons_.back(), button);
        buttons_.push_back(button);
    }
    setTabOrder(buttons_.empty() ? static_cast<QWidget*>(text_) : buttons_.back(), back_);
    stepsTitle_->setVisible(!buttons_.empty());
    text_->moveCursor(QTextCursor::Start); // Enter is for no link that is not chosen on this page
    refreshSteps();
    text_->verticalScrollBar()->setValue(0);
}

void LessonPanel::refreshSteps() {
    if (!lesson_.running())
        return;
    for (std::size_t step = 0; step < buttons_.size(); ++step) {
        const QString text = lesson_.stepText(step);
        QString shown = text;
        QString spoken = text;
        switch (lesson_.stepState(step)) {
        case LessonModel::StepState::Open:
            break;
        case LessonModel::StepState::UnderWay:
            shown += QStringLiteral(" …");
            spoken = tr("%1, under way").arg(text);
            break;
        case LessonModel::StepState::Done:
            shown.prepend(QStringLiteral("✓ "));
            spoken = tr("%1, done").arg(text);
            break;
        }
        buttons_[step]->setText(shown.replace(u'&', QStringLiteral("&&")));
        buttons_[step]->setAccessibleName(spoken);
    }
    refusal_->setText(lesson_.refusal());
    refusal_->setVisible(!lesson_.refusal().isEmpty());
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, colors(palette()).warning);
    refusal_->setPalette(warning);
    refreshText();
}

void LessonPanel::refreshText() {
    if (!lesson_.running())
        return;
    const QString markdown =
        QStringLiteral("## %1\n\n%2").arg(lesson_.pageTitle(), lesson_.markdown());
    if (markdown == shown_)
        return;
    shown_ = markdown;
    const int place = text_->verticalScrollBar()->value();
    const QString link = focusedLink();
    text_->setMarkdown(markdown);
    formatLinks();
    formatTables();
    focusLink(link);
    text_->verticalScrollBar()->setValue(place);
}

void LessonPanel::formatTables() {
    for (QTextFrame* frame : text_->document()->rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0.0);
        format.setBorderCollapse(true);
        format.setCellPadding(kCellPadding);
        table->setFormat(format);
        // A line below each row.
        for (int row = 0; row < table->rows(); ++row)
            for (int column = 0; column < table->columns(); ++column) {
                QTextTableCell place = table->cellAt(row, column);
                QTextTableCellFormat cell = place.format().toTableCellFormat();
                cell.setBottomBorder(1.0);
                cell.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
                cell.setBottomBorderBrush(palette().color(QPalette::Mid));
                place.setFormat(cell);
            }
    }
}

std::vector<QTextCursor> LessonPanel::links() const {
    std::vector<QTextCursor> links;
    for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next())
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            if (fragment.charFormat().anchorHref().isEmpty())
                continue;
            QTextCursor cursor(text_->document());
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            links.push_back(cursor);
        }
    return links;
}

void LessonPanel::formatLinks() {
    QTextCharFormat format;
    format.setFontUnderline(true);
    for (QTextCursor& link : links())
        link.mergeCharFormat(format);
}

QString LessonPanel::focusedLink() const {
    const QTextCursor cursor = text_->textCursor();
    return cursor.hasSelection() ? cursor.charFormat().anchorHref() : QString();
}

void LessonPanel::focusLink(const QString& link) {
    if (link.isEmpty())
        return;
    for (const QTextCursor& cursor : links())
        if (cursor.charFormat().anchorHref() == link)
            text_->setTextCursor(cursor);
}

void LessonPanel::changeEvent(QEvent* event) {
    // The colours of links are in the text.
    if (event->type() == QEvent::PaletteChange) {
        shown_.clear();
        refreshSteps();
    }
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
