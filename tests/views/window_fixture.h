#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"
#include "ui/views/main_window.h"
#include "ui/views/theme.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
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

/// A window with its workbench, its files and settings in a folder of its own.
class WindowFixture {
public:
    explicit WindowFixture(const network::Experiment& experiment = smallExperiment()) {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<session::Settings>();
        settings->setFolder(folder.path());
        session::speak(session::Language::English);
        views::applyTheme(session::Theme::Light);
        workbench = std::make_unique<models::Workbench>(folder.filePath("untitled"));
        window = std::make_unique<views::MainWindow>(*workbench, *settings);
        workbench->startWithUntitled(experiment);
        window->show();
        ready = QTest::qWaitForWindowExposed(window.get()) &&
                QTest::qWaitFor([this] { return !workbench->path().isEmpty(); });
    }

    template <class Widget>
    Widget& child(const char* name) const {
        auto* found = window->findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return *found;
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

    QTemporaryDir folder;
    std::unique_ptr<session::Settings> settings;
    std::unique_ptr<models::Workbench> workbench;
    std::unique_ptr<views::MainWindow> window;
    bool ready = false;
};

} // namespace dpfm::test
