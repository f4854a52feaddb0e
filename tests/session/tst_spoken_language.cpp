#include "ui/session/error_text.h"
#include "ui/session/language.h"
#include "ui/session/settings.h"

#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace dpfm;
using namespace dpfm::session;

/// Texts in the language that is spoken, in whatever thread they are made.
class TestSpokenLanguage : public QObject {
    Q_OBJECT

    static QString trouble() {
        return errorText(
            {ErrorCode::InvalidInput, "f", "The value is %1; it must be %2.", {"[]", "a number"}});
    }

private slots:
    void cleanup() { speak(Language::English); }

    void errorsAreSaidInIt() {
        QCOMPARE(trouble(), QString("f: The value is []; it must be a number."));
        speak(Language::Spanish);
        QCOMPARE(trouble(), QString("f: El valor es []; debe ser un número."));
        speak(Language::English);
        QCOMPARE(trouble(), QString("f: The value is []; it must be a number."));
    }

    void placesInTextsAreSaidInIt_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("text");
        QTest::newRow("line") << "line 3"
                              << "línea 3: El archivo está vacío.";
        QTest::newRow("column") << "line 3, column 14"
                                << "línea 3, columna 14: El archivo está vacío.";
        QTest::newRow("line of a file") << "a: b.json: line 3"
                                        << "a: b.json: línea 3: El archivo está vacío.";
        QTest::newRow("column of a file") << "a.json: line 3, column 14"
                                          << "a.json: línea 3, columna 14: El archivo está vacío.";
        QTest::newRow("page of a file") << "a.md: page 2"
                                        << "a.md: página 2: El archivo está vacío.";
        QTest::newRow("a file of that name") << "line 3.csv"
                                             << "line 3.csv: El archivo está vacío.";
        QTest::newRow("none") << ""
                              << "El archivo está vacío.";
    }
    void placesInTextsAreSaidInIt() {
        QFETCH(const QString, place);
        speak(Language::Spanish);
        QTEST(errorText({ErrorCode::FileFormat, place.toStdString(), "The file is empty.", {}}),
              "text");
    }

    void argumentsThatAreNoPhraseStay() {
        speak(Language::Spanish);
        QCOMPARE(phraseText(QStringLiteral("the training loss")),
                 QString("la pérdida de entrenamiento"));
        QCOMPARE(phraseText(QStringLiteral("años 100 %1.csv")), QString("años 100 %1.csv"));
        QCOMPARE(phraseText({}), QString());
    }

    void aScopeIsOfItsThreadAlone() {
        speak(Language::English);
        {
            const LanguageScope spanish(Language::Spanish);
            QVERIFY(spokenLanguage() == Language::Spanish);
            QVERIFY(trouble().contains("debe ser"));
            {
                const LanguageScope english(Language::English);
                QVERIFY(trouble().contains("must be"));
            }
            QVERIFY(trouble().contains("debe ser"));
            QString elsewhere;
            std::thread([&] { elsewhere = trouble(); }).join();
            QVERIFY(elsewhere.contains("must be"));
            QCOMPARE(QLocale().decimalPoint(), QString(".")); // numbers are not touched
        }
        QVERIFY(trouble().contains("must be"));
    }

    void numbersFollow() {
        speak(Language::Spanish);
        QCOMPARE(QLocale().toString(0.5), QString("0,5"));
        speak(Language::English);
        QCOMPARE(QLocale().toString(0.5), QString("0.5"));
    }

    void theSettingIsKept() {
        const QTemporaryDir folder;
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        QVERIFY(Settings().language() == std::nullopt);
        for (const Language language : kLanguages) {
            Settings().setLanguage(language);
            QVERIFY(Settings().language() == language);
        }
        Settings().setLanguage(std::nullopt);
        QVERIFY(Settings().language() == std::nullopt);
        QSettings().setValue(QStringLiteral("window/language"), QStringLiteral("klingon"));
        QVERIFY(Settings().language() == std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestSpokenLanguage)
#include "tst_spoken_language.moc"
