#include "tests/session/document_files.h"
#include "tests/session/small_sweep.h"
#include "tests/support/full_disk.h"
#include "ui/session/flipped_bit.h"
#include "ui/session/provenance.h"
#include "ui/session/results_salvage.h"
#include "ui/session/results_store.h"
#include "ui/session/run_history.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

constexpr qsizetype kPage = 4096;

/// A page of an SQLite file and the table or index that it belongs to.
struct Page {
    QString of;
    qsizetype number = 0; ///< from 1
    QString kind;         ///< "internal", "leaf" or "overflow"
};

std::vector<Page> pagesOf(const QString& path) {
    std::vector<Page> pages;
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        database.setDatabaseName(path);
        if (database.open()) {
            QSqlQuery query(database);
            query.exec(QStringLiteral("SELECT name, pageno, pagetype FROM dbstat ORDER BY pageno"));
            while (query.next())
                pages.push_back({query.value(0).toString(), query.value(1).toLongLong(),
                                 query.value(2).toString()});
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    return pages;
}

} // namespace

/// What is opened of a damaged results document, page by page: all but what was on that page.
class TestResultsSalvage : public QObject {
    Q_OBJECT
private:
    static constexpr std::size_t kRuns = 28;
    QTemporaryDir folder_;
    QString path_ = folder_.filePath(QStringLiteral("a.dpfm"));
    network::Experiment experiment_ = smallExperiment(40);
    QByteArray content_;
    SweepRecord whole_;
    std::vector<Page> pages_;

    static bool same(const RunRecord& a, const RunRecord& b) {
        return a.run == b.run && a.status == b.status && sameBits(a.epochs, b.epochs) &&
               sameBits(a.weights, b.weights) && a.layers == b.layers;
    }

    /// How many of the runs are damaged; of the others those that have ended are right (what goes
    /// on has no checksum yet), and it is told so.
    std::size_t damagedOf(const QByteArray& content) {
        write(path_, content);
        const auto store = ResultsStore::open(path_);
        if (!store || (*store)->sweeps()->size() != 1)
            return kRuns;
        const auto record = (*store)->load((*store)->sweeps()->front().id);
        if (!record || record->experiment != experiment_ || record->notes != whole_.notes) {
            QTest::qFail("another sweep", __FILE__, __LINE__);
            return kRuns;
        }
        std::size_t damaged = 0;
        for (std::size_t i = 0; i < kRuns; ++i)
            if (record->runs[i].damaged)
                ++damaged;
            else if (i < kRuns - 2 && !same(record->runs[i], whole_.runs[i]))
                QTest::qFail("a wrong value", __FILE__, __LINE__);
        if (const auto& told = (*store)->damage()) {
            const std::string counts = std::to_string(damaged) + " of 28 runs";
            if (damaged > 0 && told->message().find(counts) == std::string::npos)
                QTest::qFail(told->message().c_str(), __FILE__, __LINE__);
            if (!(*store)->readOnly() || told->place != path_.toStdString())
                QTest::qFail("can be written", __FILE__, __LINE__);
        }
        if ((*store)->damage() && contentOf(path_) != content)
            QTest::qFail("the damaged file was changed", __FILE__, __LINE__);
        return damaged;
    }

    QByteArray withoutPage(qsizetype number) const {
        QByteArray content = content_;
        return content.replace((number - 1) * kPage, kPage, QByteArray(kPage, '\0'));
    }
    Page pageOf(const char* table, const char* kind) const {
        const auto found = std::find_if(pages_.begin(), pages_.end(), [&](const Page& page) {
            return page.of == QLatin1String(table) && page.kind == QLatin1String(kind);
        });
        return found == pages_.end() ? Page{} : *found;
    }

private slots:
    void initTestCase() {
        experiment_.sweep.seeds = {1, 2, 3, 4, 5, 6, 7};
        std::vector<RunEvent> events = trainedEvents(experiment_);
        // The last two runs are not finished: their epochs are rows.
        std::erase_if(events, [](const RunEvent& event) {
            const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what);
            return event.run.index >= kRuns - 2 && (std::holds_alternative<RunEnded>(event.what) ||
                                                    (snapshot && (*snapshot)->metrics.epoch > 30));
        });
        {
            const auto store = created(path_, experiment_);
            const auto id = store->addSweep(experiment_, currentProvenance(), events);
            QVERIFY(store->setNotes(*id, QStringLiteral("a note")));
        }
        whole_ = *opened(path_)->load(1);
        QCOMPARE(whole_.runs.size(), kRuns);
        QCOMPARE(whole_.remaining().size(), std::size_t{2});
        QCOMPARE(whole_.runs.back().epochs.size(), std::size_t{30});
        pages_ = pagesOf(path_);
        content_ = contentOf(path_);
        QCOMPARE(static_cast<qsizetype>(pages_.size()) * kPage, content_.size());
    }

    void aPageIsLost_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("most"); ///< damaged runs
        QTest::newRow("runs") << "runs"
                              << "leaf" << 10;
        QTest::newRow("the index of runs") << "sqlite_autoindex_runs_1"
                                           << "leaf" << 0;
        QTest::newRow("epochs") << "epochs"
                                << "leaf" << 2;
        QTest::newRow("the edited experiment") << "document"
                                               << "leaf" << 0;
        QTest::newRow("the schema") << "sqlite_schema"
                                    << "leaf" << 0;
    }
    void aPageIsLost() {
        QFETCH(const QString, table);
        QFETCH(const QString, kind);
        QFETCH(const int, most);
        const Page page = pageOf(table.toUtf8(), kind.toUtf8());
        QVERIFY(page.number > 0);
        QByteArray content = withoutPage(page.number);
        if (page.number == 1) // what the file is stays in its first bytes
            content.replace(0, 100, content_.first(100));
        const std::size_t damaged = damagedOf(content);
        qInfo("%zu of %zu runs were lost with a page", damaged, kRuns);
        QVERIFY(damaged <= static_cast<std::size_t>(most));
        QVERIFY(most == 0 || damaged > 0);
    }

    void theLastPagesAreCutOff() {
        std::size_t before = 0;
        for (qsizetype pages = 1; pages <= 4; ++pages) {
            const std::size_t damaged = damagedOf(content_.chopped(pages * kPage));
            qInfo("%zu of %zu runs were lost with %d pages", damaged, kRuns,
                  static_cast<int>(pages));
            QVERIFY(damaged >= before && damaged < kRuns);
            before = damaged;
        }
        QVERIFY(before > 0);
    }

    /// One bit anywhere but in the first bytes costs the runs of one page at most, or, where all
    /// others hang on a page, those.
    void aBitIsFlipped() {
        int most = 0;
        int all = 0;
        for (qsizetype bit = 8 * 100 + 5; bit < 8 * content_.size(); bit += 8 * 149 + 3) {
            QByteArray content = content_;
            content[bit / 8] = static_cast<char>(content[bit / 8] ^ (1 << bit % 8));
            const auto damaged = static_cast<int>(damagedOf(content));
            most = std::max(most, damaged);
            if (damaged == static_cast<int>(kRuns))
                ++all;
        }
        qInfo("a flipped bit cost %d runs at most; %d cost all", most, all);
        QVERIFY(all <= 2);
    }

    void whatIsWholeIsKeptByACopy() {
        const Page page = pageOf("runs", "leaf");
        const QByteArray content = withoutPage(page.number);
        write(path_, content);
        const QString kept = folder_.filePath(QStringLiteral("kept.dpfm"));
        std::size_t damaged = 0;
        {
            const auto store = opened(path_);
            QVERIFY(store && store->damage());
            damaged = store->load(1)->damaged().size();
            QVERIFY(damaged > 0);
            const auto refused = store->setNotes(1, QStringLiteral("another"));
            QVERIFY(!refused);
            QCOMPARE(refused.error().message(), store->damage()->message());
            QVERIFY(store->copyTo(kept));
        }
        QCOMPARE(contentOf(path_), content);
        const auto store = opened(kept);
        QVERIFY(store && !store->readOnly() && !store->damage());
        const auto record = store->load(1);
        QCOMPARE(record->damaged().size(), damaged);
        QCOMPARE(record->remaining().size(), damaged + 2);
        // The damaged ones are trained again, as after any damage.
        std::vector<RunEvent> again = trainedEvents(experiment_);
        std::erase_if(again, [&](const RunEvent& event) {
            return !record->runs[event.run.index].damaged && event.run.index < kRuns - 2;
        });
        QVERIFY(store->append(1, again));
        QVERIFY(store->load(1)->complete());
        QVERIFY(holds(*store->load(1), trainedEvents(experiment_)));
    }

    /// What a killed program left beside it as well, which SQLite folds in when it can.
    void aDamagedFileStaysAsItIs_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<bool>("wholePage");
        QTest::newRow("a page of runs") << "runs" << true;
        QTest::newRow("the page of the edited experiment") << "document" << true;
        QTest::newRow("a bit of the edited experiment") << "document" << false;
    }
    void aDamagedFileStaysAsItIs() {
        QFETCH(const QString, table);
        QFETCH(const bool, wholePage);
        const QString killed = folder_.filePath(QStringLiteral("killed.dpfm"));
        const QString wal = QStringLiteral("-wal");
        for (const QString& old : {killed, killed + wal, killed + QStringLiteral("-shm")})
            QFile::remove(old);
        write(path_, content_);
        {
            const auto store = opened(path_);
            QVERIFY(store && store->setNotes(1, QStringLiteral("a last note")));
            QVERIFY(QFile::copy(path_, killed) && QFile::copy(path_ + wal, killed + wal));
        }
        QByteArray content = contentOf(killed);
        const qsizetype page = (pageOf(table.toUtf8(), "leaf").number - 1) * kPage;
        QVERIFY(page > 0);
        if (wholePage) {
            content.replace(page, kPage, QByteArray(kPage, '\0'));
        } else {
            const qsizetype at = content.indexOf("Small", page);
            QVERIFY(at > page && at < page + kPage);
            content[at] = static_cast<char>(content[at] ^ 1);
        }
        write(killed, content);
        const QByteArray beside = contentOf(killed + wal);
        QVERIFY(!beside.isEmpty());
        {
            const auto store = opened(killed);
            QVERIFY(store && store->readOnly() && store->damage());
            QCOMPARE(store->load(1)->notes, QStringLiteral("a last note"));
        }
        QVERIFY(contentOf(killed) == content);
        QVERIFY(contentOf(killed + wal) == beside);
    }

    void lostMarksAreCounted_data() {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("with a run") << "DELETE FROM runs WHERE run = 27"
                                    << "The file is damaged: 1 of 28 runs are damaged and left "
                                       "out, and notes, pins, colours and deletions of 2; 27 are "
                                       "whole. ";
        QTest::newRow("with the edited experiment")
            << "UPDATE document SET experiment = '{}'"
            << "The file is damaged: the experiment being edited cannot be read, and that of the "
               "latest sweep stands in its place; 0 of 28 runs are damaged and left out, and "
               "notes, pins, colours and deletions of 2; 28 are whole. ";
    }
    void lostMarksAreCounted() {
        QFETCH(const QString, statement);
        QFETCH(const QString, sentence);
        write(path_, content_);
        const std::vector<MarkedRun> marked{{3, {QStringLiteral("odd")}}, {5, {{}, true}}};
        QVERIFY(opened(path_)->setMarks(1, marked));
        execute(path_, {statement, QStringLiteral("UPDATE runs SET note = 'even' WHERE run = 3"),
                        QStringLiteral("UPDATE runs SET color = 2 WHERE run = 5")});
        const auto store = opened(path_);
        QVERIFY(store && store->damage());
        const std::string told = store->damage()->message();
        QVERIFY2(told.starts_with(sentence.toStdString()), told.c_str());
    }

    void aFileBesideThatCannotBeReadIsNamed() {
        write(path_, content_);
        const QString beside = QFileInfo(path_).canonicalFilePath() + QStringLiteral("-wal");
        QVERIFY(QDir().mkpath(beside + QStringLiteral("/folder")));
        const auto refused = salvage(path_, folder_.filePath(QStringLiteral("made.dpfm")));
        QVERIFY(QDir(beside).removeRecursively());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileAccess);
        QCOMPARE(refused.error().place, beside.toStdString());
        QVERIFY2(refused.error().message().starts_with("The file cannot be read: "),
                 refused.error().text().c_str());
    }

    void aFullDiskOfTemporaryFilesIsTold() {
        write(path_, content_);
        const auto refused = [&] {
            const FullDisk full(2 * kPage);
            return salvage(path_, folder_.filePath(QStringLiteral("made.dpfm")));
        }();
        QVERIFY(!refused);
        QCOMPARE(refused.error().place, path_.toStdString());
        QCOMPARE(refused.error().message(),
                 std::string("The file is damaged, and there is no room for temporary files to "
                             "read what is whole of it: File too large."));
    }

    void aBitOfTheSettingsIsTurnedBack_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("at");
        QTest::newRow("notes") << QByteArray("a note") << 3;
        QTest::newRow("the version of an experiment's format")
            << QByteArray("\"version\": 1") << 11;
    }
    void aBitOfTheSettingsIsTurnedBack() {
        QFETCH(const QByteArray, text);
        QFETCH(const int, at);
        int found = 0;
        for (qsizetype place = content_.indexOf(text); place >= 0;
             place = content_.indexOf(text, place + 1), ++found)
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray content = content_;
                content[place + at] = static_cast<char>(content[place + at] ^ (1 << bit));
                QCOMPARE(damagedOf(content), std::size_t{0});
            }
        QVERIFY(found > 0);
    }

    void findsAFlippedBit() {
        const QByteArrayList text{QByteArray("one"), QByteArray("another")};
        const qsizetype size = 2 * kChecksumPrefix + 10;
        for (int bit = 0; bit < 7 * 8; ++bit) {
            QByteArrayList flipped = text;
            flipped[1][bit / 8] = static_cast<char>(flipped[1][bit / 8] ^ (1 << bit % 8));
            const auto found = flippedBit(size, checksum(text) ^ checksum(flipped));
            QVERIFY(found);
            QCOMPARE(*found, 8 * (2 * kChecksumPrefix + 3) + bit);
        }
        QByteArrayList twice = text;
        twice[0] = "two";
        QVERIFY(!flippedBit(size, checksum(text) ^ checksum(twice)));
    }
};

QTEST_GUILESS_MAIN(TestResultsSalvage)
#include "tst_results_salvage.moc"
