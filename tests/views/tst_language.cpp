#include "tests/views/window_fixture.h"
#include "ui/models/background.h"
#include "ui/views/arrangement.h"
#include "ui/views/window_host.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSlider>
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

/// Whether a widget has been painted since this was made.
class Painted : public QObject {
public:
    explicit Painted(QWidget& widget) {
        widget.installEventFilter(this);
        widget.update();
    }
    bool done = false;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        done = done || event->type() == QEvent::Paint;
        return false;
    }
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

    void docksThatWereHiddenForAWhileComeBack() {
        const Program p;
        const auto docks = [&] {
            QStringList seen;
            for (const QDockWidget* dock : p.window().findChildren<QDockWidget*>())
                if (!dock->isHidden())
                    seen += dock->objectName();
            seen.sort();
            return seen;
        };
        const QStringList before = docks();
        QVERIFY(!before.isEmpty());
        QTest::keyClick(&p.window(), Qt::Key_F11, Qt::ShiftModifier);
        QCOMPARE(docks(), QStringList());
        QVERIFY(p.speakSpanish());
        QCOMPARE(docks(), QStringList());
        QVERIFY(p.child<QAction>("withoutDocks").isChecked());
        QTest::keyClick(&p.window(), Qt::Key_F11, Qt::ShiftModifier);
        QCOMPARE(docks(), before);
    }

    void whatWasChosenInPartsStaysChosen() {
        const Program p;
        for (const char* instrument : {"opentwoPassView", "openautodiffView", "opencostView"})
            p.child<QAction>(instrument).trigger();
        // Not the order in which the menu has them, and one was closed again.
        auto& tabs = p.child<QTabWidget>("tabs");
        emit tabs.tabCloseRequested(tabs.count() - 3);
        p.child<QTabWidget>("autodiffPages").setCurrentIndex(1);
        p.child<QTabWidget>("costPages").setCurrentIndex(2);
        p.child<QTabWidget>("inspectorPages").setCurrentIndex(1);
        auto& registers = p.child<QSlider>("costRegisters");
        registers.setValue(registers.value() > 0 ? 0 : registers.maximum());
        const int chosen = registers.value();
        p.child<QSlider>("liveSpeed").setValue(p.child<QSlider>("liveSpeed").minimum());
        views::bringToFront(tabs, QStringLiteral("autodiffView"));
        QVERIFY(p.speakSpanish());
        QCOMPARE(p.child<QTabWidget>("tabs").currentWidget()->objectName(),
                 QString("autodiffView"));
        QVERIFY(!views::hasPage(p.child<QTabWidget>("tabs"), QStringLiteral("twoPassView")));
        QVERIFY(views::hasPage(p.child<QTabWidget>("tabs"), QStringLiteral("costView")));
        QCOMPARE(p.child<QTabWidget>("autodiffPages").currentIndex(), 1);
        QCOMPARE(p.child<QTabWidget>("costPages").currentIndex(), 2);
        QCOMPARE(p.child<QTabWidget>("inspectorPages").currentIndex(), 1);
        QCOMPARE(p.child<QSlider>("costRegisters").value(), chosen);
        const auto& speed = p.child<QSlider>("liveSpeed");
        QCOMPARE(speed.value(), speed.minimum());
    }

    void theKeysStayWhereTheyAre_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("in a field") << QByteArray("name");
        QTest::newRow("in what is made after the window was seen") << QByteArray("methodTable");
    }
    void theKeysStayWhereTheyAre() {
        QFETCH(const QByteArray, name);
        const Program p;
        QTest::keyClick(p.window().focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(p.workbench->probe().probe() != nullptr);
        p.child<QDockWidget>("methodDock").raise();
        p.workbench->probe().selectNeuron(models::NeuronIndex{1, 0});
        p.child<QWidget>(name.constData()).setFocus();
        QCOMPARE(p.window().focusWidget()->objectName(), QString::fromLatin1(name));
        QVERIFY(p.speakSpanish());
        QVERIFY(p.window().focusWidget() != nullptr);
        QCOMPARE(p.window().focusWidget()->objectName(), QString::fromLatin1(name));
    }

    void noticesStayUntilTheyAreClosed() {
        const Program p;
        emit p.workbench->notice(QStringLiteral("One."));
        QVERIFY(p.speakSpanish());
        QVERIFY(p.child<QLabel>("notice").isVisible());
        QCOMPARE(p.child<QLabel>("notice").text(), QString("One."));
    }

    void theTourBeginsAgain() {
        const Program p;
        p.window().beginTour();
        QVERIFY(p.speakSpanish());
        QVERIFY(p.window().touring());
        QVERIFY(p.speakEnglish());
        QVERIFY(p.window().touring());
    }

    void aDialogIsAnsweredFirst() {
        const Program p;
        const QPointer<views::MainWindow> before(&p.window());
        auto* box = new QMessageBox(&p.window());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setText(QStringLiteral("A question"));
        box->open();
        QSignalSpy followed(&p.window(), &views::MainWindow::languageChosen);
        p.child<QAction>("languageSpanish").trigger();
        QCoreApplication::processEvents(); // it was heard
        QCOMPARE(followed.size(), 1);
        QCOMPARE(&p.window(), before.data());
        QCOMPARE(p.menus().front(), QString("&File"));
        box->close();
        QTRY_VERIFY(before.isNull());
        QCOMPARE(p.menus().front(), QString("&Archivo"));
    }

    /// What a file that is still written comes to is told in the window that is there by then.
    void whatWasWrittenIsToldAfterwards() {
        const Program p;
        QThreadPool& pool = models::backgroundPool();
        const int threads = pool.maxThreadCount();
        pool.waitForDone();
        pool.setMaxThreadCount(1);
        QSemaphore busy;
        pool.start([&busy] { busy.acquire(); });
        const QString path = p.folder.filePath(QStringLiteral("e.json"));
        test::answerFileDialog(p.window(), path);
        p.child<QAction>("exportExperiment").trigger();
        QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
        QSignalSpy told(p.workbench.get(), &models::Workbench::message);
        const bool spoken = p.speakSpanish();
        busy.release();
        pool.setMaxThreadCount(threads);
        QVERIFY(spoken);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told.front().front().toString().contains(path));
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

    void keysAreNamedAsInTheTexts() {
        session::speak(session::Language::Spanish);
        const auto text = [](const QKeySequence& key) {
            return key.toString(QKeySequence::NativeText);
        };
        QCOMPARE(text(Qt::SHIFT | Qt::Key_F1), QString("Mayús+F1"));
        QCOMPARE(text(Qt::CTRL | Qt::Key_E), QString("Ctrl+E"));
        session::speak(session::Language::English);
        QCOMPARE(text(Qt::SHIFT | Qt::Key_F1), QString("Shift+F1"));
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
            Painted painted(*tabs.widget(tab));
            tabs.setCurrentIndex(tab);
            QTRY_VERIFY(painted.done);
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
