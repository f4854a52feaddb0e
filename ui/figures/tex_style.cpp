#include "ui/figures/tex_style.h"

#include "core/base/error.h"

#include <algorithm>

namespace dpfm::figures {

namespace {

QString markName(const QCPScatterStyle& style) {
    const bool filled = style.brush().style() != Qt::NoBrush;
    switch (style.shape()) {
    case QCPScatterStyle::ssDisc:
    case QCPScatterStyle::ssDot:
        return QStringLiteral("*");
    case QCPScatterStyle::ssCircle:
        return filled ? QStringLiteral("*") : QStringLiteral("o");
    case QCPScatterStyle::ssSquare:
        return filled ? QStringLiteral("square*") : QStringLiteral("square");
    case QCPScatterStyle::ssDiamond:
        return filled ? QStringLiteral("diamond*") : QStringLiteral("diamond");
    case QCPScatterStyle::ssTriangle:
    case QCPScatterStyle::ssTriangleInverted:
        return filled ? QStringLiteral("triangle*") : QStringLiteral("triangle");
    case QCPScatterStyle::ssCross:
        return QStringLiteral("x");
    case QCPScatterStyle::ssPlus:
        return QStringLiteral("+");
    case QCPScatterStyle::ssStar:
        return QStringLiteral("asterisk");
    case QCPScatterStyle::ssCrossCircle:
        return QStringLiteral("otimes");
    case QCPScatterStyle::ssPlusCircle:
        return QStringLiteral("oplus");
    default:
        return {};
    }
}

} // namespace

QString texNumber(double value) {
    return QString::fromStdString(toText(value));
}

QString TexStyle::length(double pixels) const {
    return QString::number(pixels / unit_, 'f', 3) + QStringLiteral("bp");
}

QString TexStyle::place(double x, double y) const {
    return QStringLiteral("(%1,%2)").arg(length(x), length(size_.height() * unit_ - y));
}

QString TexStyle::font(double scale) const {
    const double points = scale * style_.fontPoints;
    return QStringLiteral("\\fontsize{%1bp}{%2bp}\\selectfont")
        .arg(points, 0, 'f', 2)
        .arg(1.2 * points, 0, 'f', 2);
}

QString TexStyle::color(const QColor& color) {
    if (color == Qt::black)
        return QStringLiteral("black");
    if (color == Qt::white)
        return QStringLiteral("white");
    const QRgb rgb = color.rgb();
    const auto found = std::find(colors_.begin(), colors_.end(), rgb);
    const auto index = found - colors_.begin();
    if (found == colors_.end())
        colors_.push_back(rgb);
    return QStringLiteral("dpfm%1").arg(index);
}

QString TexStyle::colorOption(const char* what, const QColor& of) {
    QString option = QStringLiteral("%1=%2").arg(QLatin1String(what), color(of));
    if (of.alpha() < 255)
        option += QStringLiteral(", %1 opacity=%2")
                      .arg(QLatin1String(what), QString::number(of.alphaF(), 'f', 3));
    return option;
}

QString TexStyle::pen(const QPen& pen) {
    if (pen.style() == Qt::NoPen)
        return QStringLiteral("draw=none");
    QString options = colorOption("draw", pen.color()) +
                      QStringLiteral(", line width=%1, line join=round").arg(length(pen.widthF()));
    if (pen.style() != Qt::SolidLine) {
        options += QStringLiteral(", dash pattern=");
        const QList<qreal> pattern = pen.dashPattern();
        for (qsizetype i = 0; i < pattern.size(); ++i)
            options += (i % 2 == 0 ? QStringLiteral("on ") : QStringLiteral("off ")) +
                       length(pattern[i] * pen.widthF()) + u' ';
        options.chop(1);
    }
    return options;
}

QString TexStyle::marks(const QCPScatterStyle& style) {
    const QString name = markName(style);
    if (name.isEmpty())
        return {};
    const bool turned = style.shape() == QCPScatterStyle::ssTriangleInverted;
    const bool disc = style.shape() == QCPScatterStyle::ssDisc;
    QString options = pen(style.pen());
    const QColor fill = disc ? style.pen().color() : style.brush().color();
    if (name.endsWith(u'*'))
        options += QStringLiteral(", ") + colorOption("fill", fill);
    if (turned)
        options += QStringLiteral(", rotate=180");
    return QStringLiteral("mark=%1, mark size=%2, mark options={%3}")
        .arg(name, length(0.5 * style.size()), options);
}

QString TexStyle::definitions() const {
    QString all;
    for (std::size_t i = 0; i < colors_.size(); ++i)
        all += QStringLiteral("\\definecolor{dpfm%1}{HTML}{%2}\n")
                   .arg(i)
                   .arg(QString::number(colors_[i] & 0xffffffU, 16).toUpper(), 6, u'0');
    return all;
}

} // namespace dpfm::figures
