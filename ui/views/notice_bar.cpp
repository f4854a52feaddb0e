#include "ui/views/notice_bar.h"

#include "ui/models/workbench.h"
#include "ui/views/theme.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace dpfm::views {

namespace {

constexpr int kStripe = 4; ///< pixels of the mark at the left

QLabel* sentence(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

NoticeBar::NoticeBar(models::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , workbench_(workbench)
    , offer_(sentence(this, "offeredEdits"))
    , notice_(sentence(this, "notice"))
    , restore_(addButton(tr("Restore"), "restoreEdits",
                         tr("Takes these edits into the document, as a step that can be undone.")))
    , open_(addButton(tr("Open"), "openWithEdits",
                      tr("Opens the document; there these edits can be restored.")))
    , discard_(addButton(tr("Discard"), "discardEdits", tr("Gives these edits up for good.")))
    , close_(addButton(tr("Close"), "closeNotice", tr("Takes the notice away."))) {
    setObjectName(QStringLiteral("noticeBar"));
    setAccessibleName(tr("Notices"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kStripe + 8, 4, 8, 4);
    grid->addWidget(offer_, 0, 0);
    grid->addWidget(restore_, 0, 1);
    grid->addWidget(open_, 0, 1);
    grid->addWidget(discard_, 0, 2);
    grid->addWidget(notice_, 1, 0, 1, 2);
    grid->addWidget(close_, 1, 2, Qt::AlignBottom);
    grid->setColumnStretch(0, 1);

    models::EditRecovery& recovery = workbench_.recovery();
    connect(&recovery, &models::EditRecovery::offerChanged, this, &NoticeBar::refresh);
    connect(&workbench_, &models::Workbench::notice, this, &NoticeBar::addNotice);
    connect(restore_, &QPushButton::clicked, &recovery, &models::EditRecovery::restore);
    connect(discard_, &QPushButton::clicked, &recovery, &models::EditRecovery::discard);
    connect(open_, &QPushButton::clicked, this,
            [this, &recovery] { emit openRequested(recovery.offer()->document); });
    connect(close_, &QPushButton::clicked, this, [this] {
        notices_.clear();
        refresh();
    });
    refresh();
}

QPushButton* NoticeBar::addButton(const QString& text, const char* name, const QString& tip) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    return button;
}

void NoticeBar::addNotice(const QString& text) {
    if (!notices_.contains(text))
        notices_ << text;
    refresh();
}

QString NoticeBar::offerText() const {
    const models::LostEdits& lost = *workbench_.recovery().offer();
    const QDateTime edited = lost.edited.toLocalTime();
    const bool today = edited.date() == QDate::currentDate();
    const QString when = today ? QLocale().toString(edited.time(), QLocale::ShortFormat)
                               : QLocale().toString(edited, QLocale::ShortFormat);
    if (lost.document == workbench_.path())
        return tr("Edits of %1 were not saved.").arg(when);
    const QString name = QFileInfo(lost.document).fileName();
    return lost.shown
               ? tr("Edits of %1 in %2 were not saved, and that document is no longer there.")
                     .arg(when, name)
               : tr("Edits of %1 in %2 were not saved.").arg(when, name);
}

void NoticeBar::refresh() {
    const auto& lost = workbench_.recovery().offer();
    offer_->setVisible(lost.has_value());
    restore_->setVisible(lost && lost->shown);
    open_->setVisible(lost && !lost->shown);
    discard_->setVisible(lost.has_value());
    if (lost) {
        offer_->setText(offerText());
        offer_->setToolTip(lost->document);
    }
    if (!notices_.isEmpty()) // not before: it costs a start its time
        notice_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    notice_->setText(notices_.join(u'\n'));
    notice_->setVisible(!notices_.isEmpty());
    close_->setVisible(!notices_.isEmpty());
    setVisible(lost || !notices_.isEmpty());
}

void NoticeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().toolTipBase());
    painter.fillRect(QRect(0, 0, kStripe, height()), colors(palette()).warning);
}

} // namespace dpfm::views
