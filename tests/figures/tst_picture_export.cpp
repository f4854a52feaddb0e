#include "ui/figures/picture_export.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace dpfm;
using figures::FigureFormat;
using figures::Picture;

namespace {

/// A white ground, a red square of 20 pixels at 10, 10, and a word.
Picture square() {
    return {QStringLiteral("square"),
            QStringLiteral("A <square>"),
            {120.0, 60.0},
            96.0,
            [](QPainter& painter) {
                painter.fillRect(QRectF(0, 0, 120, 60), Qt::white);
                painter.fillRect(QRectF(10, 10, 20, 20), Qt::red);
                painter.drawText(QPointF(40, 40), QStringLiteral("word"));
            }};
}

} // namespace

/// What is drawn by hand, in files.
class TestPictureExport : public QObject {
    Q_OBJECT

private slots:
    void sameBytesAgain_data() {
        QTest::addColumn<FigureFormat>("format");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("pdf") << FigureFormat::Pdf << QByteArray("%PDF");
        QTest::newRow("svg") << FigureFormat::Svg << QByteArray("<?xml");
        QTest::newRow("png") << FigureFormat::Png << QByteArray("\x89PNG");
    }

    void sameBytesAgain() {
        QFETCH(FigureFormat, format);
        QFETCH(QByteArray, begins);
        const auto first = figures::renderPicture(square(), format);
        const auto second = figures::renderPicture(square(), format);
        QVERIFY(first && second);
        QVERIFY(first->startsWith(begins));
        QCOMPARE(*first, *second);
    }

    void aPngIsThePictureTwice() {
        const auto content = figures::renderPicture(square(), FigureFormat::Png);
        QVERIFY(content);
        const QImage image = QImage::fromData(*content);
        QCOMPARE(image.size(), QSize(240, 120));
        QCOMPARE(image.pixelColor(22, 22), QColor(Qt::red));
        QCOMPARE(image.pixelColor(58, 58), QColor(Qt::red));
        QCOMPARE(image.pixelColor(70, 22), QColor(Qt::white));
    }

    void aPdfHasThePicturesSize() {
        const auto content = figures::renderPicture(square(), FigureFormat::Pdf);
        QVERIFY(content);
        // 120 × 60 pixels at 96 to the inch.
        QVERIFY(content->contains("/MediaBox [0 0.0000 90.0000 45.0000]"));
        QVERIFY(!content->contains("/CreationDate"));
    }

    void anSvgHasWords() {
        const auto content = figures::renderPicture(square(), FigureFormat::Svg);
        QVERIFY(content);
        QVERIFY(content->contains(">word<"));
        QVERIFY(content->contains("A &lt;square&gt;"));
        QVERIFY(content->contains("viewBox=\"0 0 120 60\""));
    }

    void whatCannotBe_data() {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<FigureFormat>("format");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no TeX") << QSizeF(10, 10) << FigureFormat::Tex << QByteArray("TeX");
        QTest::newRow("nothing") << QSizeF(0, 10) << FigureFormat::Svg << QByteArray("nothing");
        QTest::newRow("too many pixels")
            << QSizeF(100'000, 1000) << FigureFormat::Png << QByteArray("million pixels");
    }

    void whatCannotBe() {
        QFETCH(QSizeF, size);
        QFETCH(FigureFormat, format);
        QFETCH(QByteArray, says);
        Picture picture = square();
        picture.size = size;
        const auto content = figures::renderPicture(picture, format);
        QVERIFY(!content);
        QVERIFY(QByteArray::fromStdString(content.error().message()).contains(says));
    }
};

QTEST_MAIN(TestPictureExport)
#include "tst_picture_export.moc"
