#include "tests/session/small_sweep.h"
#include "tests/support/program.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dpfm;
using dpfm::test::Outcome;

/// Commands tell people what they do in the system's language; what they write for machines and
/// for paper is the same everywhere.
class TestSpokenCommands : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString path(const QString& name) const { return folder_.filePath(name); }
    static QByteArray content(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// As where the desktop is set to a language.
    static Outcome runIn(const char* locale, const QStringList& arguments) {
        const QByteArray before = qgetenv("LC_ALL");
        qputenv("LC_ALL", locale);
        const Outcome outcome = test::runProgram(arguments);
        qputenv("LC_ALL", before);
        return outcome;
    }

private slots:
    void initTestCase() {
        const network::Experiment experiment = tests::smallExperiment();
        const auto store = session::ResultsStore::create(path("r.dpfm"), experiment);
        QVERIFY(store);
        QVERIFY((*store)->addSweep(experiment, session::currentProvenance(),
                                   tests::trainedEvents(experiment)));
    }

    void tellInTheSystemsLanguage_data() {
        QTest::addColumn<QByteArray>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("Spanish") << QByteArray("es_ES.UTF-8") << "Entrena como dice una traza";
        QTest::newRow("Spanish of Mexico")
            << QByteArray("es_MX.UTF-8") << "Entrena como dice una traza";
        QTest::newRow("English") << QByteArray("en_GB.UTF-8") << "Trains as a trace says";
        QTest::newRow("none") << QByteArray("C.UTF-8") << "Trains as a trace says";
        QTest::newRow("one that it does not speak")
            << QByteArray("fr_FR.UTF-8") << "Trains as a trace says";
    }
    void tellInTheSystemsLanguage() {
        QFETCH(const QByteArray, locale);
        QFETCH(const QString, text);
        for (const QStringList& arguments : {QStringList{"--help"}, {"replay", "--help"}}) {
            const Outcome outcome = runIn(locale.constData(), arguments);
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY2(outcome.out.contains(text), qPrintable(outcome.out));
        }
    }

    void troubleIsToldInTheSystemsLanguage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("text");
        const QString none = path("none.dpfm");
        QTest::newRow("of a command")
            << QStringList{"export", none, "--csv", "f"} << "No existe ese archivo.";
        QTest::newRow("of the window") << QStringList{none} << "no existe ese archivo.";
        QTest::newRow("of the window's usage")
            << QStringList{none, none} << "Indique un solo archivo, no 2.";
    }
    void troubleIsToldInTheSystemsLanguage() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, text);
        const Outcome outcome = runIn("es_ES.UTF-8", arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains(text), qPrintable(outcome.err));
    }

    void filesAreTheSameEverywhere_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("csv") << "f.csv" << QStringList{"--csv"};
        QTest::newRow("svg") << "f.svg" << QStringList{"--figure"};
        QTest::newRow("svg in Spanish")
            << "s.svg" << QStringList{"--decimals", "spanish", "--language", "spanish", "--figure"};
        QTest::newRow("pdf of readings")
            << "p.pdf" << QStringList{"--plot", "cross-section", "--figure"};
    }
    void filesAreTheSameEverywhere() {
        QFETCH(const QString, file);
        QFETCH(const QStringList, options);
        const auto written = [&](const char* locale) {
            const QString to = path(QString(locale).left(2) + file);
            const Outcome outcome =
                runIn(locale, QStringList{"export", path("r.dpfm")} + options + QStringList{to});
            return outcome.exitCode == 0 ? content(to) : QByteArray();
        };
        const QByteArray spanish = written("es_ES.UTF-8");
        QVERIFY(!spanish.isEmpty());
        QCOMPARE(spanish, written("en_US.UTF-8"));
        QCOMPARE(spanish, written("C.UTF-8"));
    }

    void aFigureIsInTheLanguageThatIsAsked() {
        for (const auto& [language, title] :
             {std::pair{"english", "epoch"}, {"spanish", "época"}}) {
            const QString to = path(QStringLiteral("%1.svg").arg(language));
            QCOMPARE(
                runIn("C.UTF-8", {"export", path("r.dpfm"), "--figure", to, "--language", language})
                    .exitCode,
                0);
            QVERIFY(content(to).contains(title));
        }
        const Outcome unknown = runIn("C.UTF-8", {"export", path("r.dpfm"), "--figure",
                                                  path("x.svg"), "--language", "latin"});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.err.contains("--language: There is no \"latin\""));
    }

    void sentencesAreInTheFiguresLanguage() {
        const QStringList arguments{"export", path("r.dpfm"), "--plot", "minima", "--sentences"};
        const Outcome english = runIn("es_ES.UTF-8", arguments);
        QVERIFY2(english.out.contains("rank correlation"), qPrintable(english.out + english.err));
        const Outcome spanish = runIn("C.UTF-8", arguments + QStringList{"--language", "spanish"});
        QVERIFY2(spanish.out.contains("rangos"), qPrintable(spanish.out));
    }
};

QTEST_GUILESS_MAIN(TestSpokenCommands)
#include "tst_spoken_commands.moc"
