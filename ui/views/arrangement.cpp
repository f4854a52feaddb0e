#include "ui/views/arrangement.h"

#include <QDockWidget>
#include <QFontInfo>
#include <QMainWindow>
#include <QTabWidget>
#include <QToolBar>

#include <algorithm>
#include <cmath>

namespace dpfm::views {

namespace {

constexpr double kOrdinaryText = 12.0; ///< px
constexpr int kLargestShare = 3;       ///< of the window that a dock may ask for

int indexOf(const QTabWidget& pages, const QString& name) {
    for (int page = 0; page < pages.count(); ++page)
        if (pages.widget(page)->objectName() == name)
            return page;
    return -1;
}

template <class Part>
Part* partOf(const QMainWindow& window, const QString& name) {
    return window.findChild<Part*>(name, Qt::FindDirectChildrenOnly);
}

} // namespace

QTabWidget& pagesOf(const QMainWindow& window) {
    auto* pages = window.findChild<QTabWidget*>(QStringLiteral("tabs"));
    Q_ASSERT(pages != nullptr);
    return *pages;
}

bool hasPage(const QTabWidget& pages, const QString& name) {
    return indexOf(pages, name) >= 0;
}

void bringToFront(QTabWidget& pages, const QString& name) {
    const int page = indexOf(pages, name);
    if (page < 0)
        return;
    pages.setTabVisible(page, true);
    pages.setCurrentIndex(page);
}

void resizeDocks(QMainWindow& window, const Arrangement& arrangement) {
    const double scale = QFontInfo(window.font()).pixelSize() / kOrdinaryText;
    for (const Qt::Orientation direction : {Qt::Horizontal, Qt::Vertical}) {
        const Qt::DockWidgetAreas areas = direction == Qt::Horizontal
                                              ? Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea
                                              : Qt::TopDockWidgetArea | Qt::BottomDockWidgetArea;
        QList<QDockWidget*> docks;
        QList<int> sizes;
        for (const Arrangement::Dock& entry : arrangement.docks) {
            auto* dock = partOf<QDockWidget>(window, entry.name);
            if (dock == nullptr || entry.size <= 0 || !areas.testFlag(window.dockWidgetArea(dock)))
                continue;
            const int whole = direction == Qt::Horizontal ? window.width() : window.height();
            docks.append(dock);
            sizes.append(
                std::min(static_cast<int>(std::lround(scale * entry.size)), whole / kLargestShare));
        }
        if (!docks.isEmpty())
            window.resizeDocks(docks, sizes, direction);
    }
}

void arrange(QMainWindow& window, const Arrangement& wanted) {
    const auto docks = window.findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly);
    for (QDockWidget* dock : docks)
        dock->setVisible(
            std::any_of(wanted.docks.begin(), wanted.docks.end(),
                        [&](const auto& entry) { return entry.name == dock->objectName(); }));
    // Each is put before those named after it.
    for (auto entry = wanted.docks.rbegin(); entry != wanted.docks.rend(); ++entry)
        if (auto* dock = partOf<QDockWidget>(window, entry->name))
            dock->raise();
    resizeDocks(window, wanted);
    for (QToolBar* bar : window.findChildren<QToolBar*>(Qt::FindDirectChildrenOnly))
        bar->setVisible(wanted.toolBars.contains(bar->objectName()));

    QTabWidget& pages = pagesOf(window);
    bringToFront(pages, wanted.tab);
    const QWidget* front = pages.currentWidget();
    for (int page = 0; page < pages.count(); ++page) {
        const QWidget* widget = pages.widget(page);
        const bool named = wanted.tabs.contains(widget->objectName());
        pages.setTabVisible(page, wanted.tabs.isEmpty() || named || widget == front);
    }
}

QStringList unknownParts(const QMainWindow& window, const Arrangement& wanted) {
    QStringList unknown;
    const auto check = [&](const QString& name, bool known) {
        if (!known && !unknown.contains(name))
            unknown.append(name);
    };
    for (const Arrangement::Dock& entry : wanted.docks)
        check(entry.name, partOf<QDockWidget>(window, entry.name) != nullptr);
    for (const QString& name : wanted.toolBars)
        check(name, partOf<QToolBar>(window, name) != nullptr);
    for (const QString& name : wanted.tabs)
        check(name, hasPage(pagesOf(window), name));
    if (!wanted.tab.isEmpty())
        check(wanted.tab, hasPage(pagesOf(window), wanted.tab));
    return unknown;
}

WindowState stateOf(const QMainWindow& window) {
    const QTabWidget& pages = pagesOf(window);
    WindowState state;
    state.parts = window.saveState();
    for (int page = 0; page < pages.count(); ++page) {
        const QString name = pages.widget(page)->objectName();
        state.tabs.append(name);
        if (!pages.isTabVisible(page))
            state.hiddenTabs.append(name);
    }
    if (pages.currentWidget() != nullptr)
        state.tab = pages.currentWidget()->objectName();
    return state;
}

void restore(QMainWindow& window, const WindowState& state) {
    window.restoreState(state.parts);
    QTabWidget& pages = pagesOf(window);
    for (int page = pages.count() - 1; page >= 0; --page) {
        const QString name = pages.widget(page)->objectName();
        if (state.tabs.contains(name))
            pages.setTabVisible(page, !state.hiddenTabs.contains(name));
        else
            pages.removeTab(page);
    }
    bringToFront(pages, state.tab);
}

} // namespace dpfm::views
