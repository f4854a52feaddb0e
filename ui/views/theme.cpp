#include "ui/views/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QHash>
#include <QIcon>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

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
constexpr Shades kLightContrast{0xffffff, 0xffffff, 0xf2f2f2, 0x000000, 0x595959,
                                0xf0f0f0, 0x0b4f8a, 0xffffff, 0x00479e, 0xffffff};
constexpr Shades kDarkContrast{0x000000, 0x000000, 0x1c1c1c, 0xffffff, 0xb0b0b0,
                               0x242424, 0x8fd3ff, 0x000000, 0x8fd3ff, 0x000000};

constexpr int kFocus = 2; ///< width of the frame of what has the focus, in pixels
constexpr int kStrongFocus = 4;

/// Fusion takes the outline of check boxes and radio buttons from the window's colour, darker: on a
/// dark window an empty one is not seen, and with high contrast no field or button is. It has no
/// frame for what has the focus either.
class WorkbenchStyle : public QProxyStyle {
public:
    explicit WorkbenchStyle(Contrast contrast)
        : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
        , high_(contrast == Contrast::High)
        , focusWidth_(high_ ? kStrongFocus : kFocus) {}

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        if (high_ && control == CC_SpinBox)
            outline(*option, *painter, false);
    }

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override {
        if (element != CE_FocusFrame) {
            QProxyStyle::drawControl(element, option, painter, widget);
            return;
        }
        const double inset = 0.5 * focusWidth_;
        QPen pen(option->palette.color(QPalette::Highlight), focusWidth_);
        pen.setJoinStyle(Qt::MiterJoin);
        painter->save();
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset));
        painter->restore();
    }

    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override {
        switch (metric) {
        case PM_FocusFrameHMargin:
        case PM_FocusFrameVMargin:
            return focusWidth_ / 2; // half of it is seen where there is no room about the widget
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            // As high as a letter, also where letters are large.
            return std::max(QProxyStyle::pixelMetric(metric, option, widget),
                            QFontInfo(QApplication::font()).pixelSize());
        default:
            break;
        }
        return QProxyStyle::pixelMetric(metric, option, widget);
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override {
        if (hint == SH_FocusFrame_AboveWidget)
            return 1;
        if (hint == SH_FocusFrame_Mask)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }

    /// Fusion reads its images for every button of every dock anew.
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                       const QWidget* widget) const override {
        auto known = icons_.find(which);
        if (known == icons_.end())
            known = icons_.insert(which, QProxyStyle::standardIcon(which, option, widget));
        return *known;
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        switch (element) {
        case PE_IndicatorRadioButton:
            outline(*option, *painter, true);
            break;
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            outline(*option, *painter, false);
            break;
        case PE_FrameLineEdit:
        case PE_PanelButtonCommand:
            if (high_)
                outline(*option, *painter, false);
            break;
        default:
            break;
        }
    }

private:
    static void outline(const QStyleOption& option, QPainter& painter, bool round) {
        const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colors(option.palette).outline);
        painter.setBrush(Qt::NoBrush);
        round ? painter.drawEllipse(box) : painter.drawRoundedRect(box, 2.0, 2.0);
        painter.restore();
    }

    bool high_;
    int focusWidth_; ///< px
    mutable QHash<StandardPixmap, QIcon> icons_;
};

} // namespace

void applyTheme(session::Theme theme, Contrast contrast) {
    // The desktop's own palette, before any theme replaced it.
    static const QPalette system = QApplication::palette();
    bool dark = theme == session::Theme::Dark;
    if (theme == session::Theme::System)
        dark = system.color(QPalette::Window).lightness() < 128;
    const bool high = contrast == Contrast::High;
    QApplication::setStyle(new WorkbenchStyle(contrast));
    if (high)
        QApplication::setPalette(paletteOf(dark ? kDarkContrast : kLightContrast));
    else
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
    const auto of = [](models::Surface on, QRgb error, QRgb warning, QRgb outline, QRgb nodeFill,
                       QRgb hatch) {
        return ThemeColors{models::signColor(true, on),
                           models::signColor(false, on),
                           rgb(error),
                           rgb(warning),
                           rgb(outline),
                           rgb(nodeFill),
                           rgb(hatch)};
    };
    using models::Surface;
    static const ThemeColors light =
        of(Surface::Light, 0xb3261e, 0x8a5a00, 0x8a9099, 0xffffff, 0xc4c9d0);
    static const ThemeColors dark =
        of(Surface::Dark, 0xff8a80, 0xffc14d, 0x7d838c, 0x2b3038, 0x4a5059);
    static const ThemeColors lightContrast =
        of(Surface::Light, 0x9b0000, 0x6b4200, 0x000000, 0xffffff, 0x6a6a6a);
    static const ThemeColors darkContrast =
        of(Surface::Dark, 0xffa8a0, 0xffd166, 0xffffff, 0x000000, 0x9a9a9a);
    const bool high =
        palette.color(QPalette::Active, QPalette::Text).rgb() ==
        rgb(surface(palette) == Surface::Dark ? kDarkContrast.text : kLightContrast.text).rgb();
    if (surface(palette) == Surface::Dark)
        return high ? darkContrast : dark;
    return high ? lightContrast : light;
}

} // namespace dpfm::views
