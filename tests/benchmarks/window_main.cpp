#include "core/sweep/summary.h"
#include "tests/benchmarks/unobserved.h"
#include "tests/views/window_fixture.h"
#include "ui/models/presets.h"
#include "ui/views/curves_view.h"
#include "ui/views/drag_slider.h"
#include "ui/views/network_view.h"
#include "ui/views/runs_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QGraphicsView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTabWidget>
#include <QTreeView>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// What the window costs the training, and the training the window. Prints its figures; run it on a
/// machine that does nothing else. Arguments choose parts: drag, loop, cancel, canvas, view, runs.
namespace dpfm::bench {

namespace {

using session::SweepController;

network::Experiment workshop(int seeds) {
    network::Experiment experiment = models::firstPreset().experiment;
    experiment.sweep.seeds.clear();
    for (int seed = 1; seed <= seeds; ++seed)
        experiment.sweep.seeds.push_back(static_cast<std::uint64_t>(seed));
    return experiment;
}

bool waitUntilIdle(const test::WindowFixture& fixture) {
    return QTest::qWaitFor(
        [&] { return fixture.workbench->controller().state() == SweepController::State::Idle; },
        120'000);
}

/// The slider goes to and fro with a mouse move every 16 ms.
void dragged(const char* field) {
    const test::WindowFixture fixture(workshop(1));
    fixture.window->resize(1280, 720);
    (void)fixture.runToTheEnd();
    auto& slider = fixture.child<views::DragSlider>((QByteArray(field) + ".slider").constData());
    auto& plot = fixture.window->findChild<views::CurvesView*>()->figure().plot();
    int redraws = 0;
    int sweeps = 0;
    double last = -1.0;
    QObject::connect(&plot, &QCustomPlot::afterReplot, &slider, [&] { ++redraws; });
    models::LiveSweep& live = fixture.workbench->live();
    QObject::connect(&live, &models::LiveSweep::changed, &slider, [&] {
        if (live.report() && live.report()->complete() && live.report()->seconds != last) {
            last = live.report()->seconds;
            ++sweeps;
        }
    });
    QTest::mousePress(&slider, Qt::LeftButton, {}, {slider.width() / 2, slider.height() / 2});
    QElapsedTimer clock;
    clock.start();
    QTimer mover;
    mover.setTimerType(Qt::PreciseTimer);
    QObject::connect(&mover, &QTimer::timeout, &slider, [&] {
        const double t = static_cast<double>(clock.elapsed()) * 1e-3;
        const QPoint place(static_cast<int>(slider.width() * (0.5 + 0.3 * std::sin(1.5 * t))),
                           slider.height() / 2);
        QMouseEvent move(QEvent::MouseMove, place, slider.mapToGlobal(place), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(&slider, &move);
    });
    mover.start(16);
    QTest::qWait(5000);
    mover.stop();
    const double seconds = static_cast<double>(clock.elapsed()) * 1e-3;
    QTest::keyClick(&slider, Qt::Key_Escape);
    std::printf("drag %-34s %5.1f whole sweeps/s  %5.1f redraws/s\n", field, sweeps / seconds,
                redraws / seconds);
}

/// Far longer epochs: 4-20-20-1 on 12 800 samples.
network::Experiment longEpochs() {
    network::Experiment experiment = workshop(1);
    experiment.network.layers[0].neurons = 20;
    experiment.network.layers[1].neurons = 20;
    experiment.sweep.corpus = {12'800};
    experiment.sweep.registers = {2, 4, 8, 16};
    experiment.training.epochs = 40;
    return experiment;
}

/// How late a timer of 5 ms is while every core trains.
void eventLoop(const char* name, const network::Experiment& experiment) {
    const test::WindowFixture fixture(experiment);
    fixture.window->resize(1280, 720);
    std::vector<double> waits;
    QElapsedTimer clock;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, fixture.window.get(), [&] {
        waits.push_back(std::max(0.0, static_cast<double>(clock.nsecsElapsed()) * 1e-6 - 5.0));
        clock.restart();
    });
    fixture.workbench->run();
    clock.start();
    timer.start(5);
    (void)waitUntilIdle(fixture);
    timer.stop();
    std::printf("event loop, %-24s wait in ms: median %.1f  99 %% %.1f  longest %.1f\n", name,
                sweep::median(waits), sweep::quantile(waits, 0.99), sweep::quantile(waits, 1.0));
}

/// From the wish to stop till the last thread has ended.
void cancelling() {
    const test::WindowFixture fixture(workshop(20));
    std::vector<double> delays;
    for (int trial = 0; trial < 10; ++trial) {
        fixture.workbench->run();
        QTest::qWait(60 + 17 * trial);
        QElapsedTimer clock;
        clock.start();
        fixture.workbench->controller().stop();
        (void)waitUntilIdle(fixture);
        delays.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    }
    std::printf("cancel, ms                                median %.1f  longest %.1f\n",
                sweep::median(delays), sweep::quantile(delays, 1.0));
}

/// The same sweep with the window and without, in turns. The window's part includes writing the
/// results.
void liveView(const char* name, const network::Experiment& experiment) {
    std::vector<double> ratios;
    for (int trial = 0; trial < 3; ++trial) {
        QElapsedTimer clock;
        clock.start();
        Unobserved observer;
        (void)sweep::runSweep(experiment, sweep::grid(experiment), 0, observer, {});
        const double alone = static_cast<double>(clock.nsecsElapsed());
        const test::WindowFixture fixture(experiment);
        fixture.window->resize(1280, 720);
        clock.restart();
        fixture.workbench->run();
        (void)waitUntilIdle(fixture);
        ratios.push_back(static_cast<double>(clock.nsecsElapsed()) / alone);
    }
    std::printf("live view, %-25s %.2f times the time alone\n", name, sweep::median(ratios));
}

/// 64-64-64-10 on the digits.
network::Experiment digits() {
    network::Experiment experiment = models::firstPreset().experiment;
    network::chooseSource(experiment, network::DataSource::Digits);
    experiment.network.layers = {{64, autodiff::Activation::Tanh},
                                 {64, autodiff::Activation::Tanh},
                                 {10, autodiff::Activation::Softmax}};
    experiment.training.optimizer = {network::OptimizerKind::Sgd, 0.05};
    experiment.sweep.registers = {16};
    experiment.sweep.corpus = {1500};
    experiment.training.loss = autodiff::Loss::CrossEntropy;
    return experiment;
}

/// Counts the paints of a widget.
class PaintCounter : public QObject {
public:
    explicit PaintCounter(QWidget& widget) { widget.installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

double residentMegabytes() {
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0.0;
    return statm.readAll().split(' ').value(1).toDouble() * 4096.0 / 1e6;
}

/// What is seen of a live run that trains at full speed.
void canvas() {
    const test::WindowFixture fixture(digits());
    fixture.window->resize(1920, 1080);
    auto& tabs = fixture.child<QTabWidget>("tabs");
    auto& network = *fixture.window->findChild<views::NetworkView*>();
    tabs.setCurrentWidget(&network);
    models::LiveRunModel& live = fixture.workbench->liveRun();
    (void)QTest::qWaitFor([&] { return live.state() != nullptr; });
    int probes = 0;
    QObject::connect(&fixture.workbench->probe(), &models::ProbeModel::probeChanged, &network,
                     [&] { ++probes; });
    const PaintCounter painted(*network.canvas().viewport());
    live.play();
    QTest::qWait(2000); // until the memory is what it takes
    for (int part = 0; part < 3; ++part) {
        const int probesBefore = probes;
        const int paintsBefore = painted.paints;
        const std::size_t trained = live.state()->trainedSamples;
        QElapsedTimer clock;
        clock.start();
        QTest::qWait(5000);
        const double seconds = static_cast<double>(clock.elapsed()) * 1e-3;
        std::printf("canvas, 64-64-64-10, R = 16              %5.1f paints/s of %5.1f passes/s  "
                    "%6.0f samples/s  %.0f MB\n",
                    (painted.paints - paintsBefore) / seconds, (probes - probesBefore) / seconds,
                    static_cast<double>(live.state()->trainedSamples - trained) / seconds,
                    residentMegabytes());
    }
    live.pause();

    auto data = data::prepare(digits(), 1500, 1);
    training::LiveRun alone(digits(), {network::Method::Dpfm, 1500, 16, 1},
                            std::make_shared<const data::TrainingData>(*std::move(data)));
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 3000)
        (void)alone.trainBatch({});
    std::printf("the same without a window                %38.0f samples/s\n",
                static_cast<double>(alone.trainedSamples()) /
                    (static_cast<double>(clock.elapsed()) * 1e-3));
}

/// 10 000 runs of 250 epochs, all but the last ended; the figures are made up.
session::SweepRecord manyRuns() {
    network::Experiment experiment = workshop(100);
    experiment.sweep.registers = {1, 2, 4, 8, 12, 16, 24, 32, 64, 0};
    experiment.sweep.corpus = {50, 100, 150, 200, 250, 300, 350, 400, 450, 500};
    session::SweepRecord sweep = session::newSweep(experiment);
    for (session::RunRecord& run : sweep.runs) {
        run.status = session::RunStatus::Completed;
        run.seconds = 0.1;
        for (int epoch = 1; epoch <= 250; ++epoch) {
            const double bend = static_cast<double>(run.run.index * 7919 % 9973) * 1e-4;
            const double loss = std::exp(-0.02 * epoch) + 1e-3 * bend;
            run.epochs.push_back({epoch, loss, loss * (1.0 + bend), {}, {}});
        }
    }
    sweep.runs.back().status = session::RunStatus::Running;
    sweep.runs.back().epochs.clear();
    return sweep;
}

/// Of this thread alone: it does not count what others make it wait.
double processorMs() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

/// What the GUI thread takes for the table of runs: for the change itself, and until it is painted.
void runsTable() {
    const QTemporaryDir folder;
    session::Settings settings;
    models::Workbench workbench(folder.filePath(QStringLiteral("untitled")));
    views::RunsPanel panel(workbench, settings);
    panel.resize(1200, 400);
    panel.show();
    (void)QTest::qWaitForWindowExposed(&panel);
    models::ResultsModel& results = workbench.results();
    auto& table = *panel.findChild<QTreeView*>(QStringLiteral("runsTable"));
    auto& filter = *panel.findChild<QLineEdit*>(QStringLiteral("runsFilter"));
    auto& grouping = *panel.findChild<QComboBox*>(QStringLiteral("runsGrouping"));
    const auto settle = [&] {
        QApplication::processEvents();
        table.viewport()->repaint();
    };
    const auto measure = [&](const char* name, const std::function<void()>& change,
                             const std::function<void()>& back) {
        std::vector<double> changing;
        std::vector<double> painted;
        for (int trial = 0; trial < 9; ++trial) {
            settle();
            const double begin = processorMs();
            change();
            changing.push_back(processorMs() - begin);
            settle();
            painted.push_back(processorMs() - begin);
            back();
        }
        std::printf("runs, %-35s change, ms: %6.1f  till painted: median %6.1f  longest "
                    "%6.1f\n",
                    name, sweep::median(changing), sweep::median(painted),
                    sweep::quantile(painted, 1.0));
    };
    const auto nothing = [] {};
    const auto group = [&](const char* field) {
        grouping.setCurrentIndex(std::max(0, grouping.findData(QLatin1String(field))));
    };
    const session::SweepRecord sweep = manyRuns();
    const std::size_t last = sweep.runs.size() - 1;
    session::SweepRecord taken = sweep;
    measure(
        "10 000 arrive", [&] { results.reset(std::move(taken)); }, [&] { taken = sweep; });
    measure(
        "filter", [&] { filter.setText(QStringLiteral("registers <= 16 and corpus = 200")); },
        [&] { filter.clear(); });
    measure(
        "filter by note", [&] { filter.setText(QStringLiteral("not note ~ odd")); },
        [&] { filter.clear(); });
    filter.setText(QStringLiteral("registers <= 16 and corpus = 200"));
    measure(
        "filter cleared", [&] { filter.clear(); },
        [&] { filter.setText(QStringLiteral("registers <= 16 and corpus = 200")); });
    filter.clear();
    for (const auto& [name, column] :
         {std::pair("sort by val_loss", models::RunsTableModel::BestValLoss),
          std::pair("sort by R", models::RunsTableModel::Registers),
          std::pair("sort by status", models::RunsTableModel::Status)})
        measure(
            name, [&, at = column] { table.sortByColumn(at, Qt::DescendingOrder); },
            [&] { table.sortByColumn(models::RunsTableModel::Run, Qt::AscendingOrder); });
    for (const char* field : {"corpus", "seed", "status"})
        measure((std::string("group by ") + field).c_str(), [&] { group(field); },
                [&] { group(""); });
    int epoch = 0;
    const auto oneEpoch = [&] {
        ++epoch;
        results.apply(std::array{session::RunEvent{
            sweep.runs[last].run,
            std::make_shared<const training::EpochSnapshot>(
                training::EpochSnapshot{{epoch, 1.0 / epoch, 1.0 / epoch, {}, {}}, {}, {}})}});
    };
    const auto starts = [&] {
        results.apply(std::array{session::RunEvent{sweep.runs[last].run, session::RunStarted{}}});
    };
    const auto ends = [&] {
        results.apply(std::array{session::RunEvent{sweep.runs[last].run,
                                                   session::RunEnded{training::Completed{}, 0.1}}});
    };
    measure("an epoch of one run", oneEpoch, nothing);
    filter.setText(QStringLiteral("corpus >= 50 and registers <= all"));
    measure("an epoch of one run, filtered", oneEpoch, nothing);
    filter.clear();
    group("corpus");
    measure("an epoch of one run, grouped", oneEpoch, nothing);
    group("status");
    measure("a run moves to another group", ends, starts);
    group("");
    table.selectAll();
    measure("an epoch of one run, all selected", oneEpoch, nothing);
    measure(
        "sort by val_loss, all selected",
        [&] { table.sortByColumn(models::RunsTableModel::BestValLoss, Qt::DescendingOrder); },
        [&] { table.sortByColumn(models::RunsTableModel::Run, Qt::AscendingOrder); });
    table.clearSelection();
    std::vector<std::size_t> half;
    std::vector<session::MarkedRun> deleted;
    std::vector<session::MarkedRun> restored;
    for (std::size_t run = 0; run < last; run += 2) {
        half.push_back(run);
        deleted.push_back({run, {{}, false, true}});
        restored.push_back({run, {}});
    }
    measure(
        "hide 5 000", [&] { results.setShown(half, false); }, [&] { results.showAll(); });
    measure(
        "delete 5 000", [&] { results.setMarks(deleted); }, [&] { results.setMarks(restored); });
}

} // namespace

} // namespace dpfm::bench

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const QStringList wanted = QApplication::arguments().mid(1);
    const auto measures = [&](const char* part) {
        return wanted.empty() || wanted.contains(QLatin1String(part));
    };
    const auto many = dpfm::bench::workshop(20);
    const auto slow = dpfm::bench::longEpochs();
    if (measures("drag"))
        for (const char* field : {"training.optimizer.learning_rate", "training.epochs",
                                  "data.noise", "sweep.seeds", "training.batch_size"})
            dpfm::bench::dragged(field);
    if (measures("loop")) {
        dpfm::bench::eventLoop("560 short runs", many);
        dpfm::bench::eventLoop("4 long runs", slow);
    }
    if (measures("cancel"))
        dpfm::bench::cancelling();
    if (measures("canvas"))
        dpfm::bench::canvas();
    if (measures("runs"))
        dpfm::bench::runsTable();
    if (measures("view")) {
        dpfm::bench::liveView("560 short runs", many);
        dpfm::bench::liveView("4 long runs", slow);
    }
    return 0;
}
