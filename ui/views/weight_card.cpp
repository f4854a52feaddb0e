#include "ui/views/weight_card.h"

#include "ui/models/probe_text.h"
#include "ui/models/weight_name.h"

#include <QLocale>

namespace dpfm::views {

WeightCard::WeightCard(QWidget* canvas) : QLabel(canvas) {
    setObjectName(QStringLiteral("weightCard"));
    setTextFormat(Qt::PlainText);
    setMargin(5);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void WeightCard::showOf(const models::Probe& probe, WeightId weight, QPoint place) {
    const models::WeightTrace trace = models::traceOf(probe, weight);
    const auto number = [](double value) { return QLocale().toString(value, 'g', 6); };
    setText(tr("%1\nw = %2\n%3\ncarried by %4 of %5 neurons")
                .arg(models::weightName(probe.pass.topology(), weight), number(trace.weight),
                     models::gradientOf(probe, trace))
                .arg(trace.carriers)
                .arg(trace.neurons));
    adjustSize();
    constexpr int kAside = 14;
    const QRect room = parentWidget()->rect();
    QPoint corner = place + QPoint(kAside, kAside);
    if (corner.x() + width() > room.right())
        corner.setX(place.x() - kAside - width());
    if (corner.y() + height() > room.bottom())
        corner.setY(place.y() - kAside - height());
    move(corner);
    show();
    raise();
}

} // namespace dpfm::views
