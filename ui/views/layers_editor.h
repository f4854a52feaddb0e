#pragma once

#include "ui/models/experiment_document.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QComboBox;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace dpfm::views {

class FieldRow;

/// The network's layers, one a row: neurons, activation, and a button that removes it.
class LayersEditor : public QWidget {
    Q_OBJECT
public:
    explicit LayersEditor(models::ExperimentDocument& document, QWidget* parent = nullptr);

    /// The rows, for their messages: "network.layers[0]" and on.
    std::vector<FieldRow*> rows() const;

signals:
    /// Rows were added or removed; their messages have to be set anew.
    void rowsChanged();

private:
    struct LayerRow {
        QPointer<FieldRow> row;
        QSpinBox* neurons;
        QComboBox* activation;
        QToolButton* remove;
    };
    void refresh();
    LayerRow addRow(std::size_t index);

    models::ExperimentDocument& document_;
    QVBoxLayout* column_;
    std::vector<LayerRow> rows_;
};

} // namespace dpfm::views
