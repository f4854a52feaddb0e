#pragma once

#include "ui/session/csv_export.h"

#include <QDialog>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace dpfm::models {
class ResultsModel;
}

namespace dpfm::views {

/// Which runs of the results go into a CSV file, and how it is laid out: all of the sweep, the rows
/// of the Runs table, which its filter leaves or which are pinned, or those that are ticked there.
/// It is about the results as they were when it was made.
class CsvExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `listed` are the rows of the Runs table, by grid index.
    CsvExportDialog(const models::ResultsModel& results, const std::vector<std::size_t>& listed,
                    QWidget* parent);

    session::CsvOptions options() const;

private:
    void addRuns(const QString& text, std::vector<std::size_t> runs);
    void describe();

    /// Of each choice; none for all of the sweep.
    std::vector<std::optional<std::vector<std::size_t>>> choices_;
    QComboBox* runs_;
    QComboBox* layout_;
    QLabel* description_;
};

} // namespace dpfm::views
