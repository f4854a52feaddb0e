#include "core/network/variants.h"
#include "tests/support/sample_sweep.h"
#include "ui/figures/cross_section_figure.h"
#include "ui/figures/matrix_cells.h"
#include "ui/figures/matrix_figure.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::figures;
using models::Metric;
using models::Reading;

namespace {

models::ReadingTable table(const session::SweepRecord& sweep,
                           const models::RunFilter& filter = {}) {
    return models::readingTable(sweep, Metric::Loss, Reading::Best, filter);
}

QMap<double, QString> tickTexts(QCPAxis& axis) {
    return axis.ticker().staticCast<QCPAxisTickerText>()->ticks();
}

} // namespace

/// The figures of readings: the cross-section and the matrix.
class TestReadingFigures : public QObject {
    Q_OBJECT
private slots:
    void crossSectionDrawsMedians();
    void crossSectionDrawsSeeds();
    void noLineLeadsToBackpropagation();
    void crossSectionLogarithm();
    void ticksAreThinnedOut();
    void panelsByCorpus();
    void panelsBySetting();
    void crossSectionClicks();
    void matrixClicks();
    void crossSectionLegendClick();
    void longTitlesAreBroken();
    void matrixHasNumbersAndColours();
    void matrixColoursAreReadable();
    void emptyFiguresSaySo();
};

void TestReadingFigures::crossSectionDrawsMedians() {
    CrossSectionFigure figure;
    figure.setTable(table(tests::sampleSweep()), QStringLiteral("title"));
    QCustomPlot& plot = figure.plot();
    QCPAxis& x = *plot.axisRect(0)->axis(QCPAxis::atBottom);
    QCOMPARE(tickTexts(x).values(), (QStringList{"2", "8", "all"}));
    QCOMPARE(plot.graphCount(), 4);
    const auto corpus100 = plot.graph(3)->data();
    QCOMPARE(corpus100->size(), 3 + 1);
    QCOMPARE(corpus100->at(1)->key, 3.0); // the logarithm of 8
    QCOMPARE(corpus100->at(1)->value, 16.0 / 3.0);
    QVERIFY(std::isnan(corpus100->at(2)->value)); // no line leads to "all"
    QCOMPARE(corpus100->at(3)->key, 4.5);
    QVERIFY(plot.graph(2)->data()->isEmpty());
}

void TestReadingFigures::crossSectionDrawsSeeds() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {1}), tests::sampleRun(1, 50, 2, 2, {5}),
                  tests::sampleRun(2, 50, 2, 3, {3})};
    sweep.runs[1].status = session::RunStatus::Diverged;
    CrossSectionFigure figure;
    figure.setTable(table(sweep), {});
    QCOMPARE(figure.plot().graph(1)->data()->at(0)->value, 3.0);
    const auto seeds = figure.plot().graph(0)->data();
    QCOMPARE(seeds->size(), 2);
    QCOMPARE(seeds->at(0)->value + seeds->at(1)->value, 4.0);
}

void TestReadingFigures::noLineLeadsToBackpropagation() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 0, 1, {1}), tests::sampleRun(1, 50, 0, 1, {2})};
    sweep.runs[1].run.parameters.method = network::Method::Backpropagation;
    CrossSectionFigure figure;
    figure.setTable(table(sweep), {});
    const auto medians = figure.plot().graph(1)->data();
    QCOMPARE(medians->size(), 3);
    QVERIFY(std::isnan(medians->at(1)->value));
    QCOMPARE(medians->at(2)->value, 2.0);
}

void TestReadingFigures::crossSectionLogarithm() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {0.0}), tests::sampleRun(1, 50, 8, 1, {0.5})};
    CrossSectionFigure figure;
    figure.setTable(table(sweep), {});
    QCPAxis& y = *figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
    QVERIFY(std::isnan(figure.plot().graph(1)->data()->at(0)->value));
    QVERIFY(y.range().lower > 0.0);
    figure.setLogY(false);
    QCOMPARE(figure.plot().graph(1)->data()->at(0)->value, 0.0);
    QCOMPARE(y.range().lower, 0.0);

    sweep.runs.pop_back();
    figure.setLogY(true);
    figure.setTable(table(sweep), {});
    QVERIFY(figure.empty());
}

void TestReadingFigures::ticksAreThinnedOut() {
    session::SweepRecord sweep;
    for (int registers = 1; registers <= 17; ++registers)
        sweep.runs.push_back(
            tests::sampleRun(sweep.runs.size(), 50, registers % 17, 1, {1.0 * registers}));
    CrossSectionFigure figure;
    figure.setStyle(screenStyle(QPalette(), QFont(), 96.0));
    figure.setTable(table(sweep), {});
    figure.widget()->resize(400, 300);
    figure.widget()->show();
    figure.plot().replot();
    const QStringList texts =
        tickTexts(*figure.plot().axisRect(0)->axis(QCPAxis::atBottom)).values();
    QCOMPARE(texts.size(), 17); // the ticks stay
    for (const char* kept : {"1", "2", "4", "8", "16", "all"})
        QVERIFY2(texts.contains(QString::fromLatin1(kept)), kept);
    QVERIFY(!texts.contains(QStringLiteral("15")));
}

void TestReadingFigures::panelsByCorpus() {
    CrossSectionFigure figure;
    const auto byCorpus = [&](const session::SweepRecord& sweep, const QString& title,
                              const models::RunFilter& filter = {}) {
        figure.setPanels(crossSectionPanels(sweep, Metric::Loss, Reading::Best, "corpus", filter),
                         title, "corpus");
    };
    byCorpus(tests::sampleSweep(), QStringLiteral("title"));
    QCustomPlot& plot = figure.plot();
    QCOMPARE(plot.axisRectCount(), 2);
    QCOMPARE(plot.axisRect(0)->axis(QCPAxis::atTop)->label(), QStringLiteral("corpus 50"));
    QCOMPARE(plot.axisRect(1)->axis(QCPAxis::atTop)->label(), QStringLiteral("corpus 100"));
    QCOMPARE(plot.axisRect(0)->axis(QCPAxis::atLeft)->range(),
             plot.axisRect(1)->axis(QCPAxis::atLeft)->range());
    QVERIFY(figure.legendEntries().empty());
    figure.widget()->resize(600, 400);
    figure.widget()->show();
    plot.replot();
    QCOMPARE(plot.axisRect(0)->axis(QCPAxis::atLeft)->label(), QStringLiteral("title"));
    QCOMPARE(plot.axisRect(1)->axis(QCPAxis::atLeft)->label(), QString());
    QVERIFY(plot.axisRect(0)->right() < plot.axisRect(1)->left());

    // A corpus without a value has none; five stand in two rows.
    byCorpus(tests::sampleSweep(), {}, {{false, false, false, true, true, true}, {}});
    QCOMPARE(plot.axisRectCount(), 1);
    session::SweepRecord sweep;
    for (int corpus = 1; corpus <= 5; ++corpus)
        sweep.runs.push_back(tests::sampleRun(sweep.runs.size(), corpus, 2, 1, {1.0 * corpus}));
    byCorpus(sweep, {});
    plot.replot();
    QCOMPARE(plot.axisRectCount(), 5);
    QVERIFY(plot.axisRect(4)->top() > plot.axisRect(0)->bottom());
    figure.setTable(table(sweep), {});
    QCOMPARE(plot.axisRectCount(), 1);
    QCOMPARE(figure.legendEntries().size(), std::size_t{5});
    QVERIFY(plot.axisRect(0)->axis(QCPAxis::atTop)->label().isEmpty());
}

/// Several settings are varied: each value of one has a panel, the others are lines, which are the
/// same in every panel and told apart by colour and marker.
void TestReadingFigures::panelsBySetting() {
    session::SweepRecord sweep = tests::sweepWithoutRuns();
    sweep.experiment.sweep.fields = {{"training.optimizer.learning_rate", {"0.1", "0.03", "0.01"}},
                                     {"network.activation", {"tanh", "relu"}}};
    sweep.variants = network::variantsOf(sweep.experiment);
    for (std::size_t variant = 0; variant < sweep.variants.size(); ++variant)
        for (const int corpus : {50, 100, 200})
            for (const int registers : {2, 8}) {
                sweep.runs.push_back(tests::sampleRun(
                    sweep.runs.size(), corpus, registers, 1,
                    {1.0 / (1.0 + static_cast<double>(variant) + corpus + registers)}));
                sweep.runs.back().run.parameters.variant = variant;
            }
    const QString field = QStringLiteral("training.optimizer.learning_rate");
    CrossSectionFigure figure;
    figure.setStyle(printStyle());
    figure.setPanels(crossSectionPanels(sweep, Metric::Loss, Reading::Best, field),
                     QStringLiteral("title"), field);
    for (const double widthMm : {85.0, 170.0}) {
        figure.layOut((QSizeF(widthMm, 100.0) / 25.4 * 720.0).toSize());
        const QFontMetricsF metrics(figure.style().font());
        const std::vector<QCPAxisRect*> panels = figure.panels();
        QCOMPARE(panels.size(), std::size_t{3});
        for (const QCPAxisRect* panel : panels) {
            const QString title = panel->axis(QCPAxis::atTop)->label();
            QVERIFY2(QString(title).replace(u'\n', u' ').startsWith("learning rate 0."),
                     qPrintable(title));
            QVERIFY(!title.contains("activation") && !title.contains("corpus"));
            for (const QString& line : title.split(u'\n'))
                QVERIFY(metrics.horizontalAdvance(line) <= panel->rect().width());
        }
        const auto& entries = figure.legendEntries();
        QCOMPARE(entries.size(), std::size_t{6});
        for (std::size_t a = 0; a < entries.size(); ++a) {
            QCOMPARE(entries[a]->look().text.count("learning"), 0);
            for (std::size_t b = 0; b < a; ++b) {
                QVERIFY(entries[a]->look().marker != entries[b]->look().marker);
                QVERIFY(entries[a]->look().line.color() != entries[b]->look().line.color());
            }
        }
    }
    // A row in the legend is the same corpus and activation in each panel.
    const QSignalSpy toggled(&figure, &CrossSectionFigure::rowToggled);
    figure.widget()->resize(1000, 600);
    figure.widget()->show();
    figure.setStyle(screenStyle(QPalette(), QFont(), 96.0));
    figure.plot().replot();
    QTest::mouseClick(figure.widget(), Qt::LeftButton, {},
                      figure.legendEntries()[4]->rect().center());
    QCOMPARE(toggled.count(), 1);
    const models::RunGroups groups(sweep, figure.panelsBy());
    std::size_t runs = 0;
    for (const session::RunRecord& run : sweep.runs)
        runs +=
            groups.rowOf(run) == models::RunRow{toggled[0][0].toULongLong(), toggled[0][1].toInt()}
                ? 1U
                : 0U;
    QCOMPARE(runs, std::size_t{3 * 2});
}

void TestReadingFigures::crossSectionClicks() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {1}), tests::sampleRun(1, 50, 2, 2, {5}),
                  tests::sampleRun(2, 50, 2, 3, {3}), tests::sampleRun(3, 50, 8, 1, {2})};
    CrossSectionFigure figure;
    figure.setStyle(screenStyle(QGuiApplication::palette(), QGuiApplication::font(), 96));
    figure.setTable(table(sweep), QStringLiteral("loss"));
    figure.widget()->resize(600, 400);
    figure.widget()->show();
    figure.plot().replot();
    const QCPAxis& x = *figure.plot().axisRect(0)->axis(QCPAxis::atBottom);
    const QCPAxis& y = *figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
    const QSignalSpy clicked(&figure, &CrossSectionFigure::runClicked);
    const auto place = [&](double registers, double value) {
        return QPointF(x.coordToPixel(registers), y.coordToPixel(value));
    };
    QTest::mouseClick(figure.widget(), Qt::LeftButton, {}, place(1.0, 5.0).toPoint());
    QTest::mouseClick(figure.widget(), Qt::LeftButton, {}, place(1.0, 3.0).toPoint());
    QTest::mouseClick(figure.widget(), Qt::LeftButton, {}, place(3.0, 2.0).toPoint());
    QTest::mouseClick(figure.widget(), Qt::LeftButton, {}, place(2.0, 2.0).toPoint());
    QCOMPARE(clicked.count(), 3);
    QCOMPARE(clicked[0][0].toULongLong(), 1ULL);
    QCOMPARE(clicked[1][0].toULongLong(), 2ULL); // the median is of it
    QCOMPARE(clicked[2][0].toULongLong(), 3ULL);
    QVERIFY(figure.describeAt(place(1.0, 3.0)).contains("median over 3 seeds: 3"));
    QCOMPARE(figure.describeAt(place(3.0, 2.0)), QStringLiteral("R = 8, corpus 50\nloss 2"));

    figure.setSelected(1);
    const auto* ring = qobject_cast<QCPItemTracer*>(figure.plot().item());
    QVERIFY(ring);
    QCOMPARE(ring->position->key(), 1.0);
    QCOMPARE(ring->position->value(), 5.0);
    const int items = figure.plot().itemCount();
    figure.setTable(table(sweep), QStringLiteral("loss"));
    QCOMPARE(figure.plot().itemCount(), items);
    figure.setSelected({});
    QCOMPARE(figure.plot().itemCount(), items - 1);
}

void TestReadingFigures::matrixClicks() {
    MatrixFigure figure;
    figure.setTable(table(tests::sampleSweep()), QStringLiteral("loss"));
    figure.widget()->resize(600, 400);
    figure.widget()->show();
    figure.plot().replot();
    const QCPAxisRect& rect = *figure.plot().axisRect(0);
    const QPointF at(rect.axis(QCPAxis::atBottom)->coordToPixel(1.3),
                     rect.axis(QCPAxis::atLeft)->coordToPixel(0.8));
    const QSignalSpy clicked(&figure, &MatrixFigure::runClicked);
    QTest::mouseClick(figure.widget(), Qt::LeftButton, {}, at.toPoint());
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toULongLong(), 4ULL);
    QCOMPARE(figure.describeAt(at), QStringLiteral("R = 8, corpus 100, n = 1\nloss: 5.33"));
    QVERIFY(!figure.runAt({1.0, 1.0}));
    const auto* mark = qobject_cast<QCPItemRect*>(figure.plot().item());
    QVERIFY(mark && !mark->visible());
    figure.setSelected(4);
    QVERIFY(mark->visible());
    QVERIFY(std::abs(mark->topLeft->key() - 0.5) < 0.1 &&
            std::abs(mark->topLeft->value() - 1.5) < 0.1);
    figure.setSelected({});
    QVERIFY(!mark->visible());
}

void TestReadingFigures::crossSectionLegendClick() {
    CrossSectionFigure figure;
    figure.setTable(table(tests::sampleSweep(), {{false, false, false, true, true, true}, {}}), {});
    figure.widget()->resize(600, 400);
    figure.widget()->show();
    figure.plot().replot();
    QCOMPARE(figure.legendEntries().size(), std::size_t{2});
    QCOMPARE(figure.legendEntries()[0]->parentPlot(), &figure.plot());
    const auto* legend = qobject_cast<QCPLegend*>(figure.legendEntries()[0]->layout());
    QVERIFY(legend != nullptr);
    QCOMPARE(legend->itemCount(), 2);
    QVERIFY(!figure.legendEntries()[0]->look().shown);
    const QSignalSpy toggled(&figure, &CrossSectionFigure::rowToggled);
    QTest::mouseClick(figure.widget(), Qt::LeftButton, {},
                      figure.legendEntries()[0]->outerRect().center());
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled[0][1].toInt(), 50);
}

void TestReadingFigures::longTitlesAreBroken() {
    CrossSectionFigure figure;
    figure.setStyle(screenStyle(QPalette(), QFont(), 96.0));
    figure.setTable(table(tests::sampleSweep()), QStringLiteral("a title of quite some words"));
    QCPAxis& y = *figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
    figure.widget()->show();
    figure.widget()->resize(400, 150);
    figure.plot().replot();
    QVERIFY(y.label().contains(u'\n'));
    figure.widget()->resize(400, 800);
    figure.plot().replot();
    QCOMPARE(y.label(), QStringLiteral("a title of quite some words"));
}

void TestReadingFigures::matrixHasNumbersAndColours() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {0.321}), tests::sampleRun(1, 50, 8, 1, {0.00123}),
                  tests::sampleRun(2, 50, 0, 1, {1.0}), tests::sampleRun(3, 100, 2, 1, {})};
    sweep.runs[2].status = session::RunStatus::Diverged;
    const models::ReadingTable readings = table(sweep);
    MatrixFigure figure;
    figure.setTable(readings, {});
    const MatrixCells& cells = figure.cells();
    QCOMPARE(cells.text(readings.cells[0][0]), QStringLiteral("0.32"));
    QCOMPARE(cells.text(readings.cells[0][1]), QStringLiteral("0.0012"));
    QCOMPARE(cells.text(readings.cells[0][2]), QStringLiteral("div."));
    QCOMPARE(cells.text(readings.cells[1][0]), QString());
    QCOMPARE(cells.color(0.00123), QColor(0x00, 0x22, 0x4e));
    QCOMPARE(cells.color(0.321), QColor(0xfe, 0xe8, 0x38));
    const QColor middle = cells.color(std::sqrt(0.321 * 0.00123));
    QVERIFY(middle.lightness() > 90 && middle.lightness() < 160);

    FigureStyle spanish = printStyle();
    spanish.locale = QLocale(QLocale::Spanish, QLocale::Spain);
    figure.setStyle(spanish);
    QCOMPARE(cells.text(readings.cells[0][0]), QStringLiteral("0,32"));

    QCPAxisRect& rect = *figure.plot().axisRect(0);
    QCOMPARE(tickTexts(*rect.axis(QCPAxis::atBottom)).values(), (QStringList{"2", "8", "all"}));
    QCOMPARE(tickTexts(*rect.axis(QCPAxis::atLeft)).values(), (QStringList{"50", "100"}));
}

void TestReadingFigures::matrixColoursAreReadable() {
    const models::ReadingTable readings = table(tests::sampleSweep());
    MatrixFigure figure;
    figure.setStyle(screenStyle(QPalette(), QFont(), 96.0));
    figure.setTable(readings, {});
    figure.widget()->resize(600, 400);
    figure.plot().replot();
    const QImage image = figure.widget()->grab().toImage();
    const QCPAxisRect& rect = *figure.plot().axisRect(0);
    const QPointF corner(rect.axis(QCPAxis::atBottom)->coordToPixel(-0.4),
                         rect.axis(QCPAxis::atLeft)->coordToPixel(0.4));
    QCOMPARE(image.pixelColor(corner.toPoint()), figure.cells().color(2.0 / 3.0));
    // Dark cells carry white letters.
    bool white = false;
    const QPoint centre(qRound(rect.axis(QCPAxis::atBottom)->coordToPixel(0.0)),
                        qRound(rect.axis(QCPAxis::atLeft)->coordToPixel(0.0)));
    for (int dx = -20; dx <= 20; ++dx)
        for (int dy = -10; dy <= 10; ++dy)
            white = white || image.pixelColor(centre + QPoint(dx, dy)).lightness() > 200;
    QVERIFY(white);
}

void TestReadingFigures::emptyFiguresSaySo() {
    CrossSectionFigure crossSection;
    MatrixFigure matrix;
    QVERIFY(crossSection.empty());
    QVERIFY(matrix.empty());
    crossSection.setTable(table(tests::sampleSweep()), {});
    matrix.setTable(table(tests::sampleSweep()), {});
    QVERIFY(!crossSection.empty());
    QVERIFY(!matrix.empty());
}

QTEST_MAIN(TestReadingFigures)
#include "tst_reading_figures.moc"
