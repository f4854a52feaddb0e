#include "ui/views/look_form.h"

#include "ui/views/decimal_box.h"
#include "ui/views/number_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>
#include <utility>

namespace dpfm::views {

using figures::AxisLook;
using figures::Decimals;
using figures::FigureLook;
using figures::LegendPlace;
using figures::Palette;

namespace {

struct Preset {
    double widthMm;
    double heightMm;
};
constexpr std::array kPresets{Preset{85.0, 65.0}, Preset{170.0, 100.0}, Preset{254.0, 142.9},
                              Preset{400.0, 250.0}};
constexpr auto kDefaultFont = "DejaVu Sans";
const QString kTitleSeparator = QStringLiteral(" | ");

template <class E, std::size_t N>
void fill(QComboBox& box, const std::array<E, N>& values, const QStringList& texts) {
    for (std::size_t i = 0; i < N; ++i)
        box.addItem(texts[static_cast<qsizetype>(i)], static_cast<int>(values[i]));
}

template <class E>
E chosen(const QComboBox& box) {
    return static_cast<E>(box.currentData().toInt());
}

template <class E>
void choose(QComboBox& box, E value) {
    box.setCurrentIndex(box.findData(static_cast<int>(value)));
}

/// Sets a widget up that has a name for tests and one for who cannot see it.
template <class Widget>
Widget* named(Widget* widget, const char* name, const QString& accessible) {
    widget->setObjectName(QString::fromLatin1(name));
    widget->setAccessibleName(accessible);
    return widget;
}

DecimalBox* lengthBox(QWidget* parent, double low, double high, int decimals, const QString& unit) {
    auto* box = new DecimalBox(parent);
    box->setRange(low, high);
    box->setDecimals(decimals);
    box->setSuffix(unit);
    return box;
}

} // namespace

LookForm::LookForm(QWidget* parent)
    : QTabWidget(parent)
    , preset_(named(new QComboBox(this), "sizePreset", tr("Size")))
    , width_(named(lengthBox(this, 10.0, 2000.0, 1, tr(" mm")), "widthMm", tr("Width")))
    , height_(named(lengthBox(this, 10.0, 2000.0, 1, tr(" mm")), "heightMm", tr("Height")))
    , dpi_(named(new QSpinBox(this), "dpi", tr("Resolution")))
    , font_(named(new QFontComboBox(this), "fontFamily", tr("Font")))
    , fontSize_(named(lengthBox(this, 4.0, 72.0, 1, tr(" pt")), "fontPoints", tr("Font size")))
    , language_(named(new QComboBox(this), "figureLanguage", tr("Language")))
    , decimals_(named(new QComboBox(this), "decimals", tr("Decimals")))
    , transparent_(new QCheckBox(tr("&Transparent background"), this))
    , lineWidth_(named(lengthBox(this, 0.1, 20.0, 2, tr(" pt")), "lineWidth", tr("Curves")))
    , axisWidth_(named(lengthBox(this, 0.1, 20.0, 2, tr(" pt")), "axisWidth", tr("Axes")))
    , palette_(named(new QComboBox(this), "palette", tr("Palette")))
    , markers_(new QCheckBox(tr("&Markers on curves"), this))
    , legend_(named(new QComboBox(this), "legendPlace", tr("Legend")))
    , grid_(new QCheckBox(tr("&Grid"), this))
    , x_{new QLineEdit(this), new QLineEdit(this), new QLineEdit(this)}
    , y_{new QLineEdit(this), new QLineEdit(this), new QLineEdit(this)} {
    setObjectName(QStringLiteral("lookForm"));
    transparent_->setObjectName(QStringLiteral("transparent"));
    markers_->setObjectName(QStringLiteral("markers"));
    grid_->setObjectName(QStringLiteral("grid"));
    addTab(makeSizePage(), tr("Size and text"));
    addTab(makeLinesPage(), tr("Lines and colours"));
    addTab(makeAxesPage(), tr("Axes"));
    setStyle({});

    for (DecimalBox* box : {width_, height_, fontSize_, lineWidth_, axisWidth_})
        connect(box, &DecimalBox::valueChanged, this, &LookForm::changed);
    connect(dpi_, &QSpinBox::valueChanged, this, &LookForm::changed);
    for (QComboBox* box : {language_, decimals_, palette_, legend_})
        connect(box, &QComboBox::activated, this, &LookForm::changed);
    for (QCheckBox* box : {transparent_, markers_, grid_})
        connect(box, &QCheckBox::toggled, this, &LookForm::changed);
    for (const AxisFields& axis : {x_, y_})
        for (QLineEdit* field : {axis.titles, axis.min, axis.max})
            connect(field, &QLineEdit::textChanged, this, &LookForm::changed);
    connect(preset_, &QComboBox::activated, this, &LookForm::choosePreset);
    connect(this, &LookForm::changed, this, &LookForm::showPreset);
    connect(font_, &QComboBox::activated, this, [this] {
        const QString family = font_->currentFont().family();
        base_.fontFamily = family == QLatin1String(kDefaultFont) ? QString() : family;
        emit changed();
    });
}

QWidget* LookForm::makeSizePage() {
    for (const QString& text :
         {tr("One column: 85 × 65 mm"), tr("Two columns: 170 × 100 mm"),
          tr("Slide: 254 × 142.9 mm"), tr("Poster: 400 × 250 mm"), tr("Free size")})
        preset_->addItem(text);
    dpi_->setRange(30, 2400);
    dpi_->setSuffix(tr(" dpi"));
    font_->setEditable(false);
    font_->setToolTip(tr("TeX sets the text in its document's own font."));
    fill(*language_, session::kLanguages, {tr("English"), tr("Spanish")});
    language_->setToolTip(tr("Of titles and legends."));
    fill(*decimals_, figures::kDecimals, {tr("English: 0.5"), tr("Spanish: 0,5")});
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    form->addRow(tr("Si&ze"), preset_);
    form->addRow(tr("&Width"), width_);
    form->addRow(tr("&Height"), height_);
    form->addRow(tr("&Resolution"), dpi_);
    form->addRow(tr("&Font"), font_);
    form->addRow(tr("Font s&ize"), fontSize_);
    form->addRow(tr("La&nguage"), language_);
    form->addRow(tr("&Decimals"), decimals_);
    form->addRow(transparent_);
    return page;
}

QWidget* LookForm::makeLinesPage() {
    for (DecimalBox* box : {lineWidth_, axisWidth_})
        box->setSingleStep(0.1);
    fill(*palette_, figures::kPalettes, {tr("Okabe–Ito"), tr("viridis"), tr("greys")});
    palette_->setToolTip(tr("A colour belongs to its R, whatever is shown."));
    markers_->setToolTip(tr("A shape for each R. Greys always have them."));
    fill(*legend_, figures::kLegendPlaces,
         {tr("at the right"), tr("above"), tr("below"), tr("inside, top left"),
          tr("inside, top right"), tr("inside, bottom left"), tr("inside, bottom right"),
          tr("none")});
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    form->addRow(tr("C&urves"), lineWidth_);
    form->addRow(tr("&Axes and grid"), axisWidth_);
    form->addRow(tr("&Palette"), palette_);
    form->addRow(tr("&Legend"), legend_);
    form->addRow(markers_);
    form->addRow(grid_);
    return page;
}

QWidget* LookForm::makeAxesPage() {
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    const auto setUp = [&](QLineEdit* field, const char* name, const QString& label,
                           const QString& hint) {
        named(field, name, QString(label).remove(u'&'));
        field->setPlaceholderText(hint);
        form->addRow(label, field);
    };
    const QString own = tr("as the plot says it");
    const QString automatic = tr("automatic");
    setUp(x_.titles, "xTitles", tr("&Horizontal title"), own);
    setUp(x_.min, "xMin", tr("Horizontal f&rom"), automatic);
    setUp(x_.max, "xMax", tr("Horizontal &to"), automatic);
    setUp(y_.titles, "yTitles", tr("V&ertical title"), own);
    setUp(y_.min, "yMin", tr("Vertical &from"), automatic);
    setUp(y_.max, "yMax", tr("Vertical t&o"), automatic);
    for (QLineEdit* titles : {x_.titles, y_.titles})
        titles->setToolTip(tr("For several panels one title each, with “ | ” between them; the "
                              "last stands for all that follow."));
    auto* note = new QLabel(tr("Titles and limits belong to this figure; a style has none."), page);
    note->setWordWrap(true);
    form->addRow(note);
    return page;
}

void LookForm::setStyle(const FigureLook& look) {
    {
        const QSignalBlocker blocker(this);
        base_ = look;
        width_->setValue(look.widthMm);
        height_->setValue(look.heightMm);
        dpi_->setValue(look.dpi);
        font_->setCurrentFont(
            QFont(look.fontFamily.isEmpty() ? QLatin1String(kDefaultFont) : look.fontFamily));
        fontSize_->setValue(look.fontPoints);
        choose(*decimals_, look.decimals);
        transparent_->setChecked(look.transparent);
        lineWidth_->setValue(look.lineWidth);
        axisWidth_->setValue(look.axisWidth);
        choose(*palette_, look.palette);
        markers_->setChecked(look.markers);
        choose(*legend_, look.legend);
        grid_->setChecked(look.grid);
    }
    emit changed();
}

void LookForm::setLanguage(session::Language language) {
    choose(*language_, language);
    emit changed();
}

FigureLook LookForm::look() const {
    FigureLook look;
    look.widthMm = width_->value();
    look.heightMm = height_->value();
    look.dpi = dpi_->value();
    look.fontFamily = base_.fontFamily;
    look.fontPoints = fontSize_->value();
    look.lineWidth = lineWidth_->value();
    look.axisWidth = axisWidth_->value();
    look.palette = chosen<Palette>(*palette_);
    look.markers = markers_->isChecked();
    look.legend = chosen<LegendPlace>(*legend_);
    look.grid = grid_->isChecked();
    look.language = chosen<session::Language>(*language_);
    look.decimals = chosen<Decimals>(*decimals_);
    look.transparent = transparent_->isChecked();
    look.x = read(x_);
    look.y = read(y_);
    return look;
}

AxisLook LookForm::read(const AxisFields& fields) {
    AxisLook look;
    if (!fields.titles->text().trimmed().isEmpty())
        look.titles = fields.titles->text().split(kTitleSeparator);
    for (QString& title : look.titles)
        title = title.trimmed();
    if (fields.min->isEnabled()) {
        look.min = parseNumber(fields.min->text());
        look.max = parseNumber(fields.max->text());
    }
    return look;
}

std::optional<Error> LookForm::problem() const {
    for (const auto& [axis, place] : {std::pair{&x_, "x limits"}, std::pair{&y_, "y limits"}})
        for (const QLineEdit* field : {axis->min, axis->max})
            if (field->isEnabled() && !field->text().trimmed().isEmpty() &&
                !parseNumber(field->text()))
                return Error{ErrorCode::InvalidInput,
                             place,
                             "“%1” is not a number.",
                             {field->text().trimmed().toStdString()}};
    return std::nullopt;
}

void LookForm::setNumericAxes(bool x, bool y) {
    for (const auto& [axis, numeric] : {std::pair{&x_, x}, std::pair{&y_, y}})
        for (QLineEdit* field : {axis->min, axis->max})
            field->setEnabled(numeric);
}

void LookForm::setDpiEnabled(bool enabled) {
    dpi_->setEnabled(enabled);
}

void LookForm::choosePreset(int index) {
    if (static_cast<std::size_t>(index) >= kPresets.size())
        return;
    const Preset& preset = kPresets[static_cast<std::size_t>(index)];
    width_->setValue(preset.widthMm);
    height_->setValue(preset.heightMm);
}

void LookForm::showPreset() {
    int index = static_cast<int>(kPresets.size());
    for (std::size_t i = 0; i < kPresets.size(); ++i)
        if (kPresets[i].widthMm == width_->value() && kPresets[i].heightMm == height_->value())
            index = static_cast<int>(i);
    preset_->setCurrentIndex(index);
}

} // namespace dpfm::views
