#include "ui/models/run_panels.h"

#include "core/network/variants.h"
#include "ui/models/field_title.h"
#include "ui/models/register_colors.h"

#include <QCoreApplication>

#include <algorithm>
#include <cassert>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace dpfm::models {

namespace {

using Parameters = training::RunParameters;

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

/// Where a run's panel is among the others, and what it says.
struct Place {
    RegisterCategory category{};
    std::uint64_t number = 0;

    bool operator<(const Place& other) const {
        return category == other.category ? number < other.number : category < other.category;
    }
};
struct Panels {
    std::function<Place(const Parameters&)> of;
    std::function<QString(const Parameters&)> title;
};

/// Of each variant, the first with the same value of a field; none if it is not varied.
std::optional<Panels> panelsBySetting(const session::SweepRecord& sweep, const QString& field) {
    std::vector<network::FieldValue> values;
    for (std::size_t variant = 0; variant < sweep.variants.size(); ++variant)
        for (const network::FieldValue& value :
             network::variantValues(sweep.experiment.sweep, variant))
            if (QString::fromStdString(value.field) == field)
                values.push_back(value);
    if (values.empty())
        return std::nullopt;
    return Panels{[values](const Parameters& run) {
                      assert(run.variant < values.size());
                      const auto first =
                          std::find(values.begin(), values.end(), values[run.variant]);
                      return Place{{}, static_cast<std::uint64_t>(first - values.begin())};
                  },
                  [values](const Parameters& run) { return settingsText({values[run.variant]}); }};
}

std::optional<Panels> panelsBy(const session::SweepRecord& sweep, const QString& field) {
    if (field == QLatin1String(kCorpusField))
        return Panels{[](const Parameters& run) {
                          return Place{{}, static_cast<std::uint64_t>(run.corpus)};
                      },
                      [](const Parameters& run) {
                          return rowLabel({0, run.corpus});
                      }};
    if (field == QLatin1String(kRegistersField))
        return Panels{[](const Parameters& run) {
                          return Place{categoryOf(run), 0};
                      },
                      [](const Parameters& run) {
                          return registerLabel(run.method, categoryOf(run).registers);
                      }};
    if (field == QLatin1String(kSeedField))
        return Panels{[](const Parameters& run) {
                          return Place{{}, run.seed};
                      },
                      [](const Parameters& run) { return tr("seed %1").arg(run.seed); }};
    return panelsBySetting(sweep, field);
}

/// Where the panels are that runPanels() makes.
std::set<Place> placesOf(const session::SweepRecord& sweep, const Panels& by,
                         const RunFilter& filter) {
    std::set<Place> all;
    std::set<Place> shown;
    for (const session::RunRecord& run : sweep.runs) {
        if (!filter.takes(run))
            continue;
        const Place place = by.of(run.run.parameters);
        all.insert(place);
        if (filter.shows(run.run.index))
            shown.insert(place);
    }
    return shown.empty() ? all : shown;
}

} // namespace

std::vector<PanelField> panelFields(const session::SweepRecord& sweep) {
    std::vector<PanelField> fields{{QLatin1String(kCorpusField), tr("corpus")},
                                   {QLatin1String(kRegistersField), tr("registers")},
                                   {QLatin1String(kSeedField), tr("seed")}};
    for (const network::SweptField& swept : sweep.experiment.sweep.fields)
        fields.push_back({QString::fromStdString(swept.field), fieldTitle(swept.field)});
    return fields;
}

Result<void> checkPanels(const session::SweepRecord& sweep, const QString& field,
                         const RunFilter& filter) {
    const std::optional<Panels> by = panelsBy(sweep, field);
    const std::size_t count = by ? placesOf(sweep, *by, filter).size() : 1;
    if (count <= kMostPanels)
        return {};
    return Error{ErrorCode::InvalidInput,
                 "panels",
                 "These would be %1 panels, more than the %2 that can be read; leave runs out, or "
                 "choose other panels.",
                 {std::to_string(count), std::to_string(kMostPanels)}};
}

std::vector<RunPanel> runPanels(const session::SweepRecord& sweep, const QString& field,
                                const RunFilter& filter) {
    const std::optional<Panels> by = panelsBy(sweep, field);
    const std::set<Place> places = by ? placesOf(sweep, *by, filter) : std::set<Place>();
    if (places.empty() || places.size() > kMostPanels)
        return {{{}, filter}};
    std::size_t runs = 0; // grid indices end here, whatever the sweep has of them
    for (const session::RunRecord& run : sweep.runs)
        runs = std::max(runs, run.run.index + 1);
    RunFilter nothing = filter;
    nothing.panelsBy = field;
    nothing.panel.assign(runs, false);
    std::vector<RunPanel> panels(places.size(), {{}, nothing});
    for (const session::RunRecord& run : sweep.runs) {
        const auto place = places.find(by->of(run.run.parameters));
        if (place == places.end() || !filter.takes(run))
            continue;
        RunPanel& panel = panels[static_cast<std::size_t>(std::distance(places.begin(), place))];
        if (panel.title.isEmpty())
            panel.title = by->title(run.run.parameters);
        panel.filter.panel[run.run.index] = true;
    }
    return panels;
}

} // namespace dpfm::models
