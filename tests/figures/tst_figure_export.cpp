#include "tests/support/probe_fixture.h"
#include "tests/support/sample_sweep.h"
#include "ui/figures/figure_export.h"
#include "ui/figures/make_figure.h"
#include "ui/figures/palette.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace dpfm;
using namespace dpfm::figures;

namespace {

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A look into a network of two moons that is not trained.
std::shared_ptr<const models::Probe> moons() {
    tests::ProbeFixture f;
    return f.look(tests::sweepOn(network::DataSource::Moons)) ? f.probe.probe() : nullptr;
}

QString output(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
}

} // namespace

class TestFigureExport : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void pdf_data();
    void pdf();
    void svg();
    void svgOfOneNetwork_data();
    void svgOfOneNetwork();
    void png();
    void sameBytes_data();
    void sameBytes();
    void hiddenRunsLeaveNoTrace();
    void badOptions_data();
    void badOptions();
    void badPaths_data();
    void badPaths();
    void nothingToDraw();
    void tooManyPanels_data();
    void tooManyPanels();
    void givenColoursAreDrawn_data();
    void givenColoursAreDrawn();
    void previewFits_data();
    void previewFits();
    void manyPixelsMatterToPngOnly();
    void failureKeepsTheOldFile();
    void looks_data();
    void looks();
    void coloursStayWhateverIsHidden_data();
    void coloursStayWhateverIsHidden();
    void transparent_data();
    void transparent();
    void limits_data();
    void limits();
    void legendsAreWhereTheyShould_data();
    void legendsAreWhereTheyShould();
    void othersReadTheSvg();

private:
    /// Options of a kind of figure, with what it needs.
    FigureOptions optionsOf(PlotKind plot) const {
        FigureOptions options;
        options.plot = plot;
        if (plot == PlotKind::OutputMap)
            options.map = map_;
        if (plot == PlotKind::Confusion)
            options.confusion = confusion_;
        return options;
    }

    QTemporaryDir folder_;
    std::shared_ptr<const models::OutputMap> map_;
    std::shared_ptr<const models::ConfusionMatrix> confusion_;
};

void TestFigureExport::initTestCase() {
    const auto probe = moons();
    QVERIFY(probe != nullptr);
    map_ = std::make_shared<const models::OutputMap>(*models::outputMap(probe, 16, 2));
    confusion_ = std::make_shared<const models::ConfusionMatrix>(probe);
}

void TestFigureExport::pdf_data() {
    QTest::addColumn<PlotKind>("plot");
    QTest::addColumn<bool>("pictures"); // instead of lines and areas
    QTest::newRow("curves") << PlotKind::Curves << false;
    QTest::newRow("cross-section") << PlotKind::CrossSection << false;
    QTest::newRow("matrix") << PlotKind::Matrix << false;
    QTest::newRow("paired") << PlotKind::Paired << false;
    QTest::newRow("cost") << PlotKind::Cost << false;
    QTest::newRow("minima") << PlotKind::Minima << false;
    QTest::newRow("output map") << PlotKind::OutputMap << true;
    QTest::newRow("confusion matrix") << PlotKind::Confusion << true; // its colour scale
}

void TestFigureExport::pdf() {
    QFETCH(PlotKind, plot);
    QFETCH(bool, pictures);
    FigureOptions options = optionsOf(plot);
    options.look.widthMm = 85.0;
    options.look.heightMm = 61.3;
    const QString path = folder_.filePath(QStringLiteral("figure.pdf"));
    QVERIFY(exportFigure(tests::sampleSweep(), options, path));
    QVERIFY(read(path).startsWith("%PDF-"));
    QCOMPARE(read(path).contains("/Subtype /Image"), pictures);
    QVERIFY(read(path).size() < 1'000'000);

    if (QStandardPaths::findExecutable(QStringLiteral("pdfinfo")).isEmpty())
        QSKIP("pdfinfo and pdffonts are not installed");
    const QString info = output(QStringLiteral("pdfinfo"), {path});
    const auto size =
        QRegularExpression(QStringLiteral(R"(Page size: +([\d.]+) x ([\d.]+) pts)")).match(info);
    QVERIFY2(size.hasMatch(), qPrintable(info));
    QVERIFY(qAbs(size.captured(1).toDouble() - 85.0 / 25.4 * 72.0) < 0.01);
    QVERIFY(qAbs(size.captured(2).toDouble() - 61.3 / 25.4 * 72.0) < 0.01);
    QVERIFY2(!info.contains(QStringLiteral("Error")), qPrintable(info));
    QVERIFY(info.contains(QStringLiteral("A <sample> & more")));
    // Fonts: name, type, encoding, emb …
    const QString fonts = output(QStringLiteral("pdffonts"), {path});
    QVERIFY2(fonts.contains(QRegularExpression(QStringLiteral("Identity-H +yes"))),
             qPrintable(fonts));
    QVERIFY2(!fonts.contains(QStringLiteral("Error")), qPrintable(fonts));
}

void TestFigureExport::svg() {
    FigureOptions options;
    options.look.fontPoints = 9.0;
    const Result<QByteArray> content =
        renderFigure(tests::sampleSweep(), options, FigureFormat::Svg);
    QVERIFY(content);
    QXmlStreamReader xml(*content);
    QString width;
    QString height;
    QString title;
    QStringList texts;
    QSet<QString> sizes;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"svg") {
            width = xml.attributes().value("width").toString();
            height = xml.attributes().value("height").toString();
        } else if (xml.name() == u"title") {
            title = xml.readElementText();
        } else if (xml.name() == u"text") {
            sizes << xml.attributes().value("font-size").toString();
            texts << xml.readElementText().trimmed();
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(width, QStringLiteral("170mm"));
    QCOMPARE(height, QStringLiteral("100mm"));
    QCOMPARE(title, QStringLiteral("A <sample> & more"));
    QVERIFY(texts.contains(QStringLiteral("R = 8")));
    QVERIFY(texts.contains(QStringLiteral("val_loss")));
    QVERIFY(sizes.contains(QStringLiteral("90"))); // tenths of a point
}

void TestFigureExport::svgOfOneNetwork_data() {
    QTest::addColumn<PlotKind>("plot");
    QTest::addColumn<QStringList>("said");
    const auto& data = *map_->probe->data;
    const auto name = [](const std::string& text) { return QString::fromStdString(text); };
    QTest::newRow("output map") << PlotKind::OutputMap
                                << QStringList{name(data.inputNames[0]), name(data.inputNames[1]),
                                               "probability of " + name(data.outputNames[1]),
                                               "training", "validation"};
    QTest::newRow("confusion matrix")
        << PlotKind::Confusion
        << QStringList{name(data.outputNames[0]),
                       name(data.outputNames[1]),
                       "true class",
                       "taken for",
                       QString("Validation part: %1 of 10 right, accuracy %2")
                           .arg(confusion_->correct())
                           .arg(confusion_->accuracy(), 0, 'f', 3),
                       QString::number(confusion_->samples({0, 0}).size())};
}

void TestFigureExport::svgOfOneNetwork() {
    QFETCH(PlotKind, plot);
    QFETCH(QStringList, said);
    const Result<QByteArray> content =
        renderFigure(tests::sampleSweep(), optionsOf(plot), FigureFormat::Svg);
    QVERIFY(content);
    QXmlStreamReader xml(*content);
    QStringList texts;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"text")
            continue;
        QCOMPARE(xml.attributes().value("font-size").toString(), QStringLiteral("80"));
        texts << xml.readElementText().trimmed();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    for (const QString& text : said)
        QVERIFY2(texts.contains(text), qPrintable(texts.join('|')));
}

void TestFigureExport::png() {
    FigureOptions options;
    options.look.widthMm = 50.8;
    options.look.heightMm = 25.4;
    options.look.dpi = 150;
    const Result<QByteArray> content =
        renderFigure(tests::sampleSweep(), options, FigureFormat::Png);
    QVERIFY(content);
    const QImage image = QImage::fromData(*content, "PNG");
    QCOMPARE(image.size(), QSize(300, 150));
    QCOMPARE(image.dotsPerMeterX(), 5906);
    QCOMPARE(image.dotsPerMeterY(), 5906);
    QCOMPARE(image.text(QStringLiteral("Title")), QStringLiteral("A <sample> & more"));
    QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
}

void TestFigureExport::sameBytes_data() {
    QTest::addColumn<PlotKind>("plot");
    QTest::addColumn<FigureFormat>("format");
    const auto rows = [](const char* name, PlotKind plot) {
        QTest::addRow("%s, pdf", name) << plot << FigureFormat::Pdf;
        QTest::addRow("%s, svg", name) << plot << FigureFormat::Svg;
        QTest::addRow("%s, png", name) << plot << FigureFormat::Png;
        if (plot != PlotKind::OutputMap && plot != PlotKind::Confusion)
            QTest::addRow("%s, tex", name) << plot << FigureFormat::Tex;
    };
    rows("curves", PlotKind::Curves);
    rows("cross-section", PlotKind::CrossSection);
    rows("matrix", PlotKind::Matrix);
    rows("paired", PlotKind::Paired);
    rows("cost", PlotKind::Cost);
    rows("minima", PlotKind::Minima);
    rows("output map", PlotKind::OutputMap);
    rows("confusion matrix", PlotKind::Confusion);
}

void TestFigureExport::sameBytes() {
    QFETCH(PlotKind, plot);
    QFETCH(FigureFormat, format);
    const FigureOptions options = optionsOf(plot);
    const Result<QByteArray> first = renderFigure(tests::sampleSweep(), options, format);
    const QPalette palette = QApplication::palette();
    const QFont font = QApplication::font();
    const QByteArray zone = qgetenv("TZ");
    QPalette dark;
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    QApplication::setPalette(dark);
    QApplication::setFont(QFont(QStringLiteral("DejaVu Serif"), 20));
    QLocale::setDefault(QLocale(QLocale::German));
    qputenv("TZ", "Asia/Tokyo");
    const Result<QByteArray> second = renderFigure(tests::sampleSweep(), options, format);
    QLocale::setDefault(QLocale::c());
    QApplication::setFont(font);
    QApplication::setPalette(palette);
    zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
    QVERIFY(first && second);
    QVERIFY(*first == *second);
}

void TestFigureExport::hiddenRunsLeaveNoTrace() {
    FigureOptions options;
    options.filter = {{true, false, true, true, false, true}, {100}};
    const Result<QByteArray> content =
        renderFigure(tests::sampleSweep(), options, FigureFormat::Svg);
    QVERIFY(content);
    QVERIFY(content->contains("R = 2"));
    QVERIFY(!content->contains("R = 8"));
    QVERIFY(!content->contains("corpus 50"));
}

void TestFigureExport::badOptions_data() {
    QTest::addColumn<FigureOptions>("options");
    QTest::addColumn<FigureFormat>("format");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const char* place, auto change) {
        FigureOptions options;
        change(options);
        QTest::newRow(name) << options << FigureFormat::Png << QString::fromLatin1(place);
    };
    row("narrow", "width (mm)", [](FigureOptions& o) { o.look.widthMm = 9.9; });
    row("high", "height (mm)", [](FigureOptions& o) { o.look.heightMm = 2001.0; });
    row("no number", "height (mm)", [](FigureOptions& o) { o.look.heightMm = qQNaN(); });
    row("coarse", "dpi", [](FigureOptions& o) { o.look.dpi = 29; });
    row("fine", "dpi", [](FigureOptions& o) { o.look.dpi = 2401; });
    row("small letters", "font size (pt)", [](FigureOptions& o) { o.look.fontPoints = 0.0; });
    row("too many pixels", "dpi",
        [](FigureOptions& o) { o.look.widthMm = o.look.heightMm = o.look.dpi = 1000; });
    row("unknown font", "font", [](FigureOptions& o) { o.look.fontFamily = "No Such Font"; });
    row("no accuracy", "metric", [](FigureOptions& o) { o.metrics = {models::Metric::Accuracy}; });
    row("no accuracy to compare", "metric", [](FigureOptions& o) {
        o.plot = PlotKind::Matrix;
        o.readingOf = models::Metric::ValAccuracy;
    });
    row("no accuracy to pair", "metric", [](FigureOptions& o) {
        o.plot = PlotKind::Paired;
        o.readingOf = models::Metric::ValAccuracy;
    });
    row("no line", "line width (pt)", [](FigureOptions& o) { o.look.lineWidth = 0.0; });
    row("wide axes", "axis width (pt)", [](FigureOptions& o) { o.look.axisWidth = 21.0; });
    row("limits the wrong way", "x limits", [](FigureOptions& o) {
        o.look.x.min = 5.0;
        o.look.x.max = 4.0;
    });
    row("equal limits", "y limits", [](FigureOptions& o) { o.look.y.min = o.look.y.max = 4.0; });
    row("no limit", "y limits", [](FigureOptions& o) { o.look.y.max = qQNaN(); });
    row("no accuracy to pay for", "metric", [](FigureOptions& o) {
        o.plot = PlotKind::Cost;
        o.readingOf = models::Metric::ValAccuracy;
    });
    row("smooth without end", "smooth", [](FigureOptions& o) { o.curves.smoothing = 1.0; });
    row("unknown panels", "panels", [](FigureOptions& o) { o.panelsBy = "training.batch_size"; });
    row("unknown corpus", "corpus", [](FigureOptions& o) { o.filter.corpora = {50, 70}; });
}

void TestFigureExport::badOptions() {
    QFETCH(FigureOptions, options);
    QFETCH(FigureFormat, format);
    QFETCH(QString, place);
    const Result<QByteArray> content = renderFigure(tests::sampleSweep(), options, format);
    QVERIFY(!content);
    QVERIFY(!checkFigure(tests::sampleSweep(), options, format));
    QCOMPARE(content.error().code, ErrorCode::InvalidInput);
    QCOMPARE(QString::fromStdString(content.error().place), place);
    QVERIFY(!QString::fromStdString(content.error().message()).contains(u'%'));
}

void TestFigureExport::badPaths_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no suffix") << "figure" << ErrorCode::InvalidInput;
    QTest::newRow("unknown suffix") << "figure.jpg" << ErrorCode::InvalidInput;
    QTest::newRow("no such folder") << "missing/figure.pdf" << ErrorCode::FileAccess;
    QTest::newRow("a folder") << "folder.pdf" << ErrorCode::FileAccess;
    QTest::newRow("unwritable") << "unwritable/figure.pdf" << ErrorCode::FileAccess;
    QTest::newRow("results that are open") << "results.pdf" << ErrorCode::FileAccess;
    QTest::newRow("a device") << "device.pdf" << ErrorCode::FileAccess;
}

void TestFigureExport::badPaths() {
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    QDir(folder_.path()).mkdir(QStringLiteral("folder.pdf"));
    QFile::link(QStringLiteral("/proc"), folder_.filePath(QStringLiteral("unwritable")));
    QFile::link(QStringLiteral("/dev/null"), folder_.filePath(QStringLiteral("device.pdf")));
    QFile database(folder_.filePath(QStringLiteral("results.pdf")));
    QVERIFY(database.open(QIODevice::WriteOnly) && database.write("SQLite format 3") == 15);
    QVERIFY(database.flush());
    const QString path = folder_.filePath(name);
    const Result<void> done = exportFigure(tests::sampleSweep(), {}, path);
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QCOMPARE(QString::fromStdString(done.error().place), path);
}

void TestFigureExport::tooManyPanels_data() {
    QTest::addColumn<PlotKind>("plot");
    QTest::newRow("curves") << PlotKind::Curves;
    QTest::newRow("cross-section") << PlotKind::CrossSection;
    QTest::newRow("cost") << PlotKind::Cost;
}

void TestFigureExport::tooManyPanels() {
    QFETCH(PlotKind, plot);
    session::SweepRecord sweep = tests::sweepWithoutRuns();
    for (std::uint64_t seed = 1; seed <= 300; ++seed)
        sweep.runs.push_back(tests::sampleRun(sweep.runs.size(), 50, 8, seed, {1.0, 0.5}));
    FigureOptions options = optionsOf(plot);
    options.panelsBy = QStringLiteral("seed");
    const Result<QByteArray> content = renderFigure(sweep, options, FigureFormat::Svg);
    QVERIFY(!content);
    QCOMPARE(content.error().place, std::string("panels"));
    QVERIFY2(content.error().message().find("300 panels, more than the 32") != std::string::npos,
             content.error().message().c_str());
    options.filter.shown.assign(300, false);
    options.filter.shown[7] = true;
    QVERIFY(renderFigure(sweep, options, FigureFormat::Svg));
}

void TestFigureExport::givenColoursAreDrawn_data() {
    QTest::addColumn<PlotKind>("plot");
    QTest::newRow("curves") << PlotKind::Curves;
    QTest::newRow("cross-section") << PlotKind::CrossSection;
    QTest::newRow("paired") << PlotKind::Paired;
    QTest::newRow("cost") << PlotKind::Cost;
    QTest::newRow("minima") << PlotKind::Minima;
}

void TestFigureExport::givenColoursAreDrawn() {
    QFETCH(PlotKind, plot);
    session::SweepRecord sweep = tests::sampleSweep();
    const QByteArray given = models::classColor(7, models::Surface::Light).name().toLatin1();
    const auto without = renderFigure(sweep, optionsOf(plot), FigureFormat::Svg);
    QVERIFY(without && !without->contains(given));
    sweep.runs[1].marks.color = 8;
    const auto with = renderFigure(sweep, optionsOf(plot), FigureFormat::Svg);
    QVERIFY(with && with->contains(given));
    FigureOptions hidden = optionsOf(plot);
    hidden.filter.shown = {true, false, true, true, true, true};
    const auto left = renderFigure(sweep, hidden, FigureFormat::Svg);
    QVERIFY(left && !left->contains(given));
}

void TestFigureExport::previewFits_data() {
    QTest::addColumn<QSizeF>("mm");
    QTest::addColumn<QSize>("within");
    QTest::addColumn<QSize>("pixels");
    QTest::newRow("wide") << QSizeF(200, 100) << QSize(300, 300) << QSize(300, 150);
    QTest::newRow("high") << QSizeF(50, 100) << QSize(300, 300) << QSize(150, 300);
    QTest::newRow("huge") << QSizeF(2000, 2000) << QSize(460, 300) << QSize(300, 300);
    QTest::newRow("no room") << QSizeF(200, 100) << QSize(0, 0) << QSize(1, 1);
}

void TestFigureExport::previewFits() {
    QFETCH(QSizeF, mm);
    QFETCH(QSize, within);
    QFETCH(QSize, pixels);
    FigureOptions options;
    options.look.widthMm = mm.width();
    options.look.heightMm = mm.height();
    options.look.dpi = 2400;
    const Result<QImage> image = previewFigure(tests::sampleSweep(), options, within);
    QVERIFY(image);
    QCOMPARE(image->size(), pixels);
}

void TestFigureExport::manyPixelsMatterToPngOnly() {
    FigureOptions options;
    options.look.widthMm = options.look.heightMm = options.look.dpi = 1000;
    const session::SweepRecord sweep = tests::sampleSweep();
    QVERIFY(!checkFigure(sweep, options, FigureFormat::Png));
    QVERIFY(checkFigure(sweep, options, FigureFormat::Pdf));
    QVERIFY(checkFigure(sweep, options, FigureFormat::Svg));
}

void TestFigureExport::nothingToDraw() {
    session::SweepRecord sweep = tests::sampleSweep();
    for (session::RunRecord& run : sweep.runs)
        run.epochs.clear();
    for (const PlotKind plot : {PlotKind::Curves, PlotKind::CrossSection, PlotKind::Matrix,
                                PlotKind::Paired, PlotKind::OutputMap, PlotKind::Confusion}) {
        FigureOptions options;
        options.plot = plot;
        QVERIFY(!renderFigure(sweep, options, FigureFormat::Svg));
        QVERIFY(!renderFigure({}, options, FigureFormat::Svg));
    }
}

void TestFigureExport::failureKeepsTheOldFile() {
    const QString path = folder_.filePath(QStringLiteral("kept.svg"));
    QVERIFY(exportFigure(tests::sampleSweep(), {}, path));
    const QByteArray before = read(path);
    QVERIFY(!before.isEmpty());
    FigureOptions wrong;
    wrong.look.widthMm = -1.0;
    QVERIFY(!exportFigure(tests::sampleSweep(), wrong, path));
    QCOMPARE(read(path), before);
}

namespace {

/// The texts of an SVG with their places, and the colours of its lines.
struct Drawn {
    QStringList texts;
    QSet<QString> strokes;
};

Drawn drawn(const Result<QByteArray>& svg) {
    Drawn drawn;
    QXmlStreamReader xml(svg ? *svg : QByteArray());
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (const auto stroke = xml.attributes().value("stroke"); !stroke.isEmpty())
            drawn.strokes << stroke.toString();
        if (xml.name() == u"text")
            drawn.texts << xml.readElementText().trimmed();
    }
    return drawn;
}

} // namespace

void TestFigureExport::looks_data() {
    QTest::addColumn<FigureLook>("look");
    QTest::addColumn<QString>("said"); // in the SVG
    QTest::addColumn<bool>("usually"); // whether it is without the look
    const auto row = [](const char* name, const char* said, bool usually, auto change) {
        FigureLook look;
        change(look);
        QTest::newRow(name) << look << QString::fromUtf8(said) << usually;
    };
    row("font", "font-family=\"DejaVu Serif\"", false,
        [](FigureLook& look) { look.fontFamily = QStringLiteral("DejaVu Serif"); });
    row("size of letters", "font-size=\"120\"", false,
        [](FigureLook& look) { look.fontPoints = 12.0; });
    row("curves", "stroke-width=\"25\"", false, [](FigureLook& look) { look.lineWidth = 2.5; });
    row("axes", "stroke-width=\"7\"", false, [](FigureLook& look) { look.axisWidth = 0.7; });
    row("no grid", "stroke=\"#e0e0e0\"", true, [](FigureLook& look) { look.grid = false; });
    row("no legend", ">R = 8<", true, [](FigureLook& look) { look.legend = LegendPlace::None; });
    row("a title", ">épocas<", false,
        [](FigureLook& look) { look.x.titles = {QStringLiteral("épocas")}; });
    row("a title of the second panel", ">loss<", true, [](FigureLook& look) {
        look.y.titles = {QStringLiteral("A"), {}};
    });
    row("the last title for all that follow", ">val_loss<", true,
        [](FigureLook& look) { look.y.titles = {QStringLiteral("A")}; });
    row("greys", "stroke=\"#d55e00\"", true,
        [](FigureLook& look) { look.palette = Palette::Greys; });
    const QColor third =
        registerColor(Palette::Viridis, network::Method::Dpfm, 8, models::Surface::Light);
    row("viridis", qPrintable(QStringLiteral("stroke=\"%1\"").arg(third.name())), false,
        [](FigureLook& look) { look.palette = Palette::Viridis; });
}

void TestFigureExport::looks() {
    QFETCH(const FigureLook, look);
    QFETCH(const QString, said);
    QFETCH(const bool, usually);
    FigureOptions options;
    const auto usual = renderFigure(tests::sampleSweep(), options, FigureFormat::Svg);
    options.look = look;
    const auto svg = renderFigure(tests::sampleSweep(), options, FigureFormat::Svg);
    QVERIFY2(svg, svg ? "" : svg.error().text().c_str());
    QCOMPARE(usual->contains(said.toUtf8()), usually);
    QCOMPARE(svg->contains(said.toUtf8()), !usually);
}

void TestFigureExport::coloursStayWhateverIsHidden_data() {
    QTest::addColumn<Palette>("palette");
    for (const Palette palette : kPalettes)
        QTest::newRow(name(palette).data()) << palette;
}

void TestFigureExport::coloursStayWhateverIsHidden() {
    QFETCH(const Palette, palette);
    FigureOptions options;
    options.look.palette = palette;
    const Drawn all = drawn(renderFigure(tests::sampleSweep(), options, FigureFormat::Svg));
    options.filter.shown = {false, true, false, false, false, false};
    const Drawn one = drawn(renderFigure(tests::sampleSweep(), options, FigureFormat::Svg));
    QVERIFY(!one.strokes.isEmpty() && one.strokes.size() < all.strokes.size());
    QVERIFY(all.strokes.contains(one.strokes));
}

void TestFigureExport::transparent_data() {
    QTest::addColumn<bool>("transparent");
    QTest::newRow("white") << false;
    QTest::newRow("transparent") << true;
}

void TestFigureExport::transparent() {
    QFETCH(const bool, transparent);
    FigureOptions options;
    options.look.transparent = transparent;
    options.look.dpi = 50;
    const auto png = renderFigure(tests::sampleSweep(), options, FigureFormat::Png);
    QVERIFY(png);
    const QColor corner = QImage::fromData(*png, "PNG").pixelColor(0, 0);
    QCOMPARE(corner.alpha(), transparent ? 0 : 255);
    const auto svg = renderFigure(tests::sampleSweep(), options, FigureFormat::Svg);
    // The page is filled by a rectangle of its own size.
    QCOMPARE(svg->contains("width=\"4819\" height=\"2835\""), !transparent);
    const auto pdf = renderFigure(tests::sampleSweep(), options, FigureFormat::Pdf);
    QVERIFY(pdf && pdf->startsWith("%PDF-"));
    const QString path = folder_.filePath(QStringLiteral("transparent.pdf"));
    QVERIFY(exportFigure(tests::sampleSweep(), options, path));
    if (QStandardPaths::findExecutable(QStringLiteral("pdftocairo")).isEmpty())
        QSKIP("pdftocairo (poppler-utils) is not installed");
    const QString picture = folder_.filePath(QStringLiteral("page"));
    output(QStringLiteral("pdftocairo"),
           {"-png", "-transp", "-r", "50", "-singlefile", path, picture});
    const QImage page(picture + QStringLiteral(".png"));
    QVERIFY(!page.isNull());
    QCOMPARE(page.pixelColor(2, 2).alpha(), transparent ? 0 : 255);
}

void TestFigureExport::limits_data() {
    QTest::addColumn<FigureOptions>("options");
    QTest::addColumn<QString>("sentence"); // empty: drawn
    const auto row = [](const char* name, PlotKind plot, const char* sentence, auto change) {
        FigureOptions options;
        options.plot = plot;
        change(options);
        QTest::newRow(name) << options << QString::fromUtf8(sentence);
    };
    row("all four", PlotKind::Curves, "", [](FigureOptions& o) {
        o.look.x = {{}, 0.5, 2.5};
        o.look.y = {{}, 0.1, 1000.0};
    });
    row("one of them", PlotKind::Curves, "", [](FigureOptions& o) { o.look.y.max = 1e4; });
    row("0 on a linear axis", PlotKind::Curves, "", [](FigureOptions& o) {
        o.logY = false;
        o.look.y.min = -1.0;
    });
    row("0 on a logarithmic axis", PlotKind::Curves, "y limits: A logarithmic axis cannot reach 0;",
        [](FigureOptions& o) { o.look.y.min = 0.0; });
    row("below on a logarithmic axis", PlotKind::CrossSection,
        "y limits: A logarithmic axis cannot reach -2;", [](FigureOptions& o) {
            o.look.y = {{}, -2.0, 5.0};
        });
    row("beyond the data", PlotKind::Curves, "x limits: The axis cannot go from 50 to 3.",
        [](FigureOptions& o) { o.look.x.min = 50.0; });
    row("names", PlotKind::CrossSection, "x limits: This axis has names",
        [](FigureOptions& o) { o.look.x.max = 3.0; });
    row("names of a matrix", PlotKind::Matrix, "y limits: This axis has names",
        [](FigureOptions& o) { o.look.y.max = 3.0; });
    row("of two different panels", PlotKind::Minima,
        "x limits: The panels of this plot have different",
        [](FigureOptions& o) { o.look.x.max = 3.0; });
    row("differences", PlotKind::Paired, "", [](FigureOptions& o) {
        o.look.y = {{}, -10.0, 20.0};
    });
}

void TestFigureExport::limits() {
    QFETCH(const FigureOptions, options);
    QFETCH(const QString, sentence);
    const auto svg = renderFigure(tests::sampleSweep(), options, FigureFormat::Svg);
    const auto preview = previewFigure(tests::sampleSweep(), options, {300, 200});
    QCOMPARE(svg.ok(), sentence.isEmpty());
    QCOMPARE(preview.ok(), sentence.isEmpty());
    if (!svg) {
        const QString text = QString::fromStdString(svg.error().text());
        QVERIFY2(text.startsWith(sentence), qPrintable(text));
    }
}

void TestFigureExport::legendsAreWhereTheyShould_data() {
    QTest::addColumn<LegendPlace>("place");
    for (const LegendPlace place : kLegendPlaces)
        QTest::newRow(name(place).data()) << place;
}

void TestFigureExport::legendsAreWhereTheyShould() {
    QFETCH(const LegendPlace, place);
    for (const PlotKind plot : {PlotKind::Curves, PlotKind::OutputMap}) {
        FigureOptions options = optionsOf(plot);
        options.look.legend = place;
        const auto svg = renderFigure(tests::sampleSweep(), options, FigureFormat::Svg);
        QVERIFY(svg);
        const QString entry =
            plot == PlotKind::Curves ? QStringLiteral("R = 8") : QStringLiteral("training");
        QCOMPARE(drawn(svg).texts.contains(entry), place != LegendPlace::None);
        QVERIFY(drawn(svg).texts.contains(plot == PlotKind::Curves
                                              ? QStringLiteral("epoch")
                                              : QStringLiteral("validation")) ||
                place == LegendPlace::None);
        if (plot != PlotKind::Curves || place == LegendPlace::None)
            continue;
        // Where TeX writes it is where it is laid out: bottom left is (0, 0), 482 × 283 pt.
        const auto written = renderFigure(tests::sampleSweep(), options, FigureFormat::Tex);
        QVERIFY(written);
        const auto at =
            QRegularExpression(QStringLiteral(R"(at \(([\d.]+)bp,([\d.]+)bp\) \{R = 8\})"))
                .match(QString::fromUtf8(*written));
        QVERIFY(at.hasMatch());
        const double x = at.captured(1).toDouble();
        const double y = at.captured(2).toDouble();
        const bool inLastPanel = place == LegendPlace::TopLeft || place == LegendPlace::TopRight ||
                                 place == LegendPlace::BottomLeft ||
                                 place == LegendPlace::BottomRight;
        QCOMPARE(x > 400.0, place == LegendPlace::Right || place == LegendPlace::TopRight ||
                                place == LegendPlace::BottomRight);
        QCOMPARE(x > 240.0, inLastPanel || place == LegendPlace::Right);
        QCOMPARE(y > 142.0, place == LegendPlace::Right || place == LegendPlace::Top ||
                                place == LegendPlace::TopLeft || place == LegendPlace::TopRight);
        QCOMPARE(y < 20.0, place == LegendPlace::Below);
    }
}

void TestFigureExport::othersReadTheSvg() {
    if (QStandardPaths::findExecutable(QStringLiteral("rsvg-convert")).isEmpty())
        QSKIP("rsvg-convert (librsvg2-bin) is not installed");
    FigureOptions options;
    options.look.widthMm = 85.0;
    options.look.heightMm = 60.0;
    const QString path = folder_.filePath(QStringLiteral("read.svg"));
    const QString picture = folder_.filePath(QStringLiteral("read.png"));
    QVERIFY(exportFigure(tests::sampleSweep(), options, path));
    const QString said =
        output(QStringLiteral("rsvg-convert"), {"-d", "254", "-p", "254", "-o", picture, path});
    QVERIFY2(said.isEmpty(), qPrintable(said));
    // The same picture as the program's own, but for the edges of letters and lines.
    const QImage theirs(picture);
    options.look.dpi = 254;
    const auto png = renderFigure(tests::sampleSweep(), options, FigureFormat::Png);
    const QImage ours = QImage::fromData(*png, "PNG");
    QCOMPARE(theirs.size(), ours.size());
    qint64 apart = 0;
    for (int y = 0; y < ours.height(); ++y)
        for (int x = 0; x < ours.width(); ++x)
            apart += qAbs(qGray(ours.pixel(x, y)) - qGray(theirs.pixel(x, y)));
    const double mean = double(apart) / (double(ours.width()) * ours.height());
    QVERIFY2(mean < 4.0, qPrintable(QString::number(mean)));
}

QTEST_MAIN(TestFigureExport)
#include "tst_figure_export.moc"
