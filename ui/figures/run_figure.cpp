#include "ui/figures/run_figure.h"

#include "ui/figures/panel_title.h"
#include "ui/models/run_panels.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace dpfm::figures {

namespace {

constexpr double kGreyRow = 4.0; ///< a legend's line that only shows a grey, in those of curves

} // namespace

RunFigure::RunFigure(QObject* parent) : Figure(parent) {
    plot().setMouseTracking(true);
    connect(&plot(), &QCustomPlot::mouseMove, this, &RunFigure::showToolTip);
    connect(&plot(), &QCustomPlot::mousePress, this,
            [this](QMouseEvent* event) { pressed_ = event->pos(); });
    connect(&plot(), &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        const int moved = (event->pos() - pressed_).manhattanLength();
        if (event->button() != Qt::LeftButton || moved >= QApplication::startDragDistance() ||
            empty())
            return;
        if (const auto run = runAt(event->position()))
            emit runClicked(*run);
    });
}

void RunFigure::setSelected(std::optional<std::size_t> run) {
    if (run == selected_)
        return;
    selected_ = run;
    markSelected();
    replotSoon();
}

void RunFigure::setGroupLegend(std::vector<models::RegisterCategory> categories,
                               std::vector<models::RunRow> rows,
                               const std::vector<models::RunGroup>& present,
                               CategoryMark categoryMark, RowMark rowMark,
                               const std::vector<LegendLook>& further) {
    categories_ = colorsRows() ? std::vector<models::RegisterCategory>() : std::move(categories);
    rows_ = std::move(rows);
    const auto any = [&](const auto& belongs) {
        return std::any_of(present.begin(), present.end(), belongs);
    };
    const bool disc = categoryMark == CategoryMark::Disc;
    const bool greyPoints = isGrey() && rowMark == RowMark::Marker;
    std::vector<LegendLook> looks;
    for (const models::RegisterCategory& category : categories_) {
        const QColor color = greyPoints ? style().corpusColor(0, 1) : colorOf(category);
        const Marker marker =
            greyPoints ||
                    (style().markers && rowMark == RowMark::Dash && !dashesRepeat(rows_.size()))
                ? registerMarker(category.method, category.registers)
                : Marker{disc ? QCPScatterStyle::ssDisc : QCPScatterStyle::ssNone, false};
        looks.push_back({models::registerLabel(category.method, category.registers),
                         disc ? QPen(color, 0.0, Qt::NoPen) : style().pen(color, style().lineWidth),
                         marker.shape,
                         any([&](const auto& group) { return group.category == category; }),
                         marker.hollow});
    }
    const std::size_t count = rows_.size();
    const bool marksRows = colorsRows() ? style().markers : dashesRepeat(count);
    addHead(looks, count);
    for (std::size_t i = 0; count > 1 && i < count; ++i) {
        const std::size_t rank = count - 1 - i;
        const bool dash = rowMark == RowMark::Dash;
        const bool marked = !dash || marksRows;
        const QColor color =
            colorsRows() || greyPoints ? style().corpusColor(rank, count) : style().foreground;
        if (greyPoints && !colorsRows()) { // no marker: those are the register counts'
            looks.push_back({models::rowValues(rows_[i]),
                             style().pen(color, kGreyRow * style().lineWidth),
                             QCPScatterStyle::ssNone,
                             any([&](const auto& group) { return group.row == rows_[i]; })});
            continue;
        }
        looks.push_back({models::rowValues(rows_[i]),
                         dash ? style().pen(color, style().lineWidth, corpusDash(rank))
                              : QPen(color, 0.0, Qt::NoPen),
                         marked ? corpusMarker(rank) : QCPScatterStyle::ssNone,
                         any([&](const auto& group) { return group.row == rows_[i]; })});
    }
    legendsOwn_ = looks.size();
    looks.insert(looks.end(), further.begin(), further.end());
    setLegend(looks);
}

QColor RunFigure::colorOf(const models::RegisterCategory& category) const {
    return style().registerColor(category.method, category.registers);
}

RunFigure::PointLook RunFigure::pointLook(const models::RegisterCategory& category,
                                          std::size_t rank, std::size_t count) const {
    if (colorsRows())
        return {style().corpusColor(rank, count), {corpusMarker(rank), false}};
    if (isGrey())
        return {style().corpusColor(rank, count),
                registerMarker(category.method, category.registers)};
    return {colorOf(category), {corpusMarker(rank), false}};
}

bool RunFigure::colorsRows() const {
    return panelsBy_ == QLatin1String(models::kRegistersField);
}

void RunFigure::fitPanelTitles(const std::vector<QCPAxisRect*>& rects,
                               const QStringList& titles) const {
    const QFontMetricsF metrics(style().font());
    std::vector<QStringList> fitted;
    qsizetype most = 0;
    for (const QString& title : titles) {
        QStringList& lines = fitted.emplace_back();
        for (const QString& line : wrapped(title, panelSize().width()).split(u'\n'))
            lines << metrics.elidedText(line, Qt::ElideRight, panelSize().width());
        most = std::max(most, lines.size());
    }
    for (std::size_t i = 0; i < fitted.size(); ++i) {
        while (!titles[static_cast<qsizetype>(i)].isEmpty() && fitted[i].size() < most)
            fitted[i].prepend(QString());
        setPanelTitle(*rects[i], fitted[i].join(u'\n'), style());
    }
}

void RunFigure::setRowLegend(std::vector<models::RunRow> rows, std::vector<LegendLook> looks) {
    categories_.clear();
    rows_ = std::move(rows);
    std::vector<LegendLook> all;
    addHead(all, looks.size());
    all.insert(all.end(), looks.begin(), looks.end());
    legendsOwn_ = all.size();
    setLegend(all);
}

void RunFigure::addHead(std::vector<LegendLook>& looks, std::size_t rows) {
    const QString fields = rows > 1 ? models::rowFields(rows_.front()) : QString();
    headed_ = !fields.isEmpty();
    if (headed_)
        looks.push_back({fields + u':', QPen(Qt::NoPen)});
}

void RunFigure::legendClicked(std::size_t entry) {
    if (entry < categories_.size()) {
        emit categoryToggled(categories_[entry].method, categories_[entry].registers);
        return;
    }
    const std::size_t place = entry - categories_.size();
    if (entry >= legendsOwn_ || (headed_ && place == 0))
        return;
    const models::RunRow& row = rows_[place - (headed_ ? 1U : 0U)];
    emit rowToggled(row.variant, row.corpus);
}

void RunFigure::showToolTip(QMouseEvent* event) {
    const bool asked = event->buttons() == Qt::NoButton && !empty();
    const QString text = asked ? describeAt(event->position()) : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, &plot());
}

} // namespace dpfm::figures
