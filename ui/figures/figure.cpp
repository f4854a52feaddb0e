#include "ui/figures/figure.h"

#include <QEvent>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace dpfm::figures {

namespace {

/// Of the width, what a legend beside the panels may take.
constexpr double kMostBeside = 0.5;
/// Of the height, what one above or below them may take.
constexpr double kMostAcross = 0.55;

constexpr double kNarrowestPanel = 10.0; ///< in the font's height, with what stands beside it
/// What a legend leaves each of several panels that stand side by side, or it goes below them.
constexpr double kNarrowedPanel = 20.0;
constexpr int kFewestTicks = 2;
/// Of the width, what a sentence in place of the axes may take.
constexpr double kMostMessage = 0.9;

bool hasNumbers(const QCPAxis& axis) {
    return !axis.ticker().dynamicCast<QCPAxisTickerText>();
}

} // namespace

Figure::Figure(QObject* parent) : QObject(parent), plot_(new QCustomPlot), style_(printStyle()) {
    // The plot replots by itself as soon as it is made. Before it has its place in a window that is
    // not worth more than a pixel: most plots are hidden at the start, and all of them in exports.
    plot_->setViewport({0, 0, 1, 1});
    plot_->setNoAntialiasingOnDrag(true);
    // The legend speaks of groups of curves; it is filled by setLegend() alone.
    plot_->setAutoAddPlottableToLegend(false);
    messageItem_ = new QCPItemText(plot_);
    messageItem_->setClipToAxisRect(false);
    messageItem_->position->setType(QCPItemPosition::ptViewportRatio);
    messageItem_->position->setCoords(0.5, 0.5);
    messageItem_->setSelectable(false);
    messageItem_->setVisible(false);
    connect(plot_, &QCustomPlot::legendClick, this,
            [this](QCPLegend*, QCPAbstractLegendItem* item, QMouseEvent* event) {
                const auto entry = std::find(entries_.begin(), entries_.end(), item);
                if (event->button() == Qt::LeftButton && entry != entries_.end())
                    legendClicked(static_cast<std::size_t>(entry - entries_.begin()));
            });
    connect(plot_, &QCustomPlot::beforeReplot, this, [this] {
        waitsToBeSeen_ = false;
        if (const QSize size = plot_->viewport().size(); size.width() > 1)
            fitTo(size);
    });
    plot_->installEventFilter(this);
}

Figure::~Figure() {
    delete plot_;
}

void Figure::setStyle(const FigureStyle& style) {
    style_ = style;
    looks_.clear();
    betterPlace_.reset();
    placeLegend();
    applyStyle(*plot_, style_);
    messageItem_->setFont(style_.font());
    messageItem_->setColor(style_.faded);
    restyle();
    replotSoon();
}

void Figure::setEmptyText(const QString& text) {
    const bool shown = empty() && message_ == emptyText();
    emptyText_ = text;
    if (shown)
        setMessage(emptyText());
    replotSoon();
}

QString Figure::emptyText() const {
    return emptyText_.isEmpty() ? tr("No runs yet: press Run") : emptyText_;
}

std::vector<QCPAxisRect*> Figure::panels() const {
    const QList<QCPAxisRect*> rects = plot_->axisRects();
    return {rects.begin(), rects.end()};
}

void Figure::layOut(const QSize& size) {
    arrange(size);
    fitTo(size);
    updateLayout(size);
    // Titles take room from the axes that they have to fit.
    for (int pass = 0; pass < 2; ++pass) {
        shareWidth();
        updateLayout(size);
        panelSize_ = panels().front()->rect().size();
        for (const QCPAxisRect* rect : panels())
            panelSize_ = panelSize_.boundedTo(rect->rect().size());
        fitPanels(size);
        updateLayout(size);
    }
    shareWidth();
    updateLayout(size);
}

void Figure::updateLayout(const QSize& size) {
    const QRect before = plot_->viewport();
    plot_->setViewport(QRect(QPoint(), size));
    for (const QCPLayoutElement::UpdatePhase phase :
         {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout})
        plot_->plotLayout()->update(phase);
    plot_->setViewport(before);
}

void Figure::arrange(const QSize& size) {
    const std::vector<QCPAxisRect*> rects = panels();
    const double room = size.width() - fitLegend(size).width() - besides();
    const double narrowest = kNarrowestPanel * style_.pixels(style_.fontPoints);
    const int fit = std::clamp(static_cast<int>(room / narrowest), 1, mostColumns_);
    const int rows = (group_ + fit - 1) / fit;
    const int columns = (group_ + rows - 1) / rows; // in rows that are as long as each other
    if (columns == columns_)
        return;
    setColumns(columns);
    for (QCPAxisRect* rect : rects)
        body_->take(rect);
    body_->simplify();
    for (int i = 0; i < panelCount_; ++i)
        body_->addElement(rowOf(i), columnOf(i), rects[static_cast<std::size_t>(i)]);
}

void Figure::setColumns(int columns) {
    columns_ = columns;
    rows_ = rowOf(panelCount_ - 1) + 1;
}

int Figure::rowOf(int panel) const {
    const int rowsOfGroup = (group_ + columns_ - 1) / columns_;
    return panel / group_ * rowsOfGroup + panel % group_ / columns_;
}

void Figure::shareWidth() {
    if (columns_ < 2)
        return;
    std::vector<double> margins(static_cast<std::size_t>(columns_));
    double inner = 0.0;
    const std::vector<QCPAxisRect*> rects = panels();
    for (std::size_t i = 0; i < rects.size(); ++i) {
        double& margin = margins[static_cast<std::size_t>(columnOf(static_cast<int>(i)))];
        margin = std::max<double>(margin, rects[i]->outerRect().width() - rects[i]->rect().width());
        if (i < margins.size())
            inner += rects[i]->rect().width() / static_cast<double>(columns_);
    }
    for (int column = 0; column < columns_; ++column)
        body_->setColumnStretchFactor(column, inner + margins[static_cast<std::size_t>(column)]);
}

void Figure::paint(QCPPainter& painter, const QSize& size) {
    layOut(size);
    plot_->toPainter(&painter, size.width(), size.height());
}

std::vector<QCPAxisRect*> Figure::rebuild(std::size_t count, std::size_t columns,
                                          std::size_t group) {
    panelCount_ = static_cast<int>(std::max(count, std::size_t{1}));
    group_ = static_cast<int>(std::max(group, std::size_t{1}));
    mostColumns_ = std::max(1, static_cast<int>(std::min(group, columns)));
    setColumns(mostColumns_);
    entries_.clear();
    looks_.clear();
    plot_->clearGraphs();
    plot_->plotLayout()->clear();
    body_ = new QCPLayoutGrid;
    plot_->plotLayout()->addElement(0, 0, body_);
    std::vector<QCPAxisRect*> rects;
    for (int panel = 0; panel < static_cast<int>(count); ++panel) {
        auto* rect = new QCPAxisRect(plot_);
        body_->addElement(rowOf(panel), columnOf(panel), rect);
        // Not axes(), whose order is another in every process: what is drawn first depends on it.
        for (const QCPAxis::AxisType type :
             {QCPAxis::atLeft, QCPAxis::atRight, QCPAxis::atTop, QCPAxis::atBottom}) {
            QCPAxis* axis = rect->axis(type);
            axis->setLayer(QStringLiteral("axes"));
            axis->grid()->setLayer(QStringLiteral("grid"));
        }
        rects.push_back(rect);
    }
    legend_ = new LegendColumn;
    plot_->plotLayout()->addElement(0, 1, legend_);
    legend_->setLayer(QStringLiteral("legend"));
    placeLegend();
    applyStyle(*plot_, style_);
    return rects;
}

void Figure::placeLegend() {
    QCPLayoutGrid& outer = *plot_->plotLayout();
    legend_->layout()->take(legend_);
    outer.simplify();
    legend_->setBrush(Qt::NoBrush);
    legend_->setMargins({});
    const auto inside = [this](Qt::Alignment corner) {
        QCPLayoutInset& inset = *panels().back()->insetLayout();
        const int gap = style_.gap(3.0);
        inset.setMargins({gap, gap, gap, gap});
        inset.addElement(legend_, corner);
        QColor veil = style_.background;
        veil.setAlphaF(0.85F);
        legend_->setBrush(veil);
    };
    switch (legendPlace()) {
    case LegendPlace::Right:
        outer.addElement(0, outer.columnCount(), legend_);
        outer.setColumnStretchFactor(outer.columnCount() - 1, 0.001);
        break;
    case LegendPlace::Top:
        outer.insertRow(0);
        outer.addElement(0, 0, legend_);
        outer.setRowStretchFactor(0, 0.001);
        break;
    case LegendPlace::Below:
        outer.addElement(outer.rowCount(), 0, legend_);
        outer.setRowStretchFactor(outer.rowCount() - 1, 0.001);
        break;
    case LegendPlace::TopLeft:
        inside(Qt::AlignTop | Qt::AlignLeft);
        break;
    case LegendPlace::TopRight:
        inside(Qt::AlignTop | Qt::AlignRight);
        break;
    case LegendPlace::BottomLeft:
        inside(Qt::AlignBottom | Qt::AlignLeft);
        break;
    case LegendPlace::BottomRight:
    case LegendPlace::None: // without entries it is not seen
        inside(Qt::AlignBottom | Qt::AlignRight);
        break;
    }
}

LegendPlace Figure::legendPlace() const {
    return betterPlace_.value_or(style_.legend);
}

void Figure::setLegend(const std::vector<LegendLook>& looks) {
    if (looks == looks_)
        return;
    looks_ = looks;
    entries_.clear();
    legend_->clearItems();
    legend_->setColumnSpacing(style_.gap(6.0));
    if (style_.legend == LegendPlace::None) {
        legend_->setBrush(Qt::NoBrush);
        return;
    }
    for (const LegendLook& look : looks) {
        auto* entry = new LegendEntry(legend_, look, style_);
        legend_->addItem(entry);
        entries_.push_back(entry);
    }
}

void Figure::setMessage(const QString& message) {
    message_ = message;
    messageItem_->setText(message);
    messageItem_->setVisible(!message.isEmpty());
    for (QCPAxisRect* rect : plot_->axisRects())
        rect->setVisible(message.isEmpty());
}

void Figure::replotSoon() {
    waitsToBeSeen_ = !plot_->isVisible();
    if (!waitsToBeSeen_)
        plot_->replot(QCustomPlot::rpQueuedReplot);
}

bool Figure::eventFilter(QObject* watched, QEvent* event) {
    // A widget counts as visible before it hears that it is shown.
    if (watched == plot_ && event->type() == QEvent::Show && waitsToBeSeen_)
        replotSoon();
    return QObject::eventFilter(watched, event);
}

QString Figure::wrapped(const QString& text, double width) const {
    const QFontMetricsF metrics(style_.font());
    QString lines;
    QString line;
    for (const QString& word : text.split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
            lines += line + u'\n';
            line = word;
        } else {
            line = longer;
        }
    }
    return lines + line;
}

Result<QCPRange> Figure::limited(const QCPAxis& axis, const AxisLook& look,
                                 const char* field) const {
    const auto refused = [field](const char* sentence, std::vector<std::string> arguments) {
        return Error{ErrorCode::InvalidInput, field, sentence, std::move(arguments)};
    };
    for (const auto& limit : {look.min, look.max})
        if (limit && *limit <= 0.0 && axis.scaleType() == QCPAxis::stLogarithmic)
            return refused(
                "A logarithmic axis cannot reach %1; give a limit above 0, or choose the "
                "linear axis.",
                {toText(*limit)});
    QCPRange range = axis.range();
    if (look.min)
        range.lower = placeOn(axis, *look.min);
    if (look.max)
        range.upper = placeOn(axis, *look.max);
    if (!(range.lower < range.upper) || !QCPRange::validRange(range))
        return refused(
            "The axis cannot go from %1 to %2.",
            {toText(look.min.value_or(range.lower)), toText(look.max.value_or(range.upper))});
    return range;
}

Result<void> Figure::setAxes(const AxisLook& x, const AxisLook& y) {
    for (const auto& [type, look, field] : {std::tuple{QCPAxis::atBottom, &x, "x limits"},
                                            std::tuple{QCPAxis::atLeft, &y, "y limits"}}) {
        if (!look->min && !look->max)
            continue;
        if (!panelsAreAlike())
            return Error{ErrorCode::InvalidInput,
                         field,
                         "The panels of this plot have different axes; it takes no limits.",
                         {}};
        bool numbers = false;
        for (const QCPAxisRect* rect : panels()) {
            const QCPAxis& axis = *rect->axis(type);
            if (!hasNumbers(axis))
                continue;
            numbers = true;
            if (const auto range = limited(axis, *look, field); !range)
                return range.error();
        }
        if (!numbers)
            return Error{ErrorCode::InvalidInput,
                         field,
                         "This axis has names, not numbers; it takes no limits.",
                         {}};
    }
    xLook_ = x;
    yLook_ = y;
    applyLimits();
    if (x.min || x.max || y.min || y.max)
        limitsChanged();
    return {};
}

void Figure::applyLimits() {
    for (const QCPAxisRect* rect : panels()) {
        for (const auto& [type, look] :
             {std::pair{QCPAxis::atBottom, &xLook_}, std::pair{QCPAxis::atLeft, &yLook_}}) {
            QCPAxis& axis = *rect->axis(type);
            if ((!look->min && !look->max) || !hasNumbers(axis))
                continue;
            if (const auto range = limited(axis, *look, ""))
                axis.setRange(*range);
        }
    }
}

bool Figure::leavesTooLittle(int legendWidth, const QSize& size) const {
    if (legendWidth > kMostBeside * size.width())
        return true;
    const double left = (size.width() - legendWidth - besides()) / mostColumns_;
    return mostColumns_ > 1 && left < kNarrowedPanel * style_.pixels(style_.fontPoints);
}

int Figure::wrapBeside(const QSize& size) {
    const int rows =
        std::max(1, (size.height() - 2 * style_.gap(6.0)) / entries_.front()->height());
    legend_->setMargins({});
    if (legend_->wrap() != rows || legend_->fillOrder() != QCPLayoutGrid::foRowsFirst) {
        legend_->setWrap(rows);
        legend_->setFillOrder(QCPLayoutGrid::foRowsFirst, true);
    }
    return legend_->minimumOuterSizeHint().width();
}

int Figure::wrapAcross(const QSize& size) {
    const int margins = 2 * style_.gap(6.0);
    const auto count = static_cast<int>(entries_.size());
    // As few rows as there can be, filled evenly.
    legend_->setMargins({});
    int widest = 0;
    for (int rows = 1; rows <= count; ++rows) {
        legend_->setWrap((count + rows - 1) / rows);
        legend_->setFillOrder(QCPLayoutGrid::foColumnsFirst, true);
        widest = legend_->minimumOuterSizeHint().width();
        if (widest <= size.width() - margins)
            break;
    }
    const int side = std::max(0, (size.width() - margins - widest) / 2);
    legend_->setMargins({side, 0, side, 0});
    return legend_->minimumOuterSizeHint().height();
}

std::optional<LegendPlace> Figure::betterPlace(const QSize& size) {
    const bool right = style_.legend == LegendPlace::Right;
    int height = right ? 0 : wrapAcross(size);
    if (!right && height <= kMostAcross * size.height())
        return std::nullopt;
    const int width = wrapBeside(size);
    if (right && !leavesTooLittle(width, size))
        return std::nullopt;
    if (right)
        height = wrapAcross(size);
    const double leftBeside = (size.width() - width - besides()) * size.height();
    const double leftAcross = (size.width() - besides()) * (size.height() - height);
    if (right && (height <= kMostAcross * size.height() || leftAcross > leftBeside))
        return LegendPlace::Below;
    if (!right && leftBeside > leftAcross)
        return LegendPlace::Right;
    return std::nullopt;
}

QSize Figure::fitLegend(const QSize& size) {
    if (entries_.empty())
        return {0, 0};
    const bool outside = style_.legend == LegendPlace::Right || style_.legend == LegendPlace::Top ||
                         style_.legend == LegendPlace::Below;
    if (!outside) {
        wrapBeside(size);
        return {0, 0};
    }
    if (const auto better = betterPlace(size); better != betterPlace_) {
        betterPlace_ = better;
        placeLegend();
    }
    if (legendPlace() == LegendPlace::Right)
        return {wrapBeside(size), 0};
    return {0, wrapAcross(size)};
}

void Figure::fitTo(const QSize& size) {
    QStringList message;
    for (const QString& line : message_.split(u'\n'))
        message << wrapped(line, kMostMessage * size.width());
    messageItem_->setText(message.join(u'\n'));
    const QSize legend = fitLegend(size);
    // What the axes' own labels take is about five letters' heights.
    const double em = style_.pixels(style_.fontPoints);
    panelSize_ = {(size.width() - legend.width() - besides()) / columns_ - 5.0 * em,
                  static_cast<double>(size.height() - legend.height()) / rows_ - 5.0 * em};
    fitPanels(size);
}

void Figure::fitPanels(const QSize& size) {
    const double em = style_.pixels(style_.fontPoints);
    for (const QCPAxisRect* rect : panels()) {
        rect->axis(QCPAxis::atBottom)
            ->ticker()
            ->setTickCount(
                std::clamp(static_cast<int>(panelSize_.width() / (4.0 * em)), kFewestTicks, 6));
        rect->axis(QCPAxis::atLeft)
            ->ticker()
            ->setTickCount(
                std::clamp(static_cast<int>(panelSize_.height() / (3.0 * em)), kFewestTicks, 6));
    }
    fitTitles(size - QSize(0, fitLegend(size).height()));
    writeTitles();
    applyLimits();
}

void Figure::writeTitles() {
    const std::vector<QCPAxisRect*> rects = panels();
    const auto write = [&](QCPAxis::AxisType type, const QStringList& titles) {
        const std::size_t count =
            panelsAreAlike() ? rects.size()
                             : std::min(rects.size(), static_cast<std::size_t>(titles.size()));
        for (std::size_t i = 0; i < count && !titles.isEmpty(); ++i) {
            const auto place = std::min(static_cast<qsizetype>(i), titles.size() - 1);
            QCPAxis& axis = *rects[i]->axis(type);
            if (!titles[place].isEmpty() && !axis.label().isEmpty())
                axis.setLabel(titles[place]);
        }
    };
    write(QCPAxis::atBottom, xLook_.titles);
    write(QCPAxis::atLeft, yLook_.titles);
}

} // namespace dpfm::figures
