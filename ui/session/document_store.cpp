#include "ui/session/document_store.h"

#include <QFile>
#include <QFileInfo>

#include <iterator>
#include <memory>
#include <utility>

namespace dpfm::session {

namespace {

bool sameFile(const QString& a, const QString& b) {
    const QString resolved = QFileInfo(a).canonicalFilePath();
    return !resolved.isEmpty() && resolved == QFileInfo(b).canonicalFilePath();
}

Result<OpenedDocument> contentOf(const ResultsStore& store) {
    OpenedDocument document;
    document.path = store.path();
    document.readOnly = store.readOnly();
    document.usedElsewhere = store.usedElsewhere();
    document.damage = store.damage();
    auto experiment = store.experiment();
    if (!experiment)
        return experiment.error();
    document.experiment = *std::move(experiment);
    auto sweeps = store.sweeps();
    if (!sweeps)
        return sweeps.error();
    document.sweeps = *std::move(sweeps);
    if (document.sweeps.empty())
        return document;
    auto latest = store.load(document.sweeps.back().id);
    if (!latest)
        return latest.error();
    document.latest = *std::move(latest);
    return document;
}

} // namespace

/// Does the work on the store's thread and posts the answers back.
class DocumentStore::Worker : public QObject {
public:
    explicit Worker(DocumentStore& front) : front_(front) {}
    ~Worker() override { flush(); }

    void replace(const QString& path, bool deleteOld,
                 const std::function<Result<void>()>& prepare) {
        flush();
        if (const auto prepared = prepare(); !prepared)
            return openFailed(prepared.error());
        // A second store would find the document in use by the first.
        if (store_ && sameFile(path, store_->path()))
            forget();
        auto store = ResultsStore::open(path);
        if (!store)
            return openFailed(store.error());
        auto content = contentOf(**store);
        if (!content)
            return openFailed(content.error());
        const QString old = store_ && deleteOld ? store_->path() : QString();
        forget();
        if (!old.isEmpty())
            QFile::remove(old);
        store_ = *std::move(store);
        answer(
            [content = *std::move(content)](DocumentStore& front) { emit front.opened(content); });
    }

    void close(bool deleteFile) {
        if (!deleteFile)
            flush();
        const QString path = store_ ? store_->path() : QString();
        forget();
        if (deleteFile && !path.isEmpty())
            QFile::remove(path);
        answer([](DocumentStore& front) { emit front.closed(); });
    }

    void keepExperiment(const network::Experiment& experiment) {
        flush();
        const auto written = store_ ? store_->setExperiment(experiment) : noDocument();
        if (!written)
            return writeFailed(written.error());
        answer([path = store_->path(), experiment](DocumentStore& front) {
            emit front.experimentKept(path, experiment);
        });
    }

    void addSweep(const network::Experiment& experiment, const Provenance& provenance,
                  const std::vector<RunEvent>& events) {
        flush();
        sweep_.reset();
        if (!store_)
            return writeFailed(noDocument().error());
        auto added = store_->addSweep(experiment, provenance, events);
        if (!added) {
            writeFailed(added.error());
            if (events.empty())
                return;
            // There may be room for the sweep alone; then the rest waits.
            added = store_->addSweep(experiment, provenance);
            if (!added)
                return;
            unwritten_ = events;
            failing_ = true;
        }
        sweep_ = *added;
        answer([id = *added, started = provenance.started](DocumentStore& front) {
            emit front.sweepAdded(id, started);
        });
    }

    void resumeSweep(qint64 sweep) {
        flush();
        sweep_ = sweep;
    }

    void append(std::vector<RunEvent> events) {
        if (!sweep_)
            return; // adding it has failed, and was answered so
        unwritten_.insert(unwritten_.end(), std::make_move_iterator(events.begin()),
                          std::make_move_iterator(events.end()));
        flush();
    }

    void loadSweep(qint64 sweep) {
        flush();
        auto record = store_ ? store_->load(sweep) : Result<SweepRecord>(noDocument().error());
        if (!record)
            return openFailed(record.error());
        answer([record = *std::move(record)](DocumentStore& front) {
            emit front.sweepLoaded(record);
        });
    }

    void setNotes(qint64 sweep, const QString& notes) {
        const auto written = store_ ? store_->setNotes(sweep, notes) : noDocument();
        if (!written)
            writeFailed(written.error());
    }

    void setMarks(qint64 sweep, const std::vector<MarkedRun>& runs) {
        const auto written = store_ ? store_->setMarks(sweep, runs) : noDocument();
        if (!written)
            writeFailed(written.error());
    }

    void saveAs(const QString& path, const network::Experiment& experiment, bool deleteOld) {
        flush();
        if (!store_)
            return saveFailed(noDocument().error());
        const QString old = store_->path();
        if (const auto copied = store_->copyTo(path, experiment); !copied)
            return saveFailed(copied.error());
        if (sameFile(path, old))
            return saved();
        auto store = ResultsStore::open(path);
        if (!store)
            return saveFailed(store.error());
        store_ = *std::move(store);
        if (deleteOld)
            QFile::remove(old);
        flush(); // there may be room here
        saved();
    }

private:
    template <class Answer>
    void answer(Answer answer) {
        QMetaObject::invokeMethod(
            &front_, [&front = front_, answer = std::move(answer)] { answer(front); },
            Qt::QueuedConnection);
    }
    void openFailed(const Error& error) {
        answer([error](DocumentStore& front) { emit front.openFailed(error); });
    }
    void saved() {
        answer([path = store_->path()](DocumentStore& front) { emit front.saved(path); });
    }
    void saveFailed(const Error& error) {
        answer([error](DocumentStore& front) { emit front.saveFailed(error); });
    }
    void writeFailed(const Error& error) {
        answer([error](DocumentStore& front) { emit front.writeFailed(error); });
    }

    static Result<void> noDocument() {
        return Error{ErrorCode::InvalidInput, "", "There is no document open.", {}};
    }

    void forget() {
        store_.reset();
        sweep_.reset();
        unwritten_.clear();
        failing_ = false;
    }

    void flush() {
        if (!store_ || !sweep_ || unwritten_.empty())
            return;
        const auto written = store_->append(*sweep_, unwritten_);
        if (written)
            unwritten_.clear();
        else if (!failing_)
            writeFailed(written.error());
        failing_ = !written;
    }

    DocumentStore& front_;
    std::unique_ptr<ResultsStore> store_;
    std::optional<qint64> sweep_;
    std::vector<RunEvent> unwritten_; ///< of sweep_
    bool failing_ = false;
};

DocumentStore::DocumentStore(QObject* parent) : QObject(parent), worker_(new Worker(*this)) {
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    thread_.start();
}

DocumentStore::~DocumentStore() {
    request([this](Worker&) { thread_.quit(); }); // after all that was asked before
    thread_.wait();
}

void DocumentStore::request(std::function<void(Worker&)> task) {
    QMetaObject::invokeMethod(
        worker_, [worker = worker_, task = std::move(task)] { task(*worker); },
        Qt::QueuedConnection);
}

void DocumentStore::create(const QString& path, const network::Experiment& experiment,
                           bool deleteOld) {
    request([=](Worker& worker) {
        worker.replace(path, deleteOld, [&]() -> Result<void> {
            const auto created = ResultsStore::create(path, experiment);
            return created ? Result<void>() : created.error();
        });
    });
}

void DocumentStore::open(const QString& path, bool deleteOld) {
    request(
        [=](Worker& worker) { worker.replace(path, deleteOld, [] { return Result<void>(); }); });
}

void DocumentStore::close(bool deleteFile) {
    request([=](Worker& worker) { worker.close(deleteFile); });
}

void DocumentStore::keepExperiment(const network::Experiment& experiment) {
    request([=](Worker& worker) { worker.keepExperiment(experiment); });
}

void DocumentStore::addSweep(const network::Experiment& experiment, const Provenance& provenance,
                             std::vector<RunEvent> events) {
    request([experiment, provenance, events = std::move(events)](Worker& worker) {
        worker.addSweep(experiment, provenance, events);
    });
}

void DocumentStore::append(std::vector<RunEvent> events) {
    // Shared, as what a std::function holds is const when it is called.
    request([shared = std::make_shared<std::vector<RunEvent>>(std::move(events))](Worker& worker) {
        worker.append(std::move(*shared));
    });
}

void DocumentStore::resumeSweep(qint64 sweep) {
    request([=](Worker& worker) { worker.resumeSweep(sweep); });
}

void DocumentStore::loadSweep(qint64 sweep) {
    request([=](Worker& worker) { worker.loadSweep(sweep); });
}

void DocumentStore::setNotes(qint64 sweep, const QString& notes) {
    request([=](Worker& worker) { worker.setNotes(sweep, notes); });
}

void DocumentStore::setMarks(qint64 sweep, std::vector<MarkedRun> runs) {
    request([sweep, runs = std::move(runs)](Worker& worker) { worker.setMarks(sweep, runs); });
}

void DocumentStore::saveAs(const QString& path, const network::Experiment& experiment,
                           bool deleteOld) {
    request([=](Worker& worker) { worker.saveAs(path, experiment, deleteOld); });
}

} // namespace dpfm::session
