#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

/// What the README points at is there.
class TestReadme : public QObject {
    Q_OBJECT
private slots:
    void linksLeadSomewhere() {
        const QString root = QStringLiteral(DPFM_SOURCE_DIR "/");
        QFile file(root + QStringLiteral("README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression link(QStringLiteral("\\]\\(([^)#]+)\\)"));
        int links = 0;
        for (const QRegularExpressionMatch& match : link.globalMatch(text)) {
            if (match.captured(1).contains(QLatin1String("://")) ||
                match.captured(1).startsWith(QLatin1String("do:"))) // of a lesson, as an example
                continue;
            QVERIFY2(QFileInfo::exists(root + match.captured(1)), qPrintable(match.captured(1)));
            ++links;
        }
        QVERIFY(links >= 5);
    }
};

QTEST_GUILESS_MAIN(TestReadme)
#include "tst_readme.moc"
