#include "tests/support/sample_sweep.h"
#include "ui/figures/make_figure.h"
#include "ui/figures/palette.h"
#include "ui/figures/style_store.h"
#include "ui/session/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

using namespace dpfm;
using namespace dpfm::figures;
using network::Method;

namespace {

FigureLook unusual() {
    FigureLook look;
    look.widthMm = 85.5;
    look.heightMm = 61.3;
    look.dpi = 72;
    look.fontFamily = QStringLiteral("DejaVu Serif");
    look.fontPoints = 9.5;
    look.lineWidth = 1.25;
    look.axisWidth = 0.3;
    look.palette = Palette::Viridis;
    look.markers = true;
    look.legend = LegendPlace::BottomLeft;
    look.grid = false;
    look.decimals = Decimals::Spanish;
    look.transparent = true;
    return look;
}

/// 0 on black … 1 on white.
double lightness(const QColor& color) {
    return 0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
}

} // namespace

class TestFigureLook : public QObject {
    Q_OBJECT
private slots:
    void readsWhatItWrites() {
        const QByteArray json = toJson({QStringLiteral("Mi \"estilo\" é"), unusual()});
        const auto style = styleFromJson(json);
        QVERIFY2(style, style ? "" : style.error().text().c_str());
        QCOMPARE(style->name, QStringLiteral("Mi \"estilo\" é"));
        QVERIFY(style->look == unusual());
        QCOMPARE(toJson(*style), json);
    }

    void absentFieldsAreUsual() {
        const auto style =
            styleFromJson(R"({"format":"dpfm-figure-style","version":1,"name":"n"})");
        QVERIFY(style && style->look == FigureLook());
    }

    void axesAreOfNoStyle() {
        FigureLook look = unusual();
        look.x = {{QStringLiteral("t")}, 1.0, 2.0};
        QVERIFY(styleFromJson(toJson({QStringLiteral("n"), look}))->look == unusual());
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("unknown key") << QByteArray(R"("colour": 1)") << "colour";
        QTest::newRow("unknown palette") << QByteArray(R"("palette": "jet")") << "palette: ";
        QTest::newRow("unknown place") << QByteArray(R"("legend": "left")") << "legend: ";
        QTest::newRow("no number") << QByteArray(R"("width_mm": "wide")") << "width_mm: ";
        QTest::newRow("no flag") << QByteArray(R"("grid": 1)") << "grid: ";
        QTest::newRow("too wide") << QByteArray(R"("width_mm": 3000)")
                                  << "width (mm): 3000 is outside 10 … 2000.";
        QTest::newRow("no line") << QByteArray(R"("line_width_pt": 0)") << "line width (pt): ";
        QTest::newRow("no name") << QByteArray(R"("name": " ")") << "name: ";
        QTest::newRow("newer") << QByteArray(R"("version": 2)") << "version";
        QTest::newRow("another format") << QByteArray(R"("format": "dpfm-experiment")") << "format";
    }
    void refuses() {
        QFETCH(const QByteArray, fields);
        QFETCH(const QString, sentence);
        // The last of equal keys counts.
        const auto style = styleFromJson(
            R"({"format":"dpfm-figure-style","version":1,"name":"n",)" + fields + "}");
        QVERIFY(!style);
        const QString text = QString::fromStdString(style.error().text());
        QVERIFY2(text.contains(sentence), qPrintable(text));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
    }

    void shipsFourStyles() {
        QStringList names;
        QList<double> widths;
        for (const FigureStyleFile& style : shippedStyles()) {
            names << style.name;
            widths << style.look.widthMm;
            QVERIFY(checkLook(style.look));
        }
        QCOMPARE(names,
                 (QStringList{"Paper, one column", "Paper, two columns", "Slide", "Poster"}));
        QCOMPARE(widths, (QList<double>{85.0, 170.0, 254.0, 400.0}));
    }

    void savesByName_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"mine", "a/b", "..", "á ñ: 50 %", "Paper, one column 2"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void savesByName() {
        QFETCH(const QString, name);
        const QTemporaryDir folder;
        const StyleStore store(folder.filePath(QStringLiteral("styles")));
        QVERIFY(store.list().styles.empty());
        QVERIFY(!store.holds(name));
        QVERIFY(store.save({name, {}}));
        QVERIFY(store.save({name, unusual()}));
        QVERIFY(store.holds(name));
        const auto [styles, unreadable] = store.list();
        QVERIFY(unreadable.empty());
        QCOMPARE(styles.size(), std::size_t{1});
        QCOMPARE(styles.front().name, name);
        QVERIFY(styles.front().look == unusual());
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
        QVERIFY(store.remove(name));
        QVERIFY(store.list().styles.empty());
        QVERIFY(!store.remove(name));
    }

    void keepsShippedNames() {
        const QTemporaryDir folder;
        const StyleStore store(folder.path());
        for (const QString& name :
             {QString(), QStringLiteral("  "), QStringLiteral("Slide"), QString(61, u'x')}) {
            const auto saved = store.save({name, {}});
            QVERIFY2(!saved, qPrintable(name));
            QCOMPARE(saved.error().place, std::string("name"));
        }
    }

    void tellsOfUnreadableFiles() {
        const QTemporaryDir folder;
        const StyleStore store(folder.path());
        QVERIFY(store.save({QStringLiteral("good"), {}}));
        QVERIFY(session::writeFile(folder.filePath(QStringLiteral("bad.json")), "{"));
        QVERIFY(session::writeFile(folder.filePath(QStringLiteral("other.json")),
                                   toJson({QStringLiteral("good"), {}})));
        const auto [styles, unreadable] = store.list();
        QCOMPARE(styles.size(), std::size_t{1});
        QCOMPARE(unreadable.size(), std::size_t{2});
        QVERIFY(unreadable[0].text().find("bad.json") != std::string::npos);
        QVERIFY(unreadable[1].text().find("other.json") != std::string::npos);
    }

    void everyCountHasItsColour_data() {
        QTest::addColumn<Palette>("palette");
        for (const Palette palette : kPalettes)
            QTest::newRow(name(palette).data()) << palette;
    }
    void everyCountHasItsColour() {
        QFETCH(const Palette, palette);
        for (const models::Surface surface : {models::Surface::Light, models::Surface::Dark}) {
            std::set<QRgb> colours;
            for (const int registers : {1, 2, 4, 8, 16, 32, 64, 128, 0}) {
                const QColor colour = registerColor(palette, Method::Dpfm, registers, surface);
                colours.insert(colour.rgb());
                // It is seen: a ratio of 1.4 at least, as for graphics that are more than a hair.
                const double ground = surface == models::Surface::Light ? 1.0 : 0.0;
                QVERIFY2(std::abs(lightness(colour) - ground) > 0.2, qPrintable(colour.name()));
            }
            QCOMPARE(colours.size(), std::size_t{9});
            QCOMPARE(registerColor(palette, Method::Dpfm, 1000, surface),
                     registerColor(palette, Method::Dpfm, 128, surface));
        }
    }

    void greysFallWithR() {
        double before = 1.0;
        for (const int registers : {1, 2, 3, 4, 8, 16, 32, 64, 128, 0}) {
            const QColor colour =
                registerColor(Palette::Greys, Method::Dpfm, registers, models::Surface::Light);
            QCOMPARE(colour.red(), colour.green());
            QCOMPARE(colour.red(), colour.blue());
            QVERIFY(lightness(colour) < before);
            before = lightness(colour);
        }
    }

    void everyCountHasItsMarker() {
        std::set<std::pair<int, bool>> markers;
        const std::vector<int> counts{1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 64, 128, 0};
        for (const int registers : counts) {
            const Marker marker = registerMarker(Method::Dpfm, registers);
            QVERIFY(marker.shape != QCPScatterStyle::ssNone);
            markers.insert({marker.shape, marker.hollow});
        }
        const Marker backpropagation = registerMarker(Method::Backpropagation, 0);
        markers.insert({backpropagation.shape, backpropagation.hollow});
        QCOMPARE(markers.size(), counts.size() + 1);
    }

    /// Without a colour every group has a marker, a grey or a dash of its own, and the legend says
    /// which.
    void greysTellSeriesApart_data() {
        QTest::addColumn<PlotKind>("plot");
        QTest::newRow("cost") << PlotKind::Cost;
        QTest::newRow("minima") << PlotKind::Minima;
        QTest::newRow("paired") << PlotKind::Paired;
    }
    void greysTellSeriesApart() {
        QFETCH(const PlotKind, plot);
        session::SweepRecord sweep = tests::sweepWithoutRuns();
        const std::vector<int> counts{1, 2, 3, 4, 8, 16, 32, 64, 0};
        for (const int corpus : {50, 100, 400})
            for (const int registers : counts)
                sweep.runs.push_back(tests::sampleRun(sweep.runs.size(), corpus, registers, 1,
                                                      {1.0 / (corpus + registers)}));
        FigureOptions options;
        options.plot = plot;
        options.look.palette = Palette::Greys;
        const std::unique_ptr<Figure> figure = makeFigure(sweep, options);
        figure->setStyle(printStyle(options.look));
        QCustomPlot& drawn = figure->plot();
        using Look = std::tuple<int, QRgb, QRgb>;
        std::multiset<Look> points; // of the first panel
        std::set<std::pair<QRgb, int>> medians;
        for (int i = 0; i < drawn.graphCount(); ++i) {
            const QCPGraph& graph = *drawn.graph(i);
            const QCPScatterStyle& style = graph.scatterStyle();
            if (graph.keyAxis()->axisRect() == drawn.axisRect(0) && graph.dataCount() > 0 &&
                !style.isNone())
                points.insert(
                    {style.shape(), style.pen().color().rgb(), style.brush().color().rgb()});
        }
        bool reference = true; // what is compared with is the first line
        for (int i = 0; i < drawn.itemCount(); ++i)
            if (const auto* line = qobject_cast<const QCPItemLine*>(drawn.item(i)))
                if (!std::exchange(reference, false))
                    medians.insert(
                        {line->pen().color().rgb(), static_cast<int>(line->pen().style())});
        const std::set<Look> different(points.begin(), points.end());
        if (plot == PlotKind::Paired) {
            // The axis tells R; corpora beside each other differ.
            QCOMPARE(different.size(), std::size_t{3});
            QCOMPARE(medians.size(), std::size_t{3});
        } else {
            QCOMPARE(points.size(), 3 * counts.size());
            QCOMPARE(different.size(), points.size());
        }
        std::set<std::tuple<int, bool, QRgb>> entries;
        for (const LegendEntry* entry : figure->legendEntries())
            entries.insert(
                {entry->look().marker, entry->look().hollow, entry->look().line.color().rgb()});
        QCOMPARE(entries.size(), figure->legendEntries().size());
        QCOMPARE(entries.size(), plot == PlotKind::Paired ? 3 : counts.size() + 3);
    }

    void cellsGoFromDarkToLight_data() { everyCountHasItsColour_data(); }
    void cellsGoFromDarkToLight() {
        QFETCH(const Palette, palette);
        double before = -1.0;
        for (int i = 0; i <= 20; ++i) {
            const double light = lightness(rampColor(palette, i / 20.0));
            QVERIFY(light > before);
            before = light;
        }
        QCOMPARE(rampColor(palette, -1.0), rampColor(palette, 0.0));
        QCOMPARE(rampColor(palette, 2.0), rampColor(palette, 1.0));
    }
};

QTEST_MAIN(TestFigureLook)
#include "tst_figure_look.moc"
