#include "ui/views/tour_steps.h"

#include <QAction>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>

namespace dpfm::views {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::views", text);
}

/// Of a part inside a widget, in the window's coordinates; null while it is not seen.
QRect within(const QMainWindow& window, const QWidget& widget, const QRect& part) {
    if (!widget.isVisibleTo(&window) || widget.visibleRegion().isEmpty())
        return {};
    return {widget.mapTo(&window, part.topLeft()), part.size()};
}

QRect placeOfWidget(const QMainWindow& window, const char* name) {
    const auto* widget = window.findChild<QWidget*>(QString::fromLatin1(name));
    return widget == nullptr ? QRect() : within(window, *widget, widget->rect());
}

QRect placeOfAction(const QMainWindow& window, const char* bar, const char* name) {
    const auto* tools = window.findChild<QToolBar*>(QString::fromLatin1(bar));
    auto* action = window.findChild<QAction*>(QString::fromLatin1(name));
    const QWidget* button =
        tools == nullptr || action == nullptr ? nullptr : tools->widgetForAction(action);
    return button == nullptr ? QRect() : within(window, *button, button->rect());
}

/// The step of a page: it is shown, and its tab is framed.
TourStep pageStep(const QMainWindow& window, QTabWidget& tabs, const char* name, QString title,
                  QString text) {
    const auto page = [&tabs, name] {
        return tabs.indexOf(tabs.findChild<QWidget*>(QString::fromLatin1(name)));
    };
    return {std::move(title), std::move(text), [&tabs, page] { tabs.setCurrentIndex(page()); },
            [&window, &tabs, page] {
                return within(window, *tabs.tabBar(), tabs.tabBar()->tabRect(page()));
            }};
}

/// The menu with an action of that name.
QAction* menuWith(const QMainWindow& window, const char* name) {
    for (QAction* entry : window.menuBar()->actions())
        for (const QAction* action : entry->menu()->actions())
            if (action->objectName() == QLatin1String(name))
                return entry;
    return nullptr;
}

} // namespace

std::vector<TourStep> tourSteps(QMainWindow& window, QTabWidget& tabs) {
    std::vector<TourStep> steps{
        {tr("The experiment"),
         tr("Data, network, training, and what is swept: the register counts R, sizes of the "
            "corpus "
            "and seeds. Every edit can be undone (Ctrl+Z)."),
         {},
         [&window] { return placeOfWidget(window, "experimentDock"); }},
        {tr("Run"),
         tr("Run, or the Space bar, trains the whole sweep. It can be paused and stopped, and goes "
            "on where it was."),
         {},
         [&window] { return placeOfAction(window, "toolBar", "run"); }},
        pageStep(window, tabs, "curvesView", tr("Curves"),
                 tr("Loss and validation loss by epoch, while they grow. Colour tells R. Click a "
                    "curve to choose its run.")),
        pageStep(window, tabs, "networkView", tr("Network"),
                 tr("Every neuron with the gradients in its registers. Choose one to look into it; "
                    "Step (F9) walks a sample through the method.")),
        pageStep(window, tabs, "compareView", tr("Compare"),
                 tr("What the sweep tells: the loss over R, R by corpus, and differences seed by "
                    "seed, in figures and sentences."))};
    if (menuWith(window, "lessonOpen") != nullptr)
        steps.push_back({tr("Lessons"),
                         tr("Five lessons lead through the method, with steps to do. This tour is "
                            "found again in Help."),
                         {},
                         [&window] {
                             QAction* menu = menuWith(window, "lessonOpen");
                             return menu == nullptr
                                        ? QRect()
                                        : within(window, *window.menuBar(),
                                                 window.menuBar()->actionGeometry(menu));
                         }});
    return steps;
}

} // namespace dpfm::views
