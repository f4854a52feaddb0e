#pragma once

#include "ui/figures/figure.h"
#include "ui/models/paired_table.h"

#include <vector>

namespace dpfm::figures {

/// Each register count beside all registers: the differences of the single seeds as points, their
/// median as a line and its interval as a bar, about a line at 0. Corpora stand side by side in
/// each count's place, the smallest at the left, and within them seeds in their order, so that a
/// seed has the same place everywhere. Infinite differences stand at the edge, as triangles that
/// point out.
class PairedFigure : public Figure {
    Q_OBJECT
public:
    explicit PairedFigure(QObject* parent = nullptr);

    void setTable(models::PairedTable table);

signals:
    /// A legend entry was clicked, to hide or show what it stands for.
    void categoryToggled(dpfm::network::Method method, int registers);
    void corpusToggled(int corpus);

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    void limitsChanged() override;
    void legendClicked(std::size_t entry) override;

private:
    /// What is drawn of a comparison.
    struct Group {
        QCPGraph* seeds; ///< owned by the plot, as all of these
        QCPGraph* above; ///< infinite differences
        QCPGraph* below;
        QCPItemLine* median;
        QCPItemRect* interval;
    };

    Group makeGroup();
    void clear();
    void fill(std::size_t comparison);
    /// Of the finite differences; 0 without one.
    double largest() const;

    QCPAxisRect* rect_ = nullptr; ///< owned by the plot
    models::PairedTable table_;
    std::vector<Group> groups_; ///< one a comparison
};

} // namespace dpfm::figures
