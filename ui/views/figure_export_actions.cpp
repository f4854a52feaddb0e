#include "ui/views/figure_export_actions.h"

#include "ui/views/compare_view.h"
#include "ui/views/curves_view.h"
#include "ui/views/document_actions.h"
#include "ui/views/export_dialog.h"
#include "ui/views/map_view.h"
#include "ui/views/page_export.h"
#include "ui/views/save_picture.h"

#include <QMenu>
#include <QTabWidget>

namespace dpfm::views {

FigureExportActions::FigureExportActions(models::Workbench& workbench, session::Settings& settings,
                                         const Parts& parts)
    : QObject(&parts.window)
    , workbench_(workbench)
    , settings_(settings)
    , parts_(parts) {
    connect(&parts_.documents, &DocumentActions::figureExportRequested, this,
            &FigureExportActions::exportFigure);
    connect(&parts_.pages, &QTabWidget::currentChanged, this, &FigureExportActions::refresh);
    connect(&workbench_.outputMap(), &models::ProbeFollower::changed, this,
            &FigureExportActions::refresh);
    connect(&workbench_.confusion(), &models::ProbeFollower::changed, this,
            &FigureExportActions::refresh);
}

void FigureExportActions::refresh() {
    const QWidget* page = parts_.pages.currentWidget();
    const bool onMap = page == &parts_.map && parts_.map.figureOptions().has_value();
    // An instrument says itself what it has not.
    const bool onInstrument = dynamic_cast<const ExportablePage*>(page) != nullptr;
    parts_.documents.setFigureSeen(onMap || onInstrument);
}

figures::FigureOptions FigureExportActions::seen() const {
    const QWidget* page = parts_.pages.currentWidget();
    if (page == &parts_.compare)
        return parts_.compare.figureOptions();
    if (page == &parts_.map)
        if (const auto map = parts_.map.figureOptions())
            return *map;
    return parts_.curves.figureOptions();
}

void FigureExportActions::exportFigure() {
    if (auto* page = dynamic_cast<ExportablePage*>(parts_.pages.currentWidget()))
        exportPage(*page);
    else
        openDialog(seen());
}

void FigureExportActions::exportPage(ExportablePage& page) {
    const PageExport made = page.toExport();
    figures::FigureOptions options = parts_.curves.figureOptions();
    options.plot = figures::PlotKind::Instrument;
    options.instrument = made.figure;
    const auto save = [this, picture = made.picture] {
        savePicture(*picture, workbench_, settings_, parts_.window);
    };
    if (made.figure && made.picture) {
        auto* menu = new QMenu(&parts_.window);
        menu->setObjectName(QStringLiteral("exportChoice"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(made.figure->title, this, [this, options] { openDialog(options); });
        menu->addAction(made.picture->title, this, save);
        menu->popup(parts_.pages.mapToGlobal(parts_.pages.rect().center()));
        menu->setActiveAction(menu->actions().constFirst());
    } else if (made.figure) {
        openDialog(options);
    } else if (made.picture) {
        save();
    } else {
        emit workbench_.message(made.missing);
    }
}

void FigureExportActions::openDialog(const figures::FigureOptions& seen) {
    auto* dialog = new ExportDialog(workbench_, settings_, seen, &parts_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace dpfm::views
