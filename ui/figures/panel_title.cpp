#include "ui/figures/panel_title.h"

namespace dpfm::figures {

void setPanelTitle(QCPAxisRect& rect, const QString& text, const FigureStyle& style) {
    QCPAxis& top = *rect.axis(QCPAxis::atTop);
    top.setVisible(!text.isEmpty());
    top.setLabel(text);
    top.setLabelFont(style.font());
    top.setLabelColor(style.foreground);
    top.setTicks(false);
    top.setTickLabels(false);
    top.setBasePen(Qt::NoPen);
}

} // namespace dpfm::figures
