#pragma once

#include "ui/figures/points_figure.h"
#include "ui/models/minima_table.h"

#include <array>
#include <vector>

namespace dpfm::figures {

/// Whether the training minimum finds the validation minimum: each run's val_loss at its lowest
/// training loss over its lowest val_loss, and beside it the one epoch over the other, with the
/// diagonals where it does. Colour tells the register count, the marker the corpus.
class MinimaFigure : public PointsFigure {
    Q_OBJECT
public:
    explicit MinimaFigure(QObject* parent = nullptr);

    void setTable(models::MinimaTable table);
    /// Whether the axes of the losses are logarithmic; such axes leave out what is not positive.
    void setLogY(bool logarithmic);
    bool logY() const { return logY_; }

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    bool panelsAreAlike() const override { return false; }
    QString textOf(const Point& point) const override;

private:
    enum Panel { Losses, Epochs, Panels };
    /// The points of one group in both panels.
    struct Group {
        models::RunGroup group;
        std::array<QCPGraph*, Panels> graphs; ///< owned by the plot
    };

    void fill();
    void fitRanges();
    void drawDiagonals();
    Group& groupOf(const models::RunGroup& group);

    std::array<QCPAxisRect*, Panels> rects_{}; ///< owned by the plot, as the next
    std::array<QCPGraph*, Panels> diagonals_{};
    models::MinimaTable table_;
    std::vector<Group> groups_;
    bool logY_ = true;
};

} // namespace dpfm::figures
