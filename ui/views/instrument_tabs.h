#pragma once

#include <QObject>

#include <functional>
#include <vector>

class QMenu;
class QTabWidget;

namespace dpfm::models {
class Workbench;
}

namespace dpfm::views {

/// The instruments beside the four tabs that are always there: each has an entry in a menu, which
/// opens it as a further tab. Such a tab can be closed; opened again it is as it was left.
class InstrumentTabs : public QObject {
    Q_OBJECT
public:
    InstrumentTabs(QTabWidget& tabs, models::Workbench& workbench, QObject* parent);

    /// An entry for each instrument, named "open" and the instrument's object name.
    void fill(QMenu& menu);
    /// Opens the instrument of that object name, or turns to it if it is open.
    void open(const QString& name);

private:
    struct Instrument {
        QString name; ///< the page's object name
        QString title;
        std::function<QWidget*()> make;
        QWidget* page; ///< null until it is opened for the first time; then the tabs own it
    };

    void close(int tab);
    void hideCloseButtons();

    QTabWidget& tabs_;
    int fixedTabs_; ///< the first ones, which stay
    std::vector<Instrument> instruments_;
};

} // namespace dpfm::views
