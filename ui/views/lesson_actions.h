#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"
#include "ui/views/arrangement.h"

#include <QList>
#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;

namespace dpfm::views {

class CompareView;
class DocumentActions;
class InstrumentTabs;
class WindowLayout;

/// How the window is arranged for a lesson: the docks, tabs and tool bars it names, and the lesson.
Arrangement arrangementOf(const session::Lesson& lesson);

/// What a person does with lessons: begins one from the menu or a file, goes through it by keys,
/// ends it. While one is given the window has what it names; its end puts back what was before.
class LessonActions : public QObject {
    Q_OBJECT
public:
    /// Of the window that a lesson is given in.
    struct Parts {
        QMainWindow& window;
        QDockWidget& dock; ///< of the LessonPanel
        WindowLayout& layout;
        DocumentActions& documents;
        InstrumentTabs& instruments;
        CompareView& compare;
    };
    LessonActions(models::Workbench& workbench, session::Settings& settings, const Parts& parts);

    void fill(QMenu& menu);
    /// Reads the file; asks before anything is lost; begins.
    void begin(const QString& path);
    /// Shows the lesson that is given, if one is: the window was built anew.
    void resume();
    /// Gives the lesson's parts their room anew: the letters are of another size.
    void fitParts();

private:
    void addKeys();
    void fillLessons();
    void beginGiven(const session::Lesson& given);
    void openDialog();
    void refresh();
    void runningChanged();
    void goToText();
    void showPage(const QString& objectName);
    Result<void> carryOut(const session::LessonCommand& command);

    models::Workbench& workbench_;
    models::LessonModel& lesson_;
    session::Settings& settings_;
    Parts parts_;
    QMenu* menu_ = nullptr;
    QAction* before_ = nullptr; ///< lessons stand before this entry
    QList<QAction*> entries_;
    QAction* open_;
    QAction* next_;
    QAction* back_;
    QAction* do_;
    QAction* text_;
    QAction* end_;
};

} // namespace dpfm::views
