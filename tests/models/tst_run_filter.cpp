#include "tests/support/sample_sweep.h"
#include "ui/models/run_filter.h"
#include "ui/session/error_text.h"
#include "ui/session/language.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::models;
using session::RunStatus;
using tests::sampleRun;

namespace {

/// 0: R = 2 of corpus 50, diverged. 1: 16 of 100, noted. 2: all of 200, in training.
/// 3: backpropagation on 200. 4: 8 of 200, waiting. 5: 8 of 400, interrupted.
session::SweepRecord kinds() {
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 2, 1, {0.5, 0.25, 0.75}, {3.0, 2.0, 1.0}),
                  sampleRun(1, 100, 16, 1, {0.5, 0.001}),
                  sampleRun(2, 200, 0, 2, {0.25}),
                  sampleRun(3, 200, 0, 2, {0.125}),
                  sampleRun(4, 200, 8, 3, {}),
                  sampleRun(5, 400, 8, 3, {0.0625})};
    sweep.experiment.validationShare = 0.2;
    sweep.runs[0].status = RunStatus::Diverged;
    sweep.runs[1].seconds = 2.0;
    sweep.runs[1].epochs[1].valAccuracy = 0.975;
    sweep.runs[1].marks.note = QStringLiteral("The Odd one, 2nd try");
    sweep.runs[2].status = RunStatus::Running;
    sweep.runs[3].run.parameters.method = network::Method::Backpropagation;
    sweep.runs[4].status = RunStatus::Pending;
    sweep.runs[5].status = RunStatus::Pending;
    return sweep;
}

} // namespace

class TestRunFilter : public QObject {
    Q_OBJECT
private slots:
    void matches_data() {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("expected"); // run by run
        const auto row = [](const char* filter, const char* expected) {
            QTest::newRow(filter) << filter << expected;
        };
        row("", "0 1 2 3 4 5");
        row("   ", "0 1 2 3 4 5");
        row("run = 3", "3");
        row("run >= 4", "4 5");
        row("corpus = 200", "2 3 4");
        row("corpus==200", "2 3 4");
        row("CORPUS = 200", "2 3 4");
        row("corpus != 200", "0 1 5");
        row("corpus < 100", "0");
        row("corpus <= 100", "0 1");
        row("corpus > 200", "5");
        row("registers <= 16 and corpus = 200", "4");
        row("registers <= 16", "0 1 4 5");
        row("registers = all", "2");
        row("registers = ALL", "2");
        row("registers < all", "0 1 4 5");
        row("registers > 1000000", "2");
        row("registers != 8", "0 1 2"); // backpropagation has none
        row("not registers = 8", "0 1 2 3");
        row("method = backpropagation", "3");
        row("method != backpropagation", "0 1 2 4 5");
        row("method ~ back", "3");
        row("seed = 2", "2 3");
        row("status = done", "1 3");
        row("status = Diverged", "0");
        row("status = training", "2");
        row("status = waiting", "4");
        row("status = interrupted", "5");
        row("status != done", "0 2 4 5");
        row("epoch = 0", "4");
        row("epochs = 3", "0");
        row("loss = 0.75", "0");
        row("loss >= 0", "0 1 2 3 5"); // none before the first epoch
        row("loss != 0.75", "1 2 3 5");
        row("val_loss < 1.0", "1 5");
        row("best_loss = 0.25", "0 2");
        row("best_loss = 25e-2", "0 2");
        row("best_loss = 2.5E-1", "0 2");
        row("best_loss = +.25", "0 2");
        row("best_val_loss = 2", "0");
        row("best_epoch = 2", "0 1");
        row("lowest_val_loss = 1", "0");
        row("lowest_epoch = 3", "0");
        row("accuracy > 0.97", "1");
        row("accuracy > 97%", "1");
        row("accuracy > 98%", "");
        row("seconds > 1", "1");
        row("samples_per_second = 80", "1"); // 80 of 100, 2 epochs, 2 s
        row("note ~ odd", "1");
        row("note ~ \"odd one,\"", "1");
        row("note ~ 2nd", "1");
        row("note ~ 2", "1");
        row("note = odd", "");
        row("note = \"\"", "0 2 3 4 5");
        row("note != \"\"", "1");
        row("corpus > -1", "0 1 2 3 4 5");
        row("corpus = 50 or corpus = 100 and seed = 3", "0"); // and binds tighter
        row("(corpus = 50 or corpus = 200) and seed = 3", "4");
        row("NOT (corpus = 200 OR corpus = 50) AND seed = 1", "1");
        row("not not corpus = 50", "0");
        row("((((corpus=50))))", "0");
        row("corpus=50 or(corpus=400)", "0 5");
    }
    void matches() {
        QFETCH(const QString, filter);
        QFETCH(const QString, expected);
        ResultsModel results;
        results.reset(kinds());
        const auto parsed = RunExpression::parse(filter, runFields(results));
        QVERIFY2(parsed, parsed ? "" : parsed.error().text().c_str());
        QStringList matching;
        for (std::size_t run = 0; run < results.runCount(); ++run)
            if (parsed->matches(run))
                matching << QString::number(run);
        QCOMPARE(matching.join(u' '), expected);
    }

    void followsTheRuns() {
        ResultsModel results;
        results.reset(kinds());
        const auto parsed =
            RunExpression::parse(QStringLiteral("status = training"), runFields(results));
        QVERIFY(!parsed->matches(4));
        results.apply(std::array{session::RunEvent{results.run(4).run, session::RunStarted{}}});
        QVERIFY(parsed->matches(4));
        results.renew(kinds());
        const auto earlier =
            RunExpression::parse(QStringLiteral("status = earlier"), runFields(results));
        QVERIFY(earlier->matches(5) && !parsed->matches(5));
    }

    /// A swept setting is a field by its name in files, or by the end of it.
    void sweptSettingsAreFields() {
        session::SweepRecord sweep = kinds();
        sweep.experiment.network.layers = {{2, autodiff::Activation::Sigmoid},
                                           {2, autodiff::Activation::Sigmoid},
                                           {1, autodiff::Activation::Linear}};
        sweep.experiment.sweep.fields = {{"training.optimizer.learning_rate", {"0.1", "0.2"}},
                                         {"network.layers[0].neurons", {"2"}},
                                         {"network.layers[1].neurons", {"2"}}};
        for (session::RunRecord& run : sweep.runs)
            run.run.parameters.variant = run.run.index % 2;
        ResultsModel results;
        results.reset(sweep);
        const RunFields fields = runFields(results);
        for (const char* filter : {"learning_rate = 0.2", "Optimizer.Learning_Rate = 0.2",
                                   "training.optimizer.learning_rate = 0.2",
                                   "learning_rate = 0.2 and "
                                   "layers[1].neurons = 2"}) {
            const auto parsed = RunExpression::parse(QString::fromLatin1(filter), fields);
            QVERIFY2(parsed, parsed ? "" : parsed.error().text().c_str());
            QVERIFY(!parsed->matches(0) && parsed->matches(1) && !parsed->matches(2));
        }
        // What could be either is none, and all there are are named.
        const auto either = RunExpression::parse(QStringLiteral("neurons = 2"), fields);
        QVERIFY(!either);
        const std::string message = either.error().message();
        for (const char* name : {"\"neurons\"", "network.layers[1].neurons", "corpus", "note",
                                 "training.optimizer.learning_rate"})
            QVERIFY2(message.find(name) != std::string::npos, message.c_str());
    }

    void errorsAreInOneLanguage_data() {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* filter, const char* said) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(said);
        };
        row("registers <=", "columna 13: Aquí debe seguir un número o all.");
        row("corpus = x", "columna 10: Se esperaba un número en lugar de \"x\".");
        row("and", "columna 1: Se esperaba un campo como corpus, \"not\" o \"(\" en lugar de "
                   "\"and\".");
        row("registers", "columna 10: Aquí debe seguir =, !=, <, <=, > o >=, como en todo número.");
        row("method = sgd", "columna 10: Se esperaba uno de dpfm, backpropagation, meprop en lugar "
                            "de \"sgd\".");
        row("note ~", "columna 7: Aquí debe seguir una palabra, o un texto entre comillas.");
    }
    void errorsAreInOneLanguage() {
        QFETCH(const QString, filter);
        QFETCH(const QString, said);
        ResultsModel results;
        results.reset(kinds());
        const auto parsed = RunExpression::parse(filter, runFields(results));
        QVERIFY(!parsed);
        session::speak(session::Language::English);
        const session::LanguageScope spanish(session::Language::Spanish);
        QCOMPARE(session::errorText(parsed.error()), said);
    }

    void errorsNameTheColumn_data() {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* filter, int column, const char* said) {
            QTest::newRow(filter) << filter << column << said;
        };
        row("registers", 10, "Here must follow =, !=, <, <=, > or >=");
        row("registers <=", 13, "Here must follow a number or all.");
        row("corpus = all", 10, "Expected a number instead of \"all\".");
        row("corpus = x", 10, "Expected a number instead of \"x\".");
        row("corpus = 2x", 10, "Expected a number instead of \"2x\".");
        row("corpus=50or seed=1", 8, "Expected a number instead of \"50or\".");
        row("corpus = -", 10, "Expected a number instead of \"-\".");
        row("corpus = 1e", 10, "instead of \"1e\"");
        row("corpus = \"200\"", 10, "Expected a number");
        row("corpus ~ 2", 8, "as for every number instead of \"~\"");
        row("corpus 200", 8, "Expected =, !=");
        row("corpse = 200", 1,
            "There is no field \"corpse\". There are corpus, run, registers, seed, method");
        row("Sed = 2", 1, "There are seed, status, seconds, samples_per_second, run, corpus");
        row("200 = corpus", 1, "Expected a field such as corpus");
        row("and", 1, "Expected a field such as corpus, \"not\" or \"(\" instead of \"and\".");
        row("corpus = 200 and", 17, "Here must follow a field");
        row("corpus = 200 seed = 1", 14, "Expected \"and\", \"or\" or the end instead of \"seed\"");
        row("loss < 0,5", 9, "instead of \",\"");
        row("(corpus = 200", 14, "Here must follow \"and\", \"or\" or \")\".");
        row("(corpus = 200 seed", 15, "Expected \"and\", \"or\" or \")\" instead of \"seed\".");
        row("corpus = 200)", 13, "or the end instead of \")\"");
        row("()", 2, "Expected a field");
        row("not", 4, "Here must follow a field");
        row("status = finished", 10, "one of waiting, interrupted, training, done, diverged");
        row("status < done", 8, "as for every text");
        row("method = sgd", 10, "one of dpfm, backpropagation");
        row("note ~ and", 8, "Expected a word, or a text in quotes");
        row("note ~ \"odd", 8, "needs another");
        row("note ~", 7, "Here must follow a word");
        row("corpus ! 2", 8, "instead of \"!\"");
        row("corpus = 2 & seed = 1", 12, "instead of \"&\"");
        row("corpus = 2 \xF0\x9F\x98\x80", 12, "instead of \"\xF0\x9F\x98\x80\"");
    }
    void errorsNameTheColumn() {
        QFETCH(const QString, filter);
        QFETCH(const int, column);
        QFETCH(const QString, said);
        ResultsModel results;
        results.reset(kinds());
        const auto parsed = RunExpression::parse(filter, runFields(results));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().place, "column " + std::to_string(column));
        QVERIFY2(QString::fromStdString(parsed.error().message()).contains(said),
                 parsed.error().message().c_str());
    }

    void nestingIsBounded_data() {
        QTest::addColumn<QString>("open");
        QTest::addColumn<QString>("close");
        QTest::newRow("parentheses") << "("
                                     << ")";
        QTest::newRow("not") << "not "
                             << "";
        QTest::newRow("both") << "not("
                              << ")";
    }
    void nestingIsBounded() {
        QFETCH(const QString, open);
        QFETCH(const QString, close);
        ResultsModel results;
        results.reset(kinds());
        const RunFields fields = runFields(results);
        const int levels = open == QLatin1String("not(") ? 2 : 1;
        const int fits = RunExpression::kMaxDepth / levels;
        const auto nested = [&](int times) {
            return open.repeated(times) + QStringLiteral("corpus = 50") + close.repeated(times);
        };
        const auto deepest = RunExpression::parse(nested(fits), fields);
        QVERIFY(deepest && deepest->matches(0));
        for (const int times : {fits + 1, 10'000}) {
            const auto refused = RunExpression::parse(nested(times), fields);
            QVERIFY(!refused);
            QCOMPARE(refused.error().place, "column " + std::to_string(fits * open.size() + 1));
            QVERIFY(refused.error().message().find("nested") != std::string::npos);
        }
    }

    void longInputIsRead_data() {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("first");
        QTest::addColumn<bool>("good");
        QTest::newRow("or") << " or corpus = 50"
                            << "corpus = 50" << true;
        QTest::newRow("and") << " and corpus = 50"
                             << "corpus = 50" << true;
        QTest::newRow("digits") << "0"
                                << "corpus != 0." << true;
        QTest::newRow("no double") << "0"
                                   << "corpus != 1" << false;
        QTest::newRow("one word") << "x"
                                  << "note = x" << true;
        QTest::newRow("one name") << "x"
                                  << "x" << false;
        QTest::newRow("operators") << "<"
                                   << "corpus " << false;
        QTest::newRow("quotes") << "\""
                                << "note = " << false;
        QTest::newRow("closing") << ")"
                                 << "corpus = 50" << false;
        QTest::newRow("unknown") << "\u00e4"
                                 << "corpus = 50 " << false;
    }
    void longInputIsRead() {
        QFETCH(const QString, part);
        QFETCH(const QString, first);
        QFETCH(const bool, good);
        ResultsModel results;
        results.reset(kinds());
        const QString text = first + part.repeated(10'000 / part.size());
        const auto parsed = RunExpression::parse(text, runFields(results));
        QCOMPARE(parsed.ok(), good);
        if (!good)
            QVERIFY2(parsed.error().message().size() < 500, parsed.error().message().c_str());
    }

    void fieldsCanBeAdded() {
        ResultsModel results;
        results.reset(kinds());
        RunFields fields = runFields(results);
        const QString name = QStringLiteral("training.optimizer.learning_rate");
        QVERIFY(fields.find(name) == nullptr);
        fields.add({name, QStringLiteral("Rate"), RunField::Kind::Number,
                    [](std::size_t run) { return FieldValue(0.01 * static_cast<double>(run)); }});
        const auto parsed = RunExpression::parse(name + QStringLiteral(" > 0.035"), fields);
        fields = {}; // an expression needs them no more
        QVERIFY(parsed && parsed->matches(4) && !parsed->matches(3));
    }
};

QTEST_GUILESS_MAIN(TestRunFilter)
#include "tst_run_filter.moc"
