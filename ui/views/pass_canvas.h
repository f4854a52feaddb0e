#pragma once

#include "ui/models/two_pass_model.h"

#include <QWidget>

#include <memory>

namespace dpfm::views {

/// A network on its way through one method, layers as columns: what is computed, what is kept and
/// what was given up, the deltas that come back or the registers that go along. Wide layers are
/// drawn in part, with how many are left out.
class PassCanvas : public QWidget {
    Q_OBJECT
public:
    PassCanvas(models::TwoPasses::Side side, QWidget* parent = nullptr);

    /// `moment` is of this side.
    void show(std::shared_ptr<const models::TwoPasses> passes, std::size_t moment);

    /// Where a neuron is drawn; null if it is left out.
    QRectF neuronRect(models::NeuronIndex neuron) const;
    /// What is written in it: its value and its delta, candidates or registers.
    QStringList textOf(models::NeuronIndex neuron) const;

    QSize sizeHint() const override { return {320, 220}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::size_t shownRows(std::size_t layer) const;
    void paintEdges(QPainter& painter) const;
    void paintNode(QPainter& painter, models::NeuronIndex neuron) const;
    models::PassNode node(models::NeuronIndex neuron) const;

    models::TwoPasses::Side side_;
    std::shared_ptr<const models::TwoPasses> passes_;
    std::size_t moment_ = 0;
};

} // namespace dpfm::views
