#include "ui/views/predict_panel.h"

#include "ui/views/number_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <cmath>

namespace dpfm::views {

PredictPanel::PredictPanel(models::ProbeModel& probe, QWidget* parent)
    : QWidget(parent)
    , probe_(probe)
    , inputs_(new QLineEdit(this))
    , result_(new QLabel(this)) {
    inputs_->setObjectName(QStringLiteral("predictInputs"));
    inputs_->setAccessibleName(tr("Inputs to predict from"));
    inputs_->setPlaceholderText(tr("Inputs, e.g. 0.1 0.5 0.3 0.9"));
    result_->setObjectName(QStringLiteral("prediction"));
    result_->setWordWrap(true);
    result_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* take = new QPushButton(tr("From sample"), this);
    take->setToolTip(tr("Takes the inputs of the probe sample."));
    connect(take, &QPushButton::clicked, this, &PredictPanel::takeProbe);
    connect(inputs_, &QLineEdit::textChanged, this, &PredictPanel::refresh);
    connect(&probe_, &models::ProbeModel::probeChanged, this, &PredictPanel::refresh);

    auto* row = new QHBoxLayout;
    row->addWidget(inputs_, 1);
    row->addWidget(take);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(row);
    column->addWidget(result_);
    column->addStretch(1);
    refresh();
}

void PredictPanel::takeProbe() {
    const auto& probe = probe_.probe();
    if (!probe)
        return;
    QStringList words;
    const auto& scaled = probe->pass.layer(0);
    for (std::size_t input = 0; input < scaled.size(); ++input) {
        double value = scaled[input].value;
        if (!probe->data->scales.empty())
            value = probe->data->scales[input].unscaled(value);
        words.append(numberAsTyped(value, 6));
    }
    inputs_->setText(words.join(QLatin1Char(' ')));
}

void PredictPanel::refresh() {
    // A comma separates, unless it is what the locale writes decimals with.
    const QRegularExpression separators(QLocale().decimalPoint() == QLatin1String(",")
                                            ? QStringLiteral("[;\\s]+")
                                            : QStringLiteral("[;,\\s]+"));
    const auto& probe = probe_.probe();
    if (!probe) {
        result_->setText(tr("No network yet: press Run."));
        return;
    }
    const std::size_t needed = probe->pass.topology().inputs();
    std::vector<double> inputs;
    for (const QString& word : inputs_->text().split(separators, Qt::SkipEmptyParts)) {
        const std::optional<double> value = parseNumber(word);
        if (!value || !std::isfinite(*value)) {
            result_->setText(tr("“%1” is not a number.").arg(word));
            return;
        }
        inputs.push_back(*value);
    }
    if (inputs.empty()) {
        result_->setText(tr("Type the network's inputs: %1 numbers.").arg(needed));
        return;
    }
    if (inputs.size() != needed) {
        result_->setText(
            tr("The network has %1 inputs; %2 are given.").arg(needed).arg(inputs.size()));
        return;
    }
    data::scale(inputs, probe->data->scales);
    network::Prediction prediction(probe->pass.topology());
    const auto outputs = prediction.run(probe->weights, inputs);
    QStringList lines;
    for (std::size_t o = 0; o < outputs.size(); ++o)
        lines.append(
            QStringLiteral("%1 = %2").arg(QString::fromStdString(probe->data->outputNames[o]),
                                          QLocale().toString(outputs[o], 'g', 6)));
    result_->setText(lines.join(QStringLiteral("\n")));
}

} // namespace dpfm::views
