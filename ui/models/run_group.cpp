#include "ui/models/run_group.h"

#include "ui/models/field_title.h"
#include "ui/models/register_colors.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <tuple>

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
    const QString corpus = QCoreApplication::translate("dpfm::models", "corpus %1").arg(row.corpus);
    return row.settings.isEmpty() ? corpus : row.settings + QStringLiteral(", ") + corpus;
}

QString rowTick(const RunRow& row) {
    const QString corpus = QString::number(row.corpus);
    return row.settings.isEmpty() ? corpus : row.settings + QStringLiteral(", ") + corpus;
}

bool operator<(const RunGroup& a, const RunGroup& b) {
    return std::tie(a.row, a.category) < std::tie(b.row, b.category);
}

RunGroups::RunGroups(const session::SweepRecord& sweep) {
    for (std::size_t variant = 0; variant < sweep.variants.size(); ++variant)
        settings_.push_back(settingsText(sweep.experiment.sweep, variant));
}

RunRow RunGroups::rowOf(const session::RunRecord& run) const {
    const auto& [method, corpus, registers, seed, variant] = run.run.parameters;
    return {variant, corpus, variant < settings_.size() ? settings_[variant] : QString()};
}

RunGroup RunGroups::of(const session::RunRecord& run) const {
    return {categoryOf(run.run.parameters), rowOf(run)};
}

QString groupLabel(const RunGroup& group) {
    return registerLabel(group.category.method, group.category.registers) + QStringLiteral(", ") +
           rowLabel(group.row);
}

bool RunFilter::takes(const session::RunRecord& run) const {
    const int corpus = run.run.parameters.corpus;
    return !run.marks.deleted &&
           (corpora.empty() || std::find(corpora.begin(), corpora.end(), corpus) != corpora.end());
}

bool RunFilter::shows(std::size_t run) const {
    return run >= shown.size() || shown[run];
}

} // namespace dpfm::models
