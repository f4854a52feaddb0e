#pragma once

#include "ui/session/csv_export.h"

#include <QDialog>

class QComboBox;
class QLabel;

namespace dpfm::models {
class ResultsModel;
}

namespace dpfm::views {

/// Which runs of the results go into a CSV file, and how it is laid out. It is about the results as
/// they were when it was made.
class CsvExportDialog : public QDialog {
    Q_OBJECT
public:
    CsvExportDialog(const models::ResultsModel& results, QWidget* parent);

    session::CsvOptions options() const;

private:
    void describe();

    std::vector<std::size_t> shown_;
    std::size_t runCount_;
    QComboBox* runs_;
    QComboBox* layout_;
    QLabel* description_;
};

} // namespace dpfm::views
