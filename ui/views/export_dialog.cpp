#include "ui/views/export_dialog.h"

#include "ui/models/background.h"
#include "ui/session/error_text.h"
#include "ui/session/files.h"
#include "ui/views/corpus_choice.h"
#include "ui/views/curve_choices.h"
#include "ui/views/figure_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPixmap>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace dpfm::views {

namespace {

constexpr int kPreviewMs = 150;

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
    , byCorpus_(new QCheckBox(tr("One panel each cor&pus"), this))
    , format_(new QComboBox(this))
    , width_(new QDoubleSpinBox(this))
    , height_(new QDoubleSpinBox(this))
    , dpi_(new QSpinBox(this))
    , fontSize_(new QDoubleSpinBox(this))
    , logY_(new QCheckBox(tr("&Logarithmic y axis"), this))
    , preview_(new QLabel(this))
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this)) {
    setWindowTitle(tr("Export figure"));
    setObjectName(QStringLiteral("exportDialog"));
    plot_->setObjectName(QStringLiteral("plot"));
    using figures::PlotKind;
    if (!workbench_.results().empty()) // else it is the live run that is seen
        for (const auto& plot : figures::kPlotNames)
            addPlot(plot.value);
    if (seen.map)
        addPlot(PlotKind::OutputMap);
    if (seen.confusion)
        addPlot(PlotKind::Confusion);
    plot_->setCurrentIndex(plot_->findData(static_cast<int>(seen.plot)));
    const session::SweepRecord& sweep = workbench_.results().sweep();
    metrics_->setObjectName(QStringLiteral("exportMetrics"));
    fillMetricsChoice(*metrics_, sweep);
    chooseMetrics(*metrics_, seen.metrics);
    metric_->setObjectName(QStringLiteral("exportMetric"));
    fillMetricChoice(*metric_, sweep);
    chooseMetric(*metric_, seen.readingOf);
    reading_->setObjectName(QStringLiteral("exportReading"));
    fillReadingChoice(*reading_);
    chooseReading(*reading_, seen.reading);
    corpus_->setObjectName(QStringLiteral("exportCorpus"));
    fillCorpusChoice(*corpus_, sweep);
    chooseCorpora(*corpus_, seen.filter.corpora);
    lines_->setOptions(seen.curves);
    byCorpus_->setObjectName(QStringLiteral("exportByCorpus"));
    byCorpus_->setChecked(seen.byCorpus);
    format_->setObjectName(QStringLiteral("format"));
    format_->addItem(tr("PDF (vector, for papers)"), QStringLiteral("pdf"));
    format_->addItem(tr("SVG (vector, to be edited)"), QStringLiteral("svg"));
    format_->addItem(tr("PNG (pixels, for slides)"), QStringLiteral("png"));
    const auto setUp = [](QDoubleSpinBox* box, const char* name, double low, double high,
                          double value, const QString& unit) {
        box->setObjectName(QString::fromLatin1(name));
        box->setRange(low, high);
        box->setDecimals(1);
        box->setValue(value);
        box->setSuffix(unit);
    };
    setUp(width_, "widthMm", 10.0, 2000.0, seen.widthMm, tr(" mm"));
    setUp(height_, "heightMm", 10.0, 2000.0, seen.heightMm, tr(" mm"));
    setUp(fontSize_, "fontPoints", 4.0, 72.0, seen.fontPoints, tr(" pt"));
    dpi_->setObjectName(QStringLiteral("dpi"));
    dpi_->setRange(30, 2400);
    dpi_->setValue(seen.dpi);
    dpi_->setSuffix(tr(" dpi"));
    logY_->setObjectName(QStringLiteral("exportLogY"));
    logY_->setChecked(seen.logY);
    preview_->setMinimumSize(460, 300);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setWordWrap(true);
    preview_->setObjectName(QStringLiteral("preview"));
    preview_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);

    form_->addRow(tr("&Plot"), plot_);
    form_->addRow(tr("&Metric"), metrics_);
    form_->addRow(tr("M&etric"), metric_);
    form_->addRow(tr("Re&ading"), reading_);
    form_->addRow(tr("&Corpus"), corpus_);
    form_->addRow(tr("Seeds"), lines_);
    form_->addRow(byCorpus_);
    form_->addRow(tr("&Format"), format_);
    form_->addRow(tr("&Width"), width_);
    form_->addRow(tr("&Height"), height_);
    form_->addRow(tr("&Resolution"), dpi_);
    form_->addRow(tr("Font &size"), fontSize_);
    form_->addRow(logY_);
    auto* row = new QHBoxLayout;
    row->addLayout(form_);
    row->addWidget(preview_, 1);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addWidget(buttons_);
    resize(860, 440);

    connect(buttons_, &QDialogButtonBox::accepted, this, &ExportDialog::save);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    previewTimer_.setSingleShot(true);
    previewTimer_.setInterval(kPreviewMs);
    connect(&previewTimer_, &QTimer::timeout, this, &ExportDialog::preview);
    const auto soon = [this] {
        refreshFields();
        previewTimer_.start();
    };
    for (QComboBox* box : {plot_, metrics_, metric_, reading_, corpus_, format_})
        connect(box, &QComboBox::activated, this, soon);
    for (QDoubleSpinBox* box : {width_, height_, fontSize_})
        connect(box, &QDoubleSpinBox::valueChanged, this, soon);
    connect(dpi_, &QSpinBox::valueChanged, this, soon);
    for (QCheckBox* box : {logY_, byCorpus_})
        connect(box, &QCheckBox::toggled, this, soon);
    connect(lines_, &CurveChoices::changed, this, soon);
    soon();
}

void ExportDialog::addPlot(figures::PlotKind plot) {
    plot_->addItem(plotTitle(plot), static_cast<int>(plot));
}

figures::PlotKind ExportDialog::plot() const {
    return static_cast<figures::PlotKind>(plot_->currentData().toInt());
}

figures::FigureOptions ExportDialog::options() const {
    figures::FigureOptions options = seen_;
    options.plot = plot();
    options.widthMm = width_->value();
    options.heightMm = height_->value();
    options.dpi = dpi_->value();
    options.fontPoints = fontSize_->value();
    options.logY = logY_->isChecked();
    options.metrics = chosenMetrics(*metrics_);
    options.readingOf = chosenMetric(*metric_);
    options.reading = chosenReading(*reading_);
    options.curves = lines_->options();
    options.byCorpus = byCorpus_->isChecked();
    options.filter.corpora = chosenCorpora(*corpus_);
    return options;
}

void ExportDialog::refreshFields() {
    using figures::PlotKind;
    const PlotKind shown = plot();
    const bool ofSweep = shown != PlotKind::OutputMap && shown != PlotKind::Confusion;
    form_->setRowVisible(metrics_, shown == PlotKind::Curves);
    form_->setRowVisible(metric_, figures::hasReading(shown));
    form_->setRowVisible(reading_, figures::hasReading(shown));
    form_->setRowVisible(corpus_, ofSweep);
    form_->setRowVisible(lines_, shown == PlotKind::Curves);
    form_->setRowVisible(byCorpus_, figures::hasPanelsByCorpus(shown));
    dpi_->setEnabled(format_->currentData() == QLatin1String("png"));
    logY_->setEnabled(figures::hasLogY(shown));
}

void ExportDialog::preview() {
    const session::SweepRecord& sweep = workbench_.results().sweep();
    const figures::FigureOptions chosen = options();
    const double ratio = preview_->devicePixelRatio();
    const Result<QImage> image =
        figures::previewFigure(sweep, chosen, (QSizeF(preview_->size()) * ratio).toSize());
    const auto format =
        figures::figureFormat(QStringLiteral("f.") + format_->currentData().toString());
    const Result<void> savable =
        image ? figures::checkFigure(sweep, chosen, *format) : Result<void>(image.error());
    buttons_->button(QDialogButtonBox::Save)->setEnabled(savable.ok());
    if (!savable) {
        preview_->setText(session::errorMessage(savable.error()));
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
    QFileDialog dialog(this, tr("Export figure"), settings_.folder(),
                       QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(plot() == figures::PlotKind::Curves ? QStringLiteral("curves.") + suffix
                                                          : QStringLiteral("figure.") + suffix);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return;
    const QString path = dialog.selectedFiles().constFirst();
    settings_.setFolder(QFileInfo(path).absolutePath());
    write(path);
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

} // namespace dpfm::views
