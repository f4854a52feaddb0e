#include "ui/models/run_group.h"

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
    const bool pruned = parameters.method == network::Method::Dpfm;
    return {parameters.method, pruned ? parameters.registers : 0};
}

bool operator<(const RegisterCategory& a, const RegisterCategory& b) {
    const auto place = [](const RegisterCategory& category) {
        return std::tuple(category.method == network::Method::Backpropagation,
                          category.registers == 0, category.registers);
    };
    return place(a) < place(b);
}

QString tickLabel(const RegisterCategory& category) {
    if (category.registers > 0)
        return QString::number(category.registers);
    return registerLabel(category.method, 0);
}

std::vector<double> axisPlaces(const std::vector<RegisterCategory>& categories) {
    std::vector<double> places;
    for (const RegisterCategory& category : categories) {
        if (category.registers > 0)
            places.push_back(std::log2(category.registers));
        else
            places.push_back(places.empty() ? 0.0 : places.back() + kGap);
    }
    return places;
}

RunGroup groupOf(const session::RunRecord& run) {
    return {categoryOf(run.run.parameters), run.run.parameters.corpus};
}

bool operator<(const RunGroup& a, const RunGroup& b) {
    return std::tie(a.corpus, a.category) < std::tie(b.corpus, b.category);
}

QString groupLabel(const RunGroup& group) {
    return QCoreApplication::translate("dpfm::models", "%1, corpus %2")
        .arg(registerLabel(group.category.method, group.category.registers))
        .arg(group.corpus);
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
