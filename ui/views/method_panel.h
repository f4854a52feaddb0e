#pragma once

#include "ui/models/method_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;
class QToolButton;

namespace dpfm::views {

/// The method stage by stage, with its formula and its numbers. It follows the live run; with no
/// step under way any stage of the chosen neuron can be looked at.
class MethodPanel : public QWidget {
    Q_OBJECT
public:
    explicit MethodPanel(models::ProbeModel& probe, QWidget* parent = nullptr);

    const models::MethodModel& model() const { return model_; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void turn(int by);

    models::ProbeModel& probe_;
    models::MethodModel model_;
    QLabel* title_;
    QLabel* formula_;
    QComboBox* stage_;
    QToolButton* back_;
    QToolButton* forward_;
    QTableView* table_;
};

} // namespace dpfm::views
