#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <functional>
#include <vector>

namespace {

struct Message {
    QString context;
    QString source;
    QString type; ///< of the translation: empty, unfinished, obsolete, vanished
    bool plural = false;
    QStringList translations; ///< one, or one a plural form
};

QString folder() {
    return QStringLiteral(DPFM_SOURCE_DIR "/resources/translations");
}

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message message{
        context, {}, {}, xml.attributes().value(QLatin1String("numerus")) == u"yes", {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.plural)
                message.translations += xml.readElementText();
            while (message.plural && xml.readNextStartElement())
                message.translations += xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> messagesOf(const QString& file) {
    std::vector<Message> messages;
    QXmlStreamReader xml(content(folder() + u'/' + file));
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages.push_back(readMessage(xml, context));
    }
    return messages;
}

/// What a pattern finds in a text, sorted.
QStringList all(const QString& pattern, const QString& text) {
    QStringList found;
    const QRegularExpression expression(pattern);
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found += match.next().captured();
    found.sort();
    return found;
}

} // namespace

/// The translations hold what the sources say, whole and with the same places for values.
class TestTranslations : public QObject {
    Q_OBJECT

    static void eachMessage(const std::function<QString(const Message&, const QString&)>& fault) {
        for (const QString& file : {QStringLiteral("dpfm_es.ts"), QStringLiteral("dpfm_en.ts")})
            for (const Message& message : messagesOf(file))
                for (const QString& translation : message.translations)
                    if (const QString what = fault(message, translation); !what.isEmpty())
                        QFAIL(qPrintable(
                            QStringLiteral("%1: %2: %3: “%4”: “%5”")
                                .arg(file, what, message.context, message.source, translation)));
    }

private slots:
    void areOfTheSourcesAsTheyAre() {
        QTemporaryDir work;
        const QStringList files{QStringLiteral("dpfm_es.ts"), QStringLiteral("dpfm_en.ts")};
        for (const QString& file : files)
            QVERIFY(QFile::copy(folder() + u'/' + file, work.filePath(file)));
        QProcess update;
        update.start(folder() + QStringLiteral("/update"), {work.path()});
        QVERIFY(update.waitForFinished(120'000));
        QVERIFY2(update.exitCode() == 0, update.readAllStandardError().constData());
        for (const QString& file : files)
            QVERIFY2(content(work.filePath(file)) == content(folder() + u'/' + file),
                     qPrintable(file + QStringLiteral(": run resources/translations/update and "
                                                      "translate what is unfinished")));
    }

    void areComplete() {
        QVERIFY(messagesOf(QStringLiteral("dpfm_es.ts")).size() > 1000);
        QVERIFY(!messagesOf(QStringLiteral("dpfm_en.ts")).empty());
        eachMessage([](const Message& message, const QString& translation) -> QString {
            if (!message.type.isEmpty())
                return message.type;
            if (message.plural && message.translations.size() != 2)
                return QStringLiteral("not two plural forms");
            return translation.isEmpty() ? QStringLiteral("empty") : QString();
        });
    }

    void longTextsAreNotLeftInEnglish() {
        for (const Message& message : messagesOf(QStringLiteral("dpfm_es.ts")))
            if (all(QStringLiteral("[A-Za-z]{3,}"), message.source).size() > 3)
                QVERIFY2(message.translations.front() != message.source,
                         qPrintable(message.source));
    }

    void keepWhatIsNotText_data() {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("places for values") << "%L?[1-9n]";
        QTest::newRow("lines") << "\n";
        QTest::newRow("keys") << "&(?=[^&\\s;])(?!lt;|gt;|amp;|nbsp;)";
        QTest::newRow("tags") << "</?[a-z0-9]+>";
        QTest::newRow("options") << "(?<![\\w-])--[a-z]+";
        QTest::newRow("file types") << "\\*\\.[a-z.]+";
        QTest::newRow("space before") << "^ +";
        QTest::newRow("space after") << " +$";
        QTest::newRow("dots") << "…$";
        QTest::newRow("end of a sentence") << "[.?]$";
    }
    void keepWhatIsNotText() {
        QFETCH(const QString, pattern);
        eachMessage([&](const Message& message, const QString& translation) {
            return all(pattern, message.source) == all(pattern, translation)
                       ? QString()
                       : QStringLiteral("differs");
        });
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
