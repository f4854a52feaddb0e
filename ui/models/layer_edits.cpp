#include "ui/models/layer_edits.h"

#include "core/network/validation.h"

#include <QCoreApplication>

#include <algorithm>

namespace dpfm::models {

using network::Experiment;

namespace {

QString stepText(const char* text, std::size_t layer) {
    return QCoreApplication::translate("dpfm::models", text).arg(layer + 1);
}

} // namespace

void insertLayer(ExperimentDocument& document, std::size_t place) {
    document.edit(QCoreApplication::translate("dpfm::models", "Add layer"),
                  [&](Experiment& experiment) {
                      auto& layers = experiment.network.layers;
                      network::LayerSettings layer{5, autodiff::Activation::Sigmoid};
                      const std::size_t last = layers.empty() ? 0 : layers.size() - 1;
                      const std::size_t at = std::min(place, last);
                      // Like its neighbour, as long as that is a hidden one as well.
                      if (at < last)
                          layer = layers[at];
                      else if (at > 0)
                          layer = layers[at - 1];
                      layers.insert(layers.begin() + static_cast<std::ptrdiff_t>(at), layer);
                  });
}

void removeLayer(ExperimentDocument& document, std::size_t layer) {
    document.edit(stepText(QT_TRANSLATE_NOOP("dpfm::models", "Remove layer %1"), layer), [&](Experiment& experiment) {
        auto& layers = experiment.network.layers;
        if (layers.size() > 1 && layer < layers.size())
            layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(layer));
    });
}

void setNeurons(ExperimentDocument& document, std::size_t layer, int neurons) {
    document.edit(
        stepText(QT_TRANSLATE_NOOP("dpfm::models", "Neurons of layer %1"), layer),
        [&](Experiment& experiment) {
            if (layer < experiment.network.layers.size())
                experiment.network.layers[layer].neurons =
                    std::clamp(neurons, 1, network::kMaxNeurons);
        },
        QStringLiteral("neurons%1").arg(layer));
}

void setActivation(ExperimentDocument& document, std::size_t layer,
                   autodiff::Activation activation) {
    document.edit(stepText(QT_TRANSLATE_NOOP("dpfm::models", "Activation of layer %1"), layer), [&](Experiment& experiment) {
        if (layer < experiment.network.layers.size())
            experiment.network.layers[layer].activation = activation;
    });
}

} // namespace dpfm::models
