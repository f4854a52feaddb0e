#include "ui/views/document_actions.h"

#include "ui/figures/bundle_figures.h"
#include "ui/models/background.h"
#include "ui/models/presets.h"
#include "ui/session/csv_export.h"
#include "ui/session/error_text.h"
#include "ui/session/experiment_json.h"
#include "ui/session/weights_json.h"
#include "ui/views/csv_dialog.h"
#include "ui/views/csv_export_dialog.h"
#include "ui/views/explanations.h"
#include "ui/views/save_path.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QRegularExpression>

#include <utility>

namespace dpfm::views {

using session::SweepController;

namespace {

QAction* makeAction(QObject* parent, const QString& text, const QKeySequence& shortcut,
                    const char* name) {
    auto* action = new QAction(text, parent);
    action->setShortcut(shortcut);
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

/// By its name, packed or not.
bool isTable(const QString& path) {
    static const QRegularExpression suffix(QStringLiteral("\\.(csv|tsv|txt)(\\.gz)?$"),
                                           QRegularExpression::CaseInsensitiveOption);
    return suffix.match(path).hasMatch();
}

} // namespace

DocumentActions::DocumentActions(models::Workbench& workbench, session::Settings& settings,
                                 QWidget* window)
    : QObject(window)
    , workbench_(workbench)
    , settings_(settings)
    , window_(window)
    , new_(makeAction(window, tr("&New"), QKeySequence::New, "new"))
    , open_(makeAction(window, tr("&Open…"), QKeySequence::Open, "open"))
    , save_(makeAction(window, tr("&Save"), QKeySequence::Save, "save"))
    , saveAs_(makeAction(window, tr("Save &as…"), QKeySequence::SaveAs, "saveAs"))
    , exportExperiment_(makeAction(window, tr("Export e&xperiment…"), {}, "exportExperiment"))
    , exportCsv_(makeAction(window, tr("Export &CSV…"), tr("Ctrl+Shift+C"), "exportCsv"))
    , bundle_(makeAction(window, tr("&Bundle for a paper…"), {}, "bundle"))
    , exportFigure_(makeAction(window, tr("Export &figure…"), tr("Ctrl+E"), "exportFigure"))
    , exportWeights_(
          makeAction(window, tr("Export final &weights of the run…"), {}, "exportWeights")) {
    connect(new_, &QAction::triggered, this, &DocumentActions::newDocument);
    connect(open_, &QAction::triggered, this, &DocumentActions::openDialog);
    connect(save_, &QAction::triggered, this, &DocumentActions::save);
    connect(saveAs_, &QAction::triggered, this, [this] { saveAsDialog(); });
    connect(exportExperiment_, &QAction::triggered, this, &DocumentActions::exportExperimentDialog);
    connect(exportCsv_, &QAction::triggered, this, &DocumentActions::exportCsvDialog);
    connect(bundle_, &QAction::triggered, this, &DocumentActions::bundleDialog);
    connect(exportFigure_, &QAction::triggered, this, &DocumentActions::figureExportRequested);
    connect(exportWeights_, &QAction::triggered, this, &DocumentActions::exportWeightsDialog);
    bundle_->setToolTip(tr("Experiment, results, CSV, figures and provenance of this sweep, in a "
                           "folder or an archive that \"dpfm verify\" checks"));
    exportFigure_->setToolTip(tr("Export a figure as PDF, SVG, PNG or TeX"));

    connect(&workbench_, &models::Workbench::stateChanged, this, &DocumentActions::refresh);
    connect(&workbench_.results(), &models::ResultsModel::resetDone, this,
            &DocumentActions::refresh);
    connect(&workbench_.results(), &models::ResultsModel::runsChanged, this,
            &DocumentActions::refresh);
    connect(&workbench_.results(), &models::ResultsModel::selectedChanged, this,
            &DocumentActions::refresh);
    connect(&workbench_, &models::Workbench::failed, this, &DocumentActions::showError);
    connect(&workbench_, &models::Workbench::documentShown, this, [this] {
        if (!workbench_.isUntitled())
            settings_.addRecentFile(workbench_.path());
    });
    connect(&workbench_, &models::Workbench::saved, this, [this] {
        settings_.addRecentFile(workbench_.path());
        if (auto then = std::exchange(afterSaving_, {}))
            then();
    });
    connect(&workbench_, &models::Workbench::saveFailed, this, [this](const Error& error) {
        afterSaving_ = {};
        showError(error);
    });
    refresh();
}

void DocumentActions::fillFileMenu(QMenu* menu) {
    menu->addAction(new_);
    menu->addAction(open_);
    recent_ = menu->addMenu(tr("Open &recent"));
    connect(recent_, &QMenu::aboutToShow, this, &DocumentActions::fillRecent);
    QMenu* presets = menu->addMenu(tr("&Presets"));
    presets->setObjectName(QStringLiteral("presets"));
    for (const models::Preset& preset : models::presets()) {
        const QString name = QString::fromStdString(preset.experiment.name);
        QAction* action = presets->addAction(name);
        action->setObjectName(QStringLiteral("preset-") + preset.id);
        connect(action, &QAction::triggered, this, [this, name, &preset] {
            workbench_.document().edit(tr("Preset %1").arg(name),
                                       [&](network::Experiment& e) { e = preset.experiment; });
        });
    }
    menu->addSeparator();
    menu->addAction(save_);
    menu->addAction(saveAs_);
    menu->addSeparator();
    menu->addAction(exportFigure_);
    menu->addAction(exportCsv_);
    menu->addAction(exportExperiment_);
    menu->addAction(exportWeights_);
    menu->addAction(bundle_);
}

void DocumentActions::setFigureSeen(bool seen) {
    if (seen != std::exchange(figureSeen_, seen))
        refresh();
}

void DocumentActions::refresh() {
    const bool hasEpochs = std::any_of(
        workbench_.results().sweep().runs.begin(), workbench_.results().sweep().runs.end(),
        [](const session::RunRecord& run) { return !run.marks.deleted && !run.epochs.empty(); });
    exportCsv_->setEnabled(hasEpochs);
    exportFigure_->setEnabled(hasEpochs || figureSeen_);
    // What is not in the file, or of an earlier sweep, is in no bundle.
    bundle_->setEnabled(hasEpochs && !bundling_ && workbench_.results().sweep().id != 0 &&
                        workbench_.results().staleCount() == 0 &&
                        workbench_.controller().state() == SweepController::State::Idle);
    const auto selected = workbench_.results().selected();
    exportWeights_->setEnabled(selected && workbench_.results().run(*selected).status ==
                                               session::RunStatus::Completed);
    save_->setEnabled(workbench_.needsSaving() || workbench_.isUntitled());
}

void DocumentActions::fillRecent() {
    recent_->clear();
    for (const QString& path : settings_.recentFiles()) {
        QAction* action = recent_->addAction(QDir::toNativeSeparators(path));
        action->setObjectName(QStringLiteral("recent-%1").arg(recent_->actions().size()));
        connect(action, &QAction::triggered, this, [this, path] { openPath(path); });
    }
    if (recent_->isEmpty()) {
        QAction* none = recent_->addAction(tr("(none yet)"));
        none->setObjectName(QStringLiteral("recent-none"));
        none->setEnabled(false);
    }
    for (QAction* action : recent_->actions())
        Explainer::explain(*action);
}

void DocumentActions::whenSafe(std::function<void()> then) {
    const bool running = workbench_.controller().state() != SweepController::State::Idle;
    if (!running && !workbench_.needsSaving()) {
        then();
        return;
    }
    auto* box = new QMessageBox(window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("unsaved"));
    box->setWindowTitle(tr("DPFM Workbench"));
    box->setIcon(QMessageBox::Question);
    const auto ask = [this, box](bool trains) {
        box->setText(trains ? tr("A sweep is running. Stop it?") : tr("Save this document first?"));
        QStringList details;
        if (trains)
            details.append(
                tr("Runs that are not finished can be resumed from the saved document."));
        if (workbench_.needsSaving())
            details.append(workbench_.isUntitled()
                               ? tr("Its experiment and results are in no file of yours yet.")
                               : tr("The experiment was changed since it was last saved."));
        box->setInformativeText(details.join(QLatin1Char(' ')));
    };
    ask(running);
    box->setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    if (!workbench_.needsSaving()) {
        box->setStandardButtons(QMessageBox::Ok | QMessageBox::Cancel);
        box->button(QMessageBox::Ok)->setText(tr("Stop"));
    }
    box->setDefaultButton(workbench_.needsSaving() ? QMessageBox::Save : QMessageBox::Ok);
    connect(box, &QMessageBox::buttonClicked, this, [this, box, then](QAbstractButton* button) {
        workbench_.disconnect(box); // it is answered
        const auto choice = box->standardButton(button);
        if (choice == QMessageBox::Cancel)
            return;
        workbench_.controller().stop();
        if (choice == QMessageBox::Save)
            workbench_.isUntitled() ? saveAsDialog(then) : saveTo(workbench_.path(), then);
        else
            then();
    });
    // A sweep may end before the answer: what is left of the question stays, if anything is.
    connect(&workbench_, &models::Workbench::stateChanged, box, [this, box, ask, then] {
        if (workbench_.controller().state() != SweepController::State::Idle || !box->isVisible())
            return;
        ask(false);
        if (workbench_.needsSaving())
            return;
        box->close();
        then();
    });
    box->open();
}

void DocumentActions::newDocument() {
    whenSafe([this] { workbench_.newDocument(models::firstPreset().experiment); });
}

void DocumentActions::openDialog() {
    auto* dialog =
        new QFileDialog(window_, tr("Open"), settings_.folder(),
                        tr("Results and experiments (*.dpfm *.json);;") + CsvDialog::csvFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        settings_.setFolder(QFileInfo(path).absolutePath());
        openPath(path);
    });
    dialog->open();
}

void DocumentActions::openPath(const QString& path) {
    if (!QFileInfo::exists(path)) {
        settings_.removeRecentFile(path);
        showError({ErrorCode::FileAccess, path.toStdString(), "There is no such file.", {}});
        return;
    }
    if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        importExperiment(path);
    else if (isTable(path))
        openTable(path);
    else
        whenSafe([this, path] { workbench_.open(path); });
}

void DocumentActions::importExperiment(const QString& path) {
    models::inBackground(
        this, [path] { return session::readExperiment(path); },
        [this, path](Result<network::Experiment> experiment) {
            if (!experiment) {
                showError(experiment.error());
                return;
            }
            const auto take = [this, path, read = *experiment] {
                workbench_.document().edit(tr("Experiment from %1").arg(QFileInfo(path).fileName()),
                                           [&](network::Experiment& e) { e = read; });
            };
            // At the start the first document may still be on its way.
            if (workbench_.ready())
                take();
            else
                connect(&workbench_, &models::Workbench::documentShown, this, take,
                        Qt::SingleShotConnection);
        });
}

void DocumentActions::save() {
    if (workbench_.isUntitled())
        saveAsDialog();
    else
        saveTo(workbench_.path(), {});
}

void DocumentActions::saveTo(const QString& path, std::function<void()> then) {
    afterSaving_ = std::move(then);
    workbench_.saveAs(path);
}

QString DocumentActions::suggestedName() const {
    static const QRegularExpression awkward(QStringLiteral("[^\\w.-]+"));
    QString name = workbench_.isUntitled()
                       ? QString::fromStdString(workbench_.document().experiment().name)
                       : QFileInfo(workbench_.path()).completeBaseName();
    name.replace(awkward, QStringLiteral("-"));
    return name.isEmpty() ? QStringLiteral("experiment") : name;
}

void DocumentActions::saveAsDialog(std::function<void()> then) {
    askSavePath(*window_, settings_,
                {tr("Save as"),
                 {{tr("Results document (*.dpfm)"), QStringLiteral("dpfm")}},
                 suggestedName() + QStringLiteral(".dpfm")},
                [this, then](const QString& path) { saveTo(path, then); });
}

void DocumentActions::exportExperimentDialog() {
    askSavePath(*window_, settings_,
                {tr("Export experiment"),
                 {{tr("Experiment (*.json)"), QStringLiteral("json")}},
                 suggestedName() + QStringLiteral(".json")},
                [this](const QString& path) {
                    const network::Experiment experiment = workbench_.document().experiment();
                    writeInBackground(
                        workbench_,
                        [path, experiment] { return session::writeExperiment(path, experiment); },
                        tr("Wrote %1.").arg(path));
                });
}

void DocumentActions::exportCsvDialog() {
    CsvExportDialog dialog(workbench_.results(), listedRuns_(), window_);
    // A copy: another document may be shown by the time the dialogs are answered.
    const session::SweepRecord sweep = workbench_.results().sweep();
    if (dialog.exec() != QDialog::Accepted)
        return;
    askSavePath(*window_, settings_,
                {tr("Export CSV"),
                 {{tr("CSV (*.csv)"), QStringLiteral("csv")}},
                 suggestedName() + QStringLiteral(".csv")},
                [this, sweep, options = dialog.options()](const QString& path) {
                    writeInBackground(
                        workbench_,
                        [path, sweep, options] { return session::exportCsv(sweep, path, options); },
                        tr("Wrote %1 and its provenance, %1.json.").arg(path));
                });
}

void DocumentActions::bundleDialog() {
    // Copies: another document may be shown by the time the dialog is answered.
    askSavePath(*window_, settings_,
                {tr("Bundle for a paper"),
                 {{tr("Archive (*.zip)"), QStringLiteral("zip")}, {tr("Folder (*)"), {}}},
                 suggestedName() + QStringLiteral("-bundle")},
                [this, sweep = workbench_.results().sweep(), document = workbench_.path()](
                    const QString& path) { writeBundle(document, sweep, path); });
}

void DocumentActions::writeBundle(const QString& document, const session::SweepRecord& sweep,
                                  const QString& path) {
    bundling_ = true;
    refresh();
    emit workbench_.message(tr("Bundling into %1 …").arg(path));
    writeInBackground(
        workbench_,
        [document, id = sweep.id, figures = figures::bundleFigures(sweep), path] {
            return session::writeBundle(document, id, figures, path);
        },
        tr("Wrote %1; \"dpfm verify\" checks it.").arg(path),
        [self = QPointer(this)] {
            if (!self)
                return;
            self->bundling_ = false;
            self->refresh();
        });
}

void DocumentActions::exportWeightsDialog() {
    const auto selected = workbench_.results().selected();
    if (!selected)
        return;
    // Copies: another document may be shown by the time the dialog is answered.
    askSavePath(
        *window_, settings_,
        {tr("Export final weights"),
         {{tr("Weights (*.json)"), QStringLiteral("json")}},
         QStringLiteral("%1-run%2-weights.json").arg(suggestedName()).arg(*selected)},
        [this, run = workbench_.results().run(*selected),
         experiment = workbench_.results().sweep().experiment](const QString& path) {
            writeInBackground(
                workbench_,
                [path, experiment, run] { return session::writeWeights(path, experiment, run); },
                tr("Wrote %1.").arg(path));
        });
}

void DocumentActions::chooseInitialWeights() {
    auto* dialog = new QFileDialog(window_, tr("Initial weights"), settings_.folder(),
                                   tr("Weights (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        settings_.setFolder(QFileInfo(path).absolutePath());
        models::inBackground(
            this, [path] { return session::readWeights(path); },
            [this](const Result<network::NestedWeights>& weights) {
                if (!weights) {
                    showError(weights.error());
                    return;
                }
                workbench_.document().edit(tr("Initial weights"), [&](network::Experiment& e) {
                    e.network.initialWeights = *weights;
                });
            });
    });
    dialog->open();
}

void DocumentActions::chooseTable() {
    const QString present =
        QString::fromStdString(workbench_.document().experiment().data.csv.path);
    if (!present.isEmpty()) {
        openTable(present);
        return;
    }
    auto* dialog =
        new QFileDialog(window_, tr("CSV file"), settings_.folder(), CsvDialog::csvFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        settings_.setFolder(QFileInfo(path).absolutePath());
        openTable(path);
    });
    dialog->open();
}

void DocumentActions::openTable(const QString& path) {
    auto* dialog = new CsvDialog(workbench_.document(), settings_, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->openFile(path);
    dialog->open();
}

void DocumentActions::showError(const Error& error) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("DPFM Workbench"),
                                session::errorMessage(error), QMessageBox::Ok, window_);
    box->setObjectName(QStringLiteral("error"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (!error.place.empty())
        box->setInformativeText(QString::fromStdString(error.place));
    box->open();
}

} // namespace dpfm::views
