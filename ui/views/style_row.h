#pragma once

#include "core/base/error.h"
#include "ui/figures/style_store.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QPushButton;

namespace dpfm::views {

/// The styles of figures by name, to choose, save and delete. It shows which one a look is, if any.
class StyleRow : public QWidget {
    Q_OBJECT
public:
    explicit StyleRow(figures::StyleStore store, QWidget* parent = nullptr);

    void setLook(const figures::FigureLook& look);

signals:
    void chosen(const dpfm::figures::FigureLook& look);

private:
    void fill();
    void showMatching();
    void save();
    void remove();
    void warn(const Error& error);

    figures::StyleStore store_;
    std::vector<figures::FigureStyleFile> styles_; ///< shipped ones first
    figures::FigureLook look_;
    QComboBox* box_;
    QPushButton* save_;
    QPushButton* remove_;
};

} // namespace dpfm::views
