#include "ui/models/field_title.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace dpfm::models {

namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 17> kTitles{{
    {"training.optimizer.learning_rate", QT_TRANSLATE_NOOP("dpfm::models", "learning rate")},
    {"training.batch_size", QT_TRANSLATE_NOOP("dpfm::models", "batch size")},
    {"training.epochs", QT_TRANSLATE_NOOP("dpfm::models", "epochs")},
    {"network.hidden", QT_TRANSLATE_NOOP("dpfm::models", "hidden layers")},
    {"network.activation", QT_TRANSLATE_NOOP("dpfm::models", "activation")},
    {"network.sigmoid_derivative", QT_TRANSLATE_NOOP("dpfm::models", "sigmoid derivative")},
    {"training.method", QT_TRANSLATE_NOOP("dpfm::models", "method")},
    {"training.selection", QT_TRANSLATE_NOOP("dpfm::models", "selection")},
    {"training.optimizer.kind", QT_TRANSLATE_NOOP("dpfm::models", "optimizer")},
    {"training.optimizer.momentum", QT_TRANSLATE_NOOP("dpfm::models", "momentum")},
    {"training.optimizer.beta1", QT_TRANSLATE_NOOP("dpfm::models", "beta1")},
    {"training.optimizer.beta2", QT_TRANSLATE_NOOP("dpfm::models", "beta2")},
    {"training.optimizer.epsilon", QT_TRANSLATE_NOOP("dpfm::models", "epsilon")},
    {"data.noise", QT_TRANSLATE_NOOP("dpfm::models", "noise")},
    {"data.inputs", QT_TRANSLATE_NOOP("dpfm::models", "inputs")},
    {"data.scaling", QT_TRANSLATE_NOOP("dpfm::models", "scaling")},
    {"validation_share", QT_TRANSLATE_NOOP("dpfm::models", "validation share")},
}};

} // namespace

QString fieldTitle(std::string_view field) {
    const auto title = std::find_if(kTitles.begin(), kTitles.end(),
                                    [&](const auto& known) { return known.first == field; });
    if (title != kTitles.end())
        return QCoreApplication::translate("dpfm::models", title->second);
    const QString name = QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
    static const QRegularExpression layer(
        QStringLiteral(R"(^network\.layers\[(\d+)\]\.(neurons|activation)$)"));
    const QRegularExpressionMatch match = layer.match(name);
    if (!match.hasMatch())
        return name;
    // Files count layers from 0, people from 1.
    const qlonglong number = match.captured(1).toLongLong() + 1;
    return (match.captured(2) == QLatin1String("neurons")
                ? QCoreApplication::translate("dpfm::models", "neurons of layer %1")
                : QCoreApplication::translate("dpfm::models", "activation of layer %1"))
        .arg(number);
}

QString settingsText(const network::SweepSettings& sweep, std::size_t variant) {
    return settingsText(network::variantValues(sweep, variant));
}

QString settingsText(const std::vector<network::FieldValue>& values) {
    QStringList settings;
    for (const network::FieldValue& value : values)
        settings << QStringLiteral("%1 %2").arg(fieldTitle(value.field),
                                                QString::fromStdString(value.value));
    return settings.join(QStringLiteral(", "));
}

} // namespace dpfm::models
