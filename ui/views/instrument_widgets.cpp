#include "ui/views/instrument_widgets.h"

#include "ui/views/follow_font.h"
#include "ui/views/table_menu.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>

namespace dpfm::views {

QTableView* tableToRead(QAbstractItemModel& model, const char* name, const QString& accessible,
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
    fitRows(*table, 6);
    addTableMenu(*table);
    return table;
}

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

} // namespace dpfm::views
