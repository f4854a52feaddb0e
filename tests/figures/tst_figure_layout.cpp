#include "tests/support/sample_sweep.h"
#include "ui/figures/legend_entry.h"
#include "ui/figures/make_figure.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace dpfm;
using namespace dpfm::figures;

/// Where a figure's parts are on a page of a given size.
class TestFigureLayout : public QObject {
    Q_OBJECT
private:
    static QSize pixels(double widthMm, double heightMm) {
        return (QSizeF(widthMm, heightMm) / 25.4 * 720.0).toSize();
    }

private slots:
    void panelsHaveRoom_data() {
        QTest::addColumn<PlotKind>("plot");
        QTest::addColumn<QString>("panelsBy");
        QTest::addColumn<double>("widthMm");
        QTest::addColumn<qsizetype>("firstRow"); // panels in it
        for (const double width : {85.0, 170.0}) {
            const auto row = [width](const char* name, PlotKind plot, const QString& panelsBy,
                                     qsizetype firstRow) {
                QTest::addRow("%s, %g mm", name, width) << plot << panelsBy << width << firstRow;
            };
            row("curves", PlotKind::Curves, {}, 2);
            row("curves by corpus", PlotKind::Curves, "corpus", width < 100.0 ? 2 : 4);
            row("curves by registers", PlotKind::Curves, "registers", width < 100.0 ? 3 : 4);
            row("cross-section", PlotKind::CrossSection, {}, 1);
            row("cross-section by corpus", PlotKind::CrossSection, "corpus", width < 100.0 ? 2 : 4);
            row("paired", PlotKind::Paired, {}, 1);
            row("cost", PlotKind::Cost, {}, 1);
            row("cost by corpus", PlotKind::Cost, "corpus", width < 100.0 ? 2 : 4);
            row("minima", PlotKind::Minima, {}, 2);
        }
    }

    void panelsHaveRoom() {
        QFETCH(const PlotKind, plot);
        QFETCH(const QString, panelsBy);
        QFETCH(const double, widthMm);
        QFETCH(const qsizetype, firstRow);
        session::SweepRecord sweep = tests::sweepWithoutRuns();
        for (const int corpus : {50, 100, 200, 400})
            for (const int registers : {2, 4, 8, 16, 32, 64, 0})
                sweep.runs.push_back(tests::sampleRun(sweep.runs.size(), corpus, registers, 1,
                                                      {0.5, 1.0 / (corpus + registers)}));
        FigureOptions options;
        options.plot = plot;
        options.panelsBy = panelsBy;
        options.look.fontPoints = widthMm < 100.0 ? 7.0 : 8.0;
        options.look.legend = widthMm < 100.0 ? LegendPlace::Below : LegendPlace::Right;
        const std::unique_ptr<Figure> figure = makeFigure(sweep, options);
        QVERIFY(!figure->empty());
        figure->setStyle(printStyle(options.look));
        const QSize page = pixels(widthMm, 65.0);
        figure->layOut(page);
        const QFontMetricsF metrics(figure->style().font());
        const auto longest = [&metrics](const QString& label) {
            double length = 0.0;
            for (const QString& line : label.split(u'\n'))
                length = std::max(length, metrics.horizontalAdvance(line));
            return length;
        };
        const auto panels = figure->panels();
        QCOMPARE(std::count_if(
                     panels.begin(), panels.end(),
                     [&](const QCPAxisRect* each) { return each->top() == panels.front()->top(); }),
                 firstRow);
        for (const QCPAxisRect* panel : panels) {
            QVERIFY(QRect(QPoint(), page).contains(panel->outerRect()));
            // As wide as each other, but for the rounding to pixels.
            QVERIFY(std::abs(panel->width() - panels.front()->width()) <= 4);
            // Titles are centred on their axes and keep off the page's edges and each other.
            const double title = longest(panel->axis(QCPAxis::atLeft)->label());
            const double middle = panel->rect().center().y();
            QVERIFY(middle - 0.5 * title >= 0.0 && middle + 0.5 * title <= page.height());
            QVERIFY(longest(panel->axis(QCPAxis::atBottom)->label()) <= panel->outerRect().width());
        }
    }

    /// However narrow the page: a reader can tell values in every panel.
    void axesHaveTicks_data() {
        QTest::addColumn<double>("widthMm");
        QTest::addColumn<LegendPlace>("legend");
        QTest::addColumn<PlotKind>("plot");
        for (const double width : {60.0, 85.0, 120.0, 170.0})
            for (const LegendPlace legend : {LegendPlace::Right, LegendPlace::Below})
                for (const PlotKind plot : {PlotKind::Minima, PlotKind::Curves, PlotKind::Cost})
                    QTest::addRow("%d, %g mm, %s", static_cast<int>(plot), width,
                                  name(legend).data())
                        << width << legend << plot;
    }
    void axesHaveTicks() {
        QFETCH(const double, widthMm);
        QFETCH(const LegendPlace, legend);
        QFETCH(const PlotKind, plot);
        session::SweepRecord sweep = tests::sweepWithoutRuns();
        sweep.experiment.training.epochs = 250;
        for (const int corpus : {100, 400})
            for (const int registers : {4, 8, 16, 0}) {
                sweep.runs.push_back(tests::sampleRun(sweep.runs.size(), corpus, registers, 1,
                                                      {0.8, 20.0 / (corpus * registers + 1e5)}));
                sweep.runs.back().epochs.back().epoch = 250;
            }
        FigureOptions options;
        options.plot = plot;
        options.look.legend = legend;
        const std::unique_ptr<Figure> figure = makeFigure(sweep, options);
        figure->setStyle(printStyle(options.look));
        figure->layOut(pixels(widthMm, 80.0));
        const QFontMetricsF metrics(figure->style().font());
        for (const QCPAxisRect* panel : figure->panels()) {
            QVERIFY(widthMm < 80.0 || panel->width() > 4.0 * metrics.height());
            for (const QCPAxis::AxisType type : {QCPAxis::atBottom, QCPAxis::atLeft}) {
                QCPAxis& axis = *panel->axis(type);
                QVector<double> ticks;
                axis.ticker()->generate(axis.range(), QLocale::c(), u'g', 3, ticks, nullptr,
                                        nullptr);
                const auto seen = std::count_if(ticks.begin(), ticks.end(), [&](double tick) {
                    return axis.range().contains(tick);
                });
                QVERIFY2(seen >= 2, qPrintable(axis.label()));
            }
        }
    }

    /// A title is of one axis where each panel has its own.
    void panelsKeepTheirTitles() {
        FigureOptions options;
        options.plot = PlotKind::Minima;
        const std::unique_ptr<Figure> figure = makeFigure(tests::sampleSweep(), options);
        figure->setStyle(printStyle(options.look));
        QVERIFY(figure->setAxes({{QStringLiteral("mine")}, {}, {}}, {}));
        figure->layOut(pixels(170.0, 80.0));
        QCOMPARE(figure->panels()[0]->axis(QCPAxis::atBottom)->label(), QStringLiteral("mine"));
        QCOMPARE(figure->panels()[1]->axis(QCPAxis::atBottom)->label().simplified(),
                 QStringLiteral("epoch of the lowest val_loss"));
    }

    /// A legend that would take most of the width from the panels goes below them, one below that
    /// would take most of the height goes beside them, and both come back.
    void legendLeavesThePanelsRoom_data() {
        QTest::addColumn<LegendPlace>("asked");
        QTest::addColumn<LegendPlace>("otherwise");
        QTest::addColumn<QSizeF>("roomy"); // mm
        QTest::addColumn<QSizeF>("tight");
        QTest::newRow("beside") << LegendPlace::Right << LegendPlace::Below << QSizeF(200.0, 120.0)
                                << QSizeF(85.0, 120.0);
        QTest::newRow("below") << LegendPlace::Below << LegendPlace::Right << QSizeF(85.0, 100.0)
                               << QSizeF(85.0, 24.0);
    }
    void legendLeavesThePanelsRoom() {
        QFETCH(const LegendPlace, asked);
        QFETCH(const LegendPlace, otherwise);
        QFETCH(const QSizeF, roomy);
        QFETCH(const QSizeF, tight);
        FigureOptions options;
        options.plot = PlotKind::CrossSection;
        options.look.fontPoints = 16.0;
        options.look.legend = asked;
        const std::unique_ptr<Figure> figure = makeFigure(tests::sampleSweep(), options);
        figure->setStyle(printStyle(options.look));
        for (int time = 0; time < 2; ++time)
            for (const bool tightly : {false, true}) {
                const QSizeF paper = tightly ? tight : roomy;
                const QSize page = pixels(paper.width(), paper.height());
                for (int layout = 0; layout < 2; ++layout) // the second comes out as the first
                    figure->layOut(page);
                const QRect panel = figure->panels().front()->outerRect();
                const QRect entry = figure->legendEntries().front()->outerRect();
                if ((tightly ? otherwise : asked) == LegendPlace::Below) {
                    QVERIFY(entry.top() >= panel.bottom());
                    QVERIFY(panel.width() > 0.9 * page.width());
                } else {
                    QVERIFY(entry.left() >= panel.right());
                    QVERIFY(panel.width() >= 0.45 * page.width());
                }
            }
    }
};

QTEST_MAIN(TestFigureLayout)
#include "tst_figure_layout.moc"
