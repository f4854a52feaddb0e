#include "core/network/variant_validation.h"

#include "core/network/sweepable_field.h"
#include "core/network/variants.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dpfm::network {

namespace {

Error invalid(std::string place, std::string sentence, std::vector<std::string> arguments = {}) {
    return {ErrorCode::InvalidInput, std::move(place), std::move(sentence), std::move(arguments)};
}

std::string placeOf(std::size_t field) {
    return "sweep.fields[" + std::to_string(field) + ']';
}

std::string placeOf(std::size_t field, std::size_t value) {
    return placeOf(field) + ".values[" + std::to_string(value) + ']';
}

/// The values as their field would show them, so that 0.10 and 0.1 are one.
std::vector<Error> validateField(const Experiment& experiment, std::size_t index) {
    const SweptField& field = experiment.sweep.fields[index];
    std::vector<Error> errors;
    for (std::size_t other = 0; other < index; ++other)
        if (experiment.sweep.fields[other].field == field.field)
            errors.push_back(
                invalid(placeOf(index), "%1 is swept twice; join the two lists.", {field.field}));
    if (field.values.empty())
        errors.push_back(
            invalid(placeOf(index), "The list is empty; give at least one value.", {}));
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < field.values.size(); ++i) {
        Experiment changed = experiment;
        // A layer may be there because of a field that is set before this one.
        if (const Result<void> set = setField(changed, field.field, field.values[i]); !set) {
            if (!kindOf(field.field) || valueOf(experiment, field.field)) {
                Error error = set.error();
                error.place = placeOf(index, i);
                errors.push_back(std::move(error));
                if (!kindOf(field.field))
                    break;
            }
            continue;
        }
        const std::string value = valueOf(changed, field.field).value_or(field.values[i]);
        if (std::find(seen.begin(), seen.end(), value) != seen.end())
            errors.push_back(invalid(placeOf(index, i), "%1 is there twice.", {value}));
        seen.push_back(value);
    }
    return errors;
}

std::string textOf(const std::vector<FieldValue>& values) {
    std::string text;
    for (const FieldValue& value : values)
        text += (text.empty() ? "" : ", ") + value.field + " = " + value.value;
    return text;
}

/// The first problem of one variant.
Result<void> checkVariant(const Experiment& experiment, std::size_t variant, Purpose purpose) {
    const std::vector<FieldValue> values = variantValues(experiment.sweep, variant);
    Experiment made = experiment;
    made.sweep.fields.clear();
    for (const FieldValue& value : values)
        if (const Result<void> set = setField(made, value.field, value.value); !set)
            return invalid("sweep.fields", "With %1: %2", {textOf(values), set.error().text()});
    if (const Result<void> valid = check(made, purpose); !valid)
        return invalid("sweep.fields", "With %1: %2", {textOf(values), valid.error().text()});
    return {};
}

} // namespace

std::vector<Error> validateVariants(const Experiment& experiment, Purpose purpose) {
    const SweepSettings& sweep = experiment.sweep;
    std::vector<Error> errors;
    for (std::size_t i = 0; i < sweep.fields.size(); ++i)
        for (Error& error : validateField(experiment, i))
            errors.push_back(std::move(error));
    if (sweep.combination == FieldCombination::Zipped)
        for (std::size_t i = 1; i < sweep.fields.size(); ++i)
            if (sweep.fields[i].values.size() != sweep.fields[0].values.size())
                errors.push_back(
                    invalid(placeOf(i),
                            "It has %1 values and the first field %2; zipped, all have as many.",
                            {std::to_string(sweep.fields[i].values.size()),
                             std::to_string(sweep.fields[0].values.size())}));
    const std::size_t variants = variantCount(sweep);
    if (variants > kMaxVariants)
        errors.push_back(invalid("sweep.fields", "There are %1 variants; at most %2 are possible.",
                                 {std::to_string(variants), std::to_string(kMaxVariants)}));
    if (!errors.empty() || sweep.fields.empty())
        return errors;
    for (std::size_t variant = 0; variant < variants; ++variant)
        if (const Result<void> valid = checkVariant(experiment, variant, purpose); !valid)
            return {valid.error()};
    return {};
}

} // namespace dpfm::network
