#include "ui/views/style_row.h"

#include "ui/session/error_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace dpfm::views {

StyleRow::StyleRow(session::Settings& settings, QWidget* parent)
    : QWidget(parent)
    , settings_(settings)
    , store_(settings.figureStylesFolder())
    , box_(new QComboBox(this))
    , save_(new QPushButton(tr("Sa&ve style…"), this))
    , remove_(new QPushButton(tr("Delete"), this)) {
    box_->setObjectName(QStringLiteral("style"));
    box_->setAccessibleName(tr("Style"));
    box_->setPlaceholderText(tr("(own settings)"));
    save_->setObjectName(QStringLiteral("saveStyle"));
    save_->setToolTip(tr("Keep these settings under a name."));
    remove_->setObjectName(QStringLiteral("deleteStyle"));
    remove_->setToolTip(tr("Delete the chosen style, if it is one of your own."));
    remove_->setAccessibleName(tr("Delete style"));
    auto* label = new QLabel(tr("St&yle"), this);
    label->setBuddy(box_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(label);
    row->addWidget(box_, 1);
    row->addWidget(save_);
    row->addWidget(remove_);
    connect(box_, &QComboBox::activated, this, [this](int index) {
        const figures::FigureStyleFile& style = styles_[static_cast<std::size_t>(index)];
        settings_.setFigureStyle(style.name);
        emit chosen(style.look);
        showMatching();
    });
    connect(save_, &QPushButton::clicked, this, &StyleRow::save);
    connect(remove_, &QPushButton::clicked, this, &StyleRow::remove);
    fill();
}

void StyleRow::fill() {
    styles_ = figures::shippedStyles();
    if (session::spokenLanguage() == session::Language::Spanish)
        for (figures::FigureStyleFile& style : styles_)
            style.look.decimals = figures::Decimals::Spanish;
    const auto [own, unreadable] = store_.list();
    styles_.insert(styles_.end(), own.begin(), own.end());
    box_->clear();
    for (const figures::FigureStyleFile& style : styles_)
        box_->addItem(style.name);
    QStringList sentences;
    for (const Error& error : unreadable)
        sentences += session::errorText(error);
    box_->setToolTip(sentences.isEmpty()
                         ? tr("How figures look, by name.")
                         : tr("These styles cannot be read:") + u'\n' + sentences.join(u'\n'));
    showMatching();
}

std::optional<figures::FigureLook> StyleRow::remembered() const {
    const auto found =
        std::find_if(styles_.begin(), styles_.end(), [this](const figures::FigureStyleFile& each) {
            return each.name == settings_.figureStyle();
        });
    return found == styles_.end() ? std::nullopt : std::optional(found->look);
}

void StyleRow::setLook(const figures::FigureLook& look) {
    look_ = look;
    look_.language = {};
    look_.x = {};
    look_.y = {};
    showMatching();
}

void StyleRow::showMatching() {
    const auto found =
        std::find_if(styles_.begin(), styles_.end(),
                     [this](const figures::FigureStyleFile& each) { return each.look == look_; });
    box_->setCurrentIndex(found == styles_.end() ? -1 : static_cast<int>(found - styles_.begin()));
    remove_->setEnabled(found != styles_.end() && store_.holds(found->name));
}

void StyleRow::save() {
    bool given = false;
    const QString name =
        QInputDialog::getText(this, tr("Save style"), tr("Name"), QLineEdit::Normal, {}, &given)
            .trimmed();
    if (!given)
        return;
    if (store_.holds(name) &&
        QMessageBox::question(this, tr("Save style"),
                              tr("There is a style %1. Replace it?").arg(name)) != QMessageBox::Yes)
        return;
    if (const auto saved = store_.save({name, look_}); saved)
        settings_.setFigureStyle(name);
    else
        warn(saved.error());
    fill();
}

void StyleRow::remove() {
    const QString name = box_->currentText();
    if (QMessageBox::question(this, tr("Delete style"), tr("Delete the style %1?").arg(name)) !=
        QMessageBox::Yes)
        return;
    if (const auto removed = store_.remove(name); !removed)
        warn(removed.error());
    fill();
}

void StyleRow::warn(const Error& error) {
    QMessageBox::warning(this, tr("Styles"), session::errorText(error));
}

} // namespace dpfm::views
