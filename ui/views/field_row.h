#pragma once

#include <QLabel>
#include <QString>
#include <QWidget>

class QHBoxLayout;

namespace dpfm::views {

/// A labelled editor with room below it for what is wrong with its value.
class FieldRow : public QWidget {
    Q_OBJECT
public:
    /// `field` is the place that problems of this row name, e.g. "training.batch_size"; a problem
    /// of a part of it, "sweep.corpus[2]", belongs here as well.
    FieldRow(QString field, const QString& label, QWidget* editor, QWidget* parent = nullptr);

    /// Puts a button or the like behind the editor.
    void addBeside(QWidget* widget);

    const QString& field() const { return field_; }
    bool covers(const QString& place) const;
    /// Puts another widget for the same value below the editor.
    void addBelow(QWidget* widget);

    enum class Severity { Error, Warning };
    void setMessage(const QString& text, Severity severity);
    void clearMessage();

protected:
    void changeEvent(QEvent* event) override;

private:
    void colorMessage();

    QString field_;
    QWidget* editor_;
    QHBoxLayout* line_;
    QLabel* message_;
    Severity severity_ = Severity::Error;
};

} // namespace dpfm::views
