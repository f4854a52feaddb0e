#pragma once

#include "core/base/error.h"

#include <QString>
#include <QWidget>

#include <string_view>
#include <vector>

namespace dpfm::views {

class FieldRow;
class NumberField;

/// Fields for numbers, one below the other, each with room for what is wrong with it.
class NumberForm : public QWidget {
    Q_OBJECT
public:
    struct Field {
        std::string_view place; ///< what problems name; the field's object name is `prefix` + place
        QString label;
        QString toolTip = {};
    };

    NumberForm(const QString& prefix, const std::vector<Field>& fields, QWidget* parent = nullptr);

    /// In the fields' order.
    void setValues(const std::vector<double>& values);
    const std::vector<double>& values() const { return values_; }
    /// Tells every problem at the field that its place names.
    void showProblems(const std::vector<Error>& problems);

signals:
    /// A person typed another number.
    void edited();

private:
    void tellUnreadable(std::size_t field);

    std::vector<double> values_;
    std::vector<NumberField*> editors_;
    std::vector<FieldRow*> rows_;
};

} // namespace dpfm::views
