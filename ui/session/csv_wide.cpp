#include "ui/session/csv_wide.h"

#include "core/base/error.h"
#include "core/network/variants.h"

#include <algorithm>
#include <array>
#include <map>

namespace dpfm::session {

namespace {

using training::EpochMetrics;

struct Metric {
    const char* name;
    std::optional<double> (*value)(const EpochMetrics&);
};
constexpr std::array kMetrics = {
    Metric{"loss", [](const EpochMetrics& e) { return std::optional(e.loss); }},
    Metric{"val_loss", [](const EpochMetrics& e) { return std::optional(e.valLoss); }},
    Metric{"accuracy", [](const EpochMetrics& e) { return e.accuracy; }},
    Metric{"val_accuracy", [](const EpochMetrics& e) { return e.valAccuracy; }},
};

std::span<const Metric> metrics(bool accuracies) {
    return std::span(kMetrics).first(accuracies ? kMetrics.size() : 2);
}

QByteArray nameOf(const network::SweepSettings& sweep, const training::RunParameters& run) {
    QByteArray name = (run.method == network::Method::Dpfm
                           ? QByteArray("r")
                           : QByteArray::fromStdString(std::string(network::name(run.method))));
    if (network::isPruned(run.method))
        name += QByteArray::number(run.registers);
    name += " c" + QByteArray::number(run.corpus) + " s" +
            QByteArray::number(static_cast<qulonglong>(run.seed));
    for (const network::FieldValue& value : network::variantValues(sweep, run.variant))
        name += ' ' + QByteArray::fromStdString(value.field.substr(value.field.rfind('.') + 1)) +
                '=' + QByteArray::fromStdString(value.value);
    return name;
}

} // namespace

std::vector<WideColumn> wideColumns(const network::SweepSettings& sweep,
                                    std::span<const RunRecord* const> runs, bool accuracies) {
    std::map<QByteArray, int> count;
    for (const RunRecord* run : runs)
        ++count[nameOf(sweep, run->run.parameters)];
    std::vector<WideColumn> columns;
    for (const RunRecord* run : runs) {
        QByteArray name = nameOf(sweep, run->run.parameters);
        if (count[name] > 1)
            name += " run " + QByteArray::number(static_cast<qulonglong>(run->run.index));
        for (const Metric& metric : metrics(accuracies))
            columns.push_back({QByteArray(metric.name) + ' ' + name, metric.name, run});
    }
    return columns;
}

QByteArray toWideCsv(const network::SweepSettings& sweep, std::span<const RunRecord* const> runs,
                     bool accuracies) {
    QByteArray csv = "epoch";
    for (const WideColumn& column : wideColumns(sweep, runs, accuracies))
        csv += ',' + column.name;
    csv += "\r\n";
    std::size_t longest = 0;
    for (const RunRecord* run : runs)
        longest = std::max(longest, run->epochs.size());
    for (std::size_t i = 0; i < longest; ++i) {
        csv += QByteArray::number(static_cast<qulonglong>(i + 1));
        for (const RunRecord* run : runs)
            for (const Metric& metric : metrics(accuracies)) {
                csv += ',';
                if (i >= run->epochs.size())
                    continue;
                if (const auto value = metric.value(run->epochs[i]))
                    csv += QByteArray::fromStdString(toText(*value));
            }
        csv += "\r\n";
    }
    return csv;
}

} // namespace dpfm::session
