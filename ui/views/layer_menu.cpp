#include "ui/views/layer_menu.h"

#include "ui/models/layer_edits.h"

#include <array>

namespace dpfm::views {

using autodiff::Activation;

namespace {

constexpr std::array kActivations{Activation::Linear, Activation::Sigmoid, Activation::Tanh,
                                  Activation::Relu, Activation::Softmax};

QString text(std::string_view name) {
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

void edited(models::Workbench& workbench) {
    workbench.document().endMerge();
    workbench.probe().setSource(models::ProbeModel::Source::Live);
}

} // namespace

void changeNeurons(models::Workbench& workbench, std::size_t layer, int by) {
    const auto& layers = workbench.document().experiment().network.layers;
    if (layer == 0 || layer >= layers.size() || !workbench.ready())
        return;
    models::setNeurons(workbench.document(), layer - 1, layers[layer - 1].neurons + by);
    edited(workbench);
}

LayerMenu::LayerMenu(models::Workbench& workbench, std::size_t layer, QWidget* parent)
    : QMenu(parent) {
    setObjectName(QStringLiteral("layerMenu"));
    setAttribute(Qt::WA_DeleteOnClose);
    models::ExperimentDocument& document = workbench.document();
    const auto& layers = document.experiment().network.layers;
    if (layer > layers.size())
        return; // the run shown has more layers than the experiment has by now
    const auto add = [&](const QString& title, const auto& edit) {
        return addAction(title, this, [&workbench, edit] {
            edit();
            edited(workbench);
        });
    };
    const bool last = layer == layers.size();
    const bool classes = document.experiment().training.loss == autodiff::Loss::CrossEntropy;
    if (layer > 0) {
        for (const Activation kind : kActivations) {
            QAction* action = add(text(autodiff::name(kind)), [&document, layer, kind] {
                models::setActivation(document, layer - 1, kind);
            });
            action->setCheckable(true);
            action->setChecked(layers[layer - 1].activation == kind);
            // Softmax goes with cross-entropy and the last layer, and only so.
            action->setEnabled((kind == Activation::Softmax) == (last && classes));
        }
        addSeparator();
        addAction(tr("Add a neuron"), this, [&workbench, layer] {
            changeNeurons(workbench, layer, 1);
        })->setEnabled(!last);
        addAction(tr("Remove a neuron"), this, [&workbench, layer] {
            changeNeurons(workbench, layer, -1);
        })->setEnabled(!last && layers[layer - 1].neurons > 1);
        addSeparator();
        add(tr("Add a layer before"),
            [&document, layer] { models::insertLayer(document, layer - 1); });
    }
    if (!last)
        add(tr("Add a layer after"), [&document, layer] { models::insertLayer(document, layer); });
    if (layer > 0)
        add(tr("Remove this layer"), [&document, layer] {
            models::removeLayer(document, layer - 1);
        })->setEnabled(layers.size() > 1);
}

} // namespace dpfm::views
