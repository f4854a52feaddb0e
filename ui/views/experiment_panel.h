#pragma once

#include "ui/models/drag_scale.h"
#include "ui/models/experiment_document.h"
#include "ui/models/live_sweep.h"
#include "ui/models/sweep_estimate.h"
#include "ui/session/settings.h"

#include <QWidget>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace dpfm::views {

class FieldRow;
class LayersEditor;
class ListField;
class NumberField;
class SweptFieldsEditor;

/// The experiment, to be edited: data → network → training → sweep, each field with what is wrong
/// with it written below, and a slider where the sweep can be dragged. Holds no values: every edit
/// goes to the document, every change comes from it. The one exception is text that is no number,
/// which stays in its field until it is one.
class ExperimentPanel : public QWidget {
    Q_OBJECT
public:
    /// `settings` know the folder where file dialogs open.
    ExperimentPanel(models::ExperimentDocument& document, models::LiveSweep& live,
                    models::SweepEstimate& estimate, session::Settings& settings,
                    QWidget* parent = nullptr);

    /// Whether every field says something: with text that is no number, what is on screen is not
    /// the experiment, and it must not be run.
    bool readable() const { return readable_; }

signals:
    void readableChanged();
    /// The person wants to choose a file of weights to start from.
    void initialWeightsRequested();
    /// The person wants a table as data, or to see how the present one is read.
    void tableRequested();

private:
    using Change = std::function<void(network::Experiment&)>;

    QVBoxLayout* addSection(const QString& title);
    FieldRow* addRow(QVBoxLayout* section, const char* field, const QString& label,
                     QWidget* editor);
    void buildRecord(QVBoxLayout* section);
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
            std::function<std::vector<std::int64_t>(const network::Experiment&)> read,
            std::function<void(network::Experiment&, const std::vector<std::int64_t>&)> write);

    void addFile(QVBoxLayout* section, const char* field, const QString& label,
                 std::string network::IdxFiles::*file);
    void buildTable(QVBoxLayout* section);
    /// To the row that was added last.
    void addSlider(models::DragField field, const QString& name);

    void buildData(QVBoxLayout* section);
    void buildNetwork(QVBoxLayout* section);
    void buildTraining(QVBoxLayout* section);
    void buildSweep(QVBoxLayout* section);
    void refresh();
    void refreshMessages();

    models::ExperimentDocument& document_;
    models::LiveSweep& live_;
    models::SweepEstimate& estimate_;
    session::Settings& settings_;
    QVBoxLayout* column_;
    std::vector<FieldRow*> rows_;
    std::vector<std::function<void()>> refreshers_; ///< each brings one editor up to date
    std::vector<std::function<QString()>> readers_; ///< each tells why one field is unreadable
    LayersEditor* layers_ = nullptr;
    SweptFieldsEditor* sweptFields_ = nullptr;
    QLabel* otherProblems_ = nullptr;
    bool readable_ = true;
};

} // namespace dpfm::views
