#pragma once

#include <QLineEdit>

#include <cstdint>
#include <limits>
#include <vector>

namespace dpfm::views {

/// A field for whole numbers (see session::parseWholeNumbers()); where `allWord` is set, "all"
/// stands for 0. What cannot be read is not handed on; the text stays.
class ListField : public QLineEdit {
    Q_OBJECT
public:
    /// What can be handed on; other numbers count as unreadable.
    struct Bounds {
        std::int64_t least = std::numeric_limits<std::int64_t>::min();
        std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    };

    ListField(bool allWord, Bounds bounds, QWidget* parent = nullptr);

    /// Shows a list, unless the text already says the same.
    void setValues(const std::vector<std::int64_t>& values);
    /// What cannot be read, as a sentence; empty if all can.
    const QString& unreadable() const { return unreadable_; }

signals:
    void valuesEdited(const std::vector<std::int64_t>& values);
    void readableChanged();

private:
    struct Parsed {
        std::vector<std::int64_t> values;
        QString unreadable;
    };
    Parsed parse(const QString& text) const;
    void read(const QString& text);

    bool allWord_;
    Bounds bounds_;
    QString unreadable_;
};

} // namespace dpfm::views
