#include "ui/views/instrument_tabs.h"

#include "ui/models/workbench.h"
#include "ui/views/autodiff_view.h"
#include "ui/views/cost_view.h"
#include "ui/views/fidelity_view.h"
#include "ui/views/toper_view.h"
#include "ui/views/two_pass_view.h"

#include <QAction>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace dpfm::views {

InstrumentTabs::InstrumentTabs(QTabWidget& tabs, models::Workbench& workbench, QObject* parent)
    : QObject(parent)
    , tabs_(tabs)
    , fixedTabs_(tabs.count()) {
    const auto add = [this](const char* name, const QString& title,
                            std::function<QWidget*()> make) {
        instruments_.push_back({QString::fromLatin1(name), title, std::move(make), nullptr});
    };
    add("fidelityView", tr("&Fidelity"), [&workbench, &tabs] {
        return new FidelityPages(workbench.probe(), workbench.results(), &tabs);
    });
    add("costView", tr("&Cost"), [&workbench, &tabs] { return new CostView(workbench, &tabs); });
    add("toperView", tr("T&oper"),
        [&workbench, &tabs] { return new ToperView(workbench.probe(), &tabs); });
    add("autodiffView", tr("&Autodiff"), [&tabs] { return new AutodiffView(&tabs); });
    add("twoPassView", tr("&Two passes"),
        [&workbench, &tabs] { return new TwoPassView(workbench.probe(), &tabs); });

    tabs_.setTabsClosable(true);
    hideCloseButtons();
    connect(&tabs_, &QTabWidget::tabCloseRequested, this, &InstrumentTabs::close);
}

void InstrumentTabs::hideCloseButtons() {
    for (int tab = 0; tab < fixedTabs_; ++tab)
        for (const QTabBar::ButtonPosition side : {QTabBar::LeftSide, QTabBar::RightSide})
            tabs_.tabBar()->setTabButton(tab, side, nullptr);
}

void InstrumentTabs::fill(QMenu& menu) {
    for (const Instrument& instrument : instruments_) {
        QAction* action = menu.addAction(instrument.title);
        action->setObjectName(QStringLiteral("open") + instrument.name);
        connect(action, &QAction::triggered, this, [this, name = instrument.name] { open(name); });
    }
}

void InstrumentTabs::open(const QString& name) {
    const auto instrument =
        std::find_if(instruments_.begin(), instruments_.end(),
                     [&](const Instrument& candidate) { return candidate.name == name; });
    if (instrument == instruments_.end())
        return;
    if (!instrument->page) {
        instrument->page = instrument->make();
        instrument->page->setParent(&tabs_);
        instrument->page->setObjectName(name);
    }
    if (tabs_.indexOf(instrument->page) < 0)
        tabs_.addTab(instrument->page, instrument->title);
    tabs_.setCurrentWidget(instrument->page);
    instrument->page->setFocus();
}

void InstrumentTabs::close(int tab) {
    if (tab >= fixedTabs_)
        tabs_.removeTab(tab); // the page stays the tabs' child
}

} // namespace dpfm::views
