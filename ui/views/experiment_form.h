#pragma once

#include "ui/models/drag_scale.h"
#include "ui/models/experiment_document.h"
#include "ui/models/live_sweep.h"
#include "ui/session/settings.h"
#include "ui/views/list_field.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QSpinBox;
class QVBoxLayout;
class QWidget;

namespace dpfm::views {

class FieldRow;
class NumberField;

/// Binds editors to fields of the experiment: what is edited goes to the document, as steps that
/// can be undone; every change of the document comes from it; what validation and the editors
/// object to is told in the row of its field. A field is called as errors call it, such as
/// "training.epochs", and so is its editor.
class ExperimentForm : public QObject {
    Q_OBJECT
public:
    /// Editors are made in `parent`, which owns this; file dialogs open in the folder of the
    /// settings.
    ExperimentForm(models::ExperimentDocument& document, models::LiveSweep& live,
                   session::Settings& settings, QWidget& parent);

    FieldRow* addRow(QVBoxLayout* section, const char* field, const QString& label,
                     QWidget* editor);
    QSpinBox* addInteger(QVBoxLayout* section, const char* field, const QString& label, int low,
                         int high, std::function<int&(network::Experiment&)> member);
    NumberField* addNumber(QVBoxLayout* section, const char* field, const QString& label,
                           std::function<double&(network::Experiment&)> member);
    QComboBox* addChoice(QVBoxLayout* section, const char* field, const QString& label,
                         const QStringList& names,
                         std::function<int(const network::Experiment&)> read,
                         std::function<void(network::Experiment&, int)> write);
    ListField*
    addList(QVBoxLayout* section, const char* field, const QString& label, bool allWord,
            ListField::Bounds bounds,
            std::function<std::vector<std::int64_t>(const network::Experiment&)> read,
            std::function<void(network::Experiment&, const std::vector<std::int64_t>&)> write);
    void addFile(QVBoxLayout* section, const char* field, const QString& label,
                 std::string network::IdxFiles::*file);
    /// To the row that was added last.
    void addSlider(models::DragField field, const QString& name);

    /// Rows of an editor with several, asked for each time: they may come and go. A problem is told
    /// in the first that covers its field.
    void addRows(std::function<std::vector<FieldRow*>()> rows) { rows_.push_back(std::move(rows)); }
    /// Brings an editor up to date whenever the document has changed.
    void follow(std::function<void()> refresh) { refreshers_.push_back(std::move(refresh)); }
    /// Whether an editor's text says something; tells below it why not.
    void addReader(std::function<bool()> reader) { readers_.push_back(std::move(reader)); }

    /// To be called once, when all editors are there: what follows a change by itself has to be up
    /// to date before its messages are told.
    void begin();
    void refreshMessages();

    /// Whether every editor's text says something.
    bool readable() const { return readable_; }

signals:
    void readableChanged();
    /// What is wrong in fields that have no row; empty for nothing.
    void saidElsewhere(const QString& text);

private:
    void refresh();

    models::ExperimentDocument& document_;
    models::LiveSweep& live_;
    session::Settings& settings_;
    QWidget& parent_;
    std::vector<std::function<std::vector<FieldRow*>()>> rows_;
    std::vector<std::function<void()>> refreshers_;
    std::vector<std::function<bool()>> readers_;
    FieldRow* lastRow_ = nullptr;
    bool readable_ = true;
};

} // namespace dpfm::views
