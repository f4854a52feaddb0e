#include "tests/support/probe_fixture.h"
#include "ui/figures/cell_painting.h"
#include "ui/figures/confusion_cells.h"
#include "ui/figures/confusion_figure.h"
#include "ui/figures/palette.h"

#include <QSignalSpy>
#include <QTest>

using namespace dpfm;
using namespace dpfm::figures;
using models::ConfusionCell;
using models::ConfusionMatrix;
using network::DataSource;

namespace {

/// Of a network that is not trained.
std::shared_ptr<const ConfusionMatrix> matrixOn(DataSource source) {
    tests::ProbeFixture f;
    if (!f.look(tests::sweepOn(source)))
        return nullptr;
    return std::make_shared<const ConfusionMatrix>(f.probe.probe());
}

/// A figure in a window, drawn once.
struct Shown {
    ConfusionFigure figure;
    explicit Shown(std::shared_ptr<const ConfusionMatrix> matrix, const QSize& size = {900, 500}) {
        FigureStyle style = screenStyle(QPalette(), QFont(), 96.0);
        style.locale = QLocale::c();
        figure.setStyle(style);
        figure.setMatrix(std::move(matrix));
        figure.widget()->resize(size);
        figure.widget()->show();
        figure.plot().replot();
    }
    QCPAxis& axis(QCPAxis::AxisType type) { return *figure.plot().axisRect(0)->axis(type); }
    QStringList names(QCPAxis::AxisType type) {
        return axis(type).ticker().staticCast<QCPAxisTickerText>()->ticks().values();
    }
    void click(ConfusionCell cell, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseClick(figure.widget(), button, {},
                          figure.cells().rectOf(cell).center().toPoint());
    }
};

} // namespace

class TestConfusionFigure : public QObject {
    Q_OBJECT
private slots:
    void cellsHaveCountsAndColours_data() {
        QTest::addColumn<DataSource>("source");
        QTest::newRow("two classes") << DataSource::Moons;
        QTest::newRow("flowers") << DataSource::Iris;
        QTest::newRow("digits") << DataSource::Digits;
    }
    void cellsHaveCountsAndColours() {
        QFETCH(const DataSource, source);
        const auto matrix = matrixOn(source);
        QVERIFY(matrix);
        Shown shown(matrix);
        QVERIFY(!shown.figure.empty());
        for (std::size_t row = 0; row < matrix->classes(); ++row)
            for (std::size_t column = 0; column < matrix->classes(); ++column) {
                const ConfusionCell cell{row, column};
                const std::size_t count = matrix->samples(cell).size();
                QCOMPARE(shown.figure.cells().text(cell), QString::number(count));
                QCOMPARE(shown.figure.cells().color(cell),
                         count == 0 ? emptyCell(shown.figure.style())
                                    : rampColor(Palette::OkabeIto, matrix->shareOfRow(cell)));
            }
        QVERIFY2(shown.figure.title().contains(
                     QString("%1 of 10 right, accuracy %2")
                         .arg(matrix->correct())
                         .arg(static_cast<double>(matrix->correct()) / 10.0, 0, 'f', 3)),
                 qPrintable(shown.figure.title()));
    }

    void rowsAreTrueClassesFromTheTop() {
        Shown shown(matrixOn(DataSource::Iris));
        const ConfusionCells& cells = shown.figure.cells();
        QVERIFY(cells.rectOf({1, 0}).top() > cells.rectOf({0, 0}).top());
        QVERIFY(cells.rectOf({0, 1}).left() > cells.rectOf({0, 0}).left());
        QCOMPARE(shown.axis(QCPAxis::atLeft).label(), QStringLiteral("true class"));
        QCOMPARE(shown.axis(QCPAxis::atBottom).label(), QStringLiteral("taken for"));
    }

    void axesHaveTheNamesThatFit_data() {
        QTest::addColumn<DataSource>("source");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("rotation");
        QTest::newRow("wide") << DataSource::Iris << QSize(900, 500) << 3 << 3 << 0.0;
        QTest::newRow("narrow") << DataSource::Iris << QSize(330, 500) << 3 << 3 << -90.0;
        QTest::newRow("ten") << DataSource::Digits << QSize(900, 500) << 10 << 10 << 0.0;
        QTest::newRow("flat") << DataSource::Digits << QSize(900, 180) << 10 << 5 << 0.0;
    }
    void axesHaveTheNamesThatFit() {
        QFETCH(const DataSource, source);
        QFETCH(const QSize, size);
        QFETCH(const int, columns);
        QFETCH(const int, rows);
        QFETCH(const double, rotation);
        const auto matrix = matrixOn(source);
        QVERIFY(matrix);
        Shown shown(matrix, size);
        QCOMPARE(shown.names(QCPAxis::atBottom).size(), columns);
        QCOMPARE(shown.names(QCPAxis::atLeft).size(), rows);
        QCOMPARE(shown.axis(QCPAxis::atBottom).tickLabelRotation(), rotation);
        QCOMPARE(shown.names(QCPAxis::atLeft).front(),
                 QString::fromStdString(matrix->className(0)));
    }

    void clicksTellTheirCell() {
        Shown shown(matrixOn(DataSource::Iris));
        const QSignalSpy clicked(&shown.figure, &ConfusionFigure::cellClicked);
        const std::array cells{ConfusionCell{0, 0}, ConfusionCell{2, 1}, ConfusionCell{1, 2}};
        for (const ConfusionCell& cell : cells)
            shown.click(cell);
        QCOMPARE(clicked.count(), 3);
        for (int i = 0; i < 3; ++i)
            QVERIFY(clicked[i][0].value<ConfusionCell>() == cells[static_cast<std::size_t>(i)]);
        shown.click({0, 0}, Qt::RightButton);
        QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, {2, 2}); // beside the cells
        QCOMPARE(clicked.count(), 3);
    }

    void emptyStateIsASentence() {
        Shown shown(nullptr);
        QVERIFY(shown.figure.empty());
        QVERIFY(shown.figure.message().contains("classify"));
        QVERIFY(!shown.axis(QCPAxis::atLeft).realVisibility());
        const QSignalSpy clicked(&shown.figure, &ConfusionFigure::cellClicked);
        shown.click({0, 0});
        QVERIFY(clicked.isEmpty());
        shown.figure.setMatrix(matrixOn(DataSource::Moons));
        QVERIFY(!shown.figure.empty());
        QVERIFY(shown.axis(QCPAxis::atLeft).realVisibility());
    }
};

QTEST_MAIN(TestConfusionFigure)
#include "tst_confusion_figure.moc"
