#include "ui/views/experiment_form.h"

#include "ui/session/error_text.h"
#include "ui/views/drag_slider.h"
#include "ui/views/field_row.h"
#include "ui/views/number_field.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace dpfm::views {

using network::Experiment;

ExperimentForm::ExperimentForm(models::ExperimentDocument& document, models::LiveSweep& live,
                               session::Settings& settings, QWidget& parent)
    : QObject(&parent)
    , document_(document)
    , live_(live)
    , settings_(settings)
    , parent_(parent) {}

void ExperimentForm::begin() {
    connect(&document_, &models::ExperimentDocument::changed, this, &ExperimentForm::refresh);
    refresh();
}

FieldRow* ExperimentForm::addRow(QVBoxLayout* section, const char* field, const QString& label,
                                 QWidget* editor) {
    auto* row = new FieldRow(QString::fromLatin1(field), label, editor);
    editor->setObjectName(QString::fromLatin1(field));
    section->addWidget(row);
    addRows([row] { return std::vector{row}; });
    lastRow_ = row;
    return row;
}

QSpinBox* ExperimentForm::addInteger(QVBoxLayout* section, const char* field, const QString& label,
                                     int low, int high, std::function<int&(Experiment&)> member) {
    auto* box = new QSpinBox(&parent_);
    box->setRange(low, high);
    connect(box, &QSpinBox::valueChanged, this, [this, field, label, member](int value) {
        document_.edit(
            label, [&](Experiment& experiment) { member(experiment) = value; },
            QString::fromLatin1(field));
    });
    connect(box, &QSpinBox::editingFinished, &document_, &models::ExperimentDocument::endMerge);
    follow([this, box, member] {
        Experiment experiment = document_.experiment();
        const QSignalBlocker quiet(box);
        box->setValue(member(experiment));
    });
    addRow(section, field, label, box);
    return box;
}

NumberField* ExperimentForm::addNumber(QVBoxLayout* section, const char* field,
                                       const QString& label,
                                       std::function<double&(Experiment&)> member) {
    auto* edit = new NumberField(&parent_);
    connect(edit, &NumberField::valueEdited, this, [this, field, label, member](double value) {
        document_.edit(
            label, [&](Experiment& experiment) { member(experiment) = value; },
            QString::fromLatin1(field));
    });
    connect(edit, &QLineEdit::editingFinished, &document_, &models::ExperimentDocument::endMerge);
    connect(edit, &NumberField::readableChanged, this, &ExperimentForm::refreshMessages);
    follow([this, edit, member] {
        Experiment experiment = document_.experiment();
        edit->setValue(member(experiment));
    });
    FieldRow* row = addRow(section, field, label, edit);
    addReader([edit, row] {
        if (!edit->readable())
            row->setMessage(edit->problem(), FieldRow::Severity::Error);
        return edit->readable();
    });
    return edit;
}

QComboBox* ExperimentForm::addChoice(QVBoxLayout* section, const char* field, const QString& label,
                                     const QStringList& names,
                                     std::function<int(const Experiment&)> read,
                                     std::function<void(Experiment&, int)> write) {
    auto* box = new QComboBox(&parent_);
    box->addItems(names);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    connect(box, &QComboBox::activated, this, [this, label, write](int choice) {
        document_.edit(label, [&](Experiment& experiment) { write(experiment, choice); });
    });
    follow([this, box, read] { box->setCurrentIndex(read(document_.experiment())); });
    addRow(section, field, label, box);
    return box;
}

ListField*
ExperimentForm::addList(QVBoxLayout* section, const char* field, const QString& label, bool allWord,
                        ListField::Bounds bounds,
                        std::function<std::vector<std::int64_t>(const Experiment&)> read,
                        std::function<void(Experiment&, const std::vector<std::int64_t>&)> write) {
    auto* edit = new ListField(allWord, bounds, &parent_);
    connect(edit, &ListField::valuesEdited, this,
            [this, field, label, write](const std::vector<std::int64_t>& values) {
                document_.edit(
                    label, [&](Experiment& experiment) { write(experiment, values); },
                    QString::fromLatin1(field));
            });
    connect(edit, &QLineEdit::editingFinished, &document_, &models::ExperimentDocument::endMerge);
    connect(edit, &ListField::readableChanged, this, &ExperimentForm::refreshMessages);
    follow([this, edit, read] { edit->setValues(read(document_.experiment())); });
    FieldRow* row = addRow(section, field, label, edit);
    addReader([edit, row] {
        if (!edit->unreadable().isEmpty())
            row->setMessage(edit->unreadable(), FieldRow::Severity::Error);
        return edit->unreadable().isEmpty();
    });
    return edit;
}

void ExperimentForm::addFile(QVBoxLayout* section, const char* field, const QString& label,
                             std::string network::IdxFiles::*file) {
    auto* edit = new QLineEdit(&parent_);
    connect(edit, &QLineEdit::textEdited, this, [this, field, label, file](const QString& path) {
        document_.nameFile(label, file, path, QString::fromLatin1(field));
    });
    connect(edit, &QLineEdit::editingFinished, &document_, &models::ExperimentDocument::endMerge);
    FieldRow* row = addRow(section, field, label, edit);
    auto* browse = new QPushButton(tr("Browse…"), row);
    browse->setObjectName(QString::fromLatin1(field) + QStringLiteral(".browse"));
    browse->setAccessibleName(tr("Browse: %1").arg(label));
    connect(browse, &QPushButton::clicked, this, [this, edit, label, file] {
        const QFileInfo named(edit->text());
        auto* dialog = new QFileDialog(&parent_, label,
                                       named.exists() ? named.absolutePath() : settings_.folder());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this, label, file](const QString& path) {
            settings_.setFolder(QFileInfo(path).absolutePath());
            document_.nameFile(label, file, path);
        });
        dialog->open();
    });
    row->addBeside(browse);
    follow([this, edit, row, file] {
        const network::DataSettings& settings = document_.experiment().data;
        row->setVisible(settings.source == network::DataSource::Idx);
        const QString path = QString::fromStdString(settings.idx.*file);
        if (edit->text() != path)
            edit->setText(path);
    });
}

void ExperimentForm::addSlider(models::DragField field, const QString& name) {
    auto* slider = new DragSlider(field, name, document_, live_, &parent_);
    slider->setObjectName(lastRow_->field() + QStringLiteral(".slider"));
    follow([slider] { slider->refresh(); });
    lastRow_->addBelow(slider);
}

void ExperimentForm::refresh() {
    for (const auto& refresher : refreshers_)
        refresher();
    refreshMessages();
}

void ExperimentForm::refreshMessages() {
    std::vector<FieldRow*> rows;
    for (const auto& some : rows_)
        for (FieldRow* row : some())
            rows.push_back(row);
    for (FieldRow* row : rows)
        row->clearMessage();

    QStringList elsewhere;
    const auto place = [&](const Error& error, FieldRow::Severity severity) {
        const QString where = QString::fromStdString(error.place);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const FieldRow* r) {
            return !r->isHidden() && r->covers(where);
        });
        if (row != rows.end())
            (*row)->setMessage(session::errorMessage(error), severity);
        else
            elsewhere.append(session::errorMessage(error));
    };
    for (const Error& warning : document_.warnings())
        place(warning, FieldRow::Severity::Warning);
    for (const Error& problem : document_.problems())
        place(problem, FieldRow::Severity::Error);
    bool readable = true;
    for (const auto& reader : readers_)
        readable = reader() && readable;

    emit saidElsewhere(elsewhere.join(QLatin1Char('\n')));
    if (readable != readable_) {
        readable_ = readable;
        emit readableChanged();
    }
}

} // namespace dpfm::views
