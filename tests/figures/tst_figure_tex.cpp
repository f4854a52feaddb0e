#include "tests/support/sample_sweep.h"
#include "ui/figures/figure_export.h"
#include "ui/figures/tex_paths.h"
#include "ui/figures/tex_text.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace dpfm;
using namespace dpfm::figures;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();

/// Ends the test with a sentence if what compiles TeX is not there.
#define DPFM_NEEDS_LATEX()                                                                         \
    if (QStandardPaths::findExecutable(QStringLiteral("pdflatex")).isEmpty() ||                    \
        output(QStringLiteral("kpsewhich"), {QStringLiteral("pgfplots.sty")}).isEmpty())           \
    QSKIP("pdflatex and pgfplots (texlive-latex-base, texlive-pictures) are not installed")

QString output(const QString& program, const QStringList& arguments, const QString& folder = {}) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.waitForFinished(120'000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// Two corpora of two register counts and all, with `seeds` seeds; the first loss is beyond all
/// measure, and a val_loss is a gap on a logarithmic axis.
session::SweepRecord manySeeds(int seeds) {
    session::SweepRecord sweep = tests::sweepWithoutRuns();
    sweep.experiment.name = "50 % of {many} & \\more_";
    for (const int corpus : {50, 100})
        for (const int registers : {2, 8, 0})
            for (int seed = 1; seed <= seeds; ++seed)
                sweep.runs.push_back(tests::sampleRun(
                    sweep.runs.size(), corpus, registers, static_cast<std::uint64_t>(seed),
                    {1e200, 0.5 * (registers + seed), 0.25 / seed, 0.125},
                    {1e200, 0.0, 0.5 / seed, 0.25 * (1 + registers) + 0.01 * seed}));
    return sweep;
}

FigureOptions optionsOf(PlotKind plot, bool logY = true) {
    FigureOptions options;
    options.plot = plot;
    options.logY = logY;
    options.look.widthMm = 85.0;
    options.look.heightMm = 61.3;
    return options;
}

} // namespace

class TestFigureTex : public QObject {
    Q_OBJECT
private slots:
    void escapes_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tex");
        QTest::newRow("plain") << "R = 8"
                               << "R = 8";
        QTest::newRow("special") << "50 % & #1 $x_y^z~ {a}\\b"
                                 << "50 \\% \\& \\#1 "
                                    "\\$x\\_y\\textasciicircum{}z\\textasciitilde{} "
                                    "\\{a\\}\\textbackslash{}b";
        QTest::newRow("old fonts") << "a<b>c|d"
                                   << "a\\textless{}b\\textgreater{}c\\textbar{}d";
        QTest::newRow("no ligatures") << "a--b"
                                      << "a-{}-{}b";
        QTest::newRow("lines") << "a\nb"
                               << "a\\\\b";
        QTest::newRow("letters") << "pérdida ñ Č"
                                 << "pérdida ñ Č";
        QTest::newRow("composed") << QString("n\u0303") << "ñ";
        QTest::newRow("formulas") << "η ≤ 2×10⁻³"
                                  << "$\\eta$ $\\le$ 2$\\times$10$^-$$^3$";
        QTest::newRow("alpha and omega") << "αω"
                                         << "$\\alpha$$\\omega$";
        QTest::newRow("minus") << "−0.1"
                               << "$-$0.1";
        QTest::newRow("no letter of its own") << "漢" << QString();
        QTest::newRow("outside the plane") << QString::fromUtf8("\U0001F600") << QString();
        QTest::newRow("control") << QString(QChar(7)) << QString();
    }
    void escapes() {
        QFETCH(const QString, text);
        QFETCH(const QString, tex);
        const auto written = texText(text);
        QCOMPARE(written.ok(), !tex.isEmpty());
        if (written)
            QCOMPARE(*written, tex);
        else
            QVERIFY(written.error().message().find(text.toStdString()) != std::string::npos);
    }

    void ticks_data() {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("tex");
        QTest::newRow("whole") << "250"
                               << "$250$";
        QTest::newRow("negative") << "-0.5"
                                  << "$-0{.}5$";
        QTest::newRow("comma") << "0,25"
                               << "$0{,}25$";
        QTest::newRow("power") << "1e-05"
                               << "$10^{-5}$";
        QTest::newRow("great power") << "1e+06"
                                     << "$10^{6}$";
        QTest::newRow("mantissa") << "2.5E-04"
                                  << "$2{.}5\\cdot 10^{-4}$";
        QTest::newRow("name") << "all"
                              << "all";
        QTest::newRow("no number") << "1-2"
                                   << "1-{}2";
    }
    void ticks() {
        QFETCH(const QString, label);
        QTEST(*texTick(label), "tex");
    }

    void linesAreCut_data() {
        QTest::addColumn<QList<double>>("values"); // at 0, 1, 2 … on an axis from 0 to 10
        QTest::addColumn<QList<qsizetype>>("pieces");
        QTest::newRow("inside") << QList<double>{1, 2, 3} << QList<qsizetype>{3};
        QTest::newRow("a gap") << QList<double>{1, 2, kNan, 3, 4} << QList<qsizetype>{2, 2};
        QTest::newRow("a gap about a point")
            << QList<double>{1, 2, kNan, 3, kNan, 4} << QList<qsizetype>{2};
        QTest::newRow("far above") << QList<double>{1, 1e6, 1e6, 1} << QList<qsizetype>{2, 2};
        QTest::newRow("one far point") << QList<double>{1, 1e6, 1} << QList<qsizetype>{2, 2};
        QTest::newRow("through") << QList<double>{-1e6, 1e6} << QList<qsizetype>{2};
        QTest::newRow("beyond") << QList<double>{1e6, 1e7} << QList<qsizetype>{};
        QTest::newRow("nothing") << QList<double>{} << QList<qsizetype>{};
    }
    void linesAreCut() {
        QFETCH(const QList<double>, values);
        QFETCH(const QList<qsizetype>, pieces);
        QCustomPlot plot;
        plot.setViewport(QRect(0, 0, 1000, 1000));
        plot.xAxis->setRange(0.0, 4.0);
        plot.yAxis->setRange(0.0, 10.0);
        plot.replot();
        QCPGraph* graph = plot.addGraph();
        for (qsizetype i = 0; i < values.size(); ++i)
            graph->addData(static_cast<double>(i), values[i]);
        QList<qsizetype> sizes;
        for (const TexPath& path : texLines(*graph)) {
            sizes << static_cast<qsizetype>(path.size());
            for (const QPointF& point : path) {
                QVERIFY(point.y() > -10.5 && point.y() < 20.5);
                const auto at = static_cast<qsizetype>(point.x());
                // Kept points have the data's bits.
                if (static_cast<double>(at) == point.x() && std::abs(values[at]) < 10.0)
                    QCOMPARE(point.y(), values[at]);
            }
        }
        QCOMPARE(sizes, pieces);
    }

    void areasAreCut() {
        QCustomPlot plot;
        plot.setViewport(QRect(0, 0, 1000, 1000));
        plot.xAxis->setRange(0.0, 4.0);
        plot.yAxis->setRange(0.0, 10.0);
        plot.replot();
        QCPGraph* lower = plot.addGraph();
        QCPGraph* upper = plot.addGraph();
        upper->setChannelFillGraph(lower);
        QVERIFY(texAreas(*lower).empty());
        for (int i = 0; i < 5; ++i) {
            lower->addData(i, 1.0);
            upper->addData(i, i == 1 ? 1e9 : i == 3 ? kNan : 2.0);
        }
        const auto areas = texAreas(*upper);
        QCOMPARE(areas.size(), std::size_t{1}); // what is left of the gap is a line
        for (const QPointF& point : areas.front())
            QVERIFY(point.x() <= 2.0 && point.y() >= 1.0 && point.y() < 20.5);
    }

    void saysWhatIsDrawn_data() {
        QTest::addColumn<PlotKind>("plot");
        QTest::addColumn<QStringList>("said");
        const QStringList both{"{R = 2}", "{all}", "{corpus 50}", "HTML}{D55E00}"};
        QTest::newRow("curves") << PlotKind::Curves
                                << QStringList{"\\begin{axis}",   "ymode=log",
                                               "ylabel={loss}",   "ylabel={val\\_loss}",
                                               "dash pattern=on", "(1,2)"} +
                                       both;
        QTest::newRow("cross-section") << PlotKind::CrossSection
                                       << QStringList{"xticklabels={{$2$},{$8$},{all}}",
                                                      "ymode=log", "mark=square*", "{corpus 100}"};
        QTest::newRow("matrix") << PlotKind::Matrix
                                << QStringList{"xticklabels={{$2$},{$8$},{all}}",
                                               "yticklabels={{$50$},{$100$}}",
                                               "(axis cs:-0.5,-0.5) rectangle (axis cs:0.5,0.5)",
                                               "val\\_loss at the lowest training loss"};
        QTest::newRow("cost") << PlotKind::Cost << QStringList{"xmode=log", "{R = 2}", "mark=*"};
        QTest::newRow("minima") << PlotKind::Minima << QStringList{"xlabel={lowest", "only marks"};
        QTest::newRow("paired") << PlotKind::Paired
                                << QStringList{"{axis cs:", "only marks", "{R = 8}",
                                               "difference to all"};
    }
    void saysWhatIsDrawn() {
        QFETCH(const PlotKind, plot);
        QFETCH(const QStringList, said);
        const auto tex = renderFigure(tests::sampleSweep(), optionsOf(plot), FigureFormat::Tex);
        QVERIFY2(tex, tex ? "" : tex.error().text().c_str());
        for (const QString& text : said)
            QVERIFY2(tex->contains(text.toUtf8()), qPrintable(text));
        QVERIFY(tex->contains("(0,0) rectangle (240.945bp,173.764bp)"));
        QVERIFY(!tex->contains("inf") && !tex->contains("(nan"));
        QVERIFY(tex->startsWith("% A <sample> & more\n"));
    }

    void namesStandBesideTheirPoints() {
        FigureOptions options;
        options.plot = PlotKind::Cost;
        const auto tex = renderFigure(tests::sampleSweep(), options, FigureFormat::Tex);
        QVERIFY(tex);
        const QRegularExpression name(
            QStringLiteral(R"(\\node\[anchor=(north|south) (east|west), .*\{R = 2,\{\} 50\};)"));
        QVERIFY2(name.match(QString::fromUtf8(*tex)).hasMatch(), tex->constData());
    }

    void refuses_data() {
        QTest::addColumn<FigureOptions>("options");
        QTest::addColumn<QString>("sentence");
        FigureOptions options;
        options.plot = PlotKind::OutputMap;
        QTest::newRow("a map") << options << "are not written as TeX";
        options = {};
        options.look.x.titles = {QStringLiteral("漢字")};
        QTest::newRow("a letter") << options << "LaTeX has no letter “漢”";
    }
    void refuses() {
        QFETCH(const FigureOptions, options);
        QFETCH(const QString, sentence);
        const auto tex = renderFigure(tests::sampleSweep(), options, FigureFormat::Tex);
        QVERIFY(!tex);
        const QString text = QString::fromStdString(tex.error().message());
        QVERIFY2(text.contains(sentence), qPrintable(text));
    }

    void refusesMorePointsThanTexTakes() {
        session::SweepRecord sweep;
        sweep.runs.push_back(tests::sampleRun(0, 50, 2, 1, std::vector<double>(25'000, 0.5)));
        FigureOptions options;
        const auto both = renderFigure(sweep, options, FigureFormat::Tex);
        QVERIFY(!both);
        QVERIFY(both.error().message().find("50000 points") != std::string::npos);
        options.metrics = {models::Metric::Loss};
        QVERIFY(renderFigure(sweep, options, FigureFormat::Tex));
    }

    void compiles_data() {
        QTest::addColumn<FigureOptions>("options");
        QTest::addColumn<int>("seeds");
        QTest::newRow("curves") << optionsOf(PlotKind::Curves) << 2;
        QTest::newRow("bands") << optionsOf(PlotKind::Curves) << 7;
        QTest::newRow("linear curves") << optionsOf(PlotKind::Curves, false) << 2;
        QTest::newRow("cross-section") << optionsOf(PlotKind::CrossSection) << 3;
        QTest::newRow("matrix") << optionsOf(PlotKind::Matrix) << 1;
        QTest::newRow("paired") << optionsOf(PlotKind::Paired) << 7;
        QTest::newRow("cost") << optionsOf(PlotKind::Cost) << 2;
        QTest::newRow("minima") << optionsOf(PlotKind::Minima) << 2;
        FigureOptions panels = optionsOf(PlotKind::CrossSection);
        panels.panelsBy = QStringLiteral("corpus");
        QTest::newRow("a panel each corpus") << panels << 2;
        FigureOptions options = optionsOf(PlotKind::Curves);
        options.look.palette = Palette::Greys;
        options.look.decimals = Decimals::Spanish;
        options.look.legend = LegendPlace::BottomLeft;
        options.look.x.titles = {QStringLiteral("50 % & #1 $x_y^z~ {a}\\b <|> \"q\" `' – ñ ¿ÆŁő? "
                                                "η≤2×10⁻³ ∂√Ω")};
        QTest::newRow("letters and greys") << options << 7;
    }
    void compiles() {
        DPFM_NEEDS_LATEX();
        QFETCH(const FigureOptions, options);
        QFETCH(const int, seeds);
        const QTemporaryDir folder;
        const auto done =
            exportFigure(manySeeds(seeds), options, folder.filePath(QStringLiteral("f.tex")));
        QVERIFY2(done, done ? "" : done.error().text().c_str());
        const QString log =
            output(QStringLiteral("pdflatex"),
                   {"-interaction=nonstopmode", "-halt-on-error", "f.tex"}, folder.path());
        QVERIFY2(QFile::exists(folder.filePath(QStringLiteral("f.pdf"))), qPrintable(log));
        QVERIFY2(!log.contains(QStringLiteral("Overfull")), qPrintable(log));
        QVERIFY2(!log.contains(QStringLiteral("Missing character")), qPrintable(log));
        QVERIFY2(!log.contains(QStringLiteral("Warning")), qPrintable(log));
        if (QStandardPaths::findExecutable(QStringLiteral("pdfinfo")).isEmpty())
            QSKIP("pdfinfo (poppler-utils) is not installed");
        const QString info = output(QStringLiteral("pdfinfo"), {"f.pdf"}, folder.path());
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Pages: +1\n"))),
                 qPrintable(info));
        QVERIFY2(info.contains(QRegularExpression(
                     QStringLiteral("Page size: +240\\.9\\d* x 173\\.7\\d* pts"))),
                 qPrintable(info));
    }

    void isReadIntoADocument() {
        DPFM_NEEDS_LATEX();
        const QTemporaryDir folder;
        QVERIFY(exportFigure(tests::sampleSweep(), optionsOf(PlotKind::Matrix),
                             folder.filePath(QStringLiteral("f.tex"))));
        QFile paper(folder.filePath(QStringLiteral("paper.tex")));
        QVERIFY(paper.open(QIODevice::WriteOnly));
        paper.write("\\documentclass{article}\\usepackage{pgfplots}\\pgfplotsset{compat=1.16}"
                    "\\begin{document}Before \\setbox0=\\hbox{\\input{f}}"
                    "\\typeout{width \\the\\wd0}\\box0 after \\input{f}\\end{document}");
        paper.close();
        const QString log =
            output(QStringLiteral("pdflatex"),
                   {"-interaction=nonstopmode", "-halt-on-error", "paper.tex"}, folder.path());
        QVERIFY2(log.contains(QStringLiteral("Output written on paper.pdf (1 page")),
                 qPrintable(log));
        // 85 mm in TeX's points, of which an inch has 72.27.
        QVERIFY2(log.contains(QStringLiteral("width 241.84")), qPrintable(log));
    }
};

QTEST_MAIN(TestFigureTex)
#include "tst_figure_tex.moc"
