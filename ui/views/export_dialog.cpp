#include "ui/views/export_dialog.h"

#include "ui/figures/figure_command.h"
#include "ui/models/background.h"
#include "ui/session/error_text.h"
#include "ui/session/files.h"
#include "ui/views/corpus_choice.h"
#include "ui/views/curve_choices.h"
#include "ui/views/export_all.h"
#include "ui/views/figure_choices.h"
#include "ui/views/look_form.h"
#include "ui/views/panels_choice.h"
#include "ui/views/save_path.h"
#include "ui/views/style_row.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

namespace dpfm::views {

namespace {

constexpr int kPreviewMs = 150;

/// Which axes of a plot take limits.
struct NumericAxes {
    bool x;
    bool y;
};

NumericAxes numericAxes(const figures::FigureOptions& options) {
    switch (options.plot) {
    case figures::PlotKind::Instrument:
        return {options.instrument->numericX, options.instrument->numericY};
    case figures::PlotKind::Curves:
    case figures::PlotKind::Cost:
    case figures::PlotKind::OutputMap:
        return {true, true};
    case figures::PlotKind::CrossSection:
    case figures::PlotKind::Paired:
        return {false, true};
    case figures::PlotKind::Minima: // each panel has its own
    case figures::PlotKind::Matrix:
    case figures::PlotKind::Confusion:
        break;
    }
    return {false, false};
}

} // namespace

ExportDialog::ExportDialog(models::Workbench& workbench, session::Settings& settings,
                           const figures::FigureOptions& seen, QWidget* parent)
    : QDialog(parent)
    , workbench_(workbench)
    , settings_(settings)
    , seen_(seen)
    , form_(new QFormLayout)
    , plot_(new QComboBox(this))
    , metrics_(new QComboBox(this))
    , metric_(new QComboBox(this))
    , reading_(new QComboBox(this))
    , corpus_(new QComboBox(this))
    , lines_(new CurveChoices(QStringLiteral("export"), this))
    , panels_(new PanelsChoice(this))
    , format_(new QComboBox(this))
    , logY_(new QCheckBox(tr("&Logarithmic y axis"), this))
    , style_(new StyleRow(settings, this))
    , look_(new LookForm(this))
    , preview_(new QLabel(this))
    , note_(new QLabel(this))
    , all_(new QPushButton(tr("E&xport all plots…"), this))
    , command_(new QPushButton(tr("&Copy as command"), this))
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this)) {
    setWindowTitle(tr("Export figure"));
    setObjectName(QStringLiteral("exportDialog"));
    look_->insertTab(0, makePlotPage(), tr("Plot"));
    look_->setCurrentIndex(0);
    figures::FigureLook look = seen.look;
    if (session::spokenLanguage() == session::Language::Spanish)
        look.decimals = figures::Decimals::Spanish;
    look_->setStyle(style_->remembered().value_or(look));
    look_->setLanguage(session::spokenLanguage());
    preview_->setMinimumSize(460, 300);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setWordWrap(true);
    preview_->setObjectName(QStringLiteral("preview"));
    preview_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    note_->setObjectName(QStringLiteral("exportNote"));
    note_->setWordWrap(true);
    all_->setObjectName(QStringLiteral("exportAll"));
    all_->setToolTip(tr("Writes each of these plots into a folder, in this style and format."));
    command_->setObjectName(QStringLiteral("copyCommand"));
    command_->setToolTip(tr("Copies the line that writes the same file without a window."));
    buttons_->addButton(all_, QDialogButtonBox::ActionRole);
    buttons_->addButton(command_, QDialogButtonBox::ActionRole);

    auto* left = new QVBoxLayout;
    left->addWidget(style_);
    left->addWidget(look_, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(preview_, 1);
    right->addWidget(note_);
    auto* row = new QHBoxLayout;
    row->addLayout(left);
    row->addLayout(right, 1);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addWidget(buttons_);
    resize(1040, 520);

    connect(buttons_, &QDialogButtonBox::accepted, this, &ExportDialog::save);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(all_, &QPushButton::clicked, this, &ExportDialog::exportAll);
    connect(command_, &QPushButton::clicked, this, &ExportDialog::copyCommand);
    connect(style_, &StyleRow::chosen, look_, &LookForm::setStyle);
    previewTimer_.setSingleShot(true);
    previewTimer_.setInterval(kPreviewMs);
    connect(&previewTimer_, &QTimer::timeout, this, &ExportDialog::preview);
    const auto soon = [this] {
        refreshFields();
        previewTimer_.start();
    };
    for (QComboBox* box : std::initializer_list<QComboBox*>{plot_, metrics_, metric_, reading_,
                                                            corpus_, panels_, format_})
        connect(box, &QComboBox::activated, this, soon);
    connect(look_, &LookForm::changed, this, soon);
    connect(logY_, &QCheckBox::toggled, this, soon);
    connect(lines_, &CurveChoices::changed, this, soon);
    soon();
}

QWidget* ExportDialog::makePlotPage() {
    plot_->setObjectName(QStringLiteral("plot"));
    plot_->setAccessibleName(tr("Plot"));
    if (!workbench_.results().empty()) // else it is the live run that is seen
        for (const auto& plot : figures::kPlotNames)
            addPlot(plot.value);
    if (seen_.instrument)
        plot_->addItem(seen_.instrument->title, static_cast<int>(figures::PlotKind::Instrument));
    if (seen_.map)
        addPlot(figures::PlotKind::OutputMap);
    if (seen_.confusion)
        addPlot(figures::PlotKind::Confusion);
    plot_->setCurrentIndex(plot_->findData(static_cast<int>(seen_.plot)));
    const session::SweepRecord& sweep = workbench_.results().sweep();
    metrics_->setObjectName(QStringLiteral("exportMetrics"));
    fillMetricsChoice(*metrics_, sweep);
    chooseMetrics(*metrics_, seen_.metrics);
    metric_->setObjectName(QStringLiteral("exportMetric"));
    fillMetricChoice(*metric_, sweep);
    chooseMetric(*metric_, seen_.readingOf);
    reading_->setObjectName(QStringLiteral("exportReading"));
    fillReadingChoice(*reading_);
    chooseReading(*reading_, seen_.reading);
    corpus_->setObjectName(QStringLiteral("exportCorpus"));
    fillCorpusChoice(*corpus_, sweep);
    chooseCorpora(*corpus_, seen_.filter.corpora);
    lines_->setOptions(seen_.curves);
    panels_->setObjectName(QStringLiteral("exportPanels"));
    panels_->fill(sweep, plot());
    panels_->choose(seen_.panelsBy);
    format_->setObjectName(QStringLiteral("format"));
    format_->setAccessibleName(tr("Format"));
    format_->addItem(tr("PDF (vector, for papers)"), QStringLiteral("pdf"));
    format_->addItem(tr("SVG (vector, to be edited)"), QStringLiteral("svg"));
    format_->addItem(tr("PNG (pixels, for slides)"), QStringLiteral("png"));
    format_->addItem(tr("TeX (pgfplots, for LaTeX)"), QStringLiteral("tex"));
    logY_->setObjectName(QStringLiteral("exportLogY"));
    logY_->setChecked(seen_.logY);

    auto* page = new QWidget(this);
    page->setLayout(form_);
    form_->addRow(tr("&Plot"), plot_);
    form_->addRow(tr("&Metric"), metrics_);
    form_->addRow(tr("M&etric"), metric_);
    form_->addRow(tr("Readin&g"), reading_);
    form_->addRow(tr("Co&rpus"), corpus_);
    form_->addRow(tr("Seeds"), lines_);
    form_->addRow(tr("Pa&nels"), panels_);
    form_->addRow(tr("&Format"), format_);
    form_->addRow(logY_);
    return page;
}

void ExportDialog::addPlot(figures::PlotKind plot) {
    plot_->addItem(plotTitle(plot), static_cast<int>(plot));
}

figures::PlotKind ExportDialog::plot() const {
    return static_cast<figures::PlotKind>(plot_->currentData().toInt());
}

figures::FigureFormat ExportDialog::format() const {
    return *figures::figureFormat(QStringLiteral("f.") + format_->currentData().toString());
}

figures::FigureOptions ExportDialog::options() const {
    figures::FigureOptions options = seen_;
    options.plot = plot();
    options.look = look_->look();
    options.logY = logY_->isChecked();
    options.metrics = chosenMetrics(*metrics_);
    options.readingOf = chosenMetric(*metric_);
    options.reading = chosenReading(*reading_);
    options.curves = lines_->options();
    options.panelsBy = panels_->field();
    options.filter.corpora = chosenCorpora(*corpus_);
    return options;
}

Result<figures::FigureOptions> ExportDialog::readOptions() const {
    if (const auto problem = look_->problem())
        return *problem;
    return options();
}

void ExportDialog::refreshFields() {
    using figures::PlotKind;
    const PlotKind shown = plot();
    form_->setRowVisible(metrics_, shown == PlotKind::Curves);
    form_->setRowVisible(metric_, figures::hasReading(shown));
    form_->setRowVisible(reading_, figures::hasReading(shown));
    form_->setRowVisible(corpus_, figures::isOfSweep(shown));
    form_->setRowVisible(lines_, shown == PlotKind::Curves);
    panels_->fill(workbench_.results().sweep(), shown);
    form_->setRowVisible(panels_, figures::hasPanels(shown));
    look_->setDpiEnabled(format() == figures::FigureFormat::Png);
    const auto [x, y] = numericAxes(options());
    look_->setNumericAxes(x, y);
    style_->setLook(look_->look());
    logY_->setEnabled(figures::hasLogY(shown));
    note_->setText(format() == figures::FigureFormat::Tex
                       ? tr("LaTeX sets the text in its document's own font, at this size.")
                       : QString());
}

void ExportDialog::preview() {
    const session::SweepRecord& sweep = workbench_.results().sweep();
    const double ratio = preview_->devicePixelRatio();
    const auto look = [&](const figures::FigureOptions& chosen) -> Result<QImage> {
        // Only TeX may find while it is written what it cannot say.
        const Result<void> savable =
            format() == figures::FigureFormat::Tex ? [&]() -> Result<void> {
            const auto tex = figures::renderFigure(sweep, chosen, format());
            return tex ? Result<void>() : Result<void>(tex.error());
        }()
            : figures::checkFigure(sweep, chosen, format());
        if (!savable)
            return savable.error();
        return figures::previewFigure(sweep, chosen, (QSizeF(preview_->size()) * ratio).toSize());
    };
    const Result<figures::FigureOptions> chosen = readOptions();
    const Result<QImage> image = chosen ? look(*chosen) : Result<QImage>(chosen.error());
    buttons_->button(QDialogButtonBox::Save)->setEnabled(image.ok());
    command_->setEnabled(image.ok());
    if (!image) {
        preview_->setText(session::errorText(image.error()));
        return;
    }
    QPixmap pixmap = QPixmap::fromImage(*image);
    pixmap.setDevicePixelRatio(ratio);
    preview_->setPixmap(pixmap);
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    previewTimer_.start();
}

void ExportDialog::save() {
    const QString suffix = format_->currentData().toString();
    askSavePath(*this, settings_,
                {tr("Export figure"),
                 {{QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix), suffix}},
                 figures::figureFileName(options(), format())},
                [this](const QString& path) { write(path); });
}

void ExportDialog::write(const QString& path) {
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const Result<figures::FigureFormat> format = figures::figureFormat(path);
    const Result<QByteArray> content =
        format ? figures::renderFigure(workbench_.results().sweep(), options(), *format)
               : Result<QByteArray>(format.error());
    QGuiApplication::restoreOverrideCursor();
    if (!content) {
        QMessageBox::warning(this, tr("Export figure"), session::errorText(content.error()));
        return;
    }
    setEnabled(false);
    models::inBackground(
        this, [path, content = *content] { return session::writeFile(path, content); },
        [this, path](const Result<void>& written) {
            setEnabled(true);
            if (!written) {
                QMessageBox::warning(this, tr("Export figure"),
                                     session::errorText(written.error()));
                return;
            }
            emit workbench_.message(tr("Wrote %1.").arg(path));
            accept();
        });
}

void ExportDialog::exportAll() {
    const Result<figures::FigureOptions> chosen = readOptions();
    if (!chosen) {
        QMessageBox::warning(this, tr("Export all plots"), session::errorText(chosen.error()));
        return;
    }
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Export all plots"), settings_.folder(), QFileDialog::ShowDirsOnly);
    if (folder.isEmpty())
        return;
    settings_.setFolder(folder);
    std::vector<figures::FigureOptions> figures;
    for (int i = 0; i < plot_->count(); ++i) {
        figures.push_back(*chosen);
        figures.back().plot = static_cast<figures::PlotKind>(plot_->itemData(i).toInt());
        if (!figures::hasPanelsBy(figures.back().plot, figures.back().panelsBy))
            figures.back().panelsBy.clear();
        if (figures.back().plot != chosen->plot) // its titles and limits are of that plot alone
            figures.back().look.x = figures.back().look.y = {};
    }
    auto* all = new ExportAll(workbench_.results(), std::move(figures), format(), folder, this);
    if (const QStringList there = all->existing();
        !there.isEmpty() && QMessageBox::question(this, tr("Export all plots"),
                                                  tr("These files are in the folder already:") +
                                                      u'\n' + there.join(u'\n') + u'\n' +
                                                      tr("Replace them?")) != QMessageBox::Yes) {
        delete all;
        return;
    }
    connect(all, &ExportAll::finished, this,
            [this, all, folder](int written, const QStringList& troubles) {
                all->deleteLater();
                const QString said = tr("Wrote %n figure(s) to %1.", nullptr, written).arg(folder);
                note_->setText(said);
                emit workbench_.message(said);
                if (!troubles.isEmpty())
                    QMessageBox::warning(this, tr("Export all plots"),
                                         said + u'\n' + tr("These were not written:") + u'\n' +
                                             troubles.join(u'\n'));
            });
    all->start();
}

void ExportDialog::copyCommand() {
    const session::SweepRecord& sweep = workbench_.results().sweep();
    const bool ofSweep = figures::isOfSweep(plot()); // of others no document can help
    if (ofSweep && workbench_.isUntitled()) {
        note_->setText(tr("Save the document first (Ctrl+S): the command reads its file."));
        return;
    }
    if (ofSweep && sweep.id == 0) {
        note_->setText(tr("These runs are in no file yet."));
        return;
    }
    const auto& sweeps = workbench_.sweeps();
    const bool latest = sweeps.empty() || sweeps.back().id == sweep.id;
    const auto arguments = figures::exportArguments(
        QDir::toNativeSeparators(QFileInfo(workbench_.path()).absoluteFilePath()), sweep, options(),
        figures::figureFileName(options(), format()),
        latest ? std::nullopt : std::optional(sweep.id));
    if (!arguments) {
        note_->setText(session::errorMessage(arguments.error()));
        return;
    }
    const QString line = figures::shellLine(QStringLiteral("dpfm"), *arguments);
    QGuiApplication::clipboard()->setText(line);
    note_->setText(tr("Copied: %1").arg(line));
}

} // namespace dpfm::views
