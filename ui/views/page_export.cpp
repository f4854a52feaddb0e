#include "ui/views/page_export.h"

#include "ui/views/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QWidget>

#include <utility>

namespace dpfm::views {

PageExport tableIsNoFigure() {
    return {nullptr, std::nullopt,
            QCoreApplication::translate("dpfm::views",
                                        "This page has no figure. A table's menu (right "
                                        "button, Shift+F10) saves it as CSV.")};
}

figures::Picture pictureOf(std::shared_ptr<QWidget> sheet, const QSize& size, const QString& name,
                           const QString& title) {
    sheet->setPalette(paperPalette());
    sheet->setAutoFillBackground(true);
    sheet->resize(size);
    const double dpi = sheet->logicalDpiX();
    return {name, title, size, dpi,
            [sheet = std::move(sheet)](QPainter& painter) { sheet->render(&painter); }};
}

} // namespace dpfm::views
