#pragma once

#include "ui/models/lesson_model.h"

#include <QTextCursor>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QTextBrowser;
class QVBoxLayout;

namespace dpfm::views {

/// The page of a lesson that is read: its text, in which each "do this" is a link, the same steps
/// as buttons below, and the way to the other pages. What a step could not do is said beneath.
class LessonPanel : public QWidget {
    Q_OBJECT
public:
    explicit LessonPanel(models::LessonModel& lesson, QWidget* parent = nullptr);

    /// Puts the keys into the text, at the top of the page: the next Tab is at its first step.
    void readFromTop();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildHead();
    QLayout* buildNavigation();
    void refreshPage();
    void refreshSteps();
    void refreshText();
    std::vector<QTextCursor> links() const; ///< each selected
    void formatLinks();
    void formatTables();
    QString focusedLink() const;
    void focusLink(const QString& link);

    models::LessonModel& lesson_;
    QLabel* title_;
    QPushButton* end_;
    QTextBrowser* text_;
    QLabel* stepsTitle_;
    QVBoxLayout* steps_;
    std::vector<QPushButton*> buttons_; ///< of the page's steps
    QLabel* refusal_;
    QPushButton* back_;
    QLabel* place_;
    QPushButton* next_;
    QString shown_; ///< the Markdown in `text_`
};

} // namespace dpfm::views
