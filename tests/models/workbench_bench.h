#pragma once

#include "tests/session/small_sweep.h"
#include "ui/models/workbench.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <string>
#include <vector>

namespace dpfm::tests {

/// How long a test waits for what must come: a disk that others use as well can take its time.
inline constexpr int kPatienceMs = 30'000;

/// A workbench and what it said. What it is asked to do is done when the answer is true.
struct Bench {
    explicit Bench(const session::KeepingFolders& folders) : workbench(folders) { listen(); }
    explicit Bench(const QString& untitledFolder) : workbench(untitledFolder) { listen(); }

    bool shows(const std::function<void()>& request) {
        const auto before = shown.count();
        request();
        return QTest::qWaitFor([&] { return shown.count() > before; }, kPatienceMs);
    }
    bool starts(const network::Experiment& experiment) {
        return shows([&] { workbench.startWithUntitled(experiment); });
    }
    bool opens(const QString& path) {
        return shows([&] { workbench.open(path); });
    }
    bool saves(const QString& path) {
        const auto before = saved.count();
        workbench.saveAs(path);
        return QTest::qWaitFor([&] { return saved.count() > before; }, kPatienceMs);
    }
    bool runs() {
        const int before = finished;
        workbench.run();
        return ends(before);
    }
    bool ends(int before) {
        return QTest::qWaitFor([&] { return finished > before; }, kPatienceMs);
    }
    bool offered() {
        return QTest::qWaitFor([&] { return workbench.recovery().offer().has_value(); },
                               kPatienceMs);
    }
    const session::SweepRecord& sweep() { return workbench.results().sweep(); }
    void setName(const std::string& name) {
        workbench.document().edit(QStringLiteral("Name"),
                                  [&](network::Experiment& e) { e.name = name; });
    }
    std::string name() { return workbench.document().experiment().name; }

    models::Workbench workbench;
    QSignalSpy shown{&workbench, &models::Workbench::documentShown};
    QSignalSpy saved{&workbench, &models::Workbench::saved};
    QSignalSpy messages{&workbench, &models::Workbench::message};
    QSignalSpy notices{&workbench, &models::Workbench::notice};
    std::vector<Error> failures;
    std::vector<Error> saveFailures;
    int finished = 0;

private:
    void listen() {
        QObject::connect(&workbench, &models::Workbench::failed,
                         [this](const Error& error) { failures.push_back(error); });
        QObject::connect(&workbench, &models::Workbench::saveFailed,
                         [this](const Error& error) { saveFailures.push_back(error); });
        QObject::connect(&workbench.controller(), &session::SweepController::finished,
                         [this] { ++finished; });
    }
};

} // namespace dpfm::tests
