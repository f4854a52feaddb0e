#pragma once

#include "ui/models/lesson_commands.h"
#include "ui/models/lesson_values.h"
#include "ui/session/lesson.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace dpfm::models {

class Workbench;

/// The language that the program speaks, as lessons name it: "en" or "es".
QString lessonLanguage();

/// The lesson that is given: which page is read, what is done of it, and what its commands do. It
/// belongs to the workbench, so it goes on where it was when the window is built anew.
class LessonModel : public QObject {
    Q_OBJECT
public:
    /// What a lesson's command about the window does there.
    using WindowCommand = std::function<Result<void>(const session::LessonCommand&)>;

    explicit LessonModel(Workbench& workbench, QObject* parent = nullptr);
    ~LessonModel() override;

    /// Replaces the document by a new untitled one with the lesson's experiment: the person was
    /// asked before. Once it is shown the lesson has begun, at its first page and with nothing
    /// done; not if another document was asked for before that. An experiment that does not exist
    /// is an error, and changes nothing.
    Result<void> begin(session::Lesson lesson);
    /// Leaves the document as it is.
    void end();
    bool running() const { return lesson_.has_value(); }
    /// Only while a lesson is given, as all that follows.
    const session::Lesson& lesson() const { return *lesson_; }

    QString title() const;
    std::size_t page() const { return page_; } ///< from 0
    std::size_t pageCount() const;
    QString pageTitle() const;
    /// A page that there is; others are passed over.
    void setPage(std::size_t page);
    /// The page with what its values come to now; a step's link has a tick if it is done.
    QString markdown() const;

    enum class StepState { Open, UnderWay, Done };
    /// The steps of the page.
    std::size_t stepCount() const;
    QString stepText(std::size_t step) const;
    StepState stepState(std::size_t step) const;
    /// The first that is not done or under way.
    std::optional<std::size_t> nextStep() const;
    /// Carries a step out, a done one once more. One that is under way is left alone. What cannot
    /// be done now is told by refusal().
    void doStep(std::size_t step);
    /// Why the last command could not be carried out, in a sentence; empty if it could.
    const QString& refusal() const { return refusal_; }

    /// None: there is no window.
    void setWindow(WindowCommand window) { window_ = std::move(window); }

signals:
    /// A lesson began or ended.
    void runningChanged();
    void pageChanged();
    /// What is done, and the refusal.
    void stepsChanged();
    /// markdown() may be other; at most ten times a second.
    void valuesChanged();

private:
    struct UnderWay {
        std::size_t page = 0;
        std::size_t step = 0;
        ProgressOf progress;
    };

    /// Its document is shown.
    void start(const session::Lesson& lesson);
    Result<ProgressOf> carryOutNow(const session::LessonCommand& command);
    void follow();
    const session::LessonText& text() const;
    const session::LessonPage& current() const { return text().pages[page_]; }

    Workbench& workbench_;
    WindowCommand window_;
    std::optional<session::Lesson> lesson_;
    std::unique_ptr<LessonValues> values_; ///< while a lesson is given
    std::size_t page_ = 0;
    std::vector<std::vector<StepState>> states_; ///< by page and step
    std::vector<UnderWay> underWay_;
    QString refusal_;
    QTimer valuesTimer_;
};

} // namespace dpfm::models
