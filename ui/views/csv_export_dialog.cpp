#include "ui/views/csv_export_dialog.h"

#include "ui/models/results_model.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace dpfm::views {

namespace {

std::vector<std::size_t> shownRuns(const models::ResultsModel& results) {
    std::vector<std::size_t> shown;
    for (std::size_t run = 0; run < results.runCount(); ++run)
        if (results.isShown(run) && !results.run(run).marks.deleted)
            shown.push_back(run);
    return shown;
}

} // namespace

CsvExportDialog::CsvExportDialog(const models::ResultsModel& results,
                                 const std::vector<std::size_t>& listed, QWidget* parent)
    : QDialog(parent)
    , runs_(new QComboBox(this))
    , layout_(new QComboBox(this))
    , description_(new QLabel(this)) {
    using session::CsvLayout;
    setWindowTitle(tr("Export CSV"));
    setObjectName(QStringLiteral("csvExportDialog"));
    runs_->setObjectName(QStringLiteral("csvRuns"));
    const auto number = [](std::size_t runs) { return static_cast<int>(runs); };
    runs_->addItem(tr("all %n run(s) of the sweep", nullptr,
                      number(results.runCount() - results.sweep().deletedCount())));
    choices_.emplace_back();
    const std::vector<std::size_t> shown = shownRuns(results);
    addRuns(tr("the %n row(s) of the Runs table", nullptr, number(listed.size())), listed);
    addRuns(tr("the %n run(s) that are ticked, as in the plots", nullptr, number(shown.size())),
            shown);
    runs_->setToolTip(tr("The rows of the Runs table are those that its filter leaves and those "
                         "that are pinned, ticked or not; ticked runs are in the plots, whether "
                         "the filter leaves them or not."));
    layout_->setObjectName(QStringLiteral("csvLayout"));
    layout_->addItem(tr("long: a line for each run and epoch"), static_cast<int>(CsvLayout::Long));
    layout_->addItem(tr("wide: a line for each epoch"), static_cast<int>(CsvLayout::Wide));
    description_->setObjectName(QStringLiteral("csvDescription"));
    description_->setWordWrap(true);
    // Room for the longest text, so that nothing moves when another layout is chosen.
    description_->setMinimumSize(460, 3 * fontMetrics().lineSpacing() + 6);
    description_->setAlignment(Qt::AlignTop);

    auto* form = new QFormLayout;
    form->addRow(tr("&Runs"), runs_);
    form->addRow(tr("&Layout"), layout_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setText(tr("&Save…"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(description_, 1);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(runs_, &QComboBox::currentIndexChanged, this, &CsvExportDialog::describe);
    connect(layout_, &QComboBox::currentIndexChanged, this, &CsvExportDialog::describe);
    describe();
}

session::CsvOptions CsvExportDialog::options() const {
    session::CsvOptions options;
    options.layout = static_cast<session::CsvLayout>(layout_->currentData().toInt());
    options.runs = choices_[static_cast<std::size_t>(runs_->currentIndex())];
    return options;
}

void CsvExportDialog::addRuns(const QString& text, std::vector<std::size_t> runs) {
    if (runs.empty())
        return;
    runs_->addItem(text);
    std::sort(runs.begin(), runs.end()); // a file is in grid order, however the table is sorted
    choices_.emplace_back(std::move(runs));
}

void CsvExportDialog::describe() {
    const QString columns =
        options().layout == session::CsvLayout::Long
            ? tr("Columns: run, corpus, registers, seed, epoch and the run's figures.")
            : tr("Columns: epoch, and for each run and figure one named like "
                 "\"val_loss r8 c400 s1\": 8 registers (0 is all), corpus 400, seed 1.");
    description_->setText(columns + QLatin1Char(' ') +
                          tr("A second file, named .csv.json, tells every setting."));
}

} // namespace dpfm::views
