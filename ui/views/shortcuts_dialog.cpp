#include "ui/views/shortcuts_dialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace dpfm::views {

namespace {

QString plain(QString text) {
    return text.remove(u'&').remove(u'…');
}

/// Actions with keys of a menu and of those in it.
QList<const QAction*> keyedActions(const QMenu& menu) {
    QList<const QAction*> keyed;
    for (const QAction* action : menu.actions()) {
        if (action->menu() != nullptr)
            keyed += keyedActions(*action->menu());
        else if (!action->shortcut().isEmpty())
            keyed.append(action);
    }
    return keyed;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar& menus, QWidget* parent)
    : QDialog(parent)
    , filter_(new QLineEdit(this))
    , keys_(new QTreeWidget(this)) {
    setWindowTitle(tr("Shortcuts"));
    setObjectName(QStringLiteral("shortcutsDialog"));
    filter_->setObjectName(QStringLiteral("shortcutsFilter"));
    filter_->setAccessibleName(tr("Find a key"));
    filter_->setPlaceholderText(tr("Find, such as  zoom  or  F5"));
    filter_->setToolTip(tr("Lists the keys whose name or meaning has these letters."));
    filter_->setClearButtonEnabled(true);
    keys_->setObjectName(QStringLiteral("shortcutsList"));
    keys_->setAccessibleName(tr("Keys and what they do"));
    keys_->setWhatsThis(
        tr("All keys: those of the menus work everywhere, the others in the part of "
           "the window that is named."));
    keys_->setColumnCount(2);
    keys_->setHeaderLabels({tr("What"), tr("Key")});
    keys_->setRootIsDecorated(false);
    keys_->setUniformRowHeights(true);
    keys_->header()->setStretchLastSection(false);
    keys_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    keys_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    addMenus(menus);
    addPlaces();
    keys_->expandAll();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* column = new QVBoxLayout(this);
    column->addWidget(filter_);
    column->addWidget(keys_, 1);
    column->addWidget(buttons);
    connect(filter_, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const int letter = fontMetrics().height();
    const QSize screen = 0.85 * this->screen()->availableSize();
    resize(QSize(44 * letter, 36 * letter).boundedTo(screen));
    // Titles of groups.
    for (int group = 0; group < keys_->topLevelItemCount(); ++group) {
        QFont bold = font();
        bold.setBold(true);
        keys_->topLevelItem(group)->setFont(0, bold);
    }
}

void ShortcutsDialog::addMenus(const QMenuBar& menus) {
    for (const QAction* entry : menus.actions()) {
        if (entry->menu() == nullptr)
            continue;
        const auto keyed = keyedActions(*entry->menu());
        if (keyed.isEmpty())
            continue;
        auto* group = new QTreeWidgetItem(keys_, {plain(entry->text())});
        for (const QAction* action : keyed)
            new QTreeWidgetItem(group, {plain(action->text()),
                                        action->shortcut().toString(QKeySequence::NativeText)});
    }
}

void ShortcutsDialog::addPlaces() {
    using Keys = std::vector<std::pair<QString, QString>>;
    const auto add = [this](const QString& place, const Keys& keys) {
        auto* group = new QTreeWidgetItem(keys_, {place});
        for (const auto& [what, key] : keys)
            new QTreeWidgetItem(group, {what, key});
    };
    add(tr("Everywhere"),
        {{tr("Run, pause, go on; where the live run is shown and was used, play and pause it"),
          tr("Space")},
         {tr("What the control with the keys is for"), tr("Shift+F1")},
         {tr("Ends the presentation or the tour"), tr("Escape")},
         {tr("The next step of the tour, the one before"), tr("F4, Shift+F4")}});
    add(tr("On a slider"),
        {{tr("A step"), tr("← →")}, {tr("Back to before it was dragged"), tr("Escape")}});
    add(tr("In the curves"), {{tr("Zoom"), tr("+ −")},
                              {tr("Move"), tr("Arrow keys")},
                              {tr("Show all"), tr("Home")},
                              {tr("Zoom, move, show all"), tr("Wheel, drag, double click")}});
    add(tr("In the network"),
        {{tr("Move between neurons"), tr("Arrow keys")},
         {tr("Zoom"), tr("+ −")},
         {tr("Follow a weight of the chosen neuron"), tr("Page Up, Page Down")},
         {tr("Edit the weight that is followed"), tr("Enter, F2")},
         {tr("A neuron more or less in the layer"), tr("Insert, Delete")},
         {tr("All that can be done with the layer"), tr("Shift+F10")},
         {tr("Choose no neuron"), tr("Escape")}});
    add(tr("In the confusion matrix"), {{tr("Move between cells"), tr("Arrow keys")},
                                        {tr("Show a sample of the cell"), tr("Enter")}});
    add(tr("In the table of runs"), {{tr("Show or hide the run"), tr("Ctrl+Space")},
                                     {tr("All that can be done with it"), tr("Shift+F10")},
                                     {tr("Edit the note"), tr("F2")},
                                     {tr("Delete"), tr("Delete")}});
    add(tr("In Autodiff, Two passes and Toper"), {{tr("A step on, a step back"), tr("→ ←")},
                                                  {tr("To the start, to the end"), tr("Home, End")},
                                                  {tr("Play, pause"), tr("P")}});
    add(tr("In Autodiff's graph"), {{tr("Zoom"), tr("+ −")}, {tr("Show all of it"), tr("F")}});
}

void ShortcutsDialog::filter() {
    const QString wanted = filter_->text().trimmed();
    for (int g = 0; g < keys_->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = keys_->topLevelItem(g);
        bool any = false;
        for (int k = 0; k < group->childCount(); ++k) {
            QTreeWidgetItem* key = group->child(k);
            const bool found = key->text(0).contains(wanted, Qt::CaseInsensitive) ||
                               key->text(1).contains(wanted, Qt::CaseInsensitive) ||
                               group->text(0).contains(wanted, Qt::CaseInsensitive);
            key->setHidden(!found);
            any = any || found;
        }
        group->setHidden(!any);
    }
}

} // namespace dpfm::views
