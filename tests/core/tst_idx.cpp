#include "core/data/idx.h"
#include "tests/support/idx_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace dpfm;
using test::gzip;
using test::idxHeader;
using test::idxImages;
using test::idxLabels;
using test::put;

class TestIdx : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    std::string path(const QString& name) const {
        return QDir(folder_.path()).filePath(name).toStdString();
    }

private slots:
    void readsImages_data();
    void readsImages();
    void readsLabels_data();
    void readsLabels();
    void readsAllByteValues();
    void badFiles_data();
    void badFiles();
    void badPlaces_data();
    void badPlaces();
    void damageIsFoundWherever();
};

void TestIdx::readsImages_data() {
    QTest::addColumn<bool>("packed");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << false << "train-images-idx3-ubyte";
    QTest::newRow("gzip") << true << "train-images-idx3-ubyte.gz";
    QTest::newRow("gzip by another name") << true << "images";
    QTest::newRow("plain that is called gz") << false << "images.gz";
}

void TestIdx::readsImages() {
    QFETCH(bool, packed);
    QFETCH(QString, name);
    // More than a chunk of reading, and not a multiple of one.
    const QByteArray content = idxImages(411, 28, 27);
    const std::string file = put(folder_.path(), name, packed ? gzip(content) : content);
    const auto images = data::readIdxImages(file, "data.images");
    QVERIFY2(images.ok(), images.ok() ? "" : images.error().text().c_str());
    QVERIFY((images->header == data::IdxImagesHeader{411, 28, 27}));
    QCOMPARE(images->header.pixels(), std::size_t{756});
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(images->pixels.data()),
                        static_cast<qsizetype>(images->pixels.size())),
             content.mid(16));
    const auto header = data::readIdxImagesHeader(file, "data.images");
    QVERIFY(header.ok());
    QVERIFY(*header == images->header);
}

void TestIdx::readsLabels_data() {
    QTest::addColumn<QByteArray>("content");
    const QByteArray content = idxLabels(1000, 10);
    QTest::newRow("plain") << content;
    QTest::newRow("gzip") << gzip(content);
    QTest::newRow("gzip of two parts") << gzip(content.first(100)) + gzip(content.mid(100));
}

void TestIdx::readsLabels() {
    QFETCH(QByteArray, content);
    const auto labels = data::readIdxLabels(put(folder_.path(), "labels", content), "data.labels");
    QVERIFY2(labels.ok(), labels.ok() ? "" : labels.error().text().c_str());
    QCOMPARE(labels->size(), std::size_t{1000});
    for (std::size_t i = 0; i < labels->size(); ++i)
        QCOMPARE(int{(*labels)[i]}, static_cast<int>(i % 10));
}

void TestIdx::readsAllByteValues() {
    const auto labels =
        data::readIdxLabels(put(folder_.path(), "labels", idxLabels(256, 256)), "data.labels");
    QVERIFY(labels.ok());
    for (std::size_t i = 0; i < 256; ++i)
        QCOMPARE(std::size_t{(*labels)[i]}, i);
}

void TestIdx::badFiles_data() {
    QTest::addColumn<bool>("images");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const QByteArray good = idxImages(5, 2, 3);
    const QByteArray labels = idxLabels(5, 3);
    const auto changed = [](QByteArray bytes, qsizetype at) {
        bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
        return bytes;
    };
    QTest::newRow("empty") << true << QByteArray() << "is empty";
    QTest::newRow("one byte") << true << QByteArray("\0", 1) << "begins with 0x00,";
    QTest::newRow("text") << true << QByteArray("pixel1,pixel2\n1,2\n")
                          << "begins with 0x70697865, an IDX file of images with 0x00000803";
    QTest::newRow("text for labels")
        << false << QByteArray("label\n") << "an IDX file of labels with 0x00000801";
    QTest::newRow("unknown elements")
        << true << idxHeader({5, 2, 3}, 0x0A) << "begins with 0x00000a03";
    QTest::newRow("labels for images") << true << labels << "holds labels (0x00000801), not images";
    QTest::newRow("images for labels") << false << good << "holds images (0x00000803), not labels";
    QTest::newRow("exchanged and packed") << true << gzip(labels) << "exchange the two files";
    QTest::newRow("signed bytes") << true << idxHeader({5, 2, 3}, 0x09) << "holds signed bytes";
    QTest::newRow("16 bits") << true << idxHeader({5, 2, 3}, 0x0B) << "holds 16-bit integers";
    QTest::newRow("32 bits") << false << idxHeader({5}, 0x0C) << "holds 32-bit integers";
    QTest::newRow("float") << true << idxHeader({5, 2, 3}, 0x0D) << "holds 32-bit floating-point";
    QTest::newRow("double") << true << idxHeader({5, 2, 3}, 0x0E) << "holds 64-bit floating-point";
    QTest::newRow("two dimensions") << true << idxHeader({5, 2}) << "has 2 dimensions";
    QTest::newRow("colours") << true << idxHeader({5, 2, 3, 3}) << "has 4 dimensions";
    QTest::newRow("within the header")
        << true << good.first(13) << "ends after 13 bytes, within its header of 16";
    QTest::newRow("no image") << true << idxHeader({0, 2, 3}) << "holds 0 × 2 × 3 numbers";
    QTest::newRow("no label") << false << idxHeader({0}) << "holds 0 numbers";
    QTest::newRow("no pixel") << true << idxHeader({5, 0, 3}) << "nothing to train on";
    QTest::newRow("product beyond 64 bits")
        << true << idxHeader({0xffffffff, 0xffffffff, 0xffffffff}) << "at most 2147483647";
    QTest::newRow("product that wraps to little")
        << true << idxHeader({0x80000000, 0x80000000, 4}) + QByteArray(16, 'x')
        << "at most 2147483647";
    QTest::newRow("no pixel of too many")
        << true << idxHeader({0xffffffff, 0xffffffff, 0}) << "nothing to train on";
    QTest::newRow("just over the bound")
        << true << idxHeader({0x80000000, 1, 1}) << "at most 2147483647";
    QTest::newRow("too many samples") << false << idxHeader({10'000'001}) << "has 10000001 samples";
    QTest::newRow("more than is there")
        << true << idxHeader({60'000, 28, 28}) << "has 47040016 bytes, but it ends after 16";
    QTest::newRow("more than is there, packed")
        << true << gzip(idxHeader({60'000, 28, 28})) << "more than it can hold";
    QTest::newRow("cut short") << true << good.chopped(1) << "has 46 bytes, but it ends after 45";
    QTest::newRow("labels cut short")
        << false << labels.chopped(2) << "has 13 bytes, but it ends after 11";
    QTest::newRow("cut short and packed") << true << gzip(good.chopped(1)) << "ends after 45";
    QTest::newRow("trailing byte") << true << good + 'x' << "goes on after the 46 bytes";
    QTest::newRow("trailing byte, packed")
        << true << gzip(good + 'x') << "goes on after the 46 bytes";
    QTest::newRow("bytes behind the gzip") << true << gzip(good) + "xyz"
                                           << "is damaged";
    QTest::newRow("gzip broken off") << true << gzip(good).chopped(9) << "breaks off";
    QTest::newRow("gzip without its checksum") << true << gzip(good).chopped(8) << "breaks off";
    QTest::newRow("gzip without its length") << true << gzip(good).chopped(1) << "breaks off";
    QTest::newRow("gzip's first bytes alone") << true << gzip(good).first(2) << "breaks off";
    QTest::newRow("wrong checksum")
        << true << changed(gzip(good), gzip(good).size() - 8) << "is damaged";
    QTest::newRow("wrong length") << true << changed(gzip(good), gzip(good).size() - 1)
                                  << "is damaged";
    QTest::newRow("wrong method") << true << changed(gzip(good), 2) << "is damaged";
}

void TestIdx::badFiles() {
    QFETCH(bool, images);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const std::string file = put(folder_.path(), "bad", content);
    Error error;
    if (images) {
        const auto read = data::readIdxImages(file, "data.images");
        QVERIFY(!read.ok());
        error = read.error();
        QCOMPARE(error.place, "data.images");
    } else {
        const auto read = data::readIdxLabels(file, "data.labels");
        QVERIFY(!read.ok());
        error = read.error();
        QCOMPARE(error.place, "data.labels");
    }
    QVERIFY(error.code == ErrorCode::FileFormat);
    const QString message = QString::fromStdString(error.message());
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(message.contains(QString::fromStdString(file)), qPrintable(message));
}

void TestIdx::badPlaces_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing") << "missing"
                             << "There is no file";
    QTest::newRow("missing folder") << "missing/file"
                                    << "There is no file";
    QTest::newRow("folder") << "."
                            << "is a folder";
    QTest::newRow("device") << "/dev/zero"
                            << "is a device";
    QTest::newRow("a file as a folder") << "plain/file"
                                        << "There is no file";
    QTest::newRow("not readable") << "locked"
                                  << "cannot be opened";
}

void TestIdx::badPlaces() {
    QFETCH(QString, name);
    QFETCH(QString, says);
    put(folder_.path(), "plain", "x");
    put(folder_.path(), "locked", idxImages(1, 1, 1));
    QFile::setPermissions(folder_.filePath("locked"), {});
    if (name == QLatin1String("locked") && geteuid() == 0)
        QSKIP("The superuser may read everything.");
    const std::string file = path(name);
    const auto read = data::readIdxImages(file, "data.images");
    QVERIFY(!read.ok());
    QVERIFY(read.error().code == ErrorCode::FileAccess);
    const QString message = QString::fromStdString(read.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(message.contains(QString::fromStdString(file)), qPrintable(message));
}

/// Whichever byte of a packed file is another, what is read is an error or, where the byte means
/// nothing, the images: never other images.
void TestIdx::damageIsFoundWherever() {
    const QByteArray content = idxImages(6, 4, 4);
    const QByteArray packed = gzip(content);
    int errors = 0;
    for (qsizetype at = 2; at < packed.size(); ++at) {
        QByteArray damaged = packed;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
        const auto images = data::readIdxImages(put(folder_.path(), "damaged", damaged), "");
        if (!images)
            ++errors;
        else
            QCOMPARE(QByteArray(reinterpret_cast<const char*>(images->pixels.data()),
                                static_cast<qsizetype>(images->pixels.size())),
                     content.mid(16));
    }
    // Of a gzip header the time, the flags of compression and the system mean nothing here.
    QVERIFY(errors >= packed.size() - 2 - 6);
}

QTEST_APPLESS_MAIN(TestIdx)
#include "tst_idx.moc"
