#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace dpfm::models {
class Workbench;
}

namespace dpfm::views {

/// A strip above the tabs that is there while there is something to know or to choose and asks for
/// nothing at once: what could not be kept, and edits that a crash kept from being saved.
class NoticeBar : public QWidget {
    Q_OBJECT
public:
    explicit NoticeBar(models::Workbench& workbench, QWidget* parent = nullptr);

    /// Stays until it is closed, below the others.
    void addNotice(const QString& text);
    const QStringList& notices() const { return notices_; }

signals:
    /// The document whose edits are offered is to be opened.
    void openRequested(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    QString offerText() const;
    QPushButton* addButton(const QString& text, const char* name, const QString& tip);

    models::Workbench& workbench_;
    QStringList notices_;
    QLabel* offer_;
    QLabel* notice_;
    QPushButton* restore_;
    QPushButton* open_;
    QPushButton* discard_;
    QPushButton* close_;
};

} // namespace dpfm::views
