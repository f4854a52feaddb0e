#pragma once

#include "ui/models/experiment_document.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace dpfm::views {

class FieldRow;

/// What a sweep varies beside registers, corpus and seed: a row for each setting with its values as
/// text (see session::parseValues()), and how several go together.
class SweptFieldsEditor : public QWidget {
    Q_OBJECT
public:
    explicit SweptFieldsEditor(models::ExperimentDocument& document, QWidget* parent = nullptr);

    /// The rows, for their messages: "sweep.fields[0]" and on.
    std::vector<FieldRow*> rows() const;
    /// Puts what cannot be read into its row's message. Whether all can be read.
    bool showUnreadable();

signals:
    /// Rows were added or removed, or what can be read changed; messages have to be set anew.
    void messagesChanged();

private:
    struct Row {
        QPointer<FieldRow> row;
        QComboBox* field;
        QLineEdit* values;
        QString unreadable;
    };
    void refresh();
    void add();
    Row addRow(std::size_t index);
    void fillFields(QComboBox& box, const std::string& chosen) const;
    void chooseField(std::size_t index, const QString& field);
    void readValues(std::size_t index, const QString& text);

    models::ExperimentDocument& document_;
    QVBoxLayout* column_;
    QPushButton* add_;
    QComboBox* combination_;
    FieldRow* combinationRow_;
    std::vector<Row> rows_;
};

} // namespace dpfm::views
