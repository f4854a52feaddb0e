#include "tests/session/small_sweep.h"
#include "ui/session/csv_export.h"
#include "ui/session/files.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

constexpr auto kStyle = R"({"format": "dpfm-figure-style", "version": 1, "name": "mine",
                            "width_mm": 85, "font_size_pt": 9.5})";

} // namespace

class TestExportCommand : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString path(const QString& name) const { return folder_->filePath(name); }

    /// A results file with a sweep's first events in it.
    std::unique_ptr<ResultsStore> trained(const QString& name, std::size_t events) const {
        const network::Experiment experiment = smallExperiment();
        auto store = *ResultsStore::create(path(name), experiment);
        const auto id = store->addSweep(experiment, currentProvenance());
        const std::vector<RunEvent> all = trainedEvents(experiment);
        (void)store->append(*id, std::span(all).first(std::min(events, all.size())));
        return store;
    }
    /// The exit code and stderr of `dpfm export` in the test's folder.
    std::pair<int, QString> exported(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(folder_->path());
        process.start(QStringLiteral(DPFM_PROGRAM),
                      QStringList{QStringLiteral("export")} + arguments);
        process.waitForFinished();
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }
    QByteArray content(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void writesCsv_data() {
        QTest::addColumn<int>("events");
        QTest::addColumn<bool>("inUse");
        QTest::newRow("complete") << 1'000'000 << false;
        QTest::newRow("incomplete") << 9 << false;
        QTest::newRow("being trained") << 9 << true;
    }
    void writesCsv() {
        QFETCH(const int, events);
        QFETCH(const bool, inUse);
        auto store = trained(QStringLiteral("r.dpfm"), static_cast<std::size_t>(events));
        const QByteArray csv = toCsv(*store->load(1));
        if (!inUse)
            store.reset();
        const QByteArray before = content(QStringLiteral("r.dpfm"));
        const auto [exitCode, err] = exported({"r.dpfm", "--csv", "out.csv"});
        QCOMPARE(exitCode, 0);
        QCOMPARE(content(QStringLiteral("out.csv")), csv);
        QVERIFY(!content(QStringLiteral("out.csv.json")).isEmpty());
        QCOMPARE(err.contains(QLatin1String("The sweep is incomplete")), events == 9);
        QCOMPARE(content(QStringLiteral("r.dpfm")), before);
    }

    void writesTheLayoutAndRunsThatWereChosen() {
        const auto store = trained(QStringLiteral("r.dpfm"), 1'000'000);
        const auto [exitCode, err] =
            exported({"r.dpfm", "--csv", "out.csv", "--layout", "wide", "--runs", "0-1,7"});
        QVERIFY2(exitCode == 0, qPrintable(err));
        const CsvOptions options{CsvLayout::Wide, std::vector<std::size_t>{0, 1, 7}};
        QCOMPARE(content(QStringLiteral("out.csv")), toCsv(*store->load(1), options));
        QVERIFY(content(QStringLiteral("out.csv.json")).contains("\"runs_chosen\": \"0-1,7\""));
    }

    /// Who reads a file while it is written anew reads on in the old one.
    void replacesAFileThatIsOpen() {
        trained(QStringLiteral("r.dpfm"), 1'000'000).reset();
        QCOMPARE(exported({"r.dpfm", "--csv", "out.csv"}).first, 0);
        const QByteArray before = content(QStringLiteral("out.csv"));
        QFile open(path(QStringLiteral("out.csv")));
        QVERIFY(open.open(QIODevice::ReadOnly));
        QCOMPARE(open.read(10), before.first(10));
        QCOMPARE(exported({"r.dpfm", "--csv", "out.csv", "--runs", "0"}).first, 0);
        QCOMPARE(open.readAll(), before.sliced(10));
        QVERIFY(content(QStringLiteral("out.csv")).size() < before.size());
    }

    void replacesNoOtherKindOfFile_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("kept");
        QTest::newRow("CSV over the results") << QStringList{"--csv", "r.dpfm"} << "r.dpfm";
        QTest::newRow("CSV over the results by a link") << QStringList{"--csv", "link"} << "r.dpfm";
        QTest::newRow("provenance over an experiment")
            << QStringList{"--csv", "mine"} << "mine.json";
        QTest::newRow("bad figure, good CSV")
            << QStringList{"--csv", "out.csv", "--figure", "f.gif"} << "mine.json";
        QTest::newRow("one name for both")
            << QStringList{"--csv", "f.pdf", "--figure", "f.pdf"} << "mine.json";
        QTest::newRow("an option twice")
            << QStringList{"--csv", "a.csv", "--csv", "b.csv"} << "mine.json";
    }
    void replacesNoOtherKindOfFile() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, kept);
        trained(QStringLiteral("r.dpfm"), 1'000'000).reset();
        QVERIFY(session::writeFile(path(QStringLiteral("mine.json")), "{}"));
        QVERIFY(QFile::link(path(QStringLiteral("r.dpfm")), path(QStringLiteral("link"))));
        const QByteArray before = content(kept);
        const auto [exitCode, err] = exported(QStringList{"r.dpfm"} + arguments);
        QCOMPARE(exitCode, 2);
        QVERIFY(!err.isEmpty());
        QVERIFY(content(kept) == before);
        for (const char* file : {"out.csv", "f.pdf", "a.csv", "b.csv", "mine"})
            QVERIFY2(content(QString::fromLatin1(file)).isEmpty(), file);
    }

    void writesFigures_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("start");
        const QByteArray pdf = "%PDF-";
        QTest::newRow("curves") << QStringList{"--figure", "f.pdf"} << "f.pdf" << pdf;
        QTest::newRow("cross-section")
            << QStringList{"--figure=f.svg", "--plot", "cross-section", "--reading", "final"}
            << "f.svg" << QByteArray("<?xml");
        QTest::newRow("one metric")
            << QStringList{"--figure", "f.pdf", "--metric", "val_loss"} << "f.pdf" << pdf;
        QTest::newRow("metrics in a list")
            << QStringList{"--figure", "f.pdf", "--metric", "val_loss,loss"} << "f.pdf" << pdf;
        QTest::newRow("metrics one by one")
            << QStringList{"--figure", "f.pdf", "--metric", "val_loss", "--metric", "loss"}
            << "f.pdf" << pdf;
        QTest::newRow("a matrix's metric")
            << QStringList{"--figure", "f.pdf", "--plot", "matrix", "--metric", "loss"} << "f.pdf"
            << pdf;
        QTest::newRow("matrix") << QStringList{"--figure", "f.PNG", "--plot",   "matrix",
                                               "--width",  "60",    "--height", "40.5",
                                               "--dpi",    "72"}
                                << "f.PNG" << QByteArray("\x89PNG");
        QTest::newRow("paired differences")
            << QStringList{"--figure", "f.pdf", "--plot",    "paired",
                           "--metric", "loss",  "--reading", "lowest"}
            << "f.pdf" << pdf;
        QTest::newRow("curves as asked for")
            << QStringList{"--figure", "f.pdf",         "--centre",     "mean",  "--band",
                           "range",    "--single-runs", "all",          "--x",   "samples",
                           "--smooth", "0.5",           "--min-so-far", "--best"}
            << "f.pdf" << pdf;
        QTest::newRow("panels by corpus")
            << QStringList{"--figure", "f.pdf", "--plot", "cross-section", "--by-corpus"} << "f.pdf"
            << pdf;
        QTest::newRow("curves by seed")
            << QStringList{"--figure", "f.pdf", "--panels", "seed"} << "f.pdf" << pdf;
        QTest::newRow("cost") << QStringList{"--figure", "f.pdf", "--plot", "cost", "--by-corpus"}
                              << "f.pdf" << pdf;
        QTest::newRow("minima") << QStringList{"--figure", "f.svg", "--plot", "minima"} << "f.svg"
                                << QByteArray("<?xml");
        QTest::newRow("one corpus, larger letters, linear")
            << QStringList{"--figure", "f.pdf", "--corpus", "20", "--font-size", "10", "--linear"}
            << "f.pdf" << pdf;
        QTest::newRow("several corpora")
            << QStringList{"--figure", "f.pdf", "--corpus", "10", "--corpus", "20"} << "f.pdf"
            << pdf;
        QTest::newRow("some runs")
            << QStringList{"--figure", "f.pdf", "--runs", "0,2-3"} << "f.pdf" << pdf;
        QTest::newRow("the sweep by its number")
            << QStringList{"--figure", "f.pdf", "--sweep", "1"} << "f.pdf" << pdf;
        QTest::newRow("TeX") << QStringList{"--figure", "f.tex", "--plot", "cross-section"}
                             << "f.tex" << QByteArray("% Small");
        QTest::newRow("a style, and changes of it")
            << QStringList{"--figure",     "f.svg",   "--style",       "style.json",
                           "--legend",     "top",     "--grid",        "off",
                           "--palette",    "viridis", "--markers",     "on",
                           "--decimals",   "spanish", "--transparent", "on",
                           "--line-width", "1.5",     "--axis-width",  "0.6"}
            << "f.svg" << QByteArray("<?xml");
        QTest::newRow("titles and limits")
            << QStringList{"--figure", "f.pdf",     "--x-title", "épocas",     "--y-title",
                           "",         "--y-title", "b",         "--x-min=-1", "--x-max",
                           "4",        "--y-min",   "1e-3",      "--y-max",    "10"}
            << "f.pdf" << pdf;
        QTest::newRow("beside a CSV")
            << QStringList{"--figure", "f.pdf", "--csv", "out.csv"} << "f.pdf" << pdf;
    }
    void writesFigures() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, file);
        QFETCH(const QByteArray, start);
        trained(QStringLiteral("r.dpfm"), 1'000'000).reset();
        QVERIFY(session::writeFile(path(QStringLiteral("style.json")), kStyle));
        const auto [exitCode, err] = exported(QStringList{"r.dpfm"} + arguments);
        QVERIFY2(exitCode == 0, qPrintable(err));
        const QByteArray figure = content(file);
        QVERIFY(figure.startsWith(start));
        // Another process writes the same bytes.
        QCOMPARE(exported(QStringList{"r.dpfm"} + arguments).first, 0);
        QVERIFY(content(file) == figure);
        QCOMPARE(!content(QStringLiteral("out.csv")).isEmpty(),
                 arguments.contains(QLatin1String("--csv")));
    }

    void theStyleCountsUnlessChanged() {
        trained(QStringLiteral("r.dpfm"), 1'000'000).reset();
        QVERIFY(session::writeFile(path(QStringLiteral("style.json")), kStyle));
        const auto figure = [&](const QStringList& arguments) {
            const auto [exitCode, err] =
                exported(QStringList{"r.dpfm", "--figure", "f.svg"} + arguments);
            return exitCode == 0 ? content(QStringLiteral("f.svg")) : QByteArray();
        };
        const QByteArray styled = figure({"--style=style.json"});
        QVERIFY(styled.contains("width=\"85mm\"") && styled.contains("font-size=\"95\""));
        const QByteArray changed = figure({"--style=style.json", "--width", "90"});
        QVERIFY(changed.contains("width=\"90mm\"") && changed.contains("font-size=\"95\""));
        QVERIFY(figure({"--width", "85", "--font-size", "9.5"}) == styled);
    }

    /// Fonts have forms of their own for some languages, such as DejaVu's for Catalan.
    void aLocaleChangesNoByte_data() {
        QTest::addColumn<QString>("locale");
        QTest::newRow("Spanish") << "es_ES.UTF-8";
        QTest::newRow("Catalan") << "ca_ES.UTF-8";
        QTest::newRow("none") << "C";
    }
    void aLocaleChangesNoByte() {
        QFETCH(const QString, locale);
        const QByteArray before = std::setlocale(LC_CTYPE, nullptr);
        const bool installed = std::setlocale(LC_CTYPE, qPrintable(locale)) != nullptr;
        std::setlocale(LC_CTYPE, before.constData());
        if (!installed)
            QSKIP("The system does not have this locale.");
        trained(QStringLiteral("r.dpfm"), 1'000'000).reset();
        const auto figure = [&](const QString& plot, const QString& in) {
            QProcess process;
            process.setWorkingDirectory(folder_->path());
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("LC_ALL"), in);
            process.setProcessEnvironment(environment);
            process.start(QStringLiteral(DPFM_PROGRAM),
                          {"export", "r.dpfm", "--figure", "f.svg", "--plot", plot});
            process.waitForFinished();
            return process.exitCode() == 0 ? content(QStringLiteral("f.svg")) : QByteArray();
        };
        for (const char* plot : {"curves", "cross-section", "matrix", "paired", "cost", "minima"}) {
            const QByteArray plain = figure(plot, QStringLiteral("C.UTF-8"));
            QVERIFY(!plain.isEmpty());
            QVERIFY2(figure(plot, locale) == plain, plot);
        }
    }

    void sentencesAreWritten_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("paired") << QStringList{"--plot", "paired"} << "Corpus ";
        QTest::newRow("minima") << QStringList{"--plot", "minima"} << "rank correlation";
        QTest::newRow("cost") << QStringList{"--plot", "cost", "--metric", "loss"}
                              << " multiplications, loss at the lowest training loss";
        QTest::newRow("beside a figure")
            << QStringList{"--plot", "minima", "--figure", "f.pdf"} << "Spearman";
    }
    void sentencesAreWritten() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, sentence);
        trained(QStringLiteral("r.dpfm"), 1'000'000).reset();
        QProcess process;
        process.setWorkingDirectory(folder_->path());
        process.start(QStringLiteral(DPFM_PROGRAM),
                      QStringList{"export", "r.dpfm", "--sentences"} + arguments);
        process.waitForFinished();
        QCOMPARE(process.exitCode(), 0);
        const QString out = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(out.contains(sentence), qPrintable(out));
        QVERIFY(out.endsWith(QLatin1String(".\n")));
        QCOMPARE(content(QStringLiteral("f.pdf")).isEmpty(),
                 !arguments.contains(QLatin1String("--figure")));
    }

    void metricsChooseWhatIsDrawn() {
        trained(QStringLiteral("r.dpfm"), 1'000'000).reset();
        const auto figure = [&](const QString& plot, const QString& metric) {
            const auto [exitCode, err] =
                exported({"r.dpfm", "--figure", "f.svg", "--plot", plot, "--metric", metric});
            return exitCode == 0 ? content(QStringLiteral("f.svg")) : QByteArray();
        };
        const QByteArray both = figure("curves", "loss,val_loss");
        QVERIFY(both.contains(">val_loss<"));
        QCOMPARE(exported({"r.dpfm", "--figure", "f.svg"}).first, 0);
        QVERIFY(content(QStringLiteral("f.svg")) == both);
        QVERIFY(!figure("curves", "loss").contains(">val_loss<"));
        QVERIFY(figure("matrix", "loss").contains(">loss at the lowest training loss"));
        QVERIFY(figure("paired", "loss").contains(">loss at the lowest training loss, difference"));
    }

    void refuses_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no output") << QStringList{"r.dpfm"} << "--csv";
        QTest::newRow("no file") << QStringList{"--csv", "out.csv"} << "RESULTS.dpfm";
        QTest::newRow("missing file")
            << QStringList{"none.dpfm", "--csv", "out.csv"} << "none.dpfm: There is no such file";
        QTest::newRow("no results file")
            << QStringList{"text", "--csv", "out.csv"} << "text: This is not a results file";
        QTest::newRow("no sweep") << QStringList{"empty.dpfm", "--csv", "out.csv"}
                                  << "The file holds no sweep yet";
        QTest::newRow("unknown layout")
            << QStringList{"r.dpfm", "--csv", "out.csv", "--layout", "deep"}
            << "There is no layout \"deep\"";
        QTest::newRow("layout of no CSV")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--layout", "wide"} << "--layout is of";
        QTest::newRow("no list of runs")
            << QStringList{"r.dpfm", "--csv", "out.csv", "--runs", "few"}
            << "--runs: \"few\" is not a whole number";
        QTest::newRow("an empty list of runs")
            << QStringList{"r.dpfm", "--csv", "out.csv", "--runs", ","}
            << "--runs: \",\" is no list of runs";
        QTest::newRow("a run too many")
            << QStringList{"r.dpfm", "--csv", "out.csv", "--runs", "6-8"} << "There is no run 8";
        QTest::newRow("unknown plot")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--plot", "pie"} << "--plot: ";
        QTest::newRow("unknown reading")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--reading", "worst"} << "--reading: ";
        QTest::newRow("unknown metric")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--metric", "loss,gain"}
            << "--metric: There is no metric \"gain\"";
        QTest::newRow("unknown band")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--band", "wide"}
            << "--band: There is no band \"wide\"";
        QTest::newRow("unknown centre")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--centre", "mode"} << "--centre: ";
        QTest::newRow("unknown x")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--x", "years"} << "--x: ";
        QTest::newRow("unknown runs")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--single-runs", "some"}
            << "--single-runs: ";
        QTest::newRow("smoothed away")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--smooth", "1"}
            << "smooth: 1 is outside";
        QTest::newRow("smoothed by no number")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--smooth", "much"} << "--smooth: ";
        QTest::newRow("a matrix's band")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--plot", "matrix", "--band", "std"}
            << "--band: The plot \"matrix\" does not have this option";
        QTest::newRow("a matrix by corpus")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--plot", "matrix", "--by-corpus"}
            << "--by-corpus: The plot \"matrix\"";
        QTest::newRow("paired by seed")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--plot", "paired", "--panels", "seed"}
            << "--panels: The plot \"paired\"";
        QTest::newRow("panels of nothing")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--panels", "data.noise"}
            << "panels: \"data.noise\" cannot make the panels of this plot; there are corpus, "
               "registers, seed.";
        QTest::newRow("panels of no name")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--panels", ""}
            << "--panels: This names nothing; write corpus, seed, registers or the name of a "
               "setting that the sweep varies.";
        QTest::newRow("panels of no name beside those by corpus")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--by-corpus", "--panels", ""}
            << "--panels: This names nothing";
        QTest::newRow("a cross-section by its axis")
            << QStringList{"r.dpfm",        "--figure", "f.pdf",    "--plot",
                           "cross-section", "--panels", "registers"}
            << "there are corpus, seed.";
        QTest::newRow("panels twice")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--by-corpus", "--panels", "seed"}
            << "--by-corpus: The panels are by \"seed\" already";
        QTest::newRow("the metric of minima")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--plot", "minima", "--metric", "loss"}
            << "--metric: The plot \"minima\"";
        QTest::newRow("curves say nothing")
            << QStringList{"r.dpfm", "--sentences"} << "--sentences: Only paired";
        QTest::newRow("sentences of an unknown corpus")
            << QStringList{"r.dpfm", "--sentences", "--plot", "cost", "--corpus", "7"}
            << "corpus of 7 samples";
        QTest::newRow("several metrics in a matrix")
            << QStringList{"r.dpfm", "--figure", "f.pdf",        "--plot",
                           "matrix", "--metric", "loss,val_loss"}
            << "--metric: \"loss,val_loss\"";
        QTest::newRow("accuracy of a regression")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--metric", "accuracy"}
            << "metric: These results have no accuracy";
        QTest::newRow("no number")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--dpi", "fine"} << "--dpi: \"fine\"";
        QTest::newRow("too wide") << QStringList{"r.dpfm", "--figure", "f.pdf", "--width", "3000"}
                                  << "width (mm): 3000";
        QTest::newRow("no such corpus")
            << QStringList{"r.dpfm", "--figure", "f.pdf", "--corpus", "7"} << "corpus of 7 samples";
        const auto figure = [](const char* name, const QStringList& more, const char* sentence) {
            QTest::newRow(name) << QStringList{"r.dpfm", "--figure", "f.pdf"} + more << sentence;
        };
        figure("unknown palette", {"--palette", "jet"},
               "--palette: There is no \"jet\"; there are okabe-ito, viridis and greys.");
        figure("unknown place", {"--legend", "left"}, "--legend: There is no \"left\"");
        figure("unknown decimals", {"--decimals", "roman"}, "--decimals: ");
        figure("neither on nor off", {"--grid", "yes"}, "--grid: \"yes\" is neither");
        figure("no limit", {"--y-min", "low"}, "--y-min: \"low\"");
        figure("limits the wrong way", {"--x-min", "4", "--x-max", "3"}, "x limits: ");
        figure("0 on a logarithmic axis", {"--y-min", "0"},
               "y limits: A logarithmic axis cannot reach 0");
        figure("limits of names", {"--plot", "matrix", "--x-max", "3"}, "x limits: This axis has");
        figure("no such font", {"--font", "No Such Font"}, "font: The font No Such Font");
        figure("no such style", {"--style", "none.json"}, "none.json: The file does not exist");
        figure("a style that is none", {"--style", "text"}, "text: ");
        figure("an unknown key in a style", {"--style", "odd.json"}, "odd.json: colour");
        figure("no such run", {"--runs", "0-900"}, "--runs: There is no run 8;");
        figure("runs backwards", {"--runs", "5-2"}, "--runs: \"5-2\" is not a range that goes up");
        figure("no such sweep", {"--sweep", "7"}, "--sweep: r.dpfm has no sweep 7");
        QTest::newRow("over the results")
            << QStringList{"r.dpfm", "--figure", "results.pdf"} << "results.pdf: This file holds";
        QTest::newRow("an unwritable figure")
            << QStringList{"r.dpfm", "--figure", "/proc/f.pdf"} << "/proc/f.pdf: ";
        QTest::newRow("unknown format") << QStringList{"r.dpfm", "--figure", "f.jpg"} << "f.jpg: ";
        QTest::newRow("no folder for the figure")
            << QStringList{"r.dpfm", "--figure", "none/f.pdf"} << "none/f.pdf: ";
        QTest::newRow("no folder")
            << QStringList{"r.dpfm", "--csv", "none/out.csv"} << "none/out.csv: ";
        QTest::newRow("unwritable folder")
            << QStringList{"r.dpfm", "--csv", "/proc/out.csv"} << "/proc/out.csv: ";
    }
    void refuses() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, sentence);
        trained(QStringLiteral("r.dpfm"), 1'000'000).reset();
        QVERIFY(ResultsStore::create(path(QStringLiteral("empty.dpfm")), smallExperiment()));
        QFile text(path(QStringLiteral("text")));
        QVERIFY(session::writeFile(path(QStringLiteral("odd.json")),
                                   R"({"format": "dpfm-figure-style", "version": 1, "name": "odd",
                                       "colour": "red"})"));
        QVERIFY(QFile::copy(path(QStringLiteral("r.dpfm")), path(QStringLiteral("results.pdf"))));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("text") == 4);
        text.close();
        const auto [exitCode, err] = exported(arguments);
        QCOMPARE(exitCode, 2);
        QVERIFY2(err.contains(sentence), qPrintable(err));
        QCOMPARE(err.count(u'\n'), 1);
        QVERIFY(!QFile::exists(path(QStringLiteral("out.csv"))));
        QVERIFY(!QFile::exists(path(QStringLiteral("f.pdf"))));
    }
};

QTEST_GUILESS_MAIN(TestExportCommand)
#include "tst_export_command.moc"
