#pragma once

#include "core/sweep/summary.h"
#include "ui/session/mailbox.h"
#include "ui/session/run_record.h"

#include <QObject>

#include <optional>
#include <span>
#include <vector>

namespace dpfm::models {

/// The sweep that is shown, as it grows: what the plots, the table and the network view read.
/// Holds also what a person chose to see of it: which runs are shown and which one is selected.
class ResultsModel : public QObject {
    Q_OBJECT
public:
    explicit ResultsModel(QObject* parent = nullptr);

    bool empty() const { return sweep_.runs.empty(); }
    const session::SweepRecord& sweep() const { return sweep_; }
    const session::RunRecord& run(std::size_t index) const { return sweep_.runs[index]; }
    std::size_t runCount() const { return sweep_.runs.size(); }
    /// None before the run's first epoch.
    const std::optional<sweep::RunSummary>& summary(std::size_t index) const {
        return summaries_[index];
    }

    void reset(session::SweepRecord sweep);
    /// As reset(), but a sweep of the same runs, seeds aside, keeps what a person chose to see of
    /// the one before, and views need not start anew.
    void replace(session::SweepRecord sweep);
    /// As replace() by a sweep in which nothing is trained yet, but what the one before had in a
    /// run's place stays to be seen, marked as stale, until the run starts, or another that differs
    /// in its seed only. Pins and colours that a person gave stay.
    void renew(session::SweepRecord sweep);
    /// Whether what a run shows is of an earlier sweep.
    bool isStale(std::size_t run) const { return stale_[run]; }
    const std::vector<bool>& stale() const { return stale_; }
    std::size_t staleCount() const;
    /// Empties the runs that are stale.
    void dropStale();
    void apply(std::span<const session::RunEvent> events);
    void setNotes(const QString& notes);
    /// The id under which the file keeps the sweep, once it is known.
    void setId(qint64 id);

    /// Gives runs their marks. If the selected run gets deleted, the next that is not is selected.
    void setMarks(std::span<const session::MarkedRun> runs);

    bool isShown(std::size_t run) const { return shown_[run]; }
    const std::vector<bool>& shown() const { return shown_; }
    void setShown(std::span<const std::size_t> runs, bool shown);
    /// Shows these and hides all others.
    void showOnly(std::span<const std::size_t> runs);
    void showAll();
    void invertShown();

    /// The run whose network is looked into.
    std::optional<std::size_t> selected() const { return selected_; }
    void select(std::optional<std::size_t> run);
    /// Selects what is looked into if nobody chose: a run of the largest corpus with 8 registers,
    /// or with the count nearest to that.
    void selectFirst();
    /// The same, but of the first corpus: it is trained before all others, so there is something to
    /// see at once.
    void selectEarliest();

signals:
    void resetDone();
    /// Another sweep is in the place of the one before; its runs changed as well.
    void replaced();
    /// Figures or marks of runs first … last changed (by grid index).
    void runsChanged(std::size_t first, std::size_t last);
    void shownChanged();
    void selectedChanged();

private:
    void selectNear(int corpus);
    std::optional<std::size_t> nextTo(std::size_t run) const;
    void show(std::vector<bool> shown);
    bool hasRunsOf(const session::SweepRecord& sweep) const;
    void drop(std::size_t run);
    void allChanged();

    session::SweepRecord sweep_;
    std::vector<std::optional<sweep::RunSummary>> summaries_;
    std::vector<bool> shown_;
    std::vector<bool> stale_;
    std::optional<std::size_t> selected_;
};

} // namespace dpfm::models
