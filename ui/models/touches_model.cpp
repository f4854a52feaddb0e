#include "ui/models/touches_model.h"

#include "ui/models/weight_name.h"
#include "ui/session/error_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace dpfm::models {

using training::Touch;

namespace {

QString number(double value) {
    return QLocale().toString(value, 'g', 6);
}

QString registers(double value) {
    return value == 0.0 ? TouchesModel::tr("all") : number(value);
}

QString lineOf(const Touch& touch, const network::Topology& topology) {
    const QString when =
        TouchesModel::tr("epoch %1, batch %2: ").arg(touch.epoch).arg(touch.batch + 1);
    switch (touch.what) {
    case Touch::What::Weight:
        return when +
               TouchesModel::tr("%1 from %2 to %3")
                   .arg(weightName(topology, touch.weight), number(touch.from), number(touch.to));
    case Touch::What::Registers:
        return when +
               TouchesModel::tr("R from %1 to %2").arg(registers(touch.from), registers(touch.to));
    case Touch::What::LearningRate:
        return when + TouchesModel::tr("learning rate from %1 to %2")
                          .arg(number(touch.from), number(touch.to));
    case Touch::What::BatchSize:
        return when + TouchesModel::tr("batch size from %1 to %2")
                          .arg(number(touch.from), number(touch.to));
    }
    return when;
}

} // namespace

TouchesModel::TouchesModel(LiveRunModel& live, QObject* parent)
    : QAbstractListModel(parent)
    , live_(live) {}

void TouchesModel::refresh() {
    const auto& state = live_.state();
    const std::vector<Touch> touches = state ? state->touches : std::vector<Touch>();
    const bool same = touches == touches_ && (!state || (shown_ && shown_->run == state->run));
    if (same)
        return;
    beginResetModel();
    shown_ = state;
    touches_ = touches;
    endResetModel();
}

int TouchesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(touches_.size());
}

QVariant TouchesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
        (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const std::size_t place = touches_.size() - 1 - static_cast<std::size_t>(index.row());
    return lineOf(touches_[place], network::Topology(shown_->experiment));
}

QString liveSummary(const session::LiveState* state) {
    const auto tr = [](const char* text, const char* disambiguation = nullptr, int many = -1) {
        return QCoreApplication::translate("dpfm::models", text, disambiguation, many);
    };
    if (state == nullptr)
        return tr("There is no live run yet: press Step or Play.");
    QStringList lines;
    lines.append(
        tr("%n epoch(s), %1 samples trained", nullptr, static_cast<int>(state->position.epoch))
            .arg(QLocale().toString(static_cast<qulonglong>(state->trainedSamples))));
    if (!state->epochs.empty())
        lines.append(
            tr("loss %1, val_loss %2")
                .arg(number(state->epochs.back().loss), number(state->epochs.back().valLoss)));
    if (state->samplesPerSecond > 0.0)
        lines.append(tr("%1 samples/s").arg(QLocale().toString(state->samplesPerSecond, 'f', 0)));
    if (state->divergence)
        lines.append(
            tr("Diverged in epoch %1: %2 is not finite. Rewind, with a smaller learning "
               "rate.")
                .arg(state->divergence->epoch)
                .arg(session::phraseText(QString::fromStdString(state->divergence->what))));
    if (!state->touches.empty())
        lines.append(tr("Edited by hand: it is kept out of every comparison."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace dpfm::models
