#include "core/network/variants.h"
#include "tests/support/sample_sweep.h"
#include "ui/models/curve_series.h"
#include "ui/models/loss_cost_table.h"
#include "ui/models/run_panels.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::models;

namespace {

/// Two learning rates, two activations, two corpora, R = 8 and all, two seeds.
session::SweepRecord variedSweep() {
    session::SweepRecord sweep = tests::sweepWithoutRuns();
    sweep.experiment.sweep.fields = {{"training.optimizer.learning_rate", {"0.1", "0.01"}},
                                     {"network.activation", {"tanh", "relu"}}};
    sweep.variants = network::variantsOf(sweep.experiment);
    for (std::size_t variant = 0; variant < sweep.variants.size(); ++variant)
        for (const int corpus : {50, 100})
            for (const int registers : {0, 8})
                for (const std::uint64_t seed : {2U, 1U}) {
                    sweep.runs.push_back(
                        tests::sampleRun(sweep.runs.size(), corpus, registers, seed, {1.0, 0.5}));
                    sweep.runs.back().run.parameters.variant = variant;
                }
    return sweep;
}

} // namespace

class TestRunPanels : public QObject {
    Q_OBJECT
private slots:
    void fieldsAreThoseOfTheSweep() {
        QStringList names;
        QStringList titles;
        for (const PanelField& field : panelFields(variedSweep())) {
            names << field.name;
            titles << field.title;
        }
        QCOMPARE(names, (QStringList{"corpus", "registers", "seed",
                                     "training.optimizer.learning_rate", "network.activation"}));
        QCOMPARE(titles,
                 (QStringList{"corpus", "registers", "seed", "learning rate", "activation"}));
    }

    void panelsAreValues_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QStringList>("titles");
        QTest::addColumn<QStringList>("rows"); // of the first panel's runs
        const QStringList settings{
            "learning rate 0.1, activation tanh", "learning rate 0.1, activation relu",
            "learning rate 0.01, activation tanh", "learning rate 0.01, activation relu"};
        QStringList both;
        for (const QString& setting : settings)
            both << setting + ", corpus 50" << setting + ", corpus 100";
        QTest::newRow("corpus") << "corpus" << QStringList{"corpus 50", "corpus 100"} << settings;
        QTest::newRow("registers") << "registers" << QStringList{"R = 8", "all"} << both;
        QTest::newRow("seed") << "seed" << QStringList{"seed 1", "seed 2"} << both;
        QTest::newRow("learning rate")
            << "training.optimizer.learning_rate"
            << QStringList{"learning rate 0.1", "learning rate 0.01"} // as the sweep lists them
            << QStringList{"activation tanh, corpus 50", "activation tanh, corpus 100",
                           "activation relu, corpus 50", "activation relu, corpus 100"};
        QTest::newRow("activation")
            << "network.activation" << QStringList{"activation tanh", "activation relu"}
            << QStringList{"learning rate 0.1, corpus 50", "learning rate 0.1, corpus 100",
                           "learning rate 0.01, corpus 50", "learning rate 0.01, corpus 100"};
    }

    void panelsAreValues() {
        QFETCH(const QString, field);
        QFETCH(const QStringList, titles);
        QFETCH(const QStringList, rows);
        const session::SweepRecord sweep = variedSweep();
        const std::vector<RunPanel> panels = runPanels(sweep, field);
        QStringList said;
        std::size_t runs = 0;
        for (const RunPanel& panel : panels) {
            said << panel.title;
            for (const session::RunRecord& run : sweep.runs)
                runs += panel.filter.takes(run) ? 1U : 0U;
            // What the panel says is not said again, and rows are the same in every panel.
            QStringList labels;
            const ReadingTable table =
                readingTable(sweep, Metric::Loss, Reading::Best, panel.filter);
            for (const RunRow& row : table.rows)
                labels << rowLabel(row);
            QCOMPARE(labels, rows);
        }
        QCOMPARE(said, titles);
        QCOMPARE(runs, sweep.runs.size());
    }

    void onlyWhatIsShownHasAPanel() {
        const session::SweepRecord sweep = variedSweep();
        RunFilter filter{std::vector<bool>(sweep.runs.size(), false), {}};
        filter.shown[3] = true;
        const std::vector<RunPanel> panels = runPanels(sweep, "corpus", filter);
        QCOMPARE(panels.size(), std::size_t{1});
        QCOMPARE(panels[0].title, "corpus 50");
        QVERIFY(panels[0].filter.takes(sweep.runs[3]) && panels[0].filter.takes(sweep.runs[2]) &&
                !panels[0].filter.takes(sweep.runs[4]));
        QCOMPARE(panels[0].filter.shown, filter.shown);
        const RunFilter none{std::vector<bool>(sweep.runs.size(), false), {}};
        QCOMPARE(runPanels(sweep, "corpus", none).size(), std::size_t{2});
    }

    void withoutAFieldThereIsOne() {
        for (const char* field : {"", "training.batch_size"}) {
            const std::vector<RunPanel> panels = runPanels(variedSweep(), field);
            QCOMPARE(panels.size(), std::size_t{1});
            QVERIFY(panels[0].title.isEmpty() && panels[0].filter.panel.empty());
        }
    }

    void asManyAsCanBeRead_data() {
        QTest::addColumn<int>("seeds");
        QTest::addColumn<int>("hidden");
        QTest::addColumn<bool>("asAskedFor");
        const int most = static_cast<int>(kMostPanels);
        QTest::newRow("the most") << most << 0 << true;
        QTest::newRow("one more") << most + 1 << 0 << false;
        QTest::newRow("one more that is hidden") << most + 1 << 1 << true;
    }

    void asManyAsCanBeRead() {
        QFETCH(const int, seeds);
        QFETCH(const int, hidden);
        QFETCH(const bool, asAskedFor);
        session::SweepRecord sweep = tests::sweepWithoutRuns();
        for (int seed = 1; seed <= seeds; ++seed)
            sweep.runs.push_back(tests::sampleRun(sweep.runs.size(), 50, 8,
                                                  static_cast<std::uint64_t>(seed), {1.0, 0.5}));
        RunFilter filter;
        filter.shown.assign(sweep.runs.size(), true);
        for (int run = 0; run < hidden; ++run)
            filter.shown[static_cast<std::size_t>(run)] = false;
        QCOMPARE(checkPanels(sweep, "seed", filter).ok(), asAskedFor);
        QCOMPARE(runPanels(sweep, "seed", filter).size(), asAskedFor ? kMostPanels : 1);
        QVERIFY(checkPanels(sweep, "corpus", filter));
        QVERIFY(checkPanels(sweep, {}, filter));
    }

    /// Two groups of other settings never become one curve.
    void curvesOfAPanelAreItsOwn() {
        const session::SweepRecord sweep = variedSweep();
        for (const RunPanel& panel : runPanels(sweep, "training.optimizer.learning_rate")) {
            const CurveSet set = curves(sweep, Metric::Loss, panel.filter);
            QCOMPARE(set.runs, std::size_t{16});
            QCOMPARE(set.series.size() - set.runs, std::size_t{8}); // 2 activations, corpora and R
            QCOMPARE(set.seeds(), (std::pair<std::size_t, std::size_t>{2, 2}));
        }
    }

    void costsArePerPanel() {
        const session::SweepRecord sweep = variedSweep();
        const std::vector<LossCostTable> tables =
            lossCostTables(sweep, Metric::Loss, Reading::Best, "corpus");
        QCOMPARE(tables.size(), std::size_t{2});
        QCOMPARE(tables[1].panel, "corpus 100");
        QCOMPARE(tables[1].points[0].multiplications, 2.0 * tables[0].points[0].multiplications);
        QVERIFY(lossCostText(tables[1], tables[1].points[0], QLocale::c())
                    .startsWith("R = 8, learning rate 0.1, activation tanh, corpus 100: "));
        const auto registers = lossCostTables(sweep, Metric::Loss, Reading::Best, "registers");
        QVERIFY(lossCostText(registers[0], registers[0].points[0], QLocale::c())
                    .startsWith("R = 8, learning rate 0.1, activation tanh, corpus 50: "));
    }
};

QTEST_GUILESS_MAIN(TestRunPanels)
#include "tst_run_panels.moc"
