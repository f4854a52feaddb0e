#include "core/network/validation.h"
#include "tests/support/experiments.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace dpfm;
using autodiff::Activation;
using network::Experiment;
using network::OptimizerKind;

namespace {

using Change = std::function<void(Experiment&)>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double kNaN = std::nan("");

void addColumns() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("fragment");
}

void row(const char* name, const Change& change, const char* place, const char* fragment) {
    QTest::newRow(name) << change << QString::fromLatin1(place) << QString::fromLatin1(fragment);
}

} // namespace

class TestValidation : public QObject {
    Q_OBJECT

private slots:
    void goodExperiments_data();
    void goodExperiments();
    void adaptingToDataMakesItValid_data();
    void adaptingToDataMakesItValid();
    void badData_data();
    void badData() { verifyRefused(); }
    void badNetworks_data();
    void badNetworks() { verifyRefused(); }
    void badTraining_data();
    void badTraining() { verifyRefused(); }
    void badSweeps_data();
    void badSweeps() { verifyRefused(); }
    void allProblemsAreTold();
    void whatCostsTooMuchCanBeRead_data();
    void whatCostsTooMuchCanBeRead();
    void whatCannotBeRead_data();
    void whatCannotBeRead();
    void warnings_data();
    void warnings();
    void dataFitInMemory();
    void warnsOfManyRegisters_data();
    void warnsOfManyRegisters();

private:
    static void verifyRefused();
};

void TestValidation::goodExperiments_data() {
    QTest::addColumn<Experiment>("experiment");
    const auto good = [](const char* name, Experiment experiment, const Change& change) {
        change(experiment);
        QTest::newRow(name) << experiment;
    };
    good("workshop", test::workshop(), [](Experiment&) {});
    good("iris", test::irises(), [](Experiment&) {});
    good("smallest corpus", test::workshop(), [](Experiment& e) { e.sweep.corpus = {2}; });
    good("corpus of all", test::irises(), [](Experiment& e) { e.sweep.corpus = {150}; });
    good("holdout and the rest", test::irises(), [](Experiment& e) {
        e.data.commonHoldout = 149;
        e.sweep.corpus = {1};
    });
    good("batch larger than the corpus", test::workshop(),
         [](Experiment& e) { e.training.batchSize = 1'000'000; });
    good("backpropagation", test::workshop(), [](Experiment& e) {
        e.training.method = network::Method::Backpropagation;
        e.sweep.registers = {0};
    });
    good("largest seed", test::workshop(), [](Experiment& e) {
        e.sweep.seeds = {0, network::kMaxSeed};
    });
    good("momentum 0", test::workshop(), [](Experiment& e) {
        e.training.optimizer.kind = OptimizerKind::Momentum;
        e.training.optimizer.momentum = 0.0;
    });
    good("what an optimizer does not use", test::workshop(), [](Experiment& e) {
        e.training.optimizer.momentum = 7.0;
        e.training.optimizer.epsilon = 0.0;
    });
}

void TestValidation::goodExperiments() {
    QFETCH(Experiment, experiment);
    for (const Error& problem : network::validate(experiment))
        QFAIL(problem.text().c_str());
    QVERIFY(network::check(experiment));
}

void TestValidation::adaptingToDataMakesItValid_data() {
    QTest::addColumn<network::DataSource>("source");
    QTest::newRow("sum") << network::DataSource::Sum;
    QTest::newRow("xor") << network::DataSource::Xor;
    QTest::newRow("plane") << network::DataSource::Plane;
    QTest::newRow("iris") << network::DataSource::Iris;
    QTest::newRow("digits") << network::DataSource::Digits;
}

void TestValidation::adaptingToDataMakesItValid() {
    QFETCH(network::DataSource, source);
    for (Experiment experiment : {test::workshop(), test::irises()}) {
        experiment.data.source = source;
        for (const bool layers : {true, false}) {
            if (!layers)
                experiment.network.layers.clear();
            network::adaptToData(experiment);
            const std::vector<Error> problems = network::validate(experiment);
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().text().c_str());
        }
    }
}

void TestValidation::badData_data() {
    addColumns();
    row(
        "no inputs", [](Experiment& e) { e.data.inputs = 0; }, "data.inputs", "0; it must be");
    row(
        "too many inputs", [](Experiment& e) { e.data.inputs = 100'001; }, "data.inputs",
        "100001; it must be from 1 to 100000");
    row(
        "negative noise", [](Experiment& e) { e.data.noise = -0.5; }, "data.noise", "-0.5");
    row(
        "noise not a number", [](Experiment& e) { e.data.noise = kNaN; }, "data.noise", "nan");
    row(
        "infinite noise", [](Experiment& e) { e.data.noise = kInfinity; }, "data.noise", "inf");
    row(
        "noise of points",
        [](Experiment& e) {
            network::chooseSource(e, network::DataSource::Moons);
            e.data.noise = -1.0;
        },
        "data.noise", "-1");
    row(
        "negative holdout", [](Experiment& e) { e.data.commonHoldout = -1; }, "data.common_holdout",
        "-1");
    row(
        "huge holdout", [](Experiment& e) { e.data.commonHoldout = 2'000'000'000; },
        "data.common_holdout", "2000000000");
    row(
        "holdout takes all",
        [](Experiment& e) {
            e = test::irises();
            e.data.commonHoldout = 150;
        },
        "data.common_holdout", "of 150 samples it leaves none");
    row(
        "share 0", [](Experiment& e) { e.validationShare = 0.0; }, "validation_share", "0;");
    row(
        "share 1", [](Experiment& e) { e.validationShare = 1.0; }, "validation_share", "1;");
    row(
        "negative share", [](Experiment& e) { e.validationShare = -0.2; }, "validation_share",
        "-0.2");
    row(
        "share not a number", [](Experiment& e) { e.validationShare = kNaN; }, "validation_share",
        "nan");
}

void TestValidation::badNetworks_data() {
    addColumns();
    row(
        "no layers", [](Experiment& e) { e.network.layers.clear(); }, "network.layers", "no layer");
    row(
        "zero-width layer", [](Experiment& e) { e.network.layers[1].neurons = 0; },
        "network.layers[1].neurons", "0 neurons");
    row(
        "negative width", [](Experiment& e) { e.network.layers[0].neurons = -3; },
        "network.layers[0].neurons", "-3 neurons");
    row(
        "too wide", [](Experiment& e) { e.network.layers[0].neurons = 100'001; },
        "network.layers[0].neurons", "100001 neurons");
    row(
        "too many weights",
        [](Experiment& e) {
            e.network.layers[0].neurons = 20'000;
            e.network.layers[1].neurons = 20'000;
        },
        "network.layers", "at most 100000000");
    row(
        "outputs do not fit the data", [](Experiment& e) { e.network.layers[2].neurons = 2; },
        "network.layers[2].neurons", "2 neurons; the data need 1");
    row(
        "outputs do not fit the classes",
        [](Experiment& e) {
            e = test::irises();
            e.network.layers[2].neurons = 1;
        },
        "network.layers[2].neurons", "1 neurons; the data need 3");
    row(
        "softmax before the last layer",
        [](Experiment& e) { e.network.layers[0].activation = Activation::Softmax; },
        "network.layers[0].activation", "last layer only");
    row(
        "softmax with mse",
        [](Experiment& e) { e.network.layers[2].activation = Activation::Softmax; },
        "training.loss", "the loss is mse");
    row(
        "cross-entropy without softmax",
        [](Experiment& e) { e.training.loss = autodiff::Loss::CrossEntropy; }, "training.loss",
        "its activation is linear");
    row(
        "weights of another shape",
        [](Experiment& e) { e.network.initialWeights = network::NestedWeights{{{1.0}}}; },
        "network.initial_weights", "1 layers; the network has 3");
    row(
        "a weight that is not a number",
        [](Experiment& e) {
            e.network.layers = {{1, Activation::Linear}};
            e.network.initialWeights = network::NestedWeights{{{1, 2, kNaN, 4, 5}}};
        },
        "network.initial_weights[0][0][2]", "nan");
}

void TestValidation::badTraining_data() {
    addColumns();
    row(
        "learning rate 0", [](Experiment& e) { e.training.optimizer.learningRate = 0.0; },
        "training.optimizer.learning_rate", "0; it must be a positive");
    row(
        "negative learning rate", [](Experiment& e) { e.training.optimizer.learningRate = -0.1; },
        "training.optimizer.learning_rate", "-0.1");
    row(
        "learning rate not a number",
        [](Experiment& e) { e.training.optimizer.learningRate = kNaN; },
        "training.optimizer.learning_rate", "nan");
    row(
        "infinite learning rate",
        [](Experiment& e) { e.training.optimizer.learningRate = kInfinity; },
        "training.optimizer.learning_rate", "inf");
    row(
        "momentum 1",
        [](Experiment& e) {
            e.training.optimizer.kind = OptimizerKind::Momentum;
            e.training.optimizer.momentum = 1.0;
        },
        "training.optimizer.momentum", "momentum is 1");
    row(
        "negative beta1",
        [](Experiment& e) {
            e.training.optimizer.kind = OptimizerKind::Adam;
            e.training.optimizer.beta1 = -0.1;
        },
        "training.optimizer.beta1", "beta1 is -0.1");
    row(
        "beta2 not a number",
        [](Experiment& e) {
            e.training.optimizer.kind = OptimizerKind::Adam;
            e.training.optimizer.beta2 = kNaN;
        },
        "training.optimizer.beta2", "nan");
    row(
        "epsilon 0",
        [](Experiment& e) {
            e.training.optimizer.kind = OptimizerKind::Adam;
            e.training.optimizer.epsilon = 0.0;
        },
        "training.optimizer.epsilon", "epsilon is 0");
    row(
        "batch 0", [](Experiment& e) { e.training.batchSize = 0; }, "training.batch_size",
        "0; it must be at least 1");
    row(
        "negative batch", [](Experiment& e) { e.training.batchSize = -10; }, "training.batch_size",
        "-10");
    row(
        "no epochs", [](Experiment& e) { e.training.epochs = 0; }, "training.epochs", "0;");
    row(
        "too many epochs", [](Experiment& e) { e.training.epochs = 1'000'001; }, "training.epochs",
        "1000001");
}

void TestValidation::badSweeps_data() {
    addColumns();
    row(
        "no registers", [](Experiment& e) { e.sweep.registers.clear(); }, "sweep.registers",
        "empty");
    row(
        "negative R",
        [](Experiment& e) {
            e.sweep.registers = {2, -1};
        },
        "sweep.registers[1]", "-1");
    row(
        "R twice",
        [](Experiment& e) {
            e.sweep.registers = {2, 4, 2};
        },
        "sweep.registers[2]", "2 stands in the list twice");
    row(
        "backpropagation with registers",
        [](Experiment& e) { e.training.method = network::Method::Backpropagation; },
        "sweep.registers", "just 0");
    row(
        "no corpus", [](Experiment& e) { e.sweep.corpus.clear(); }, "sweep.corpus", "empty");
    row(
        "corpus 0",
        [](Experiment& e) {
            e.sweep.corpus = {50, 0};
        },
        "sweep.corpus[1]", "0;");
    row(
        "negative corpus", [](Experiment& e) { e.sweep.corpus = {-50}; }, "sweep.corpus[0]", "-50");
    row(
        "too large a corpus", [](Experiment& e) { e.sweep.corpus = {10'000'001}; },
        "sweep.corpus[0]", "10000001");
    row(
        "corpus twice",
        [](Experiment& e) {
            e.sweep.corpus = {50, 50};
        },
        "sweep.corpus[1]", "twice");
    row(
        "corpus too small for the split", [](Experiment& e) { e.sweep.corpus = {1}; },
        "sweep.corpus[0]", "leaves no training sample");
    row(
        "share too large for the corpus",
        [](Experiment& e) {
            e.sweep.corpus = {20, 3};
            e.validationShare = 0.9;
        },
        "sweep.corpus[1]", "share of 0.9");
    row(
        "more than there are",
        [](Experiment& e) {
            e = test::irises();
            e.sweep.corpus = {151};
        },
        "sweep.corpus[0]", "151, but the data have 150");
    row(
        "more than the holdout leaves",
        [](Experiment& e) {
            e = test::irises();
            e.data.commonHoldout = 60;
        },
        "sweep.corpus[0]", "holdout of 60 leave 90");
    row(
        "no seeds", [](Experiment& e) { e.sweep.seeds.clear(); }, "sweep.seeds", "empty");
    row(
        "seed beyond 2^53",
        [](Experiment& e) {
            e.sweep.seeds = {1, network::kMaxSeed + 1};
        },
        "sweep.seeds[1]", "9007199254740993");
    row(
        "seed twice",
        [](Experiment& e) {
            e.sweep.seeds = {7, 7};
        },
        "sweep.seeds[1]", "twice");
    row(
        "too many runs",
        [](Experiment& e) {
            e.sweep.seeds.clear();
            for (std::uint64_t seed = 0; seed < 250'001; ++seed)
                e.sweep.seeds.push_back(seed);
        },
        "sweep", "1000004 runs");
}

/// Exactly one problem, at its place, in a sentence whose gaps are filled.
void TestValidation::verifyRefused() {
    QFETCH(Change, change);
    QFETCH(QString, place);
    QFETCH(QString, fragment);
    Experiment experiment = test::workshop();
    change(experiment);
    const std::vector<Error> problems = network::validate(experiment);
    QStringList texts;
    for (const Error& problem : problems)
        texts << QString::fromStdString(problem.text());
    QVERIFY2(problems.size() == 1, qPrintable(texts.join(QLatin1Char('\n'))));
    QCOMPARE(problems.front().code, ErrorCode::InvalidInput);
    QCOMPARE(QString::fromStdString(problems.front().place), place);
    QVERIFY2(texts.front().contains(fragment), qPrintable(texts.front()));
    QVERIFY2(!texts.front().contains(QLatin1Char('%')), qPrintable(texts.front()));
    const Result<void> checked = network::check(experiment);
    QVERIFY(!checked);
    QCOMPARE(checked.error(), problems.front());
    QVERIFY(network::warnings(experiment).empty());
}

void TestValidation::allProblemsAreTold() {
    Experiment experiment;
    experiment.data.inputs = 0;
    experiment.training.optimizer.learningRate = 0.0;
    std::vector<std::string> places;
    for (const Error& problem : network::validate(experiment))
        places.push_back(problem.place);
    QCOMPARE(places, (std::vector<std::string>{"data.inputs", "network.layers",
                                               "training.optimizer.learning_rate",
                                               "sweep.registers", "sweep.corpus", "sweep.seeds"}));
}

void TestValidation::whatCostsTooMuchCanBeRead_data() {
    QTest::addColumn<Change>("change");
    const auto costly = [](const char* name, const Change& change) {
        QTest::newRow(name) << change;
    };
    const auto large = [](Experiment& e) {
        e.network.layers = {
            {300, Activation::Sigmoid}, {300, Activation::Sigmoid}, {1, Activation::Linear}};
    };
    costly("recorded fidelity", [=](Experiment& e) {
        large(e);
        e.record.fidelity = true;
    });
    costly("recorded fidelity of a variant", [=](Experiment& e) {
        large(e);
        e.network.layers[0].neurons = 2;
        e.record.fidelity = true;
        e.sweep.fields = {{"network.layers[0].neurons", {"2", "300"}}};
    });
    costly("readings", [](Experiment& e) { e.record = {true, network::kMaxEpochs + 1}; });
    costly("epochs", [](Experiment& e) { e.training.epochs = network::kMaxEpochs + 1; });
    costly("samples", [](Experiment& e) { e.sweep.corpus = {network::kMaxCorpus + 1}; });
    costly("data", [](Experiment& e) {
        e.data.inputs = 1'000;
        e.sweep.corpus = {1'000'000};
    });
    costly("weights", [](Experiment& e) {
        e.network.layers = {{network::kMaxNeurons, Activation::Sigmoid},
                            {1'000, Activation::Sigmoid},
                            {1, Activation::Linear}};
    });
    costly("an optimizer's rule", [](Experiment& e) { e.training.optimizer.learningRate = 0.0; });
}

void TestValidation::whatCostsTooMuchCanBeRead() {
    QFETCH(const Change, change);
    Experiment experiment = test::workshop();
    change(experiment);
    QVERIFY(!network::check(experiment));
    const auto read = network::check(experiment, network::Purpose::Reading);
    QVERIFY2(read, read ? "" : read.error().text().c_str());
}

void TestValidation::whatCannotBeRead_data() {
    QTest::addColumn<Change>("change");
    const auto bad = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    bad("no inputs", [](Experiment& e) { e.data.inputs = 0; });
    bad("no layers", [](Experiment& e) { e.network.layers.clear(); });
    bad("no neurons", [](Experiment& e) { e.network.layers[0].neurons = 0; });
    bad("other outputs", [](Experiment& e) { e.network.layers.back().neurons = 2; });
    bad("no epochs", [](Experiment& e) { e.training.epochs = 0; });
    bad("no batch", [](Experiment& e) { e.training.batchSize = 0; });
    bad("a share over 1", [](Experiment& e) { e.validationShare = 1.2; });
    bad("no grid", [](Experiment& e) { e.sweep.registers.clear(); });
    bad("no corpus", [](Experiment& e) { e.sweep.corpus = {0}; });
    bad("a grid without end", [](Experiment& e) {
        for (std::uint64_t seed = 2; seed <= network::kMaxRuns; ++seed)
            e.sweep.seeds.push_back(seed);
    });
    bad("a variant's layer", [](Experiment& e) {
        e.sweep.fields = {{"network.layers[0].neurons", {"2", "0"}}};
    });
    bad("a variant's field", [](Experiment& e) { e.sweep.fields = {{"no.field", {"2"}}}; });
}

void TestValidation::whatCannotBeRead() {
    QFETCH(const Change, change);
    Experiment experiment = test::workshop();
    change(experiment);
    QVERIFY(!network::check(experiment, network::Purpose::Reading));
}

void TestValidation::warnings_data() {
    using Places = QStringList;
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("holdout");
    QTest::addColumn<Places>("places");
    // Corpora of 20 and 33 with a share of 0.2: training parts of 16 and 26.
    QTest::newRow("fits") << 16 << 0 << Places{};
    QTest::newRow("larger than one") << 17 << 0 << Places{"sweep.corpus[0]"};
    QTest::newRow("larger than both") << 27 << 0 << Places{"sweep.corpus[0]", "sweep.corpus[1]"};
    QTest::newRow("a holdout leaves the corpus whole") << 20 << 5 << Places{};
}

void TestValidation::warnings() {
    QFETCH(int, batch);
    QFETCH(int, holdout);
    QFETCH(QStringList, places);
    Experiment experiment = test::workshop();
    experiment.training.batchSize = batch;
    experiment.data.commonHoldout = holdout;
    QVERIFY(network::validate(experiment).empty());
    QStringList warned;
    for (const Error& warning : network::warnings(experiment))
        warned << QString::fromStdString(warning.place);
    QCOMPARE(warned, places);
}

void TestValidation::dataFitInMemory() {
    Experiment experiment = test::workshop();
    experiment.data.inputs = 199;
    experiment.sweep.corpus = {20, 1'000'000};
    QVERIFY(network::check(experiment));
    experiment.sweep.corpus[1] += 1;
    const auto tooMany = network::check(experiment);
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().text(),
             std::string("sweep.corpus[1]: The data would be 1000001 samples of 200 numbers, "
                         "holdout included; at most 200000000 numbers are possible."));
    experiment.sweep.corpus[1] -= 2;
    experiment.data.commonHoldout = 1;
    QVERIFY(network::check(experiment));
    experiment.data.commonHoldout = 2;
    QVERIFY(!network::check(experiment));
}

void TestValidation::warnsOfManyRegisters_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("backpropagation");
    QTest::addColumn<QStringList>("warned");
    const QString sentence = "sweep.registers[%1]: The registers need an estimated %2 GB of memory "
                             "for each run that is trained at a time; give fewer of them, or train "
                             "fewer runs at a time.";
    // Three layers of 300: the third carries 300 · (90 k + 2 k) registers, 0.44 GB.
    QTest::newRow("not so many") << 300 << false << QStringList{};
    // Of 500: 500 · (252.5 k + …) · 16 bytes is 2.0 GB; with 200 k registers 1.6 GB.
    QTest::newRow("many") << 500 << false
                          << QStringList{sentence.arg(1).arg("1.6"), sentence.arg(2).arg("2.1")};
    QTest::newRow("of backpropagation") << 500 << true << QStringList{};
}

void TestValidation::warnsOfManyRegisters() {
    QFETCH(int, width);
    QFETCH(bool, backpropagation);
    QFETCH(QStringList, warned);
    Experiment experiment = test::workshop();
    const network::LayerSettings wide{width, Activation::Sigmoid};
    experiment.network.layers = {wide, wide, wide, {1, Activation::Linear}};
    experiment.sweep.registers = {100, 200'000, 0};
    if (backpropagation) {
        experiment.training.method = network::Method::Backpropagation;
        experiment.sweep.registers = {0};
    }
    QVERIFY(network::check(experiment));
    QStringList told;
    for (const Error& warning : network::warnings(experiment))
        if (warning.place.starts_with("sweep.registers"))
            told << QString::fromStdString(warning.text());
    QCOMPARE(told, warned);
}

QTEST_APPLESS_MAIN(TestValidation)
#include "tst_validation.moc"
