#include "ui/views/csv_dialog.h"

#include "ui/views/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <vector>

namespace dpfm::views {

using models::CsvPreview;
using network::Scaling;

namespace {

constexpr int kProgressMs = 50;
constexpr int kPercent = 100;
constexpr int kMeasured = 20;      ///< rows whose widths a column's depends on
constexpr int kMostMeasured = 100; ///< columns

QComboBox* choice(QWidget* parent, const char* name, const QStringList& items) {
    auto* box = new QComboBox(parent);
    box->setObjectName(QString::fromLatin1(name));
    box->addItems(items);
    return box;
}

} // namespace

CsvDialog::CsvDialog(models::ExperimentDocument& document, session::Settings& settings,
                     QWidget* parent)
    : QDialog(parent)
    , document_(document)
    , settings_(settings)
    , columnsModel_(preview_)
    , path_(new QLineEdit(this))
    , separator_(choice(this, "csvSeparator", {tr("comma  ,"), tr("semicolon  ;"), tr("tab")}))
    , decimal_(choice(this, "csvDecimal", {tr("point  1.5"), tr("comma  1,5")}))
    , header_(choice(this, "csvHeader", {tr("names the columns"), tr("is data")}))
    , missing_(choice(this, "csvMissing", {tr("are an error"), tr("leave out their rows")}))
    , task_(choice(this, "csvTask", {tr("regression"), tr("classification")}))
    , scaling_(choice(this, "csvScaling", {tr("none"), tr("min-max"), tr("standard")}))
    , columns_(new QTableView(this))
    , table_(new QTableView(this))
    , statement_(new QLabel(this))
    , progress_(new QProgressBar(this))
    , stop_(new QPushButton(this))
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)) {
    setWindowTitle(tr("CSV file"));
    setObjectName(QStringLiteral("csvDialog"));
    buttons_->setObjectName(QStringLiteral("csvButtons"));

    path_->setObjectName(QStringLiteral("csvPath"));
    path_->setReadOnly(true);
    auto* browse = new QPushButton(tr("&Browse…"), this);
    browse->setObjectName(QStringLiteral("csvBrowse"));
    browse->setAutoDefault(false);
    auto* fileLabel = new QLabel(tr("&File"), this);
    fileLabel->setBuddy(path_);
    path_->setAccessibleName(tr("File"));
    QWidget::setTabOrder(path_, browse);
    QWidget::setTabOrder(browse, separator_);
    auto* file = new QHBoxLayout;
    file->addWidget(fileLabel);
    file->addWidget(path_, 1);
    file->addWidget(browse);

    auto* left = new QVBoxLayout;
    left->addWidget(buildSettings());
    left->addWidget(buildColumns(), 1);
    auto* middle = new QHBoxLayout;
    middle->addLayout(left);
    middle->addWidget(buildTable(), 1);

    statement_->setObjectName(QStringLiteral("csvStatement"));
    statement_->setWordWrap(true);
    statement_->setMinimumHeight(2 * fontMetrics().lineSpacing());
    statement_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    progress_->setObjectName(QStringLiteral("csvProgress"));
    progress_->setAccessibleName(tr("Checking the file"));
    progress_->setMaximumWidth(160);
    stop_->setObjectName(QStringLiteral("csvStop"));
    stop_->setAutoDefault(false);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(statement_, 1);
    bottom->addWidget(progress_);
    bottom->addWidget(stop_);

    auto* column = new QVBoxLayout(this);
    column->addLayout(file);
    column->addLayout(middle, 1);
    column->addLayout(bottom);
    column->addWidget(buttons_);
    resize(1060, 640);

    connect(browse, &QPushButton::clicked, this, &CsvDialog::browse);
    connect(stop_, &QPushButton::clicked, this, [this] {
        preview_.state() == CsvPreview::State::Checking ? preview_.stop() : preview_.checkAgain();
    });
    connect(buttons_, &QDialogButtonBox::accepted, this, &CsvDialog::take);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&preview_, &CsvPreview::changed, this, &CsvDialog::refresh);
    progressTimer_.setInterval(kProgressMs);
    connect(&progressTimer_, &QTimer::timeout, this, &CsvDialog::refreshProgress);

    // A table of one's own has mostly inputs of different size.
    const network::DataSettings& present = document_.experiment().data;
    scaling_->setCurrentIndex(static_cast<int>(
        present.source == network::DataSource::Csv ? present.scaling : Scaling::Standard));
    restyle();
    refresh();
    columns_->setFocus();
}

QWidget* CsvDialog::buildSettings() {
    auto* settings = new QWidget(this);
    auto* form = new QFormLayout(settings);
    form->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& label, QComboBox* box, auto choose) {
        form->addRow(label, box);
        box->setAccessibleName(QString(label).remove(u'&'));
        connect(box, &QComboBox::activated, this, choose);
    };
    add(tr("&Separator"), separator_,
        [this](int index) { preview_.setSeparator(static_cast<network::CsvSeparator>(index)); });
    add(tr("&Decimal sign"), decimal_,
        [this](int index) { preview_.setDecimal(static_cast<network::DecimalSign>(index)); });
    add(tr("First &row"), header_, [this](int index) { preview_.setHeader(index == 0); });
    add(tr("&Missing values"), missing_,
        [this](int index) { preview_.setMissing(static_cast<network::MissingValues>(index)); });
    add(tr("Tas&k"), task_,
        [this](int index) { preview_.setTask(static_cast<network::CsvTask>(index)); });
    form->addRow(tr("Scali&ng"), scaling_);
    scaling_->setAccessibleName(tr("Scaling"));
    return settings;
}

QWidget* CsvDialog::buildColumns() {
    auto* panel = new QWidget(this);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    columns_->setObjectName(QStringLiteral("csvColumns"));
    columns_->setAccessibleName(tr("Columns and what they are used as"));
    columns_->setModel(&columnsModel_);
    columns_->setSelectionBehavior(QAbstractItemView::SelectRows);
    columns_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    columns_->setTabKeyNavigation(false);
    columns_->verticalHeader()->hide();
    columns_->verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + 6);
    columns_->horizontalHeader()->setResizeContentsPrecision(kMeasured);
    columns_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    columns_->horizontalHeader()->setSectionResizeMode(models::CsvColumns::Name,
                                                       QHeaderView::Stretch);
    columns_->setMinimumWidth(320);
    auto* caption = new QLabel(tr("Co&lumns; the chosen ones are:"), panel);
    caption->setBuddy(columns_);
    auto* row = new QHBoxLayout;
    QWidget* before = columns_; // with the Tab key
    const auto add = [&](const QString& text, const char* name, CsvPreview::Use as) {
        auto* button = new QPushButton(text, panel);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, as] { use(as); });
        row->addWidget(button);
        QWidget::setTabOrder(before, button);
        before = button;
    };
    add(tr("&Input"), "csvInput", CsvPreview::Use::Input);
    add(tr("&Target"), "csvTarget", CsvPreview::Use::Target);
    add(tr("&Unused"), "csvUnused", CsvPreview::Use::Unused);
    QWidget::setTabOrder(before, table_);
    column->addWidget(caption);
    column->addWidget(columns_, 1);
    column->addLayout(row);
    return panel;
}

QWidget* CsvDialog::buildTable() {
    auto* panel = new QWidget(this);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    table_->setObjectName(QStringLiteral("csvTable"));
    table_->setAccessibleName(tr("First rows of the file"));
    table_->setModel(&preview_);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + 6);
    table_->horizontalHeader()->setResizeContentsPrecision(kMeasured);
    table_->horizontalHeader()->setMaximumSectionSize(fontMetrics().averageCharWidth() * 30);
    connect(&preview_, &CsvPreview::modelReset, this, [this] {
        if (preview_.columnCount() <= kMostMeasured)
            table_->resizeColumnsToContents();
    });
    figure_.widget()->setObjectName(QStringLiteral("csvFigure"));
    figure_.widget()->setAccessibleName(tr("Rows of the file as points"));
    figure_.widget()->setMinimumHeight(180);
    column->addWidget(table_, 3);
    column->addWidget(figure_.widget(), 2);
    return panel;
}

void CsvDialog::openFile(const QString& path) {
    const network::CsvFile& present = document_.experiment().data.csv;
    if (present.path == path.toStdString())
        preview_.open(present);
    else
        preview_.open(path);
}

void CsvDialog::browse() {
    const QFileInfo named(path_->text());
    auto* dialog =
        new QFileDialog(this, tr("CSV file"),
                        named.exists() ? named.absolutePath() : settings_.folder(), csvFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        settings_.setFolder(QFileInfo(path).absolutePath());
        openFile(path);
    });
    dialog->open();
}

QString CsvDialog::csvFilter() {
    return tr("Tables (*.csv *.tsv *.txt *.csv.gz);;All files (*)");
}

void CsvDialog::use(CsvPreview::Use use) {
    std::vector<int> chosen;
    for (const QModelIndex& index : columns_->selectionModel()->selectedRows())
        chosen.push_back(index.row());
    // What has the focus but is not selected yet is meant, too.
    if (const QModelIndex current = columns_->currentIndex(); chosen.empty() && current.isValid())
        chosen.push_back(current.row());
    preview_.setUse(chosen, use);
}

void CsvDialog::refresh() {
    using State = CsvPreview::State;
    const network::CsvFile& file = preview_.settings();
    path_->setText(QString::fromStdString(file.path));
    separator_->setCurrentIndex(static_cast<int>(file.format.separator));
    decimal_->setCurrentIndex(static_cast<int>(file.format.decimal));
    header_->setCurrentIndex(file.format.header ? 0 : 1);
    missing_->setCurrentIndex(static_cast<int>(file.missing));
    task_->setCurrentIndex(static_cast<int>(file.task));
    const State state = preview_.state();
    statement_->setText(preview_.statement());
    statement_->setAccessibleDescription(statement_->text());
    QPalette palette = statement_->palette();
    palette.setColor(QPalette::WindowText, state == State::Wrong
                                               ? colors(this->palette()).error
                                               : this->palette().color(QPalette::WindowText));
    statement_->setPalette(palette);
    const bool checking = state == State::Checking;
    progress_->setVisible(checking);
    stop_->setVisible(checking || state == State::Stopped);
    stop_->setText(checking ? tr("Sto&p") : tr("C&heck again"));
    checking ? progressTimer_.start() : progressTimer_.stop();
    refreshProgress();
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(state == State::Good);
    if (!checking)
        figure_.setPoints(preview_.points());
    table_->horizontalHeader()->viewport()->update();
    table_->viewport()->update();
}

void CsvDialog::refreshProgress() {
    const double share = preview_.progress();
    progress_->setRange(0, share > 0.0 ? kPercent : 0);
    progress_->setValue(static_cast<int>(share * kPercent));
}

void CsvDialog::take() {
    document_.edit(tr("CSV file"), [this](network::Experiment& experiment) {
        experiment.data.csv = preview_.settings();
        experiment.data.scaling = static_cast<Scaling>(scaling_->currentIndex());
        network::chooseSource(experiment, network::DataSource::Csv);
    });
    accept();
}

void CsvDialog::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
    preview_.setColors(palette().color(QPalette::PlaceholderText), colors(palette()).error);
}

void CsvDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
        refresh();
    }
    QDialog::changeEvent(event);
}

} // namespace dpfm::views
