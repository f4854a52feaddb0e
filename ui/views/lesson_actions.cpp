#include "ui/views/lesson_actions.h"

#include "ui/models/background.h"
#include "ui/models/lessons.h"
#include "ui/views/compare_view.h"
#include "ui/views/document_actions.h"
#include "ui/views/explanations.h"
#include "ui/views/instrument_tabs.h"
#include "ui/views/lesson_panel.h"
#include "ui/views/window_layout.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>

#include <array>
#include <utility>

namespace dpfm::views {

namespace lesson = session::lesson;
using figures::PlotKind;

namespace {

struct Part {
    const char* name; ///< in lessons
    const char* objectName;
    int size; ///< see Arrangement::Dock
};
constexpr std::array<Part, 6> kDocks{{{"experiment", "experimentDock", 280},
                                      {"inspector", "inspectorDock", 300},
                                      {"method", "methodDock", 270},
                                      {"predict", "predictDock", 0},
                                      {"runs", "runsDock", 190},
                                      {"live", "liveDock", 190}}};
constexpr std::array<Part, 9> kTabs{{{"curves", "curvesView", 0},
                                     {"compare", "compareView", 0},
                                     {"network", "networkView", 0},
                                     {"map", "mapView", 0},
                                     {"fidelity", "fidelityView", 0},
                                     {"cost", "costView", 0},
                                     {"toper", "toperView", 0},
                                     {"autodiff", "autodiffView", 0},
                                     {"two-passes", "twoPassView", 0}}};
constexpr std::array<Part, 2> kBars{{{"sweep-bar", "toolBar", 0}, {"live-bar", "liveBar", 0}}};
constexpr std::array<std::pair<const char*, PlotKind>, 5> kPlots{
    {{"cross-section", PlotKind::CrossSection},
     {"matrix", PlotKind::Matrix},
     {"paired", PlotKind::Paired},
     {"cost", PlotKind::Cost},
     {"minima", PlotKind::Minima}}};
constexpr int kLessonWidth = 350;

template <std::size_t N>
const Part* partOf(const std::array<Part, N>& parts, const QString& name) {
    for (const Part& part : parts)
        if (name == QLatin1String(part.name))
            return &part;
    return nullptr;
}

Arrangement::Dock dockOf(const Part& part) {
    return {QString::fromLatin1(part.objectName), part.size};
}

} // namespace

Arrangement arrangementOf(const session::Lesson& given) {
    Arrangement arrangement;
    arrangement.docks.push_back({QStringLiteral("lessonDock"), kLessonWidth});
    for (const QString& name : given.show) {
        if (const Part* dock = partOf(kDocks, name))
            arrangement.docks.push_back(dockOf(*dock));
        else if (const Part* tab = partOf(kTabs, name))
            arrangement.tabs << QString::fromLatin1(tab->objectName);
        else if (const Part* bar = partOf(kBars, name))
            arrangement.toolBars << QString::fromLatin1(bar->objectName);
    }
    for (const session::LessonCommand& command : given.start)
        if (const auto* tab = std::get_if<lesson::ShowTab>(&command))
            arrangement.tab = QString::fromLatin1(partOf(kTabs, tab->name)->objectName);
    if (arrangement.tab.isEmpty() && !arrangement.tabs.isEmpty())
        arrangement.tab = arrangement.tabs.front();
    return arrangement;
}

LessonActions::LessonActions(models::Workbench& workbench, session::Settings& settings,
                             const Parts& parts)
    : QObject(&parts.window)
    , workbench_(workbench)
    , lesson_(workbench.lesson())
    , settings_(settings)
    , parts_(parts)
    , open_(new QAction(tr("&Open lesson…"), this))
    , next_(new QAction(tr("&Next page"), this))
    , back_(new QAction(tr("Page &before"), this))
    , do_(new QAction(tr("&Do the next step"), this))
    , text_(new QAction(tr("Go to the &text"), this))
    , end_(new QAction(tr("&End lesson"), this)) {
    addKeys();
    connect(open_, &QAction::triggered, this, &LessonActions::openDialog);
    connect(next_, &QAction::triggered, this, [this] { lesson_.setPage(lesson_.page() + 1); });
    connect(back_, &QAction::triggered, this, [this] { lesson_.setPage(lesson_.page() - 1); });
    connect(do_, &QAction::triggered, this, [this] {
        if (const auto step = lesson_.nextStep())
            lesson_.doStep(*step);
    });
    connect(text_, &QAction::triggered, this, &LessonActions::goToText);
    connect(end_, &QAction::triggered, &lesson_, &models::LessonModel::end);
    // A window that is gone does nothing.
    lesson_.setWindow([self = QPointer<LessonActions>(this)](
                          const session::LessonCommand& command) -> Result<void> {
        if (!self)
            return Error{ErrorCode::InvalidInput, {}, "There is no window to do this in.", {}};
        return self->carryOut(command);
    });
    connect(&lesson_, &models::LessonModel::runningChanged, this, &LessonActions::runningChanged);
    connect(&lesson_, &models::LessonModel::pageChanged, this, &LessonActions::refresh);
    connect(&lesson_, &models::LessonModel::stepsChanged, this, &LessonActions::refresh);
    refresh();
}

void LessonActions::addKeys() {
    const auto prepare = [this](QAction& action, const char* name, const QKeySequence& key,
                                const QString& tip) {
        action.setObjectName(QString::fromLatin1(name));
        action.setShortcut(key);
        action.setStatusTip(tip);
        action.setWhatsThis(tip);
        parts_.window.addAction(&action); // its key works before the menu was opened
    };
    prepare(*open_, "lessonOpen", {}, tr("Begins a lesson of your own, from its file."));
    prepare(*next_, "lessonNext", Qt::ALT | Qt::Key_Right,
            tr("Turns to the next page of the lesson."));
    prepare(*back_, "lessonBack", Qt::ALT | Qt::Key_Left, tr("Turns to the page before."));
    prepare(*do_, "lessonDo", Qt::CTRL | Qt::Key_Return,
            tr("Does the first step of the page that is not done yet."));
    prepare(*text_, "lessonGoToText", Qt::CTRL | Qt::SHIFT | Qt::Key_L,
            tr("Puts the keys into the text of the lesson; Tab goes through its steps."));
    prepare(*end_, "lessonEnd", {}, tr("Puts the window back as it was. The document stays."));
}

void LessonActions::fill(QMenu& menu) {
    menu_ = &menu;
    before_ = menu.addSeparator();
    menu.addActions({do_, next_, back_, text_, end_});
    menu.addSeparator();
    menu.addAction(open_);
    // Not before the menu is wanted: the files have to be read for their titles.
    connect(&menu, &QMenu::aboutToShow, this, &LessonActions::fillLessons);
}

void LessonActions::fillLessons() {
    if (!entries_.isEmpty())
        return;
    for (const session::Lesson& given : models::lessons()) {
        QString title = given.in(models::lessonLanguage()).title;
        auto* entry = new QAction(QStringLiteral("&%1 %2")
                                      .arg(entries_.size() + 1)
                                      .arg(title.replace(u'&', QStringLiteral("&&"))),
                                  this);
        entry->setObjectName(QStringLiteral("lesson-") + given.id);
        Explainer::explain(*entry);
        connect(entry, &QAction::triggered, this, [this, &given] { beginGiven(given); });
        entries_.append(entry);
    }
    menu_->insertActions(before_, entries_);
}

void LessonActions::openDialog() {
    auto* dialog = new QFileDialog(&parts_.window, tr("Open lesson"), settings_.folder(),
                                   tr("Lessons (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        settings_.setFolder(QFileInfo(path).absolutePath());
        begin(path);
    });
    dialog->open();
}

void LessonActions::begin(const QString& path) {
    models::inBackground(
        this, [path] { return session::readLesson(path); },
        [this](const Result<session::Lesson>& read) {
            if (!read) {
                emit workbench_.failed(read.error());
                return;
            }
            beginGiven(*read);
        });
}

void LessonActions::beginGiven(const session::Lesson& given) {
    parts_.documents.whenSafe([this, given] {
        if (const auto begun = lesson_.begin(given); !begun)
            emit workbench_.failed(begun.error());
    });
}

void LessonActions::resume() {
    if (lesson_.running())
        runningChanged();
}

void LessonActions::fitParts() {
    if (lesson_.running())
        resizeDocks(parts_.window, arrangementOf(lesson_.lesson()));
}

void LessonActions::runningChanged() {
    // Never beside what it takes the place of: both together may be wider than the screen.
    if (lesson_.running()) {
        const Arrangement arrangement = arrangementOf(lesson_.lesson());
        parts_.layout.show(arrangement);
        parts_.dock.show();
        resizeDocks(parts_.window, arrangement);
        goToText();
    } else {
        parts_.dock.hide();
        parts_.layout.back();
    }
    refresh();
}

void LessonActions::refresh() {
    const bool running = lesson_.running();
    next_->setEnabled(running && lesson_.page() + 1 < lesson_.pageCount());
    back_->setEnabled(running && lesson_.page() > 0);
    do_->setEnabled(running && lesson_.nextStep().has_value());
    text_->setEnabled(running);
    end_->setEnabled(running);
}

void LessonActions::goToText() {
    parts_.dock.show();
    parts_.dock.raise();
    qobject_cast<LessonPanel*>(parts_.dock.widget())->readFromTop();
}

void LessonActions::showPage(const QString& objectName) {
    parts_.instruments.open(objectName);
    bringToFront(pagesOf(parts_.window), objectName);
}

Result<void> LessonActions::carryOut(const session::LessonCommand& command) {
    // Whoever goes through the lesson by keys goes on from where they are.
    const QPointer<QWidget> focus = QApplication::focusWidget();
    const bool inLesson = focus && parts_.dock.isAncestorOf(focus);
    if (const auto* tab = std::get_if<lesson::ShowTab>(&command)) {
        const QString page = QString::fromLatin1(partOf(kTabs, tab->name)->objectName);
        showPage(page);
    } else if (const auto* dock = std::get_if<lesson::ShowDock>(&command)) {
        auto* shown = parts_.window.findChild<QDockWidget*>(
            QString::fromLatin1(partOf(kDocks, dock->name)->objectName));
        shown->show();
        shown->raise();
    } else if (const auto* chosen = std::get_if<lesson::ChoosePlot>(&command)) {
        for (const auto& [name, plot] : kPlots)
            if (chosen->name == QLatin1String(name))
                parts_.compare.choosePlot(plot);
        showPage(parts_.compare.objectName());
    }
    if (inLesson && focus)
        focus->setFocus();
    return {};
}

} // namespace dpfm::views
