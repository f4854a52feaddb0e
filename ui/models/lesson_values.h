#pragma once

#include "ui/models/registers_table_model.h"
#include "ui/models/run_fields.h"
#include "ui/session/lesson_value.h"

#include <QObject>
#include <QString>

namespace dpfm::models {

class Workbench;

/// What the values in a lesson's text come to at the moment, as text in the user's locale. What is
/// not there yet, or does not exist, is "–".
class LessonValues : public QObject {
    Q_OBJECT
public:
    explicit LessonValues(Workbench& workbench, QObject* parent = nullptr);

    QString text(const session::LessonValue& value) const;

signals:
    /// Some may be others; comes often while something trains.
    void changed();

private:
    Workbench& workbench_;
    RegistersTableModel neuron_;
    RunFields fields_; ///< of the sweep there is
};

} // namespace dpfm::models
