#include "ui/views/theme.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>

namespace dpfm::views {

namespace {

QColor rgb(QRgb value) {
    return QColor::fromRgb(value);
}

struct Shades {
    QRgb window, base, alternate, text, disabled, button, highlight, highlightedText, link, tip;
};

QPalette paletteOf(const Shades& shades) {
    QPalette palette;
    palette.setColor(QPalette::Window, rgb(shades.window));
    palette.setColor(QPalette::Base, rgb(shades.base));
    palette.setColor(QPalette::AlternateBase, rgb(shades.alternate));
    palette.setColor(QPalette::Button, rgb(shades.button));
    palette.setColor(QPalette::ToolTipBase, rgb(shades.tip));
    palette.setColor(QPalette::Highlight, rgb(shades.highlight));
    palette.setColor(QPalette::HighlightedText, rgb(shades.highlightedText));
    palette.setColor(QPalette::Link, rgb(shades.link));
    palette.setColor(QPalette::Light, rgb(shades.button).lighter(130));
    palette.setColor(QPalette::Midlight, rgb(shades.button).lighter(115));
    palette.setColor(QPalette::Mid, rgb(shades.button).darker(130));
    palette.setColor(QPalette::Dark, rgb(shades.button).darker(160));
    palette.setColor(QPalette::Shadow, rgb(shades.window).darker(250));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, rgb(shades.text));
        palette.setColor(QPalette::Disabled, role, rgb(shades.disabled));
    }
    palette.setColor(QPalette::PlaceholderText, rgb(shades.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, rgb(shades.disabled));
    return palette;
}

constexpr Shades kLight{0xf4f5f7, 0xffffff, 0xf0f2f5, 0x1b1f24, 0x8a9099,
                        0xe9ebee, 0x1f6fb2, 0xffffff, 0x0b5cad, 0xfffbe6};
constexpr Shades kDark{0x23272e, 0x1a1d23, 0x21252c, 0xe6e8eb, 0x7d838c,
                       0x30353d, 0x3d8fd1, 0xffffff, 0x6cb6ff, 0x3a3f47};

/// Fusion takes the outline of check boxes and radio buttons from the window's colour, darker: on a
/// dark window an empty one is not seen.
class OutlinedStyle : public QProxyStyle {
public:
    OutlinedStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool round = element == PE_IndicatorRadioButton;
        if (!round && element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
            return;
        const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(colors(option->palette).outline);
        painter->setBrush(Qt::NoBrush);
        round ? painter->drawEllipse(box) : painter->drawRoundedRect(box, 2.0, 2.0);
        painter->restore();
    }
};

} // namespace

void applyTheme(session::Theme theme) {
    // The desktop's own palette, before any theme replaced it.
    static const QPalette system = QApplication::palette();
    bool dark = theme == session::Theme::Dark;
    if (theme == session::Theme::System)
        dark = system.color(QPalette::Window).lightness() < 128;
    QApplication::setStyle(new OutlinedStyle);
    QApplication::setPalette(paletteOf(dark ? kDark : kLight));
}

const QPalette& paperPalette() {
    static const QPalette paper = [] {
        QPalette palette = paletteOf(kLight);
        palette.setColor(QPalette::Window, Qt::white);
        return palette;
    }();
    return paper;
}

models::Surface surface(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128 ? models::Surface::Dark
                                                             : models::Surface::Light;
}

const ThemeColors& colors(const QPalette& palette) {
    static const ThemeColors light{models::signColor(true, models::Surface::Light),
                                   models::signColor(false, models::Surface::Light),
                                   rgb(0xb3261e),
                                   rgb(0x8a5a00),
                                   rgb(0x8a9099),
                                   rgb(0xffffff),
                                   rgb(0xc4c9d0)};
    static const ThemeColors dark{models::signColor(true, models::Surface::Dark),
                                  models::signColor(false, models::Surface::Dark),
                                  rgb(0xff8a80),
                                  rgb(0xffc14d),
                                  rgb(0x7d838c),
                                  rgb(0x2b3038),
                                  rgb(0x4a5059)};
    return surface(palette) == models::Surface::Dark ? dark : light;
}

} // namespace dpfm::views
