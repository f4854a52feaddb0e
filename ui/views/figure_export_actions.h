#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QObject>

class QTabWidget;

namespace dpfm::figures {
struct FigureOptions;
}

namespace dpfm::views {

class CompareView;
class CurvesView;
class DocumentActions;
class ExportablePage;
class MapView;

/// File > Export figure: what the page in front shows, as a figure in the export dialog or as a
/// picture. The entry is there while there is something.
class FigureExportActions : public QObject {
    Q_OBJECT
public:
    /// Of the window whose pages are exported.
    struct Parts {
        QWidget& window;
        QTabWidget& pages;
        CurvesView& curves;
        CompareView& compare;
        MapView& map;
        DocumentActions& documents;
    };
    FigureExportActions(models::Workbench& workbench, session::Settings& settings,
                        const Parts& parts);

private:
    void refresh();
    void exportFigure();
    void exportPage(ExportablePage& page);
    void openDialog(const figures::FigureOptions& seen);
    figures::FigureOptions seen() const;

    models::Workbench& workbench_;
    session::Settings& settings_;
    Parts parts_;
};

} // namespace dpfm::views
