#pragma once

#include "ui/models/toper_model.h"
#include "ui/views/page_export.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QSlider;
class QToolButton;

namespace dpfm::views {

class ToperCanvas;

/// The Toper instrument: the selection circuit cycle by cycle, its counted cycles beside the
/// published formula, and a tree of topers.
class ToperView : public QWidget, public ExportablePage {
    Q_OBJECT
public:
    explicit ToperView(models::ProbeModel& probe, QWidget* parent = nullptr);

    models::ToperModel& model() { return model_; }
    const models::ToperModel& model() const { return model_; }
    PageExport toExport() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* sourceBar();
    QWidget* settingsBar();
    QWidget* playBar();
    QWidget* countsPage();
    QToolButton* button(const char* name, const QString& text, const QString& toolTip,
                        void (models::ToperModel::*what)());
    void change(const std::function<void(models::ToperModel::Settings&)>& change);
    void refresh();
    void refreshMoment();

    models::ToperModel model_;
    ToperCanvas* canvas_;
    QLabel* title_;
    QLabel* moment_;
    QLabel* counts_;
    QLabel* cycle_ = nullptr;
    QSlider* place_ = nullptr;
    QToolButton* play_ = nullptr;
    QPlainTextEdit* explanation_ = nullptr;
};

} // namespace dpfm::views
