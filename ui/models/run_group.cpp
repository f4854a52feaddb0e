#include "ui/models/run_group.h"

#include "core/network/variants.h"
#include "ui/models/field_title.h"
#include "ui/models/register_colors.h"
#include "ui/models/run_panels.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace dpfm::models {

namespace {

constexpr double kGap = 1.5; ///< before a category that is no number, in doublings of R

} // namespace

RegisterCategory categoryOf(const training::RunParameters& parameters) {
    const bool pruned = network::isPruned(parameters.method);
    return {parameters.method, pruned ? parameters.registers : 0};
}

bool operator<(const RegisterCategory& a, const RegisterCategory& b) {
    const auto place = [](const RegisterCategory& category) {
        const int method = category.method == network::Method::Dpfm     ? 0
                           : category.method == network::Method::MeProp ? 1
                                                                        : 2;
        return std::tuple(method, category.registers == 0, category.registers);
    };
    return place(a) < place(b);
}

QString tickLabel(const RegisterCategory& category) {
    if (onRegisterAxis(category))
        return QString::number(category.registers);
    return registerLabel(category.method, category.registers);
}

bool onRegisterAxis(const RegisterCategory& category) {
    return category.method == network::Method::Dpfm && category.registers > 0;
}

std::vector<double> axisPlaces(const std::vector<RegisterCategory>& categories) {
    std::vector<double> places;
    for (const RegisterCategory& category : categories) {
        if (onRegisterAxis(category))
            places.push_back(std::log2(category.registers));
        else
            places.push_back(places.empty() ? 0.0 : places.back() + kGap);
    }
    return places;
}

bool RunRow::operator==(const RunRow& other) const {
    return variant == other.variant && corpus == other.corpus;
}

bool operator<(const RunRow& a, const RunRow& b) {
    return std::tie(a.variant, a.corpus) < std::tie(b.variant, b.corpus);
}

QString rowLabel(const RunRow& row) {
    QStringList parts;
    if (!row.settings.isEmpty())
        parts << row.settings;
    if (row.corpus > 0)
        parts << QCoreApplication::translate("dpfm::models", "corpus %1").arg(row.corpus);
    return parts.join(QStringLiteral(", "));
}

QString rowTick(const RunRow& row) {
    QStringList parts;
    if (!row.settings.isEmpty())
        parts << row.settings;
    if (row.corpus > 0)
        parts << QString::number(row.corpus);
    return parts.join(QStringLiteral(", "));
}

QString rowValues(const RunRow& row) {
    if (row.values.isEmpty())
        return rowLabel(row);
    return row.corpus > 0 ? row.values + QStringLiteral(", %1").arg(row.corpus) : row.values;
}

QString rowFields(const RunRow& row) {
    if (row.fields.isEmpty() || row.corpus == 0)
        return row.fields;
    return QStringLiteral("%1, %2").arg(row.fields,
                                        QCoreApplication::translate("dpfm::models", "corpus"));
}

bool operator<(const RunGroup& a, const RunGroup& b) {
    return std::tie(a.row, a.category) < std::tie(b.row, b.category);
}

RunGroups::RunGroups(const session::SweepRecord& sweep, const QString& panelsBy)
    : corpusInPanel_(panelsBy == QLatin1String(kCorpusField)) {
    const network::SweepSettings& settings = sweep.experiment.sweep;
    std::vector<std::vector<network::FieldValue>> seen;
    for (std::size_t variant = 0; variant < sweep.variants.size(); ++variant) {
        std::vector<network::FieldValue> values = network::variantValues(settings, variant);
        std::erase_if(values, [&](const network::FieldValue& value) {
            return QString::fromStdString(value.field) == panelsBy;
        });
        const auto same = std::find(seen.begin(), seen.end(), values);
        RunRow row{static_cast<std::size_t>(same - seen.begin()), 0, settingsText(values)};
        if (values.size() > 1) {
            QStringList fields;
            QStringList texts;
            for (const network::FieldValue& value : values) {
                fields << fieldTitle(value.field);
                texts << QString::fromStdString(value.value);
            }
            row.fields = fields.join(QStringLiteral(", "));
            row.values = texts.join(QStringLiteral(", "));
        }
        variants_.push_back(std::move(row));
        seen.push_back(std::move(values));
    }
}

RunRow RunGroups::rowOf(const training::RunParameters& run) const {
    RunRow row = run.variant < variants_.size() ? variants_[run.variant] : RunRow{run.variant};
    row.corpus = corpusInPanel_ ? 0 : run.corpus;
    return row;
}

RunGroup RunGroups::of(const session::RunRecord& run) const {
    return {categoryOf(run.run.parameters), rowOf(run)};
}

QString groupLabel(const RunGroup& group, const QString& panel) {
    QStringList parts{registerLabel(group.category.method, group.category.registers)};
    for (const QString& part : {rowLabel(group.row), panel})
        if (!part.isEmpty() && part != parts.constFirst())
            parts << part;
    return parts.join(QStringLiteral(", "));
}

std::vector<int> runColors(const session::SweepRecord& sweep) {
    std::vector<int> colors;
    for (const session::RunRecord& run : sweep.runs) {
        colors.resize(std::max(colors.size(), run.run.index + 1), 0);
        colors[run.run.index] = run.marks.color;
    }
    return colors;
}

QString runsLabel(const std::vector<std::size_t>& runs) {
    constexpr std::size_t kMostNamed = 4;
    if (runs.size() > kMostNamed)
        return QCoreApplication::translate("dpfm::models", "%1 runs").arg(runs.size());
    QStringList names;
    for (const std::size_t run : runs)
        names << QString::number(run);
    return runs.size() == 1
               ? QCoreApplication::translate("dpfm::models", "run %1").arg(names.front())
               : QCoreApplication::translate("dpfm::models", "runs %1")
                     .arg(names.join(QStringLiteral(", ")));
}

bool RunFilter::takes(const session::RunRecord& run) const {
    const int corpus = run.run.parameters.corpus;
    const bool here = run.run.index >= panel.size() || panel[run.run.index];
    return here && !run.marks.deleted &&
           (corpora.empty() || std::find(corpora.begin(), corpora.end(), corpus) != corpora.end());
}

bool RunFilter::shows(std::size_t run) const {
    return run >= shown.size() || shown[run];
}

} // namespace dpfm::models
