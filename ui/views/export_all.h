#pragma once

#include "ui/figures/figure_export.h"
#include "ui/models/results_model.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

class QProgressDialog;
class QWidget;

namespace dpfm::views {

/// Writes several figures into a folder, one after the other, so that the window stays alive and
/// the person can stop between two.
class ExportAll : public QObject {
    Q_OBJECT
public:
    ExportAll(const models::ResultsModel& results, std::vector<figures::FigureOptions> options,
              figures::FigureFormat format, QString folder, QWidget* parent);

    /// Of the figures, in their order.
    const QStringList& names() const { return names_; }
    /// Those of them that are there already.
    QStringList existing() const;
    void start();

signals:
    /// How many were written, and a sentence on each that was not.
    void finished(int written, const QStringList& troubles);

private:
    void next();
    void done(const Result<void>& outcome);

    const models::ResultsModel& results_;
    std::vector<figures::FigureOptions> options_;
    figures::FigureFormat format_;
    QString folder_;
    QStringList names_;
    QProgressDialog* progress_;
    std::size_t at_ = 0;
    int written_ = 0;
    QStringList troubles_;
};

} // namespace dpfm::views
