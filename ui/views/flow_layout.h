#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace dpfm::views {

/// Controls in a row that goes on in another one below where it is too narrow: so controls never
/// make a window wider than the screen. Those that are hidden take no room.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    /// What stays side by side, and takes what is left of its row.
    void addGrowing(QLayout* together);
    /// A caption and the field it belongs to.
    void addRow(QWidget* caption, QWidget* field);

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// The height it takes in that rectangle's width; `place`: its items are put there.
    int flow(const QRect& rect, bool place) const;

    std::vector<std::unique_ptr<QLayoutItem>> items_;
    const QLayoutItem* growing_ = nullptr;
};

} // namespace dpfm::views
