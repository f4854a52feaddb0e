#include "ui/views/device_page.h"

#include "ui/views/number_form.h"
#include "ui/views/plain_table.h"
#include "ui/views/vertical_scroll_area.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace dpfm::views {

namespace {

std::vector<double> numbersOf(const hardware::Device& device) {
    return {device.clockMHz,   device.multipliers,  device.bytesPerNumber, device.multiplicationPj,
            device.additionPj, device.comparisonPj, device.readPjPerByte};
}

hardware::Device deviceOf(const std::vector<double>& numbers) {
    return {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]};
}

} // namespace

DevicePage::DevicePage(models::CostModel& cost, QWidget* parent)
    : QWidget(parent)
    , cost_(cost)
    , preset_(new QComboBox(this))
    , form_(
          new NumberForm(QStringLiteral("device."),
                         {{"clock", tr("clock [MHz]")},
                          {"multipliers", tr("multipliers"),
                           tr("That work at the same time, each a product in every cycle.")},
                          {"bytes_per_number", tr("bytes a number"),
                           tr("Of a weight that is read, and of values and gradients in memory.")},
                          {"multiplication", tr("multiplying [pJ]")},
                          {"addition", tr("adding [pJ]")},
                          {"comparison", tr("comparing [pJ]"), tr("Of two |g| in the selection.")},
                          {"read", tr("reading a byte [pJ]"), tr("Of the weights.")}},
                         this)) {
    preset_->setObjectName(QStringLiteral("devicePreset"));
    preset_->setAccessibleName(tr("Device"));
    preset_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    preset_->setMinimumContentsLength(16);
    for (const hardware::DevicePreset& preset : hardware::devicePresets()) {
        preset_->addItem(
            QCoreApplication::translate("dpfm::hardware::DevicePreset", preset.name.data()));
        preset_->setItemData(preset_->count() - 1, preset_->itemText(preset_->count() - 1),
                             Qt::ToolTipRole);
    }
    preset_->addItem(tr("Own numbers"));
    auto* source = new QLabel(
        tr("Energies: M. Horowitz, “Computing's energy problem (and what we can do about it)”, "
           "ISSCC 2014, 45 nm at 0.9 V; clock and multipliers of the example chips are examples. "
           "Every number may be changed."),
        this);
    source->setWordWrap(true);
    auto* fields = new QWidget(this);
    auto* fieldsColumn = new QVBoxLayout(fields);
    fieldsColumn->addWidget(preset_);
    fieldsColumn->addWidget(form_);
    fieldsColumn->addWidget(source);
    fieldsColumn->addStretch(1);
    auto* scroll = new VerticalScrollArea(this);
    scroll->setWidget(fields);

    auto* table = new PlainTable(cost_.summary(), this);
    table->setObjectName(QStringLiteral("costSummary"));
    table->setAccessibleName(tr("A batch on the device, and measured"));
    auto* splitter = new QSplitter(this);
    splitter->addWidget(scroll);
    splitter->addWidget(table);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({270, 400});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);

    form_->setValues(numbersOf(cost_.device()));
    connect(preset_, &QComboBox::activated, this, &DevicePage::choose);
    connect(form_, &NumberForm::edited, this, &DevicePage::edited);
}

void DevicePage::choose(int preset) {
    const auto& presets = hardware::devicePresets();
    if (static_cast<std::size_t>(preset) >= presets.size())
        return;
    const hardware::Device& device = presets[static_cast<std::size_t>(preset)].device;
    form_->setValues(numbersOf(device));
    cost_.setDevice(device);
    form_->showProblems({});
}

void DevicePage::edited() {
    const hardware::Device device = deviceOf(form_->values());
    cost_.setDevice(device);
    form_->showProblems(cost_.deviceProblems());
    const auto& presets = hardware::devicePresets();
    const auto found = std::find_if(presets.begin(), presets.end(),
                                    [&](const auto& preset) { return preset.device == device; });
    preset_->setCurrentIndex(static_cast<int>(found - presets.begin()));
}

} // namespace dpfm::views
