#pragma once

#include "ui/figures/descent_figure.h"
#include "ui/models/autodiff_tables.h"
#include "ui/views/page_export.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace dpfm::views {

class NumberField;

/// Second derivatives of the autodiff lesson's result, and single steps from there.
class SecondOrderPage : public QWidget {
    Q_OBJECT
public:
    explicit SecondOrderPage(models::AutodiffModel& model, QWidget* parent = nullptr);

private:
    void refresh();

    models::AutodiffModel& model_;
    models::HessianModel hessian_;
    QLabel* sentence_;
    QPushButton* newtonStep_;
    QPushButton* gradientStep_;
    NumberField* rate_;
};

/// The way down from the lesson's values, by gradient and by Newton steps.
class DescentPage : public QWidget {
    Q_OBJECT
public:
    explicit DescentPage(models::AutodiffModel& model, QWidget* parent = nullptr);

    PageExport toExport() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void restyle();

    models::AutodiffModel& model_;
    models::DescentPointsModel points_;
    figures::DescentFigure figure_;
    NumberField* rate_;
    QPushButton* descend_;
    QLabel* sentences_;
};

} // namespace dpfm::views
