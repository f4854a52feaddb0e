#include "ui/figures/matrix_figure.h"

#include "ui/figures/cell_painting.h"
#include "ui/figures/matrix_cells.h"

#include <algorithm>

namespace dpfm::figures {

MatrixFigure::MatrixFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    title_ = new QCPTextElement(&plot());
    body().insertRow(0);
    body().addElement(0, 0, title_);
    rect_->axis(QCPAxis::atBottom)->setLabel(tr("registers R per neuron"));
    rect_->axis(QCPAxis::atLeft)->setLabel(tr("corpus (samples)"));
    for (QCPAxis* axis : rect_->axes())
        axis->grid()->setVisible(false);
    cells_ = new MatrixCells(&plot(), *rect_);
    setTable({}, {});
}

void MatrixFigure::setTable(const models::ReadingTable& table, const QString& title,
                            bool logarithmic) {
    fullTitle_ = title;

    auto* columns = new QCPAxisTickerText;
    for (std::size_t i = 0; i < table.categories.size(); ++i)
        columns->addTick(static_cast<double>(i), models::tickLabel(table.categories[i]));
    auto* rows = new QCPAxisTickerText;
    for (std::size_t i = 0; i < table.corpora.size(); ++i)
        rows->addTick(static_cast<double>(i), QString::number(table.corpora[i]));
    QCPAxis& x = *rect_->axis(QCPAxis::atBottom);
    QCPAxis& y = *rect_->axis(QCPAxis::atLeft);
    x.setTicker(QSharedPointer<QCPAxisTicker>(columns));
    y.setTicker(QSharedPointer<QCPAxisTicker>(rows));
    x.setRange(-0.5, std::max(0.5, static_cast<double>(table.categories.size()) - 0.5));
    y.setRange(-0.5, std::max(0.5, static_cast<double>(table.corpora.size()) - 0.5));

    cells_->setTable(table, logarithmic);
    setMessage(table.empty() ? emptyText() : QString());
    title_->setVisible(!empty());
    restyle();
    replotSoon();
}

void MatrixFigure::fitTitles(const QSize& size) {
    title_->setText(wrapped(fullTitle_, size.width() - style().pixels(20.0)));
}

void MatrixFigure::restyle() {
    title_->setFont(style().font());
    title_->setTextColor(style().foreground);
    cells_->setStyle(style());
    hideAxisLines(*rect_);
}

} // namespace dpfm::figures
