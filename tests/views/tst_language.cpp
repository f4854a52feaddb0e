#include "tests/views/window_fixture.h"
#include "ui/views/window_host.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTranslator>
#include <QtTest>

#include <functional>
#include <set>

using namespace dpfm;
using session::Language;

namespace {

/// The window as the program has it: one that changes its language.
struct Program : test::WorkbenchFixture {
    explicit Program(const network::Experiment& experiment = test::smallExperiment()) {
        settings->setLanguage(Language::English);
        host = std::make_unique<views::WindowHost>(*workbench, *settings);
        ready = show(host->window(), experiment);
    }
    ~Program() { session::speak(Language::English); }

    views::MainWindow& window() const { return host->window(); }

    template <class Part>
    Part& child(const char* name) const {
        return childOf<Part>(window(), name);
    }

    QStringList menus() const {
        QStringList titles;
        for (const QAction* action : window().menuBar()->actions())
            titles += action->text();
        return titles;
    }

    /// Opens the menus of the window by clicks, and clicks the entry of that name in the last one.
    void click(const QString& title, const char* menu, const char* entry) const {
        QMenuBar& bar = *window().menuBar();
        for (QAction* action : bar.actions()) {
            if (action->text() != title)
                continue;
            QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.actionGeometry(action).center());
            auto& inner = child<QMenu>(menu);
            QTest::mouseClick(action->menu(), Qt::LeftButton, {},
                              action->menu()->actionGeometry(inner.menuAction()).center());
            if (!QTest::qWaitFor([&] { return inner.isVisible(); }))
                qFatal("the menu does not open");
            QTest::mouseClick(&inner, Qt::LeftButton, {},
                              inner.actionGeometry(&child<QAction>(entry)).center());
            return;
        }
        qFatal("there is no such menu");
    }

    /// Chooses a language by the menu; whether a window in it is there then.
    bool choose(const QString& title, const char* entry) const {
        const QPointer<views::MainWindow> before(&window());
        click(title, "languageMenu", entry);
        return QTest::qWaitFor([&] { return before.isNull() && window().isVisible(); });
    }
    bool speakSpanish() const { return choose(QStringLiteral("&View"), "languageSpanish"); }
    bool speakEnglish() const { return choose(QStringLiteral("&Ver"), "languageEnglish"); }

    std::unique_ptr<views::WindowHost> host;
    bool ready = false;
};

/// Notes texts of the program's that are asked for and that the translation does not have: they
/// were taken from the sources under another context than that they are looked up by.
class Missing : public QTranslator {
public:
    Missing() { loaded = spanish_.load(QStringLiteral(":/translations/dpfm_es")); }
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* text, const char* disambiguation,
                      int n) const override {
        if (QByteArrayView(context).startsWith("dpfm") && *text != '\0' &&
            spanish_.translate(context, text, disambiguation, n).isNull())
            texts.insert(QStringLiteral("%1: %2").arg(QLatin1String(context), QString(text)));
        return {};
    }

    mutable std::set<QString> texts;
    bool loaded = false;

private:
    QTranslator spanish_;
};

QString keyOf(const QString& text) {
    static const QRegularExpression key(QStringLiteral("&([^&\\s])"));
    return key.match(text).captured(1).toLower();
}

/// Keys that several of the texts have, with the texts.
QStringList shared(const QStringList& texts) {
    QStringList faults;
    for (const QString& one : texts)
        for (const QString& other : texts)
            if (one < other && !keyOf(one).isEmpty() && keyOf(one) == keyOf(other))
                faults += one + QStringLiteral(" / ") + other;
    return faults;
}

} // namespace

/// English and Spanish, chosen while the program runs.
class TestLanguage : public QObject {
    Q_OBJECT

    static void bothLanguages() {
        QTest::addColumn<bool>("spanish");
        QTest::newRow("English") << false;
        QTest::newRow("Spanish") << true;
    }

private slots:
    void changesAtOnceAndTrainingGoesOn() {
        network::Experiment experiment = test::smallExperiment();
        experiment.training.epochs = 200'000;
        const Program p(experiment);
        QVERIFY(p.ready);
        QCOMPARE(p.menus().front(), QString("&File"));
        QTest::keyClick(p.window().focusWidget(), Qt::Key_Space);
        const auto& runs = p.workbench->results();
        QTRY_VERIFY(!runs.empty() && !runs.run(0).epochs.empty());

        QVERIFY(p.speakSpanish());
        QCOMPARE(p.menus(), QStringList({"&Archivo", "&Editar", "E&jecutar", "&Ver",
                                         "&Instrumentos", "&Lecciones", "A&yuda"}));
        QVERIFY(p.settings->language() == Language::Spanish);
        QVERIFY(p.child<QAction>("languageSpanish").isChecked());
        QCOMPARE(p.workbench->controller().state(), session::SweepController::State::Running);
        const std::size_t epochs = runs.run(0).epochs.size();
        QTRY_VERIFY(runs.run(0).epochs.size() > epochs);

        QVERIFY(p.speakEnglish());
        QCOMPARE(p.menus().front(), QString("&File"));
        QCOMPARE(p.workbench->controller().state(), session::SweepController::State::Running);
        p.workbench->stop();
        QTRY_COMPARE(p.workbench->controller().state(), session::SweepController::State::Idle);
    }

    void theSystemsLanguageIsSpokenUnlessOneIsChosen() {
        const Program p;
        QVERIFY(p.speakSpanish());
        QVERIFY(p.choose(QStringLiteral("&Ver"), "languageSystem"));
        QVERIFY(session::spokenLanguage() == session::systemLanguage());
        QVERIFY(p.settings->language() == std::nullopt);
    }

    void whatWasChosenStaysChosen() {
        const Program p;
        p.child<QAction>("openautodiffView").trigger();
        p.child<QPlainTextEdit>("autodiffText").setPlainText("e = a*a");
        p.child<QTabWidget>("tabs").setCurrentIndex(1);
        auto& plot = p.child<QComboBox>("comparePlot");
        QTest::keyClick(&plot, Qt::Key_Down);
        const int chosen = plot.currentIndex();
        QVERIFY(chosen > 0);
        p.child<QCheckBox>("curvesLogY").click();
        p.window().resize(1400, 800);
        QVERIFY(p.speakSpanish());
        QCOMPARE(p.child<QTabWidget>("tabs").currentIndex(), 1);
        QCOMPARE(p.child<QTabWidget>("tabs").count(), 5);
        QCOMPARE(p.child<QPlainTextEdit>("autodiffText").toPlainText(), QString("e = a*a"));
        QCOMPARE(p.child<QComboBox>("comparePlot").currentIndex(), chosen);
        QVERIFY(!p.child<QCheckBox>("curvesLogY").isChecked());
        QCOMPARE(p.window().size(), QSize(1400, 800));
    }

    void typedTextIsKept() {
        const Program p;
        auto& name = p.child<QLineEdit>("name");
        test::WindowFixture::type(name, "typed");
        auto& rate = p.child<QLineEdit>("training.optimizer.learning_rate");
        test::WindowFixture::type(rate, "much");
        QVERIFY(p.speakSpanish());
        QCOMPARE(p.child<QLineEdit>("training.optimizer.learning_rate").text(), QString("much"));
        QCOMPARE(p.child<QLineEdit>("name").text(), QString("typed"));
        QCOMPARE(p.workbench->document().experiment().name, std::string("typed"));
    }

    void numbersAreWrittenAsTheLanguageDoes() {
        network::Experiment experiment = test::smallExperiment();
        experiment.training.optimizer.learningRate = 0.01;
        const Program p(experiment);
        const char* field = "training.optimizer.learning_rate";
        QCOMPARE(p.child<QLineEdit>(field).text(), QString("0.01"));
        QVERIFY(p.speakSpanish());
        QCOMPARE(p.child<QLineEdit>(field).text(), QString("0,01"));
        const auto rate = [&] {
            return p.workbench->document().experiment().training.optimizer.learningRate;
        };
        test::WindowFixture::type(p.child<QLineEdit>(field), "0,25");
        QCOMPARE(rate(), 0.25);
        test::WindowFixture::type(p.child<QLineEdit>(field), "0.5");
        QCOMPARE(rate(), 0.5);
        QVERIFY(p.speakEnglish());
        QCOMPARE(p.child<QLineEdit>(field).text(), QString("0.5"));
    }

    void pluralFormsAreRight_data() {
        QTest::addColumn<int>("language");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("text");
        const auto row = [](Language language, int count, const char* text) {
            QTest::addRow("%s", text) << static_cast<int>(language) << count << text;
        };
        row(Language::English, 1, "Wrote 1 figure to F.");
        row(Language::English, 2, "Wrote 2 figures to F.");
        row(Language::Spanish, 1, "1 figura escrita en F.");
        row(Language::Spanish, 2, "2 figuras escritas en F.");
    }
    void pluralFormsAreRight() {
        QFETCH(const int, language);
        QFETCH(const int, count);
        session::speak(static_cast<Language>(language));
        QTEST(QCoreApplication::translate("dpfm::views::ExportDialog", "Wrote %n figure(s) to %1.",
                                          nullptr, count)
                  .arg("F"),
              "text");
        session::speak(Language::English);
    }

    /// Every text that the window, its menus and its instruments ask for is found.
    void noTextIsLookedUpInVain() {
        Missing missing;
        QVERIFY(missing.loaded);
        const Program p;
        QVERIFY(p.speakSpanish());
        QCoreApplication::installTranslator(&missing);
        QVERIFY(p.speakEnglish()); // all texts are asked for again
        QTest::keyClick(p.window().focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(!p.workbench->results().empty() && p.workbench->results().sweep().complete());
        for (const QAction* action : p.window().findChildren<QAction*>())
            if (action->objectName().startsWith("open"))
                p.child<QAction>(action->objectName().toLatin1().constData()).trigger();
        auto& tabs = p.child<QTabWidget>("tabs");
        for (int tab = 0; tab < tabs.count(); ++tab) {
            tabs.setCurrentIndex(tab);
            QTest::qWait(60);
        }
        for (const QAbstractItemView* view : p.window().findChildren<QAbstractItemView*>())
            if (const QAbstractItemModel* model = view->model())
                for (int row = 0; row < model->rowCount(); ++row)
                    for (int column = 0; column < model->columnCount(); ++column)
                        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                            (void)model->index(row, column).data(role);
        QCoreApplication::removeTranslator(&missing);
        QVERIFY2(missing.texts.empty(),
                 qPrintable(missing.texts.empty() ? QString() : *missing.texts.begin()));
    }

    void fitsASmallScreen_data() { bothLanguages(); }
    void fitsASmallScreen() {
        QFETCH(const bool, spanish);
        const Program p;
        if (spanish)
            QVERIFY(p.speakSpanish());
        QTest::keyClick(p.window().focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(p.workbench->probe().probe() != nullptr);
        p.workbench->probe().selectNeuron(models::NeuronIndex{1, 1});
        for (const char* instrument : {"openfidelityView", "opencostView", "opentoperView",
                                       "openautodiffView", "opentwoPassView"})
            p.child<QAction>(instrument).trigger();
        const auto& tabs = p.child<QTabWidget>("tabs");
        for (int tab = 0; tab < tabs.count(); ++tab)
            QVERIFY2(tabs.widget(tab)->minimumSizeHint().width() <= 740,
                     qPrintable(QStringLiteral("%1: %2")
                                    .arg(tabs.tabText(tab))
                                    .arg(tabs.widget(tab)->minimumSizeHint().width())));
        const QSize least = p.window().minimumSizeHint();
        QVERIFY2(least.width() <= 1280 && least.height() <= 720,
                 qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
    }

    void keysOfMenusAreTheirOwn_data() { bothLanguages(); }
    void keysOfMenusAreTheirOwn() {
        QFETCH(const bool, spanish);
        const Program p;
        if (spanish)
            QVERIFY(p.speakSpanish());
        QCOMPARE(shared(p.menus()), QStringList());
        for (const QMenu* menu : p.window().findChildren<QMenu*>()) {
            QStringList texts;
            for (const QAction* action : menu->actions())
                if (action->isVisible())
                    texts += action->text();
            const QStringList faults = shared(texts);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        }
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
