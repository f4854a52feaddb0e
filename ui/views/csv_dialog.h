#pragma once

#include "ui/figures/table_figure.h"
#include "ui/models/csv_columns.h"
#include "ui/models/csv_preview.h"
#include "ui/models/experiment_document.h"
#include "ui/session/settings.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace dpfm::views {

/// A CSV file as the experiment's data: how it is read, which columns are inputs and targets, its
/// first rows, and what will be taken or what is wrong. OK is one step of the document; until then
/// nothing of it changes.
class CsvDialog : public QDialog {
    Q_OBJECT
public:
    /// `settings` know the folder where file dialogs open.
    CsvDialog(models::ExperimentDocument& document, session::Settings& settings, QWidget* parent);

    /// Shows a file: the experiment's own by its settings, another one by a first guess.
    void openFile(const QString& path);

    figures::TableFigure& figure() { return figure_; }
    /// What file dialogs offer of tables.
    static QString csvFilter();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildSettings();
    QWidget* buildColumns();
    QWidget* buildTable();
    void refresh();
    void refreshProgress();
    void restyle();
    void browse();
    void use(models::CsvPreview::Use use);
    void take();

    models::ExperimentDocument& document_;
    session::Settings& settings_;
    models::CsvPreview preview_;
    models::CsvColumns columnsModel_;
    figures::TableFigure figure_;
    QLineEdit* path_;
    QComboBox* separator_;
    QComboBox* decimal_;
    QComboBox* header_;
    QComboBox* missing_;
    QComboBox* task_;
    QComboBox* scaling_;
    QTableView* columns_;
    QTableView* table_;
    QLabel* statement_;
    QProgressBar* progress_;
    QPushButton* stop_;
    QDialogButtonBox* buttons_;
    QTimer progressTimer_;
};

} // namespace dpfm::views
