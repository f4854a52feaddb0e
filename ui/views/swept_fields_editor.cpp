#include "ui/views/swept_fields_editor.h"

#include "core/network/sweepable_field.h"
#include "ui/models/field_title.h"
#include "ui/session/error_text.h"
#include "ui/session/value_list.h"
#include "ui/views/field_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace dpfm::views {

using network::Experiment;
using network::SweptField;

SweptFieldsEditor::SweptFieldsEditor(models::ExperimentDocument& document, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , column_(new QVBoxLayout)
    , add_(new QPushButton(tr("Vary another setting"), this))
    , combination_(new QComboBox(this)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(column_);
    combination_->setObjectName(QStringLiteral("combination"));
    combination_->addItems({tr("each with each"), tr("value by value")});
    combination_->setToolTip(
        tr("Each with each: every value of one setting with every value of the "
           "others. Value by value: the first values together, then the "
           "second ones."));
    combinationRow_ =
        new FieldRow(QStringLiteral("sweep.combination"), tr("Combined"), combination_, this);
    outer->addWidget(combinationRow_);
    add_->setObjectName(QStringLiteral("addSweptField"));
    add_->setToolTip(tr("Trains every value of another setting of the experiment: learning rate, "
                        "hidden layers, batch size, …"));
    outer->addWidget(add_);
    connect(add_, &QPushButton::clicked, this, &SweptFieldsEditor::add);
    connect(combination_, &QComboBox::activated, this, [this](int choice) {
        document_.edit(tr("Combination of settings"), [choice](Experiment& experiment) {
            experiment.sweep.combination = static_cast<network::FieldCombination>(choice);
        });
    });
    connect(&document_, &models::ExperimentDocument::changed, this, &SweptFieldsEditor::refresh);
    refresh();
}

std::vector<FieldRow*> SweptFieldsEditor::rows() const {
    std::vector<FieldRow*> rows;
    for (const Row& row : rows_)
        rows.push_back(row.row);
    return rows;
}

bool SweptFieldsEditor::showUnreadable() {
    bool readable = true;
    for (const Row& row : rows_) {
        if (row.unreadable.isEmpty())
            continue;
        row.row->setMessage(row.unreadable, FieldRow::Severity::Error);
        readable = false;
    }
    return readable;
}

void SweptFieldsEditor::add() {
    document_.edit(tr("Vary another setting"), [](Experiment& experiment) {
        // The first setting that is not swept yet, at the value it has.
        for (const std::string& field : network::sweepableFields(experiment)) {
            const bool swept =
                std::any_of(experiment.sweep.fields.begin(), experiment.sweep.fields.end(),
                            [&](const SweptField& other) { return other.field == field; });
            const auto value = network::valueOf(experiment, field);
            if (swept || !value)
                continue;
            experiment.sweep.fields.push_back({field, {*value}});
            return;
        }
    });
    if (!rows_.empty()) {
        rows_.back().values->setFocus();
        rows_.back().values->selectAll();
    }
}

SweptFieldsEditor::Row SweptFieldsEditor::addRow(std::size_t index) {
    auto* editors = new QWidget(this);
    auto* line = new QHBoxLayout(editors);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto* field = new QComboBox(editors);
    field->setObjectName(QStringLiteral("sweptField%1").arg(index + 1));
    field->setAccessibleName(tr("Varied setting %1").arg(index + 1));
    field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    field->setMinimumContentsLength(12);
    auto* remove = new QToolButton(editors);
    remove->setText(QStringLiteral("✕"));
    remove->setAutoRaise(true);
    remove->setObjectName(QStringLiteral("removeSweptField%1").arg(index + 1));
    remove->setToolTip(tr("Vary this setting no longer"));
    remove->setAccessibleName(tr("Remove varied setting %1").arg(index + 1));
    line->addWidget(field, 1);
    line->addWidget(remove);
    auto* values = new QLineEdit;
    values->setObjectName(QStringLiteral("sweptValues%1").arg(index + 1));
    values->setAccessibleName(tr("Values of varied setting %1").arg(index + 1));
    values->setToolTip(tr("Values with commas between them, or a range: 1..5, 0.1..0.5 in 5, "
                          "0.001..0.1 in 3 log."));

    connect(field, &QComboBox::activated, this, [this, index, field](int choice) {
        chooseField(index, field->itemData(choice).toString());
    });
    connect(remove, &QToolButton::clicked, this, [this, index] {
        document_.edit(tr("Vary one setting less"), [index](Experiment& experiment) {
            auto& fields = experiment.sweep.fields;
            fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(index));
        });
    });
    connect(values, &QLineEdit::textEdited, this,
            [this, index](const QString& text) { readValues(index, text); });
    connect(values, &QLineEdit::editingFinished, &document_, &models::ExperimentDocument::endMerge);
    auto* row = new FieldRow(QStringLiteral("sweep.fields[%1]").arg(index), {}, editors, this);
    row->addBelow(values);
    column_->addWidget(row);
    row->show(); // else a layout shows it later, and messages would find it hidden
    return {row, field, values, {}};
}

void SweptFieldsEditor::fillFields(QComboBox& box, const std::string& chosen) const {
    box.clear();
    std::vector<std::string> fields = network::sweepableFields(document_.experiment());
    // One that the experiment has no longer stays to be seen, with what is wrong below it.
    if (std::find(fields.begin(), fields.end(), chosen) == fields.end())
        fields.push_back(chosen);
    for (const std::string& field : fields)
        box.addItem(models::fieldTitle(field), QString::fromStdString(field));
    box.setCurrentIndex(box.findData(QString::fromStdString(chosen)));
    box.setToolTip(QString::fromStdString(chosen));
}

void SweptFieldsEditor::chooseField(std::size_t index, const QString& field) {
    document_.edit(tr("Varied setting"), [&](Experiment& experiment) {
        SweptField& swept = experiment.sweep.fields[index];
        if (swept.field == field.toStdString())
            return;
        swept.field = field.toStdString();
        const auto value = network::valueOf(experiment, swept.field);
        swept.values = value ? std::vector{*value} : std::vector<std::string>();
        if (const std::vector<std::string> words = network::wordsOf(swept.field); !words.empty())
            swept.values = words;
    });
}

void SweptFieldsEditor::readValues(std::size_t index, const QString& text) {
    const auto values =
        session::parseValues(text, document_.experiment().sweep.fields[index].field);
    const QString unreadable = values ? QString() : session::errorMessage(values.error());
    if (unreadable != rows_[index].unreadable) {
        rows_[index].unreadable = unreadable;
        emit messagesChanged();
    }
    if (values)
        document_.edit(
            tr("Varied values"),
            [&](Experiment& experiment) { experiment.sweep.fields[index].values = *values; },
            QStringLiteral("sweep.fields[%1]").arg(index));
}

void SweptFieldsEditor::refresh() {
    const std::vector<SweptField>& fields = document_.experiment().sweep.fields;
    const bool resized = rows_.size() != fields.size();
    while (rows_.size() > fields.size()) {
        // A row may be removed from within its own button's click.
        rows_.back().row->hide();
        rows_.back().row->deleteLater();
        rows_.pop_back();
    }
    while (rows_.size() < fields.size())
        rows_.push_back(addRow(rows_.size()));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        Row& row = rows_[i];
        fillFields(*row.field, fields[i].field);
        const auto shown = session::parseValues(row.values->text(), fields[i].field);
        if (!shown || *shown != fields[i].values) {
            row.values->setText(session::valuesText(fields[i].values));
            row.unreadable.clear();
        }
    }
    combination_->setCurrentIndex(static_cast<int>(document_.experiment().sweep.combination));
    combinationRow_->setVisible(fields.size() > 1);
    if (resized)
        emit messagesChanged();
}

} // namespace dpfm::views
