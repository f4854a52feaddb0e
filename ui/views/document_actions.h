#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QObject>

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace dpfm::views {

/// What a person does with files: new, open, save, presets, import and export. Asks before anything
/// that is not saved would be lost.
class DocumentActions : public QObject {
    Q_OBJECT
public:
    /// `window` is the parent of all dialogs, and owns this.
    DocumentActions(models::Workbench& workbench, session::Settings& settings, QWidget* window);

    void fillFileMenu(QMenu* menu);
    QAction* exportFigureAction() const { return exportFigure_; }
    /// How the rows of the Runs table are had, by grid index.
    void setListedRuns(std::function<std::vector<std::size_t>()> listed) {
        listedRuns_ = std::move(listed);
    }
    /// Whether what is seen is a figure of its own, which needs no epoch of the sweep.
    void setFigureSeen(bool seen);

    /// Opens a results document, takes an experiment file into the present one, or shows a table
    /// that may become its data.
    void openPath(const QString& path);
    /// Calls `then` once nothing would be lost: at once, or after the person saved or gave up what
    /// there is. Not at all if the person cancels.
    void whenSafe(std::function<void()> then);

public slots:
    void chooseInitialWeights();
    /// Shows the experiment's table, or asks which one.
    void chooseTable();

signals:
    void figureExportRequested();

private:
    void newDocument();
    void openDialog();
    void save();
    void saveAsDialog(std::function<void()> then = {});
    void saveTo(const QString& path, std::function<void()> then);
    void importExperiment(const QString& path);
    void openTable(const QString& path);
    void exportExperimentDialog();
    void exportCsvDialog();
    void bundleDialog();
    void writeBundle(const QString& document, const session::SweepRecord& sweep,
                     const QString& path);
    void exportWeightsDialog();
    void fillRecent();
    void refresh();
    void showError(const Error& error);
    QString suggestedName() const;

    models::Workbench& workbench_;
    session::Settings& settings_;
    QWidget* window_;
    QMenu* recent_ = nullptr;
    QAction* new_;
    QAction* open_;
    QAction* save_;
    QAction* saveAs_;
    QAction* exportExperiment_;
    QAction* exportCsv_;
    QAction* bundle_;
    QAction* exportFigure_;
    bool figureSeen_ = false;
    std::function<std::vector<std::size_t>()> listedRuns_;
    bool bundling_ = false;
    QAction* exportWeights_;
    std::function<void()> afterSaving_;
};

} // namespace dpfm::views
