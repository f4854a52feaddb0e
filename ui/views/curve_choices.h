#pragma once

#include "ui/models/curve_options.h"

#include <QToolButton>

class QCheckBox;
class QComboBox;
class QFrame;

namespace dpfm::views {

class DecimalBox;

/// How curves are drawn, as a button that opens the choices: the same in the view and where figures
/// are exported.
class CurveChoices : public QToolButton {
    Q_OBJECT
public:
    /// The widgets' names begin with `prefix`.
    CurveChoices(const QString& prefix, QWidget* parent);

    models::CurveOptions options() const;
    void setOptions(const models::CurveOptions& options);

signals:
    void changed();

private:
    void buildForm(const QString& prefix);
    void open();

    QFrame* popup_;
    QComboBox* centre_;
    QComboBox* band_;
    QComboBox* runs_;
    QComboBox* x_;
    DecimalBox* smoothing_;
    QCheckBox* minimumSoFar_;
    QCheckBox* bestEpochs_;
};

} // namespace dpfm::views
