#pragma once

#include "ui/figures/instrument_figure.h"
#include "ui/figures/picture_export.h"

#include <QSize>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

class QWidget;

namespace dpfm::views {

/// What a page of the window gives to File > Export figure: a figure on axes, a picture, or both;
/// or a sentence on why there is none.
struct PageExport {
    std::shared_ptr<const figures::InstrumentFigure> figure;
    std::optional<figures::Picture> picture;
    QString missing;
};

/// A page that has something of its own to export.
class ExportablePage {
public:
    virtual ~ExportablePage() = default;
    /// As the page is now; what goes on by itself is paused.
    virtual PageExport toExport() = 0;
};

/// A figure as it is, or why it is empty: `set` gives a new one `shown`, which is all it draws.
template <class Of, class Shown>
PageExport exportOf(const Of& figure, void (Of::*set)(Shown), Shown shown, const QString& title,
                    const QString& name, bool numericX = true) {
    if (figure.empty())
        return {nullptr, std::nullopt, figure.message()};
    figures::InstrumentFigure made{name, title, numericX, true, [set, shown = std::move(shown)] {
                                       auto copy = std::make_unique<Of>();
                                       (copy.get()->*set)(shown);
                                       return copy;
                                   }};
    return {std::make_shared<const figures::InstrumentFigure>(std::move(made)), std::nullopt, {}};
}

/// What a page says that is a table.
PageExport tableIsNoFigure();

/// A widget that nobody sees as a picture of that size, in light colours: it is for paper, whatever
/// the window's theme. Its palette is set.
figures::Picture pictureOf(std::shared_ptr<QWidget> sheet, const QSize& size, const QString& name,
                           const QString& title);

} // namespace dpfm::views
