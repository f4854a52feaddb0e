#pragma once

#include "ui/models/results_model.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// What is known of a run, by name: what the table of runs is filtered and grouped by.
namespace dpfm::models {

/// A number, a text, or none: what a run without an epoch has for a loss.
using FieldValue = std::variant<std::monostate, double, QString>;

struct RunField {
    enum class Kind { Number, Text };

    QString name;  ///< as a filter writes it: letters, digits, "_", ".", "[" and "]"
    QString title; ///< as a person reads it
    Kind kind = Kind::Number;
    /// Of the run with this grid index.
    std::function<FieldValue(std::size_t)> value;
    /// Words that stand for numbers, such as "all".
    std::vector<std::pair<QString, double>> numbers = {};
    /// The only texts there are; empty: any.
    QStringList words = {};
    /// Whether runs that are equal in it are a group worth looking at.
    bool groups = false;
    /// What a group of such runs is called; none: the value itself.
    std::function<QString(std::size_t)> text = nullptr;
};

/// Fields by name. More can be added, such as those a sweep varies.
class RunFields {
public:
    /// Replaces one of the same name.
    void add(RunField field);
    /// Upper and lower case are the same. None if there is no such field.
    const RunField* find(QStringView name) const;
    const std::vector<RunField>& all() const { return fields_; }

private:
    std::vector<RunField> fields_;
};

/// The fields of the runs there are now, those that the sweep varies under their own names (see
/// network/sweepable_field.h) after the ones every run has. They look into `results` whenever a
/// value is asked for; after a reset the varied ones may be others.
///
/// run, corpus, registers (`all` is above every number; backpropagation has none), seed, method,
/// status, epoch or epochs (how many are trained), loss and val_loss (after the last of them),
/// best_loss, best_val_loss, best_epoch (at the lowest training loss), lowest_val_loss,
/// lowest_epoch, accuracy (of the validation part after the last epoch, from 0 to 1), seconds,
/// samples_per_second, note.
RunFields runFields(const ResultsModel& results);

/// How far a run is, as a filter writes it: "waiting", "interrupted", "training", "done",
/// "diverged", or "earlier" if what it shows is of an earlier sweep.
QString statusWord(const ResultsModel& results, std::size_t run);
/// The same as a person reads it.
QString statusText(const ResultsModel& results, std::size_t run);

/// What the sweep varies for the run, beside corpus, registers and seed: "learning rate 0.01, batch
/// size 5". Empty if it varies nothing else.
QString settingsText(const ResultsModel& results, std::size_t run);

/// Training samples a second: those of an epoch times the epochs, over the run's time. Runs that
/// are trained side by side share that time, so each has less than the sweep as a whole. None
/// before the run has ended.
std::optional<double> samplesPerSecond(const ResultsModel& results, std::size_t run);

} // namespace dpfm::models
