#include "ui/views/pass_canvas.h"

#include "ui/views/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace dpfm::views {

namespace {

using models::NeuronIndex;
using models::PassNode;
using models::TwoPasses;
using network::PassStage;

constexpr std::size_t kMostRows = 12; ///< of a column; of more, one is the note
constexpr double kWidest = 110.0;
constexpr double kHighest = 40.0;
constexpr double kNodeShare = 0.62; ///< of a column's width
constexpr double kRowShare = 0.82;

QString number(double value) {
    return QLocale().toString(value, 'g', 3);
}

} // namespace

PassCanvas::PassCanvas(TwoPasses::Side side, QWidget* parent) : QWidget(parent), side_(side) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PassCanvas::show(std::shared_ptr<const TwoPasses> passes, std::size_t moment) {
    passes_ = std::move(passes);
    moment_ = moment;
    setAccessibleDescription(passes_ ? models::passSentence(*passes_, side_, moment_) : QString());
    update();
}

std::size_t PassCanvas::shownRows(std::size_t layer) const {
    const std::size_t width = passes_->probe->pass.topology().width(layer);
    return width <= kMostRows ? width : kMostRows - 1;
}

QRectF PassCanvas::neuronRect(NeuronIndex neuron) const {
    const network::Topology& topology = passes_->probe->pass.topology();
    const std::size_t drawn = shownRows(neuron.layer);
    if (neuron.neuron >= drawn)
        return {};
    const std::size_t rows = drawn + (drawn < topology.width(neuron.layer) ? 1 : 0);
    std::size_t most = 1;
    for (std::size_t layer = 0; layer <= topology.layerCount(); ++layer)
        most = std::max(most, std::min(topology.width(layer), kMostRows));
    const double column = width() / static_cast<double>(topology.layerCount() + 1);
    const double row = height() / static_cast<double>(most);
    const QSizeF size(std::min(kWidest, kNodeShare * column), std::min(kHighest, kRowShare * row));
    const double step = std::min(row, 1.5 * kHighest);
    const QPointF centre(column * (static_cast<double>(neuron.layer) + 0.5),
                         0.5 * height() + step * (static_cast<double>(neuron.neuron) -
                                                  0.5 * static_cast<double>(rows - 1)));
    return {centre - QPointF(0.5 * size.width(), 0.5 * size.height()), size};
}

PassNode PassCanvas::node(NeuronIndex neuron) const {
    return models::passNode(*passes_, side_, moment_, neuron);
}

QStringList PassCanvas::textOf(NeuronIndex neuron) const {
    const PassNode state = node(neuron);
    QStringList lines;
    const network::Neuron& values = passes_->probe->pass.neuron(neuron.layer, neuron.neuron);
    if (state.valueKept)
        lines += state.isSum ? QStringLiteral("s = ") + number(values.sum) : number(values.value);
    if (state.delta)
        lines += QStringLiteral("δ ") + number(*state.delta);
    else if (state.candidates > 0)
        lines += tr("cand. %1").arg(state.candidates);
    else if (state.registers > 0)
        lines += tr("reg. %1").arg(state.registers);
    return lines;
}

void PassCanvas::paintEvent(QPaintEvent*) {
    if (!passes_)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEdges(painter);
    const network::Topology& topology = passes_->probe->pass.topology();
    for (std::size_t layer = 0; layer <= topology.layerCount(); ++layer) {
        const std::size_t rows = shownRows(layer);
        for (std::size_t k = 0; k < rows; ++k)
            paintNode(painter, {layer, k});
        if (rows == topology.width(layer))
            continue;
        const QRectF last = neuronRect({layer, rows - 1});
        const QRectF above = neuronRect({layer, rows - 2});
        const QRectF note = last.translated(0.0, last.top() - above.top());
        const network::PassMoment& now = passes_->accounts[side_].moments[moment_];
        if (now.layer == layer && now.neuron >= rows) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), 2.0));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(note, 7.0, 7.0);
        }
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(note, Qt::AlignCenter, tr("%1 more").arg(topology.width(layer) - rows));
    }
}

void PassCanvas::paintEdges(QPainter& painter) const {
    const network::Topology& topology = passes_->probe->pass.topology();
    const network::PassMoment& now = passes_->accounts[side_].moments[moment_];
    const QColor highlight = palette().color(QPalette::Highlight);
    QColor quiet = colors(palette()).outline;
    quiet.setAlphaF(0.35F);
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
        for (std::size_t k = 0; k < shownRows(layer); ++k)
            for (std::size_t j = 0; j < shownRows(layer - 1); ++j) {
                // Forward a neuron reads what comes in; backward its delta comes from above.
                const bool read =
                    now.stage == PassStage::Backward
                        ? now.layer == layer - 1 && now.neuron == j
                        : (now.stage == PassStage::Forward || now.stage == PassStage::Candidates) &&
                              now.layer == layer && now.neuron == k;
                painter.setPen(read ? QPen(highlight, 1.6) : QPen(quiet, 1.0));
                const QRectF from = neuronRect({layer - 1, j});
                const QRectF to = neuronRect({layer, k});
                painter.drawLine(QPointF(from.right(), from.center().y()),
                                 QPointF(to.left(), to.center().y()));
            }
}

void PassCanvas::paintNode(QPainter& painter, NeuronIndex neuron) const {
    const ThemeColors& theme = colors(palette());
    const PassNode state = node(neuron);
    const QRectF box = neuronRect(neuron);
    const bool kept = state.valueKept || state.delta || state.registers > 0 || state.candidates > 0;
    QColor fill = theme.nodeFill;
    if (state.delta) {
        fill = *state.delta < 0.0 ? theme.negative : theme.positive;
        fill.setAlphaF(0.35F);
    } else if (state.registers > 0) {
        fill = theme.positive;
        fill.setAlphaF(0.18F);
    }
    painter.setPen(QPen(theme.outline, 1.0, state.reached ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(kept ? QBrush(fill) : QBrush(palette().color(QPalette::Base)));
    painter.drawRoundedRect(box, 5.0, 5.0);
    if (!kept && state.reached) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(theme.hatch, Qt::BDiagPattern)); // given up
        painter.drawRoundedRect(box.adjusted(1.0, 1.0, -1.0, -1.0), 5.0, 5.0);
    }
    if (state.active) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 7.0, 7.0);
    }
    QStringList lines = textOf(neuron);
    const double line = QFontMetricsF(painter.font()).height();
    const auto room = static_cast<qsizetype>((box.height() + 2.0) / line);
    if (lines.isEmpty() || room == 0)
        return;
    // With room for one line: what the method is about rather than the value.
    while (lines.size() > room)
        lines.removeFirst();
    const QFontMetricsF metrics(painter.font());
    painter.setPen(palette().color(QPalette::Text));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRectF place(box.left() + 2.0,
                           box.center().y() + line * (static_cast<double>(i) -
                                                      0.5 * static_cast<double>(lines.size())),
                           box.width() - 4.0, line);
        painter.drawText(place, Qt::AlignCenter,
                         metrics.elidedText(lines[i], Qt::ElideRight, place.width()));
    }
}

} // namespace dpfm::views
