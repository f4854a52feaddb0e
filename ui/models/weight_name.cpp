#include "ui/models/weight_name.h"

#include <QCoreApplication>

namespace dpfm::models {

QString weightName(const network::Topology& topology, WeightId id) {
    const network::WeightPlace place = topology.place(id);
    QString from = QString::number(place.input + 1);
    if (place.isBias)
        from = QCoreApplication::translate("dpfm::models", "bias");
    else if (place.layer == 1)
        from = QCoreApplication::translate("dpfm::models", "x%1").arg(place.input + 1);
    return QCoreApplication::translate("dpfm::models", "layer %1: %2 → %3")
        .arg(place.layer)
        .arg(from)
        .arg(place.neuron + 1);
}

QString neuronName(std::size_t layer, std::size_t neuron) {
    if (layer == 0)
        return QCoreApplication::translate("dpfm::models", "input x%1").arg(neuron + 1);
    return QCoreApplication::translate("dpfm::models", "layer %1, neuron %2")
        .arg(layer)
        .arg(neuron + 1);
}

} // namespace dpfm::models
