#include "ui/views/number_form.h"

#include "ui/session/error_text.h"
#include "ui/views/field_row.h"
#include "ui/views/number_field.h"

#include <QVBoxLayout>

namespace dpfm::views {

NumberForm::NumberForm(const QString& prefix, const std::vector<Field>& fields, QWidget* parent)
    : QWidget(parent)
    , values_(fields.size(), 0.0) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const QString place =
            QString::fromUtf8(fields[i].place.data(), static_cast<int>(fields[i].place.size()));
        auto* editor = new NumberField(this);
        editor->setObjectName(prefix + place);
        editor->setToolTip(fields[i].toolTip);
        auto* row = new FieldRow(place, fields[i].label, editor, this);
        column->addWidget(row);
        editors_.push_back(editor);
        rows_.push_back(row);
        connect(editor, &NumberField::valueEdited, this, [this, i](double value) {
            values_[i] = value;
            emit edited();
        });
        connect(editor, &NumberField::readableChanged, this, [this, i] { tellUnreadable(i); });
    }
    column->addStretch(1);
}

void NumberForm::setValues(const std::vector<double>& values) {
    values_ = values;
    for (std::size_t i = 0; i < editors_.size(); ++i)
        editors_[i]->setValue(values[i]);
}

void NumberForm::showProblems(const std::vector<Error>& problems) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!editors_[i]->readable())
            continue;
        rows_[i]->clearMessage();
        for (const Error& problem : problems)
            if (rows_[i]->covers(QString::fromStdString(problem.place)))
                rows_[i]->setMessage(session::errorMessage(problem), FieldRow::Severity::Error);
    }
}

void NumberForm::tellUnreadable(std::size_t field) {
    if (editors_[field]->readable())
        rows_[field]->clearMessage();
    else
        rows_[field]->setMessage(editors_[field]->problem(), FieldRow::Severity::Error);
}

} // namespace dpfm::views
