#include "core/network/sweepable_field.h"
#include "core/network/validation.h"
#include "core/network/variants.h"
#include "core/sweep/grid.h"
#include "core/sweep/runner.h"
#include "tests/support/experiments.h"

#include <QTest>

#include <map>
#include <mutex>
#include <set>

using namespace dpfm;
using network::Experiment;
using network::FieldCombination;
using network::FieldValue;
using network::SweptField;

namespace {

Experiment small() {
    Experiment experiment = test::workshop();
    experiment.training.epochs = 2;
    return experiment;
}

Experiment sweeping(std::vector<SweptField> fields,
                    FieldCombination combination = FieldCombination::Crossed) {
    Experiment experiment = small();
    experiment.sweep.fields = std::move(fields);
    experiment.sweep.combination = combination;
    return experiment;
}

/// "field=value field=value" of each variant.
QStringList textsOf(const Experiment& experiment) {
    QStringList texts;
    for (std::size_t i = 0; i < network::variantCount(experiment.sweep); ++i) {
        QStringList values;
        for (const FieldValue& value : network::variantValues(experiment.sweep, i))
            values << QString::fromStdString(value.field + '=' + value.value);
        texts << values.join(u' ');
    }
    return texts;
}

class Collector : public sweep::SweepObserver {
public:
    void runStarted(const sweep::GridRun&) override {}
    void epochFinished(const sweep::GridRun& run, training::SnapshotPtr snapshot) override {
        const std::lock_guard lock(mutex_);
        epochs[run.index].push_back(snapshot->metrics);
        weights[run.index] = snapshot->weights;
    }
    void runEnded(const sweep::GridRun&, const training::RunOutcome&, double) override {}

    std::map<std::size_t, std::vector<training::EpochMetrics>> epochs;
    std::map<std::size_t, network::Weights> weights;

private:
    std::mutex mutex_;
};

void train(const Experiment& experiment, int jobs, Collector& collector) {
    const auto outcome =
        sweep::runSweep(experiment, sweep::grid(experiment), jobs, collector, std::stop_token());
    if (!std::holds_alternative<sweep::Finished>(outcome))
        QTest::qFail("the sweep did not finish", __FILE__, __LINE__);
}

} // namespace

class TestVariants : public QObject {
    Q_OBJECT
private slots:
    void fieldsAreSet_data();
    void fieldsAreSet();
    void badValuesAreRefused_data();
    void badValuesAreRefused();
    void everyFieldReadsBack();
    void hiddenLayersKeepTheirActivations();
    void ranges_data();
    void ranges();
    void badRanges_data();
    void badRanges();
    void combinations();
    void anExperimentWithoutFieldsIsItsOnlyVariant();
    void problemsAreNamed_data();
    void problemsAreNamed();
    void gridGoesVariantByVariant();
    void runsAreCountedAsTheyAreInTheGrid();
    void aVariantsRunHasTheBitsOfItsExperiment();
};

void TestVariants::fieldsAreSet_data() {
    QTest::addColumn<std::string>("field");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("back");
    const auto row = [](const char* field, const char* value, const char* back = nullptr) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(field, value)))
            << std::string(field) << std::string(value) << std::string(back ? back : value);
    };
    row("training.optimizer.learning_rate", "0.05");
    row("training.optimizer.learning_rate", "2e-2", "0.02");
    row("training.optimizer.kind", "adam");
    row("training.batch_size", "7");
    row("training.epochs", "100000");
    row("network.hidden", "3-8-2");
    row("network.hidden", "none");
    row("network.activation", "relu");
    row("network.layers[0].neurons", "9");
    row("network.layers[0].activation", "tanh");
    row("network.sigmoid_derivative", "published");
    row("data.noise", "0.5");
    row("data.inputs", "6");
    row("data.scaling", "standard");
    row("validation_share", "0.25");
}

void TestVariants::fieldsAreSet() {
    QFETCH(std::string, field);
    QFETCH(std::string, value);
    QFETCH(std::string, back);
    Experiment experiment = small();
    const auto set = network::setField(experiment, field, value);
    QVERIFY2(set.ok(), set ? "" : set.error().text().c_str());
    QVERIFY(!(experiment == small()));
    QCOMPARE(network::valueOf(experiment, field).value_or("none there"), back);
}

void TestVariants::badValuesAreRefused_data() {
    QTest::addColumn<std::string>("field");
    QTest::addColumn<std::string>("value");
    QTest::newRow("no such field") << std::string("training.speed") << std::string("1");
    QTest::newRow("no number") << std::string("data.noise") << std::string("much");
    QTest::newRow("number and more") << std::string("data.noise") << std::string("0.1x");
    QTest::newRow("decimal comma") << std::string("data.noise") << std::string("0,1");
    QTest::newRow("not finite") << std::string("data.noise") << std::string("inf");
    QTest::newRow("empty") << std::string("data.noise") << std::string();
    QTest::newRow("not whole") << std::string("training.batch_size") << std::string("2.5");
    QTest::newRow("too large") << std::string("training.epochs") << std::string("99999999999");
    QTest::newRow("no word") << std::string("training.optimizer.kind") << std::string("newton");
    QTest::newRow("not of hidden layers")
        << std::string("network.activation") << std::string("softmax");
    QTest::newRow("no widths") << std::string("network.hidden") << std::string("5,5");
    QTest::newRow("widths that end early") << std::string("network.hidden") << std::string("5-");
    QTest::newRow("the last layer") << std::string("network.layers[2].neurons") << std::string("5");
    QTest::newRow("no such layer") << std::string("network.layers[9].neurons") << std::string("5");
    QTest::newRow("no such layer's activation")
        << std::string("network.layers[9].activation") << std::string("relu");
}

void TestVariants::badValuesAreRefused() {
    QFETCH(std::string, field);
    QFETCH(std::string, value);
    Experiment experiment = small();
    const Experiment before = experiment;
    const auto set = network::setField(experiment, field, value);
    QVERIFY(!set.ok());
    QCOMPARE(set.error().place, field);
    QVERIFY(set.error().message().find('%') == std::string::npos);
    QVERIFY(experiment == before);
}

void TestVariants::everyFieldReadsBack() {
    const Experiment experiment = small();
    for (const std::string& field : network::sweepableFields(experiment)) {
        const auto value = network::valueOf(experiment, field);
        QVERIFY2(value, field.c_str());
        QVERIFY2(network::kindOf(field), field.c_str());
        Experiment same = experiment;
        QVERIFY2(network::setField(same, field, *value), field.c_str());
        QVERIFY2(same == experiment, field.c_str());
    }
    QVERIFY(!network::valueOf(experiment, "network.layers[7].neurons"));
    QVERIFY(!network::kindOf("network.layers"));
}

void TestVariants::hiddenLayersKeepTheirActivations() {
    using autodiff::Activation;
    Experiment experiment = small();
    experiment.network.layers = {
        {5, Activation::Tanh}, {5, Activation::Relu}, {1, Activation::Linear}};
    QVERIFY(network::setField(experiment, "network.hidden", "7-8-9"));
    const std::vector<network::LayerSettings> wanted{{7, Activation::Tanh},
                                                     {8, Activation::Relu},
                                                     {9, Activation::Relu},
                                                     {1, Activation::Linear}};
    QCOMPARE(experiment.network.layers, wanted);
    QVERIFY(network::setField(experiment, "network.hidden", "none"));
    QVERIFY(network::setField(experiment, "network.hidden", "2"));
    QCOMPARE(experiment.network.layers.front(), (network::LayerSettings{2, Activation::Sigmoid}));
}

void TestVariants::ranges_data() {
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("logarithmic");
    QTest::addColumn<QString>("values");
    QTest::newRow("linear") << 1.0 << 5.0 << 5 << false << "1 2 3 4 5";
    QTest::newRow("tenths without rounding's digits")
        << 0.0 << 0.3 << 4 << false << "0 0.1 0.2 0.3";
    QTest::newRow("down") << 3.0 << 1.0 << 3 << false << "3 2 1";
    QTest::newRow("logarithmic") << 0.001 << 1.0 << 4 << true << "0.001 0.01 0.1 1";
    QTest::newRow("below 0") << -1.0 << -100.0 << 3 << true << "-1 -10 -100";
    QTest::newRow("ends alone") << 0.1 << 0.7 << 2 << false << "0.1 0.7";
    QTest::newRow("one") << 0.1 << 0.1 << 1 << false << "0.1";
    QTest::newRow("large whole numbers")
        << 100000.0 << 300000.0 << 3 << false << "100000 200000 300000";
}

void TestVariants::ranges() {
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, count);
    QFETCH(bool, logarithmic);
    QFETCH(QString, values);
    const auto range = network::rangeOf(from, to, static_cast<std::size_t>(count),
                                        logarithmic ? network::RangeScale::Logarithmic
                                                    : network::RangeScale::Linear);
    QVERIFY(range.ok());
    QStringList texts;
    for (const std::string& value : *range)
        texts << QString::fromStdString(value);
    QCOMPARE(texts.join(u' '), values);
}

void TestVariants::badRanges_data() {
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("logarithmic");
    QTest::newRow("none") << 1.0 << 5.0 << 0 << false;
    QTest::newRow("one of two ends") << 1.0 << 5.0 << 1 << false;
    QTest::newRow("not finite") << 1.0 << HUGE_VAL << 3 << false;
    QTest::newRow("logarithmic from 0") << 0.0 << 1.0 << 3 << true;
    QTest::newRow("logarithmic across 0") << -1.0 << 1.0 << 3 << true;
}

void TestVariants::badRanges() {
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, count);
    QFETCH(bool, logarithmic);
    QVERIFY(!network::rangeOf(from, to, static_cast<std::size_t>(count),
                              logarithmic ? network::RangeScale::Logarithmic
                                          : network::RangeScale::Linear));
}

void TestVariants::combinations() {
    const std::vector<SweptField> fields{{"training.batch_size", {"5", "10"}},
                                         {"data.noise", {"0", "0.1"}}};
    QCOMPARE(textsOf(sweeping(fields)), (QStringList{"training.batch_size=5 data.noise=0",
                                                     "training.batch_size=5 data.noise=0.1",
                                                     "training.batch_size=10 data.noise=0",
                                                     "training.batch_size=10 data.noise=0.1"}));
    QCOMPARE(textsOf(sweeping(fields, FieldCombination::Zipped)),
             (QStringList{"training.batch_size=5 data.noise=0",
                          "training.batch_size=10 data.noise=0.1"}));
}

void TestVariants::anExperimentWithoutFieldsIsItsOnlyVariant() {
    const Experiment experiment = small();
    const auto variants = network::variantsOf(experiment);
    QCOMPARE(variants.size(), 1U);
    QVERIFY(variants.front() == experiment);
}

void TestVariants::problemsAreNamed_data() {
    QTest::addColumn<Experiment>("experiment");
    QTest::addColumn<std::string>("place");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* name, const Experiment& experiment, const char* place,
                        const char* text) {
        QTest::newRow(name) << experiment << std::string(place) << std::string(text);
    };
    row("unknown", sweeping({{"training.speed", {"1"}}}), "sweep.fields[0].values[0]",
        "training.speed");
    row("empty", sweeping({{"data.noise", {}}}), "sweep.fields[0]", "at least one value");
    row("unreadable", sweeping({{"data.noise", {"0", "x"}}}), "sweep.fields[0].values[1]", "\"x\"");
    row("twice in other words", sweeping({{"data.noise", {"0.1", "0.10"}}}),
        "sweep.fields[0].values[1]", "0.1 is there twice");
    row("swept twice", sweeping({{"data.noise", {"0"}}, {"data.noise", {"1"}}}), "sweep.fields[1]",
        "join");
    row("lists that do not fit",
        sweeping({{"data.noise", {"0", "1"}}, {"training.batch_size", {"5"}}},
                 FieldCombination::Zipped),
        "sweep.fields[1]", "1 values and the first field 2");
    row("out of range", sweeping({{"training.batch_size", {"5", "0"}}}), "sweep.fields",
        "training.batch_size = 0");
    row("only together",
        sweeping({{"network.hidden", {"5-5", "5"}}, {"network.layers[1].neurons", {"4"}}}),
        "sweep.fields", "network.hidden = 5, network.layers[1].neurons = 4");
}

void TestVariants::problemsAreNamed() {
    QFETCH(Experiment, experiment);
    QFETCH(std::string, place);
    QFETCH(std::string, text);
    const auto problems = network::validate(experiment);
    QVERIFY(!problems.empty());
    QCOMPARE(problems.front().place, place);
    QVERIFY2(problems.front().message().find(text) != std::string::npos,
             problems.front().message().c_str());
}

void TestVariants::gridGoesVariantByVariant() {
    Experiment experiment = sweeping({{"training.batch_size", {"5", "10", "20"}}});
    experiment.sweep.registers = {2, 0};
    experiment.sweep.corpus = {50, 100};
    experiment.sweep.seeds = {1};
    experiment.sweep.baseline = true;
    const auto grid = sweep::grid(experiment);
    QCOMPARE(grid.size(), 18U);
    QCOMPARE(sweep::runCount(experiment), 18U);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        QCOMPARE(grid[i].index, i);
        QCOMPARE(grid[i].parameters.variant, i / 6);
        QCOMPARE(grid[i].parameters.corpus, grid[i % 6].parameters.corpus);
        QCOMPARE(grid[i].parameters.registers, grid[i % 6].parameters.registers);
    }
}

/// Backpropagation's own variants need no baseline beside them.
void TestVariants::runsAreCountedAsTheyAreInTheGrid() {
    Experiment experiment = sweeping({{"training.method", {"dpfm", "backpropagation", "meprop"}},
                                      {"training.batch_size", {"5", "10"}}});
    experiment.sweep.registers = {0};
    experiment.sweep.corpus = {50, 100};
    experiment.sweep.seeds = {1, 2, 3};
    for (const bool baseline : {false, true}) {
        experiment.sweep.baseline = baseline;
        QCOMPARE(sweep::runCount(experiment), sweep::grid(experiment).size());
        QCOMPARE(sweep::runCount(experiment), baseline ? 60U : 36U);
    }
    experiment.sweep.combination = network::FieldCombination::Zipped;
    experiment.sweep.fields[1].values = {"5", "10", "20"};
    QCOMPARE(sweep::runCount(experiment), sweep::grid(experiment).size());
    QCOMPARE(sweep::runCount(experiment), 30U);
    experiment.sweep.fields.clear();
    QCOMPARE(sweep::runCount(experiment), 12U);
}

void TestVariants::aVariantsRunHasTheBitsOfItsExperiment() {
    Experiment experiment = sweeping({{"network.hidden", {"5-5", "3", "none"}},
                                      {"training.optimizer.kind", {"sgd", "adam"}},
                                      {"training.epochs", {"2", "3"}}});
    experiment.sweep.registers = {4};
    experiment.sweep.corpus = {30};
    experiment.sweep.seeds = {1, 2, 3};
    Collector swept;
    train(experiment, 2, swept);
    const std::vector<Experiment> variants = network::variantsOf(experiment);
    QCOMPARE(variants.size(), 12U);
    std::set<std::vector<double>> distinct;
    for (std::size_t variant = 0; variant < variants.size(); ++variant) {
        Collector alone;
        train(variants[variant], 1, alone);
        QCOMPARE(alone.epochs.size(), 3U);
        for (const auto& [run, epochs] : alone.epochs) {
            const std::size_t index = variant * 3 + run;
            QCOMPARE(swept.epochs.at(index), epochs);
            QCOMPARE(swept.weights.at(index), alone.weights.at(run));
            distinct.insert(alone.weights.at(run));
        }
    }
    QCOMPARE(distinct.size(), 36U);
}

QTEST_GUILESS_MAIN(TestVariants)
#include "tst_variants.moc"
