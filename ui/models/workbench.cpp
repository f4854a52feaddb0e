#include "ui/models/workbench.h"

#include "core/sweep/grid.h"
#include "ui/session/provenance.h"

#include <QDir>
#include <QUuid>

#include <utility>

namespace dpfm::models {

using session::RunStatus;
using session::SweepController;

namespace {

constexpr auto kUntitledPattern = "untitled-*.dpfm";

} // namespace

Workbench::Workbench(QString untitledFolder, QObject* parent)
    : QObject(parent)
    , untitledFolder_(std::move(untitledFolder))
    , probe_(results_) {
    connectStore();
    connect(&controller_, &SweepController::events, this, &Workbench::eventsArrived);
    connect(&controller_, &SweepController::finished, this, &Workbench::sweepFinished);
    connect(&controller_, &SweepController::stateChanged, this, &Workbench::stateChanged);
    connect(&document_, &ExperimentDocument::changed, this, &Workbench::stateChanged);
    connect(&document_.undoStack(), &QUndoStack::cleanChanged, this, &Workbench::stateChanged);
}

Workbench::~Workbench() = default;

void Workbench::connectStore() {
    using session::DocumentStore;
    connect(&store_, &DocumentStore::opened, this, &Workbench::show);
    connect(&store_, &DocumentStore::openFailed, this, [this](const Error& error) {
        if (recovering_)
            tryNextLeftover();
        else
            emit failed(error);
    });
    connect(&store_, &DocumentStore::sweepAdded, this, [this](qint64 sweep) {
        const session::SweepRecord& shown = results_.sweep();
        sweeps_.push_back({sweep, QString::fromStdString(shown.experiment.name),
                           shown.provenance.started, static_cast<int>(shown.runs.size()), 0});
        results_.setId(sweep);
        emit sweepsChanged();
    });
    connect(&store_, &DocumentStore::sweepLoaded, this, [this](session::SweepRecord sweep) {
        results_.reset(std::move(sweep));
        results_.selectFirst();
        emit sweepsChanged();
        emit stateChanged();
    });
    connect(&store_, &DocumentStore::saved, this, [this](const QString& path) {
        path_ = path;
        untitled_ = false;
        readOnly_ = false;
        document_.setSaved();
        emit saved();
        emit stateChanged();
    });
    connect(&store_, &DocumentStore::saveFailed, this, &Workbench::saveFailed);
    connect(&store_, &DocumentStore::writeFailed, this, [this](const Error& error) {
        // Training on without keeping what comes of it would be lost work.
        controller_.stop();
        emit failed(error);
    });
}

QString Workbench::newUntitledPath() const {
    QDir().mkpath(untitledFolder_);
    return QDir(untitledFolder_)
        .filePath(QStringLiteral("untitled-%1.dpfm")
                      .arg(QUuid::createUuid().toString(QUuid::WithoutBraces)));
}

void Workbench::startWithUntitled(const network::Experiment& experiment) {
    const QDir folder(untitledFolder_);
    leftovers_.clear();
    for (const QString& name :
         folder.entryList({QString::fromLatin1(kUntitledPattern)}, QDir::Files, QDir::Time))
        leftovers_.append(folder.filePath(name));
    fallback_ = experiment;
    recovering_ = true;
    tryNextLeftover();
}

void Workbench::tryNextLeftover() {
    if (leftovers_.isEmpty()) {
        recovering_ = false;
        newDocument(fallback_);
        return;
    }
    store_.open(leftovers_.takeFirst(), false);
}

void Workbench::newDocument(const network::Experiment& experiment) {
    store_.create(newUntitledPath(), experiment, untitled_ && !path_.isEmpty());
}

void Workbench::open(const QString& path) {
    store_.open(path, untitled_ && !path_.isEmpty());
}

void Workbench::show(const session::OpenedDocument& document) {
    if (recovering_) {
        // Another program's document, or one in which nothing was done: not worth taking up.
        if (document.readOnly || !document.latest) {
            tryNextLeftover();
            return;
        }
        recovering_ = false;
        emit message(tr("The unsaved document of the last time was recovered."));
    }
    path_ = document.path;
    readOnly_ = document.readOnly;
    untitled_ = QFileInfo(path_).absoluteDir() == QDir(untitledFolder_);
    sweeps_ = document.sweeps;
    document_.reset(document.experiment);
    results_.reset(document.latest.value_or(session::SweepRecord{}));
    results_.selectFirst();
    if (readOnly_)
        emit message(tr("Another program uses this document: it is open for reading only."));
    emit documentShown();
    emit sweepsChanged();
    emit stateChanged();
}

void Workbench::save() {
    saveAs(path_);
}

void Workbench::saveAs(const QString& path) {
    store_.saveAs(path, document_.experiment(), untitled_);
}

void Workbench::closeDocument() {
    controller_.stop();
    store_.close(untitled_);
    path_.clear();
}

bool Workbench::needsSaving() const {
    if (path_.isEmpty())
        return false;
    return document_.modified() || (untitled_ && !sweeps_.empty());
}

bool Workbench::canResume() const {
    return !results_.empty() && !results_.sweep().complete() && !readOnly_ &&
           results_.sweep().experiment == document_.experiment();
}

bool Workbench::canRun() const {
    return controller_.state() == SweepController::State::Idle && document_.valid() && !readOnly_ &&
           !path_.isEmpty();
}

void Workbench::run() {
    if (!canRun())
        return;
    const network::Experiment& experiment = document_.experiment();
    std::vector<sweep::GridRun> runs;
    if (canResume()) {
        for (const session::RunRecord& run : results_.sweep().runs)
            if (run.status == RunStatus::Pending)
                runs.push_back(run.run);
        store_.resumeSweep(results_.sweep().id);
    } else {
        session::SweepRecord sweep;
        sweep.experiment = experiment;
        sweep.provenance = session::currentProvenance();
        runs = sweep::grid(experiment);
        for (const sweep::GridRun& run : runs) {
            session::RunRecord record;
            record.run = run;
            sweep.runs.push_back(std::move(record));
        }
        store_.addSweep(experiment, sweep.provenance);
        const auto selected = results_.selected();
        results_.reset(std::move(sweep));
        if (selected && *selected < results_.runCount())
            results_.select(selected);
        else
            results_.selectFirst();
    }
    controller_.start(experiment, std::move(runs));
}

void Workbench::showSweep(qint64 sweep) {
    if (controller_.state() == SweepController::State::Idle && sweep != results_.sweep().id)
        store_.loadSweep(sweep);
}

void Workbench::setNotes(const QString& notes) {
    if (results_.empty() || notes == results_.sweep().notes)
        return;
    results_.setNotes(notes);
    store_.setNotes(results_.sweep().id, notes);
}

void Workbench::eventsArrived(const std::vector<session::RunEvent>& events) {
    results_.apply(events);
    store_.append(events);
}

void Workbench::sweepFinished(const sweep::SweepOutcome& outcome) {
    if (const auto* error = std::get_if<Error>(&outcome))
        emit failed(*error);
    else if (std::holds_alternative<training::Cancelled>(outcome))
        emit message(tr("Stopped. Run goes on where it was stopped."));
    else
        emit message(tr("The sweep is done."));
    emit stateChanged();
}

} // namespace dpfm::models
