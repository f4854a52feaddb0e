#pragma once

#include <QDialog>

class QLineEdit;
class QMenuBar;
class QTreeWidget;

namespace dpfm::views {

/// All keys of the workbench, by menu and by the part of the window they work in, with a field that
/// finds some of them.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(const QMenuBar& menus, QWidget* parent);

private:
    void addMenus(const QMenuBar& menus);
    void addPlaces();
    void filter();

    QLineEdit* filter_;
    QTreeWidget* keys_;
};

} // namespace dpfm::views
