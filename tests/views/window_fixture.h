#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"
#include "ui/views/main_window.h"
#include "ui/views/theme.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

#include <memory>

namespace dpfm::test {

/// 2-2-1, two register counts, one corpus, two seeds: four runs of a few milliseconds.
inline network::Experiment smallExperiment() {
    network::Experiment experiment;
    experiment.name = "small";
    experiment.data.inputs = 2;
    experiment.network.layers = {{2, autodiff::Activation::Sigmoid},
                                 {1, autodiff::Activation::Linear}};
    experiment.training.epochs = 5;
    experiment.training.batchSize = 5;
    experiment.sweep.registers = {2, 0};
    experiment.sweep.corpus = {20};
    experiment.sweep.seeds = {1, 2};
    return experiment;
}

/// Puts a path into the file dialog that is open, or will be, and confirms it.
inline void answerFileDialog(QWidget& window, const QString& path) {
    auto* timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, &window, [timer, path] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* dialog = qobject_cast<QFileDialog*>(widget);
            if (dialog == nullptr || !dialog->isVisible())
                continue;
            timer->stop();
            timer->deleteLater();
            dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
            const auto* buttons = dialog->findChild<QDialogButtonBox*>();
            for (QAbstractButton* button : buttons->buttons())
                if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
                    QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    });
    timer->start(20);
}

/// The names of the docks that are not hidden, sorted. One behind another counts.
inline QStringList shownDocks(const views::MainWindow& window) {
    QStringList names;
    for (const QDockWidget* dock : window.findChildren<QDockWidget*>())
        if (!dock->isHidden())
            names.append(dock->objectName());
    names.sort();
    return names;
}

/// A workbench with its files and settings in a folder of its own, and what any window of it needs.
class WorkbenchFixture {
public:
    WorkbenchFixture() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<session::Settings>();
        settings->setFolder(folder.path());
        session::speak(session::Language::English);
        views::applyTheme(session::Theme::Light);
        workbench = std::make_unique<models::Workbench>(folder.filePath("untitled"));
    }

    /// Shows a window with an untitled document; whether both are there.
    bool show(views::MainWindow& window, const network::Experiment& experiment) const {
        workbench->startWithUntitled(experiment);
        window.show();
        return QTest::qWaitForWindowExposed(&window) &&
               QTest::qWaitFor([this] { return !workbench->path().isEmpty(); });
    }

    template <class Part>
    static Part& childOf(const views::MainWindow& window, const char* name) {
        auto* found = window.findChild<Part*>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return *found;
    }

    QTemporaryDir folder;
    std::unique_ptr<session::Settings> settings;
    std::unique_ptr<models::Workbench> workbench;
};

/// A window with its workbench.
class WindowFixture : public WorkbenchFixture {
public:
    explicit WindowFixture(const network::Experiment& experiment = smallExperiment()) {
        window = std::make_unique<views::MainWindow>(*workbench, *settings);
        ready = show(*window, experiment);
    }

    template <class Widget>
    Widget& child(const char* name) const {
        return childOf<Widget>(*window, name);
    }

    /// Clicks the toolbar's button of an action.
    void clickAction(const char* name) const {
        auto& bar = child<QToolBar>("toolBar");
        QWidget* button = bar.widgetForAction(&child<QAction>(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    /// Presses Space, as a person would after the start, and waits for the sweep to end.
    bool runToTheEnd() const {
        QTest::keyClick(window->focusWidget(), Qt::Key_Space);
        return QTest::qWaitFor([this] {
            return !workbench->results().empty() && workbench->results().sweep().complete() &&
                   workbench->controller().state() == session::SweepController::State::Idle;
        });
    }

    /// Replaces a field's text by typing.
    static void type(QLineEdit& field, const QString& text) {
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
    }

    /// Puts a path into the file dialog that is open, or will be, and confirms it.
    void answerFileDialog(const QString& path) const { test::answerFileDialog(*window, path); }

    std::unique_ptr<views::MainWindow> window;
    bool ready = false;
};

} // namespace dpfm::test
