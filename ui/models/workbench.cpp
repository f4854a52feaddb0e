#include "ui/models/workbench.h"

#include "ui/session/damage.h"
#include "ui/session/error_text.h"
#include "ui/session/results_file.h"

#include <QDir>
#include <QLocale>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace dpfm::models {

using session::SweepController;

namespace {

constexpr auto kUntitledPattern = "untitled-*.dpfm";
constexpr int kKeepMs = 1000;

QStringList foldersOfEdits(const session::KeepingFolders& folders) {
    QStringList list{folders.edits};
    if (!folders.spare.isEmpty())
        list << folders.spare;
    return list;
}

std::vector<session::MarkedRun> markedRuns(const session::SweepRecord& sweep) {
    std::vector<session::MarkedRun> marked;
    for (const session::RunRecord& run : sweep.runs)
        if (run.marks != session::RunMarks{})
            marked.push_back({run.run.index, run.marks});
    return marked;
}

} // namespace

Workbench::Workbench(const QString& untitledFolder, QObject* parent)
    : Workbench(session::KeepingFolders{untitledFolder, untitledFolder, {}}, parent) {}

Workbench::Workbench(session::KeepingFolders folders, QObject* parent)
    : QObject(parent)
    , folders_(std::move(folders))
    , recovery_(document_, foldersOfEdits(folders_))
    , liveRun_(document_)
    , probe_(results_, &liveRun_)
    , outputMap_(probe_)
    , confusion_(probe_)
    , live_(document_, results_, [this] { return dragPermission(); })
    , marking_(
          results_, document_.undoStack(),
          [this] {
              // What has no id is not in the file yet, or never will be.
              return ready() && !readOnly_ && results_.sweep().id != 0 &&
                     live_.state() == LiveSweep::State::Idle;
          },
          [this](qint64 sweep, const std::vector<session::MarkedRun>& runs) {
              applyMarks(sweep, runs);
          })
    , estimate_(document_, [this] { return trains(); })
    , lesson_(*this) {
    connectStore();
    connect(&controller_, &SweepController::events, this, &Workbench::eventsArrived);
    connect(&controller_, &SweepController::finished, this, &Workbench::sweepFinished);
    connect(&controller_, &SweepController::stateChanged, this, &Workbench::stateChanged);
    connect(&document_, &ExperimentDocument::changed, this, &Workbench::stateChanged);
    keepTimer_.setSingleShot(true);
    keepTimer_.setInterval(kKeepMs);
    connect(&document_, &ExperimentDocument::changed, this, [this] {
        if (untitled_ && ready() && !keepTimer_.isActive())
            keepTimer_.start();
    });
    connect(&keepTimer_, &QTimer::timeout, this, [this] {
        if (live_.state() != LiveSweep::State::Idle)
            keepTimer_.start(); // in the middle of a drag nothing is written
        else if (untitled_ && ready())
            store_.keepExperiment(document_.experiment());
    });
    connect(&live_, &LiveSweep::settled, this, &Workbench::keepDragged);
    connect(&live_, &LiveSweep::failed, this, &Workbench::failed);
    connect(&live_, &LiveSweep::changed, this, [this] {
        if (live_.state() == LiveSweep::State::Idle && live_.report() &&
            live_.permission() == LiveSweep::Permission::Show)
            emit message(tr("The document is open for reading only: the sweep is not stored."));
        emit stateChanged();
    });
    connect(&document_.undoStack(), &QUndoStack::cleanChanged, this, &Workbench::stateChanged);
    connect(&recovery_, &EditRecovery::trouble, this,
            [this](const Error& error) { emit notice(session::errorText(error)); });
    connect(&liveRun_, &LiveRunModel::message, this, &Workbench::message);
    connect(&liveRun_, &LiveRunModel::failed, this, &Workbench::failed);
}

Workbench::~Workbench() = default;

bool Workbench::trains() const {
    return controller_.state() != SweepController::State::Idle ||
           live_.state() != LiveSweep::State::Idle || liveRun_.playing();
}

void Workbench::connectStore() {
    using session::DocumentStore;
    connect(&store_, &DocumentStore::opened, this, &Workbench::show);
    connect(&store_, &DocumentStore::openFailed, this, [this](const Error& error) {
        if (recovering_) {
            startFailed(error);
            return;
        }
        openingFailed(error);
    });
    connect(&store_, &DocumentStore::sweepAdded, this, [this](qint64 sweep, QDateTime started) {
        const auto listing =
            std::find_if(adding_.begin(), adding_.end(),
                         [&](const session::SweepListing& s) { return s.started == started; });
        if (listing == adding_.end())
            return; // of a document that was replaced
        listing->id = sweep;
        sweeps_.push_back(*listing);
        adding_.erase(adding_.begin(), listing + 1);
        live_.setStoredId(started, sweep);
        const session::SweepRecord& shown = results_.sweep();
        if (shown.id == 0 && shown.provenance.started == started) {
            results_.setId(sweep);
            if (!shown.notes.isEmpty())
                store_.setNotes(sweep, shown.notes); // written before the sweep was in the file
            if (const auto marked = markedRuns(shown); !marked.empty())
                store_.setMarks(sweep, marked); // what it has from the sweep before
        }
        emit sweepsChanged();
        emit stateChanged();
    });
    connect(&store_, &DocumentStore::sweepLoaded, this, [this](session::SweepRecord sweep) {
        if (wantedSweep_ != sweep.id)
            return; // something else was asked for meanwhile
        wantedSweep_.reset();
        results_.reset(std::move(sweep));
        results_.selectFirst();
        emit sweepsChanged();
        emit stateChanged();
        tellOfDamage();
    });
    connect(&store_, &DocumentStore::saved, this, [this](const QString& path) {
        path_ = path;
        untitled_ = false;
        recovered_ = false;
        readOnly_ = false;
        if (document_.experiment() == saving_.front())
            document_.setSaved();
        saving_.pop_front();
        recovery_.saved(path_);
        emit saved();
        emit stateChanged();
    });
    connect(&store_, &DocumentStore::experimentKept, this,
            [this](const QString& path, const network::Experiment& experiment) {
                if (path != path_)
                    return;
                if (untitled_)
                    return recovery_.keptElsewhere(experiment);
                if (!(document_.experiment() == experiment))
                    return;
                document_.setSaved();
                recovery_.saved(path_);
                emit stateChanged();
            });
    connect(&store_, &DocumentStore::saveFailed, this, [this](const Error& error) {
        saving_.pop_front();
        emit saveFailed(error);
    });
    connect(&store_, &DocumentStore::writeFailed, this, [this](const Error& error) {
        // Training on without keeping what comes of it would be lost work.
        controller_.stop();
        emit failed(error);
    });
}

QString Workbench::newUntitledPath() const {
    session::makeKeepingFolder(folders_.untitled); // else nothing is created in it, with a sentence
    return QDir(folders_.untitled)
        .filePath(QStringLiteral("untitled-%1.dpfm")
                      .arg(QUuid::createUuid().toString(QUuid::WithoutBraces)));
}

void Workbench::startWithUntitled(const network::Experiment& experiment) {
    leftovers_.clear();
    for (const QString& path : {folders_.untitled, folders_.spare}) {
        const QDir folder(path);
        if (path.isEmpty() || !session::isOwnKeepingFolder(path))
            continue;
        for (const QString& name :
             folder.entryList({QString::fromLatin1(kUntitledPattern)}, QDir::Files, QDir::Time))
            leftovers_.append(folder.filePath(name));
    }
    fallback_ = experiment;
    recovering_ = true;
    tryNextLeftover();
}

void Workbench::tryNextLeftover() {
    opening_ = true;
    if (leftovers_.isEmpty()) {
        leftover_.clear();
        store_.create(newUntitledPath(), fallback_, emptyLeftover_);
        return;
    }
    leftover_ = leftovers_.takeFirst();
    store_.open(leftover_, emptyLeftover_);
}

void Workbench::startFailed(const Error& error) {
    if (!leftover_.isEmpty()) {
        if (error.code == ErrorCode::FileFormat)
            putAside(leftover_);
        else if (error.code == ErrorCode::UnsupportedVersion)
            emit notice(session::errorText(error));
        tryNextLeftover();
        return;
    }
    if (folders_.spare.isEmpty() || folders_.untitled == folders_.spare) {
        recovering_ = false;
        openingFailed(error);
        return;
    }
    emit notice(tr("Nothing can be written in %1: the unsaved document is in %2 for now, which may "
                   "be emptied when the computer is switched off.")
                    .arg(QDir::toNativeSeparators(folders_.untitled),
                         QDir::toNativeSeparators(folders_.spare)));
    folders_.untitled = folders_.spare;
    tryNextLeftover();
}

void Workbench::putAside(const QString& path) {
    const auto aside = session::putDocumentAside(path);
    emit notice(aside ? tr("An unsaved document of the last time is damaged; it is kept as %1. "
                           "Open it there to see what is whole of it.")
                            .arg(QDir::toNativeSeparators(*aside))
                      : session::errorText(aside.error()));
}

void Workbench::newDocument(const network::Experiment& experiment, std::function<void()> shown) {
    whenShown_ = std::move(shown);
    if (opening_) {
        openNext_ = experiment;
        return;
    }
    live_.settle();
    beginOpening(experiment, disposable());
    emit stateChanged();
}

void Workbench::beginWithPresentExperiment() {
    document_.undoStack().clear();
    document_.setSaved();
    emit stateChanged();
}

void Workbench::open(const QString& path) {
    whenShown_ = {};
    if (opening_) {
        openNext_ = path;
        return;
    }
    live_.settle();
    beginOpening(path, disposable());
    emit stateChanged();
}

void Workbench::beginOpening(const std::variant<QString, network::Experiment>& asked,
                             bool deleteOld) {
    opening_ = true;
    if (const auto* path = std::get_if<QString>(&asked))
        store_.open(*path, deleteOld);
    else
        store_.create(newUntitledPath(), std::get<network::Experiment>(asked), deleteOld);
}

void Workbench::openingFailed(const Error& error) {
    if (!openNext_)
        whenShown_ = {};
    emit failed(error);
    openingDone();
}

void Workbench::openingDone() {
    opening_ = false;
    if (const auto next = std::exchange(openNext_, std::nullopt)) {
        // Nobody was asked about a document that was recovered just now.
        beginOpening(*next, disposable() && sweeps_.empty());
    }
    emit stateChanged();
}

bool Workbench::disposable() const {
    // While a save or an opening is under way, another file may be open when the request's turn
    // comes.
    return untitled_ && !path_.isEmpty() && saving_.empty() && !opening_;
}

void Workbench::show(const session::OpenedDocument& document) {
    if (recovering_) {
        if (!leftover_.isEmpty() && document.damage) {
            emptyLeftover_ = false; // it is this one now that is open
            putAside(leftover_);
            tryNextLeftover();
            return;
        }
        // Another program's document, or one in which nothing was done: not worth taking up.
        if (!leftover_.isEmpty() &&
            (document.readOnly || (!document.latest && document.experiment == fallback_))) {
            emptyLeftover_ = !document.readOnly;
            tryNextLeftover();
            return;
        }
        recovered_ = !leftover_.isEmpty();
        if (recovered_)
            emit message(tr("The unsaved document of the last time was recovered."));
    } else {
        recovered_ = false;
    }
    live_.abandon();
    controller_.stop();
    sweepShown_ = false;
    wantedSweep_.reset();
    adding_.clear();
    path_ = document.path;
    readOnly_ = document.readOnly;
    const QDir folder = QFileInfo(path_).absoluteDir();
    untitled_ = !readOnly_ && (folder == QDir(folders_.untitled) ||
                               (!folders_.spare.isEmpty() && folder == QDir(folders_.spare)));
    sweeps_ = document.sweeps;
    document_.reset(document.experiment);
    recovery_.follow(untitled_ ? QString() : path_);
    // Of other documents a start tells, unless it goes on to one that was asked for.
    if (std::exchange(recovering_, false) && !openNext_)
        recovery_.lookForAny();
    probe_.setSource(ProbeModel::Source::Automatic);
    results_.reset(document.latest.value_or(session::SweepRecord{}));
    results_.selectFirst();
    if (document.damage)
        emit failed(*document.damage);
    else if (readOnly_)
        emit message(document.usedElsewhere
                         ? tr("Another program uses this document: it is open for reading only.")
                         : tr("This document is write-protected, or its folder is: it is open for "
                              "reading only."));
    emit documentShown();
    emit sweepsChanged();
    openingDone();
    if (!document.damage)
        tellOfDamage();
    if (opening_)
        return;
    if (const auto shown = std::exchange(whenShown_, {}))
        shown();
}

void Workbench::save() {
    saveAs(path_);
}

void Workbench::saveAs(const QString& path) {
    if (opening_) {
        emit saveFailed({ErrorCode::FileAccess,
                         path.toStdString(),
                         "Another document is being opened; save again when it is there.",
                         {}});
        return;
    }
    live_.settle();
    const bool deleteOld = disposable();
    saving_.push_back(document_.experiment());
    store_.saveAs(path, saving_.back(), deleteOld);
}

void Workbench::closeDocument() {
    live_.settle();
    controller_.stop();
    liveRun_.pause();
    store_.close(disposable());
    recovery_.follow({});
    openNext_.reset();
    whenShown_ = {};
    path_.clear();
}

bool Workbench::needsSaving() const {
    if (path_.isEmpty())
        return false;
    return document_.modified() || recovered_ ||
           (untitled_ && (!sweeps_.empty() || !results_.empty()));
}

bool Workbench::canResume() const {
    // Without an id it is not in the file: adding it has failed.
    return !results_.empty() && results_.sweep().id != 0 && !results_.sweep().complete() &&
           !readOnly_ && results_.sweep().experiment == document_.experiment();
}

bool Workbench::canRun() const {
    return controller_.state() == SweepController::State::Idle && document_.valid() && !readOnly_ &&
           !path_.isEmpty() && !opening_;
}

void Workbench::run() {
    if (live_.settle() || !canRun())
        return;
    const network::Experiment& experiment = document_.experiment();
    std::vector<sweep::GridRun> runs;
    if (canResume()) {
        runs = results_.sweep().remaining();
        store_.resumeSweep(results_.sweep().id);
    } else {
        session::SweepRecord sweep = session::newSweep(experiment);
        runs = sweep.remaining();
        addSweep(sweep);
        const auto selected = results_.selected();
        results_.reset(std::move(sweep));
        if (selected && *selected < results_.runCount())
            results_.select(selected);
        else
            results_.selectEarliest();
    }
    keepRun(experiment);
    sweepShown_ = true;
    controller_.start(experiment, std::move(runs));
}

void Workbench::stop() {
    if (live_.lingers())
        live_.settle();
    controller_.stop();
}

void Workbench::addSweep(const session::SweepRecord& sweep, std::vector<session::RunEvent> events) {
    adding_.push_back({0, QString::fromStdString(sweep.experiment.name), sweep.provenance.started,
                       static_cast<int>(sweep.runs.size()), 0});
    store_.addSweep(sweep.experiment, sweep.provenance, std::move(events));
}

void Workbench::keepRun(const network::Experiment& experiment) {
    wantedSweep_.reset();
    // What is run is kept: after a crash the sweep goes on with the experiment it belongs to.
    store_.keepExperiment(experiment);
}

LiveSweep::Permission Workbench::dragPermission() const {
    if (controller_.state() != SweepController::State::Idle || !ready())
        return LiveSweep::Permission::Edit;
    return readOnly_ ? LiveSweep::Permission::Show : LiveSweep::Permission::Store;
}

void Workbench::keepDragged(const DraggedSweep& dragged) {
    addSweep(results_.sweep(), dragged.events);
    keepRun(dragged.experiment);
    sweepShown_ = true;
    if (dragged.remaining.empty())
        emit message(tr("Live: %n run(s) in %1 s. The sweep is stored.", nullptr,
                        static_cast<int>(results_.runCount()))
                         .arg(QLocale().toString(dragged.seconds, 'f', 2)));
    else
        controller_.start(dragged.experiment, dragged.remaining);
    emit stateChanged();
}

void Workbench::showSweep(qint64 sweep) {
    live_.settle();
    if (controller_.state() != SweepController::State::Idle || opening_)
        return;
    wantedSweep_.reset();
    if (sweep == results_.sweep().id)
        return;
    wantedSweep_ = sweep;
    store_.loadSweep(sweep);
}

void Workbench::tellOfDamage() {
    if (const auto damage = session::damageOf(results_.sweep(), path_))
        emit failed(*damage);
}

void Workbench::setNotes(const QString& notes) {
    if (results_.empty() || opening_ || notes == results_.sweep().notes)
        return;
    results_.setNotes(notes);
    if (results_.sweep().id != 0)
        store_.setNotes(results_.sweep().id, notes);
}

void Workbench::applyMarks(qint64 sweep, const std::vector<session::MarkedRun>& runs) {
    store_.setMarks(sweep, runs);
    if (results_.sweep().id == sweep)
        results_.setMarks(runs);
    else
        emit message(tr("This was a step in another sweep; choose it in Runs to see it."));
    emit stateChanged();
}

void Workbench::eventsArrived(const std::vector<session::RunEvent>& events) {
    if (!sweepShown_)
        return; // the last of a document that was replaced
    results_.apply(events);
    store_.append(events);
}

void Workbench::sweepFinished(const sweep::SweepOutcome& outcome) {
    if (const auto* error = std::get_if<Error>(&outcome))
        emit failed(*error);
    else if (sweepShown_ && std::holds_alternative<training::Cancelled>(outcome))
        emit message(tr("Stopped. Run goes on where it was stopped."));
    else if (sweepShown_)
        emit message(tr("The sweep is done."));
    emit stateChanged();
}

} // namespace dpfm::models
