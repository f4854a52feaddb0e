#pragma once

#include <QObject>
#include <QString>

class QAction;
class QWidget;

namespace dpfm::views {

/// What "What's This?" says of controls and actions, by their object names; a number at the end of
/// a name (of a layer, such as neurons2) does not count, and all names that begin alike up to a
/// hyphen have one in common. Empty if there is nothing of that name.
QString explanationOf(const QString& objectName);

/// Gives every control of a window and of its dialogs its What's This, when it is shown for the
/// first time: the explanation of its name or, without one, its tool tip. One that a control has
/// itself stays.
class Explainer : public QObject {
    Q_OBJECT
public:
    explicit Explainer(QWidget& window);

    /// The same for an action of a menu or a tool bar.
    static void explain(QAction& action);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void explain(QWidget& widget) const;

    QWidget& window_;
};

} // namespace dpfm::views
