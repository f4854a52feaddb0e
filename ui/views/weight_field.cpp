#include "ui/views/weight_field.h"

#include "ui/models/weight_name.h"
#include "ui/session/error_text.h"
#include "ui/views/follow_font.h"
#include "ui/views/number_field.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace dpfm::views {

WeightField::WeightField(models::Workbench& workbench, QWidget* canvas)
    : QLineEdit(canvas)
    , workbench_(workbench) {
    setObjectName(QStringLiteral("weightEdit"));
    setAccessibleName(tr("Weight"));
    followFont(*this, [this] {
        setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("-0.0000000000000000e-00")));
    });
    hide();
}

void WeightField::begin(WeightId weight, QPoint place) {
    const models::Probe& probe = *workbench_.probe().probe();
    Q_ASSERT(probe.live && index(weight) < probe.weights.size());
    workbench_.liveRun().pause(); // what is typed over must not change under the hand
    weight_ = weight;
    run_ = probe.live->run;
    showWeight();
    const QRect room = parentWidget()->rect();
    QPoint corner = place - QPoint(width() / 2, height() / 2);
    corner.setX(std::clamp(corner.x(), 0, std::max(0, room.width() - width())));
    corner.setY(std::clamp(corner.y(), 0, std::max(0, room.height() - height())));
    move(corner);
    show();
    selectAll();
    setFocus();
    emit said(tr("%1: Enter sets the weight, Escape leaves it.")
                  .arg(models::weightName(probe.pass.topology(), weight)));
}

void WeightField::end() {
    const bool had = std::exchange(weight_, std::nullopt).has_value();
    hide();
    if (had)
        emit ended();
}

void WeightField::refresh() {
    if (!weight_)
        return;
    const auto& probe = workbench_.probe().probe();
    if (!probe || !probe->live || probe->live->run != run_) {
        end(); // it is of a network that is not seen any more
    } else if (!isModified()) {
        showWeight();
        selectAll();
    }
}

void WeightField::showWeight() {
    setText(numberAsTyped(workbench_.probe().probe()->weights[index(*weight_)]));
}

void WeightField::commit() {
    if (!weight_)
        return;
    if (!isModified()) {
        leave();
        return;
    }
    const auto value = parseNumber(text());
    const auto set =
        value ? workbench_.liveRun().setWeight(run_, *weight_, *value)
              : Result<void>(Error{
                    ErrorCode::InvalidInput, {}, "“%1” is no number.", {text().toStdString()}});
    if (!set) {
        emit said(session::errorText(set.error()));
        selectAll();
        return;
    }
    leave();
}

void WeightField::leave() {
    end();
    emit left();
}

bool WeightField::event(QEvent* event) {
    // Escape ends the edit, not what the window shows for a while.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void WeightField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        commit();
        break;
    case Qt::Key_Escape:
        leave();
        break;
    // The field has no use for these, and the canvas behind it must not take them.
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_F2:
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void WeightField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    // Its own menu, and another window, leave it open.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        end();
}

} // namespace dpfm::views
