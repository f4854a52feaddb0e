#include "tests/support/sample_sweep.h"
#include "ui/figures/figure_command.h"

#include <QProcess>
#include <QTest>

using namespace dpfm;
using namespace dpfm::figures;

/// What a figure's command says. That it draws the same bytes is tested with the program.
class TestFigureCommand : public QObject {
    Q_OBJECT
private slots:
    void says_data() {
        QTest::addColumn<FigureOptions>("options");
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* name, auto change, const QStringList& arguments) {
            FigureOptions options;
            change(options);
            QTest::newRow(name) << options << arguments;
        };
        row("as usual", [](FigureOptions&) {}, {});
        row("one metric", [](FigureOptions& o) { o.metrics = {models::Metric::ValLoss}; },
            {"--metric", "val_loss"});
        row("accuracies",
            [](FigureOptions& o) {
                o.metrics = {models::Metric::Accuracy, models::Metric::ValAccuracy};
            },
            {"--metric", "accuracy,val_accuracy"});
        row("what only others show",
            [](FigureOptions& o) {
                o.readingOf = models::Metric::Loss;
                o.reading = models::Reading::Final;
            },
            {});
        row("a matrix",
            [](FigureOptions& o) {
                o.plot = PlotKind::Matrix;
                o.readingOf = models::Metric::Loss;
                o.reading = models::Reading::Lowest;
            },
            {"--plot", "matrix", "--metric", "loss", "--reading", "lowest"});
        row("curves drawn otherwise",
            [](FigureOptions& o) {
                o.curves.x = models::CurveX::Samples;
                o.curves.centre = sweep::Centre::Mean;
                o.curves.band = models::CurveBand::StandardError;
                o.curves.runs = models::SingleRuns::All;
                o.curves.smoothing = 0.5;
                o.curves.minimumSoFar = true;
                o.curves.bestEpochs = true;
            },
            {"--x", "samples", "--centre", "mean", "--band", "sem", "--single-runs", "all",
             "--smooth", "0.5", "--min-so-far", "--best"});
        row("cost by corpus",
            [](FigureOptions& o) {
                o.plot = PlotKind::Cost;
                o.panelsBy = "corpus";
                o.readingOf = models::Metric::Loss;
                o.curves.bestEpochs = true; // no part of it
            },
            {"--plot", "cost", "--metric", "loss", "--panels", "corpus"});
        row("curves by a setting",
            [](FigureOptions& o) { o.panelsBy = "training.optimizer.learning_rate"; },
            {"--panels", "training.optimizer.learning_rate"});
        row("minima",
            [](FigureOptions& o) {
                o.plot = PlotKind::Minima;
                o.readingOf = models::Metric::Loss; // no part of it
                o.logY = false;
            },
            {"--plot", "minima", "--linear"});
        row("linear",
            [](FigureOptions& o) {
                o.plot = PlotKind::CrossSection;
                o.logY = false;
            },
            {"--plot", "cross-section", "--linear"});
        row("some runs",
            [](FigureOptions& o) {
                o.plot = PlotKind::Paired;
                o.filter.shown = {true, true, false, true, false, false};
            },
            {"--plot", "paired", "--runs", "0-1,3"});
        row("corpora",
            [](FigureOptions& o) {
                o.filter.corpora = {50, 100};
            },
            {"--corpus", "50", "--corpus", "100"});
        row("a look",
            [](FigureOptions& o) {
                o.look.widthMm = 85.0;
                o.look.fontFamily = QStringLiteral("DejaVu Serif");
                o.look.palette = Palette::Greys;
                o.look.legend = LegendPlace::TopLeft;
                o.look.grid = false;
                o.look.transparent = true;
            },
            {"--width", "85", "--font", "DejaVu Serif", "--palette", "greys", "--legend",
             "top-left", "--grid", "off", "--transparent", "on"});
        row("axes",
            [](FigureOptions& o) {
                o.look.x.min = -0.5;
                o.look.y = {{QString(), QStringLiteral("-log p")}, 1e-4, 2.0};
            },
            {"--x-min=-0.5", "--y-title", "", "--y-title=-log p", "--y-min", "1e-04", "--y-max",
             "2"});
    }
    void says() {
        QFETCH(const FigureOptions, options);
        QFETCH(const QStringList, arguments);
        const auto said = exportArguments(QStringLiteral("r.dpfm"), tests::sampleSweep(), options,
                                          QStringLiteral("f.pdf"));
        QVERIFY(said);
        QCOMPARE(*said, (QStringList{"export", "r.dpfm", "--figure", "f.pdf"} + arguments));
    }

    void namesAnotherSweep() {
        const auto said = exportArguments(QStringLiteral("-r.dpfm"), tests::sampleSweep(), {},
                                          QStringLiteral("f.pdf"), 3);
        QVERIFY(said);
        QCOMPARE(*said, (QStringList{"export", "./-r.dpfm", "--figure", "f.pdf", "--sweep", "3"}));
    }

    void refuses() {
        FigureOptions map;
        map.plot = PlotKind::OutputMap;
        FigureOptions hidden;
        hidden.filter.shown.assign(6, false);
        for (const FigureOptions& options : {map, hidden})
            QVERIFY(!exportArguments(QStringLiteral("r.dpfm"), tests::sampleSweep(), options,
                                     QStringLiteral("f.pdf")));
    }

    void namesFiles_data() {
        QTest::addColumn<FigureOptions>("options");
        QTest::addColumn<QString>("name");
        FigureOptions options;
        QTest::newRow("curves") << options << "curves-loss-val_loss.tex";
        options.filter.corpora = {400};
        options.plot = PlotKind::Paired;
        QTest::newRow("paired") << options << "paired-val_loss-best-corpus-400.tex";
        options.plot = PlotKind::OutputMap;
        QTest::newRow("map") << options << "output-map.tex";
    }
    void namesFiles() {
        QFETCH(const FigureOptions, options);
        QTEST(figureFileName(options, FigureFormat::Tex), "name");
    }

    void shellReadsTheSameWords() {
        const QStringList words{"plain/path.dpfm", "two words", "it's", "a\"b", "$HOME `x`",
                                "back\\slash",     "ñ × R",     "",     "a\nb", "*",
                                "--x=-1",          "~",         "!",    "# no", "a;b&c"};
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"),
                     shellLine(QStringLiteral("printf"), QStringList{"%s\\037"} + words)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), words.join(u'\x1f') + u'\x1f');
    }
};

QTEST_MAIN(TestFigureCommand)
#include "tst_figure_command.moc"
