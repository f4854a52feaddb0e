#include "ui/views/layers_editor.h"

#include "core/network/validation.h"
#include "ui/models/layer_edits.h"
#include "ui/views/field_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace dpfm::views {

using autodiff::Activation;

namespace {

constexpr std::array kActivations{Activation::Linear, Activation::Sigmoid, Activation::Tanh,
                                  Activation::Relu, Activation::Softmax};

} // namespace

LayersEditor::LayersEditor(models::ExperimentDocument& document, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , column_(new QVBoxLayout) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(column_);
    auto* add = new QPushButton(tr("Add layer"), this);
    add->setObjectName(QStringLiteral("addLayer"));
    add->setToolTip(tr("Adds a hidden layer before the last one."));
    outer->addWidget(add);
    connect(add, &QPushButton::clicked, this, [this] {
        models::insertLayer(document_, document_.experiment().network.layers.size());
    });
    connect(&document_, &models::ExperimentDocument::changed, this, &LayersEditor::refresh);
    refresh();
}

std::vector<FieldRow*> LayersEditor::rows() const {
    std::vector<FieldRow*> rows;
    for (const LayerRow& layer : rows_)
        rows.push_back(layer.row);
    return rows;
}

LayersEditor::LayerRow LayersEditor::addRow(std::size_t index) {
    auto* editors = new QWidget(this);
    auto* line = new QHBoxLayout(editors);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto* neurons = new QSpinBox(editors);
    neurons->setRange(1, network::kMaxNeurons);
    neurons->setObjectName(QStringLiteral("neurons%1").arg(index + 1));
    neurons->setAccessibleName(tr("Neurons of layer %1").arg(index + 1));
    auto* activation = new QComboBox(editors);
    for (const Activation kind : kActivations) {
        const std::string_view name = autodiff::name(kind);
        activation->addItem(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    activation->setObjectName(QStringLiteral("activation%1").arg(index + 1));
    activation->setAccessibleName(tr("Activation of layer %1").arg(index + 1));
    auto* remove = new QToolButton(editors);
    remove->setText(QStringLiteral("✕"));
    remove->setAutoRaise(true);
    remove->setObjectName(QStringLiteral("removeLayer%1").arg(index + 1));
    remove->setToolTip(tr("Remove this layer"));
    remove->setAccessibleName(tr("Remove layer %1").arg(index + 1));
    line->addWidget(neurons);
    line->addWidget(activation, 1);
    line->addWidget(remove);

    connect(neurons, &QSpinBox::valueChanged, this,
            [this, index](int value) { models::setNeurons(document_, index, value); });
    connect(neurons, &QSpinBox::editingFinished, &document_, &models::ExperimentDocument::endMerge);
    connect(activation, &QComboBox::activated, this, [this, index](int choice) {
        models::setActivation(document_, index, kActivations[static_cast<std::size_t>(choice)]);
    });
    connect(remove, &QToolButton::clicked, this,
            [this, index] { models::removeLayer(document_, index); });

    auto* row = new FieldRow(QStringLiteral("network.layers[%1]").arg(index),
                             tr("Layer %1").arg(index + 1), editors, this);
    column_->addWidget(row);
    return {row, neurons, activation, remove};
}

void LayersEditor::refresh() {
    const auto& layers = document_.experiment().network.layers;
    const bool resized = rows_.size() != layers.size();
    while (rows_.size() > layers.size()) {
        // A row may be removed from within its own button's click.
        rows_.back().row->hide();
        rows_.back().row->deleteLater();
        rows_.pop_back();
    }
    while (rows_.size() < layers.size())
        rows_.push_back(addRow(rows_.size()));
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const QSignalBlocker quiet(rows_[i].neurons);
        rows_[i].neurons->setValue(layers[i].neurons);
        rows_[i].activation->setCurrentIndex(static_cast<int>(layers[i].activation));
        rows_[i].remove->setEnabled(layers.size() > 1);
    }
    if (resized)
        emit rowsChanged();
}

} // namespace dpfm::views
