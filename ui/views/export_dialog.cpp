#include "ui/views/export_dialog.h"

#include "ui/session/error_text.h"
#include "ui/views/corpus_choice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
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
constexpr int kPreviewDpi = 150;

} // namespace

ExportDialog::ExportDialog(models::Workbench& workbench, session::Settings& settings,
                           figures::PlotKind plot, QWidget* parent)
    : QDialog(parent)
    , workbench_(workbench)
    , settings_(settings)
    , plot_(new QComboBox(this))
    , corpus_(new QComboBox(this))
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
    plot_->addItems({tr("curves"), tr("cross-section over R"), tr("matrix R × corpus")});
    plot_->setCurrentIndex(static_cast<int>(plot));
    fillCorpusChoice(*corpus_, workbench_.results().sweep());
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
    setUp(width_, "widthMm", 10.0, 2000.0, 170.0, tr(" mm"));
    setUp(height_, "heightMm", 10.0, 2000.0, 100.0, tr(" mm"));
    setUp(fontSize_, "fontPoints", 4.0, 72.0, 8.0, tr(" pt"));
    dpi_->setObjectName(QStringLiteral("dpi"));
    dpi_->setRange(30, 2400);
    dpi_->setValue(300);
    dpi_->setSuffix(tr(" dpi"));
    logY_->setChecked(true);
    preview_->setMinimumSize(460, 300);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setWordWrap(true);
    preview_->setObjectName(QStringLiteral("preview"));
    preview_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);

    auto* form = new QFormLayout;
    form->addRow(tr("&Plot"), plot_);
    form->addRow(tr("&Corpus"), corpus_);
    form->addRow(tr("&Format"), format_);
    form->addRow(tr("&Width"), width_);
    form->addRow(tr("&Height"), height_);
    form->addRow(tr("&Resolution"), dpi_);
    form->addRow(tr("Font &size"), fontSize_);
    form->addRow(logY_);
    auto* row = new QHBoxLayout;
    row->addLayout(form);
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
        dpi_->setEnabled(format_->currentData() == QLatin1String("png"));
        logY_->setEnabled(plot_->currentIndex() != static_cast<int>(figures::PlotKind::Matrix));
        previewTimer_.start();
    };
    for (QComboBox* box : {plot_, corpus_, format_})
        connect(box, &QComboBox::activated, this, soon);
    for (QDoubleSpinBox* box : {width_, height_, fontSize_})
        connect(box, &QDoubleSpinBox::valueChanged, this, soon);
    connect(logY_, &QCheckBox::toggled, this, soon);
    soon();
}

figures::FigureOptions ExportDialog::options() const {
    figures::FigureOptions options;
    options.plot = static_cast<figures::PlotKind>(plot_->currentIndex());
    options.widthMm = width_->value();
    options.heightMm = height_->value();
    options.dpi = dpi_->value();
    options.fontPoints = fontSize_->value();
    options.logY = logY_->isChecked();
    options.filter.shown = workbench_.results().shown();
    options.filter.corpora = chosenCorpora(*corpus_);
    return options;
}

void ExportDialog::preview() {
    figures::FigureOptions shown = options();
    shown.dpi = kPreviewDpi;
    const Result<QByteArray> png =
        figures::renderFigure(workbench_.results().sweep(), shown, figures::FigureFormat::Png);
    buttons_->button(QDialogButtonBox::Save)->setEnabled(png.ok());
    if (!png) {
        preview_->setText(session::errorMessage(png.error()));
        return;
    }
    QPixmap pixmap;
    pixmap.loadFromData(*png, "PNG");
    preview_->setPixmap(
        pixmap.scaled(preview_->size(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
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
    dialog.selectFile(plot_->currentIndex() == 0 ? QStringLiteral("curves.") + suffix
                                                 : QStringLiteral("figure.") + suffix);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return;
    const QString path = dialog.selectedFiles().constFirst();
    settings_.setFolder(QFileInfo(path).absolutePath());
    const Result<void> written =
        figures::exportFigure(workbench_.results().sweep(), options(), path);
    if (!written) {
        QMessageBox::warning(this, tr("Export figure"), session::errorText(written.error()));
        return;
    }
    emit workbench_.message(tr("Wrote %1.").arg(path));
    accept();
}

} // namespace dpfm::views
