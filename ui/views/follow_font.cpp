#include "ui/views/follow_font.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

#include <cmath>
#include <memory>
#include <utility>

namespace dpfm::views {

namespace {

class FontFollower : public QObject {
public:
    FontFollower(QWidget& widget, std::function<void()> fit)
        : QObject(&widget)
        , fit_(std::move(fit)) {
        widget.installEventFilter(this);
        fit_();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::FontChange)
            fit_();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> fit_;
};

} // namespace

void followFont(QWidget& widget, std::function<void()> fit) {
    new FontFollower(widget, std::move(fit));
}

void fitRows(QTableView& table, int more) {
    followFont(table, [&table, more] {
        table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + more);
    });
}

void scaleColumns(QTreeView& tree) {
    auto before = std::make_shared<int>(tree.fontMetrics().height());
    followFont(tree, [&tree, before] {
        const int height = tree.fontMetrics().height();
        const double scale = height / static_cast<double>(std::exchange(*before, height));
        for (int column = 0; scale != 1.0 && column < tree.header()->count(); ++column)
            if (!tree.isColumnHidden(column))
                tree.setColumnWidth(
                    column, static_cast<int>(std::lround(scale * tree.columnWidth(column))));
    });
}

void useCodeFont(QWidget& widget) {
    // Its size must not be set: it is inherited then.
    QFont code;
    code.setFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    code.setStyleHint(QFont::Monospace);
    widget.setFont(code);
}

} // namespace dpfm::views
