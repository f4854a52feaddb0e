#include "ui/figures/confusion_figure.h"

#include "ui/figures/cell_painting.h"
#include "ui/figures/confusion_cells.h"
#include "ui/figures/palette.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::figures {

namespace {

constexpr double kLongestName = 10.0; ///< in the font's height; longer ones are elided

/// Names at the whole numbers of an axis, every so many of them as have room.
QSharedPointer<QCPAxisTicker> tickerOf(const QStringList& names, double needed, double room) {
    const double each = std::max(1.0, std::ceil(needed / std::max(room, 1.0)));
    const auto step = static_cast<qsizetype>(std::min(each, static_cast<double>(names.size())));
    auto* ticker = new QCPAxisTickerText;
    for (qsizetype i = 0; i < names.size(); i += step)
        ticker->addTick(static_cast<double>(i), names[i]);
    return QSharedPointer<QCPAxisTicker>(ticker);
}

} // namespace

ConfusionFigure::ConfusionFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    scale_ = new QCPColorScale(&plot());
    scale_->setType(QCPAxis::atRight);
    scale_->setDataRange({0.0, 1.0});
    scale_->axis()->setLabel(tr("share of the class"));
    auto* heights = new QCPMarginGroup(&plot());
    rect_->setMarginGroup(QCP::msTop | QCP::msBottom, heights);
    scale_->setMarginGroup(QCP::msTop | QCP::msBottom, heights);
    // The title is over both.
    row_ = new QCPLayoutGrid;
    body().take(rect_);
    row_->addElement(0, 0, rect_);
    row_->addElement(0, 1, scale_);
    body().addElement(0, 0, row_);
    title_ = new QCPTextElement(&plot());
    body().insertRow(0);
    body().addElement(0, 0, title_);
    rect_->axis(QCPAxis::atBottom)->setLabel(tr("taken for"));
    rect_->axis(QCPAxis::atLeft)->setLabel(tr("true class"));
    rect_->axis(QCPAxis::atLeft)->setRangeReversed(true);
    for (QCPAxis* axis : rect_->axes())
        axis->grid()->setVisible(false);
    cells_ = new ConfusionCells(&plot(), *rect_);
    connect(&plot(), &QCustomPlot::itemClick, this,
            [this](QCPAbstractItem* item, QMouseEvent* event) {
                if (item != cells_ || event->button() != Qt::LeftButton)
                    return;
                if (const auto cell = cells_->cellAt(event->position()))
                    emit cellClicked(*cell);
            });
    setEmptyText(tr("The confusion matrix is of networks that classify:\n"
                    "choose iris, digits or another source of classes, and run"));
    setMatrix(nullptr);
}

void ConfusionFigure::setMatrix(std::shared_ptr<const models::ConfusionMatrix> matrix) {
    matrix_ = std::move(matrix);
    cells_->setMatrix(matrix_);
    setMessage(matrix_ ? QString() : emptyText());
    scale_->setVisible(matrix_ != nullptr);
    title_->setVisible(matrix_ != nullptr);
    const double classes = matrix_ ? static_cast<double>(matrix_->classes()) : 1.0;
    rect_->axis(QCPAxis::atBottom)->setRange(-0.5, classes - 0.5);
    rect_->axis(QCPAxis::atLeft)->setRange(-0.5, classes - 0.5);
    restyle();
    replotSoon();
}

void ConfusionFigure::setCurrent(std::optional<models::ConfusionCell> cell) {
    cells_->setCurrent(cell);
    replotSoon();
}

void ConfusionFigure::fillTitle() {
    fullTitle_.clear();
    if (matrix_)
        fullTitle_ = tr("Validation part: %1 of %2 right, accuracy %3")
                         .arg(matrix_->correct())
                         .arg(matrix_->sampleCount())
                         .arg(style().locale.toString(matrix_->accuracy(), 'f', 3));
}

void ConfusionFigure::fitTitles(const QSize& size) {
    title_->setText(wrapped(fullTitle_, size.width() - style().pixels(20.0)));
    scale_->axis()->ticker()->setTickCount(rect_->axis(QCPAxis::atLeft)->ticker()->tickCount());
    if (matrix_)
        labelAxes(size);
}

void ConfusionFigure::labelAxes(const QSize& size) {
    const QFontMetricsF metrics(style().font());
    const double em = style().pixels(style().fontPoints);
    QStringList names;
    double widest = 0.0;
    for (std::size_t i = 0; i < matrix_->classes(); ++i) {
        names.append(metrics.elidedText(QString::fromStdString(matrix_->className(i)),
                                        Qt::ElideRight, kLongestName * em));
        widest = std::max(widest, metrics.horizontalAdvance(names.back()));
    }
    // What stands beside the cells: the rows' names, their axis' label, gaps, and the colour scale.
    const double classes = static_cast<double>(names.size());
    const double across = (size.width() - widest - 3.5 * em - colorScaleWidth(style())) / classes;
    const bool upright = widest + 0.5 * em <= across;
    const double down = (size.height() - (upright ? em : widest) - 5.0 * em) / classes;
    QCPAxis& x = *rect_->axis(QCPAxis::atBottom);
    x.setTickLabelRotation(upright ? 0.0 : -90.0);
    x.setTicker(tickerOf(names, upright ? widest : metrics.height(), across));
    rect_->axis(QCPAxis::atLeft)->setTicker(tickerOf(names, metrics.height(), down));
}

void ConfusionFigure::restyle() {
    fillTitle();
    title_->setFont(style().font());
    title_->setTextColor(style().foreground);
    cells_->setStyle(style());
    scale_->setGradient(rampGradient(style().palette));
    styleColorScale(*scale_, style());
    row_->setColumnSpacing(style().gap(6.0));
    hideAxisLines(*rect_);
}

} // namespace dpfm::figures
