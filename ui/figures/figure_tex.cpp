#include "ui/figures/figure_tex.h"

#include "ui/figures/cell_painting.h"
#include "ui/figures/figure.h"
#include "ui/figures/matrix_cells.h"
#include "ui/figures/tex_paths.h"
#include "ui/figures/tex_style.h"
#include "ui/figures/tex_text.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace dpfm::figures {

namespace {

/// TeX's memory of 5 million words, as it is set up, ends between 42 000 and 60 000 of them.
constexpr std::size_t kMostPoints = 40'000;

const char* const kHead = R"(% %1
% DPFM Workbench. Compile it by pdflatex as it is, or \input it in a document that loads pgfplots.
\expandafter\ifx\csname @twoclasseserror\endcsname\documentclass
  \let\dpfmend\relax
\else
  \RequirePackage{fix-cm}
  \documentclass{article}
  \usepackage[utf8]{inputenc}
  \usepackage{pgfplots}
  \pgfplotsset{compat=1.16}
  \paperwidth=%2bp \paperheight=%3bp
  \hoffset=-1in \voffset=-1in \oddsidemargin=0pt \topmargin=0pt \headheight=0pt \headsep=0pt
  \textwidth=\paperwidth \textheight=\paperheight
  \topskip=0pt \parindent=0pt \pagestyle{empty}
  \begin{document}%
  \def\dpfmend{\end{document}}
\fi
)";

Error unknownPart() {
    return {
        ErrorCode::InvalidInput, "tex", "This figure has parts that cannot be written as TeX.", {}};
}

/// Writes one figure. What fails first is kept, and asked for once at the end.
class TexWriter {
public:
    TexWriter(Figure& figure, const QSizeF& points)
        : figure_(figure)
        , style_(figure.style())
        , size_(points)
        , tex_(style_, points) {}

    Result<QByteArray> write(const QString& title);

private:
    void fail(Error error) {
        if (!error_)
            error_ = std::move(error);
    }
    QString text(const QString& of) { return taken(texText(of)); }
    QString tick(const QString& of) { return taken(texTick(of)); }
    QString taken(const Result<QString>& of) {
        if (!of)
            fail(of.error());
        return of ? *of : QString();
    }

    QString marks(const QCPScatterStyle& style);
    QString coordinates(const std::vector<TexPath>& paths);

    void axes(const QCPAxisRect& rect);
    QString labelPlace(const QCPAxis& axis) const;
    QStringList axisOptions(const QCPAxis& axis, QChar name);
    void contents(const QCPAxisRect& rect);
    void graph(const QCPGraph& graph);
    void line(const QCPItemLine& line);
    void rectangle(const QCPItemRect& rect);
    void words(const QCPItemText& words);
    void cells(const MatrixCells& cells);
    void zeroLine(const QCPAxis& axis);
    void titles();
    void legend();

    Figure& figure_;
    const FigureStyle& style_;
    QSizeF size_;
    TexStyle tex_;
    QString body_;
    std::size_t points_ = 0;
    std::optional<Error> error_;
};

QString TexWriter::marks(const QCPScatterStyle& style) {
    const QString written = tex_.marks(style);
    if (written.isEmpty())
        fail(unknownPart());
    return written;
}

QString TexWriter::coordinates(const std::vector<TexPath>& paths) {
    QString all;
    for (const TexPath& path : paths) {
        if (!all.isEmpty())
            all += QStringLiteral(" (%1,nan)").arg(texNumber(path.front().x()));
        std::size_t inLine = 0;
        for (const QPointF& point : path)
            all += QStringLiteral("%1(%2,%3)")
                       .arg(inLine++ % 4 == 0 ? QStringLiteral("\n    ") : QStringLiteral(" "),
                            texNumber(point.x()), texNumber(point.y()));
        points_ += path.size();
    }
    return QStringLiteral("coordinates {%1};\n").arg(all);
}

Result<QByteArray> TexWriter::write(const QString& title) {
    figure_.layOut((size_ * style_.pixelsPerPoint).toSize());
    for (const QCPAxisRect* rect : figure_.panels())
        axes(*rect);
    titles();
    legend();
    if (!error_ && points_ > kMostPoints)
        fail({ErrorCode::InvalidInput,
              "tex",
              "The figure has %1 points, and pdflatex has memory for about %2; show fewer runs, or "
              "choose PDF, which LaTeX includes.",
              {std::to_string(points_), std::to_string(kMostPoints)}});
    if (error_)
        return *error_;

    QString whole =
        QString::fromLatin1(kHead).arg(title.simplified(), QString::number(size_.width(), 'f', 3),
                                       QString::number(size_.height(), 'f', 3));
    whole += QStringLiteral("\\begin{tikzpicture}[font=%1]\n").arg(tex_.font());
    whole += tex_.definitions();
    whole +=
        QStringLiteral("\\path[use as bounding box] (0,0) rectangle (%1bp,%2bp);\n")
            .arg(QString::number(size_.width(), 'f', 3), QString::number(size_.height(), 'f', 3));
    whole += body_ + QStringLiteral("\\end{tikzpicture}%\n\\dpfmend\n");
    return whole.toUtf8();
}

/// At the outer edge, as far as LaTeX's own letters may be from the ones that were laid out.
QString TexWriter::labelPlace(const QCPAxis& axis) const {
    const QRectF rect = axis.axisRect()->rect();
    const QRectF outer = axis.axisRect()->outerRect();
    const QString place =
        axis.orientation() == Qt::Vertical
            ? QStringLiteral("at={(axis description cs:%1,0.5)}, anchor=north")
                  .arg(QString::number((outer.left() - rect.left()) / rect.width(), 'f', 4))
            : QStringLiteral("at={(axis description cs:0.5,%1)}, anchor=south")
                  .arg(QString::number((rect.bottom() - outer.bottom()) / rect.height(), 'f', 4));
    return place + QStringLiteral(", align=center, inner sep=0pt");
}

QStringList TexWriter::axisOptions(const QCPAxis& axis, QChar name) {
    QVector<double> ticks;
    QVector<double> subTicks;
    QVector<QString> labels;
    const QString format = axis.numberFormat();
    axis.ticker()->generate(axis.range(), style_.locale, format.isEmpty() ? QChar(u'g') : format[0],
                            axis.numberPrecision(), ticks, &subTicks, &labels);
    QStringList places;
    QStringList texts;
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        if (!axis.range().contains(ticks[i]))
            continue;
        places += texNumber(ticks[i]);
        texts += u'{' + (axis.tickLabels() ? tick(labels[i]) : QString()) + u'}';
    }
    QStringList between;
    for (const double place : subTicks)
        if (axis.range().contains(place))
            between += texNumber(place);
    const auto list = [](const QStringList& items) {
        return items.isEmpty() ? QStringLiteral("\\empty") : items.join(u',');
    };
    const bool logarithmic = axis.scaleType() == QCPAxis::stLogarithmic;
    const bool reversed = axis.rangeReversed();
    QStringList options{
        QStringLiteral("%1mode=%2").arg(name).arg(logarithmic ? "log" : "linear"),
        QStringLiteral("%1min=%2, %1max=%3")
            .arg(name)
            .arg(texNumber(axis.range().lower), texNumber(axis.range().upper)),
        QStringLiteral("%1label={%2}, %1label style={%3}")
            .arg(name)
            .arg(text(axis.label()), labelPlace(axis)),
        QStringLiteral("%1tick={%2}").arg(name).arg(list(places)),
        QStringLiteral("%1ticklabels={%2}").arg(name).arg(list(texts)),
        QStringLiteral("every %1 tick/.style={%2}").arg(name).arg(tex_.pen(axis.tickPen())),
        QStringLiteral("every minor %1 tick/.style={%2}")
            .arg(name)
            .arg(tex_.pen(axis.subTickPen())),
        QStringLiteral("%1 axis line style={%2}").arg(name).arg(tex_.pen(axis.basePen()))};
    if (!between.isEmpty())
        options += QStringLiteral("minor %1tick={%2}").arg(name).arg(list(between));
    if (reversed)
        options += QStringLiteral("%1 dir=reverse").arg(name);
    const QCPGrid& grid = *axis.grid();
    if (grid.visible() && grid.pen().style() != Qt::NoPen)
        options +=
            QStringLiteral("%1majorgrids, %1 grid style={%2}").arg(name).arg(tex_.pen(grid.pen()));
    return options;
}

void TexWriter::axes(const QCPAxisRect& rect) {
    const QCPAxis& x = *rect.axis(QCPAxis::atBottom);
    const QCPAxis& y = *rect.axis(QCPAxis::atLeft);
    const QCPAxis& top = *rect.axis(QCPAxis::atTop); // it holds the panel's title
    QStringList options{
        QStringLiteral("at={%1}, anchor=south west, scale only axis, width=%2, height=%3")
            .arg(tex_.place(rect.left(), rect.bottom() + 1), tex_.length(rect.width()),
                 tex_.length(rect.height())),
        QStringLiteral("axis x line*=bottom, axis y line*=left, tick align=outside"),
        QStringLiteral("major tick length=%1, minor tick length=%2")
            .arg(tex_.length(x.tickLengthOut()), tex_.length(x.subTickLengthOut())),
        QStringLiteral("scaled ticks=false, unbounded coords=jump, clip mode=individual"),
        QStringLiteral("title={%1}, title style={inner sep=0pt, yshift=-3bp}, enlargelimits=false")
            .arg(top.visible() ? text(top.label()) : QString())};
    options += axisOptions(x, u'x');
    options += axisOptions(y, u'y');
    body_ += QStringLiteral("\\begin{axis}[\n  ") + options.join(QStringLiteral(",\n  ")) +
             QStringLiteral("]\n");
    contents(rect);
    body_ += QStringLiteral("\\end{axis}\n");
}

/// In the order in which they are drawn.
void TexWriter::contents(const QCPAxisRect& rect) {
    const QCustomPlot& plot = figure_.plot();
    for (int i = 0; i < plot.layerCount(); ++i) {
        if (plot.layer(i)->name() == QLatin1String("grid"))
            for (const QCPAxis::AxisType type : {QCPAxis::atBottom, QCPAxis::atLeft})
                zeroLine(*rect.axis(type));
        for (QCPLayerable* child : plot.layer(i)->children()) {
            if (!child->realVisibility())
                continue;
            if (const auto* plottable = qobject_cast<QCPAbstractPlottable*>(child)) {
                if (plottable->keyAxis()->axisRect() != &rect)
                    continue;
                if (const auto* known = qobject_cast<const QCPGraph*>(plottable))
                    graph(*known);
                else
                    fail(unknownPart());
            } else if (auto* item = qobject_cast<QCPAbstractItem*>(child)) {
                if (item->clipAxisRect() != &rect)
                    continue;
                if (const auto* itemLine = qobject_cast<const QCPItemLine*>(item))
                    line(*itemLine);
                else if (const auto* itemRect = qobject_cast<const QCPItemRect*>(item))
                    rectangle(*itemRect);
                else if (const auto* itemText = qobject_cast<const QCPItemText*>(item))
                    words(*itemText);
                else if (const auto* matrix = qobject_cast<const MatrixCells*>(item))
                    cells(*matrix);
                else if (item->clipToAxisRect())
                    fail(unknownPart());
            }
        }
    }
}

void TexWriter::graph(const QCPGraph& graph) {
    if (graph.brush().style() != Qt::NoBrush)
        for (const TexPath& area : texAreas(graph))
            body_ += QStringLiteral("\\addplot[forget plot, draw=none, %1] ")
                         .arg(tex_.colorOption("fill", graph.brush().color())) +
                     coordinates({area}).chopped(2) + QStringLiteral(" -- cycle;\n");
    if (graph.lineStyle() != QCPGraph::lsNone && graph.pen().style() != Qt::NoPen) {
        QString kind;
        if (graph.lineStyle() == QCPGraph::lsStepLeft)
            kind = QStringLiteral("const plot, ");
        else if (graph.lineStyle() == QCPGraph::lsStepRight)
            kind = QStringLiteral("const plot mark right, ");
        else if (graph.lineStyle() == QCPGraph::lsStepCenter)
            kind = QStringLiteral("const plot mark mid, ");
        if (const std::vector<TexPath> lines = texLines(graph); !lines.empty())
            body_ += QStringLiteral("\\addplot[forget plot, mark=none, %1%2] ")
                         .arg(kind, tex_.pen(graph.pen())) +
                     coordinates(lines);
    }
    if (!graph.scatterStyle().isNone()) {
        QCPScatterStyle style = graph.scatterStyle();
        if (!style.isPenDefined())
            style.setPen(graph.pen());
        if (const TexPath markers = texMarkers(graph); !markers.empty())
            body_ += QStringLiteral("\\addplot[forget plot, only marks, %1] ").arg(marks(style)) +
                     coordinates({markers});
    }
}

void TexWriter::line(const QCPItemLine& line) {
    body_ +=
        QStringLiteral("\\draw[%1] (axis cs:%2,%3) -- (axis cs:%4,%5);\n")
            .arg(tex_.pen(line.pen()), texNumber(line.start->key()), texNumber(line.start->value()),
                 texNumber(line.end->key()), texNumber(line.end->value()));
}

void TexWriter::rectangle(const QCPItemRect& rect) {
    body_ += QStringLiteral("\\path[%1, %2] (axis cs:%3,%4) rectangle (axis cs:%5,%6);\n")
                 .arg(tex_.pen(rect.pen()), tex_.colorOption("fill", rect.brush().color()),
                      texNumber(rect.topLeft->key()), texNumber(rect.topLeft->value()),
                      texNumber(rect.bottomRight->key()), texNumber(rect.bottomRight->value()));
}

void TexWriter::words(const QCPItemText& words) {
    const Qt::Alignment alignment = words.positionAlignment();
    QStringList anchor;
    if (alignment & Qt::AlignTop)
        anchor << QStringLiteral("north");
    else if (alignment & Qt::AlignBottom)
        anchor << QStringLiteral("south");
    if (alignment & Qt::AlignLeft)
        anchor << QStringLiteral("west");
    else if (alignment & Qt::AlignRight)
        anchor << QStringLiteral("east");
    body_ += QStringLiteral("\\node[anchor=%1, inner sep=%2, text=%3, align=center] at "
                            "(axis cs:%4,%5) {%6};\n")
                 .arg(anchor.isEmpty() ? QStringLiteral("center") : anchor.join(u' '),
                      tex_.length(words.padding().left()), tex_.color(words.color()),
                      texNumber(words.position->key()), texNumber(words.position->value()),
                      text(words.text()));
}

void TexWriter::cells(const MatrixCells& cells) {
    const QString edge = tex_.pen(style_.pen(style_.background, style_.lineWidth));
    for (const MatrixCells::Cell& cell : cells.drawn()) {
        body_ += QStringLiteral("\\path[%1, %2] (axis cs:%3,%4) rectangle (axis cs:%5,%6);\n")
                     .arg(edge, tex_.colorOption("fill", cell.fill), texNumber(cell.column - 0.5),
                          texNumber(cell.row - 0.5), texNumber(cell.column + 0.5),
                          texNumber(cell.row + 0.5));
        const double scale = cellTextScale(cells.place(cell).size(), cell.text, style_);
        if (scale > 0.0)
            body_ += QStringLiteral("\\node[inner sep=0pt, text=%1, font=%2] at (axis cs:%3,%4) "
                                    "{%5};\n")
                         .arg(tex_.color(cell.textColor), tex_.font(scale), texNumber(cell.column),
                              texNumber(cell.row), text(cell.text));
    }
}

/// A line at 0 that differs from the grid's others.
void TexWriter::zeroLine(const QCPAxis& axis) {
    const QCPGrid& grid = *axis.grid();
    if (!grid.visible() || grid.zeroLinePen() == grid.pen() ||
        grid.zeroLinePen().style() == Qt::NoPen || !axis.range().contains(0.0) ||
        axis.scaleType() == QCPAxis::stLogarithmic)
        return;
    const bool across = axis.orientation() == Qt::Vertical;
    body_ +=
        QStringLiteral("\\draw[%1] %2;\n")
            .arg(tex_.pen(grid.zeroLinePen()),
                 across
                     ? QStringLiteral("({rel axis cs:0,0}|-{axis cs:%1,0}) -- "
                                      "({rel axis cs:1,0}|-{axis cs:%1,0})")
                           .arg(texNumber(axis.axisRect()->axis(QCPAxis::atBottom)->range().lower))
                     : QStringLiteral("({axis cs:0,%1}|-{rel axis cs:0,0}) -- "
                                      "({axis cs:0,%1}|-{rel axis cs:0,1})")
                           .arg(texNumber(axis.axisRect()->axis(QCPAxis::atLeft)->range().lower)));
}

void TexWriter::titles() {
    for (QCPLayoutElement* element : figure_.plot().plotLayout()->elements(true)) {
        const auto* title = qobject_cast<QCPTextElement*>(element);
        if (!title || !title->realVisibility() || title->text().isEmpty())
            continue;
        const QRectF where = title->rect();
        body_ += QStringLiteral("\\node[align=center, inner sep=0pt, text=%1] at %2 {%3};\n")
                     .arg(tex_.color(title->textColor()),
                          tex_.place(where.center().x(), where.center().y()), text(title->text()));
    }
}

void TexWriter::legend() {
    if (figure_.legendEntries().empty())
        return;
    const auto* holder = qobject_cast<const QCPLegend*>(figure_.legendEntries().front()->layout());
    if (holder && holder->brush().style() != Qt::NoBrush) {
        const QRectF rect = holder->rect();
        body_ +=
            QStringLiteral("\\path[%1] %2 rectangle %3;\n")
                .arg(tex_.colorOption("fill", holder->brush().color()),
                     tex_.place(rect.left(), rect.top()), tex_.place(rect.right(), rect.bottom()));
    }
    for (const LegendEntry* entry : figure_.legendEntries()) {
        const QRect rect = entry->rect();
        const double middle = rect.center().y();
        const double end = rect.left() + entry->lineLength();
        if (entry->line().style() != Qt::NoPen)
            body_ += QStringLiteral("\\draw[%1] %2 -- %3;\n")
                         .arg(tex_.pen(entry->line()), tex_.place(rect.left(), middle),
                              tex_.place(end, middle));
        if (entry->look().marker != QCPScatterStyle::ssNone)
            body_ +=
                QStringLiteral("\\path plot[%1] coordinates {%2};\n")
                    .arg(marks(entry->marker()), tex_.place(0.5 * (rect.left() + end), middle));
        body_ += QStringLiteral("\\node[anchor=west, inner sep=0pt, text=%1] at %2 {%3};\n")
                     .arg(tex_.color(entry->textColor()),
                          tex_.place(rect.left() + entry->textOffset(), middle),
                          text(entry->look().text));
    }
}

} // namespace

Result<QByteArray> toTex(Figure& figure, const QSizeF& points, const QString& title) {
    return TexWriter(figure, points).write(title);
}

} // namespace dpfm::figures
