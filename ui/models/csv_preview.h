#pragma once

#include "core/base/error.h"
#include "core/data/csv_head.h"
#include "core/data/csv_source.h"
#include "core/network/experiment.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QPointF>
#include <QString>
#include <QVector>

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace dpfm::models {

/// Rows of a table as points: of two inputs and classes one group a class, otherwise the first
/// target over the first input.
struct TablePoints {
    struct Group {
        QString name; ///< of a class; empty if there is one group alone
        QVector<QPointF> points;
    };
    QString x;
    QString y;
    std::vector<Group> groups;
};

/// A CSV file on its way into the experiment: its settings, guessed at first and then a person's
/// own; its first rows, which are the table's cells; and what the whole file holds by the settings.
/// The file is read on other threads alone, and whatever is read for settings that changed
/// meanwhile is given up.
class CsvPreview : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Use { Unused, Input, Target };
    enum class State {
        Empty,   ///< no file is named
        Opening, ///< its first rows are not there yet
        Checking,
        Stopped, ///< a person did not want to wait for the check
        Good,
        Wrong,
    };

    explicit CsvPreview(QObject* parent = nullptr);
    ~CsvPreview() override;

    /// Opens a file, guesses its format and proposes columns.
    void open(const QString& path);
    /// Opens a file as it was set before.
    void open(const network::CsvFile& file);

    /// With what the file holds, if its state is Good.
    const network::CsvFile& settings() const { return settings_; }
    void setSeparator(network::CsvSeparator separator);
    void setDecimal(network::DecimalSign sign);
    void setHeader(bool header);
    void setMissing(network::MissingValues missing);
    void setTask(network::CsvTask task);
    /// Of classification there is one target: a new one takes the place of the one before, and of
    /// several columns the last one becomes it.
    void setUse(const std::vector<int>& columns, Use use);

    void stop();       ///< of Checking
    void checkAgain(); ///< of Stopped

    State state() const { return state_; }
    /// Of Checking: how much of the file was read, from 0 to 1; 0 also where it cannot be known.
    double progress() const;
    /// What will be taken, what goes on, or what is wrong.
    QString statement() const;
    /// Of Good; no groups otherwise.
    TablePoints points() const;

    int fileColumns() const { return static_cast<int>(columns_.size()); }
    QString columnName(int column) const; ///< as in the file, "column 3" where that is empty
    data::CsvKind kind(int column) const { return kinds_[static_cast<std::size_t>(column)]; }
    Use use(int column) const { return uses_[static_cast<std::size_t>(column)]; }
    static QString useName(Use use);

    /// Colours of what is not taken, and of what cannot be.
    void setColors(const QColor& unused, const QColor& wrong);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The settings, the columns or the state are others.
    void changed();

private:
    struct Opened;

    void openHead(const network::CsvFile& file, bool guess);
    void take(Opened opened, bool guess);
    void changeFormat(const network::CsvFormat& format, bool sameColumns);
    void readRows();
    void check();
    std::optional<Error> problemBefore() const;
    void setWrong(const Error& error);
    /// Whether there is nothing yet that settings could be of.
    bool opening() const { return state_ == State::Opening || state_ == State::Empty; }
    void giveUp();
    void readUses();
    bool isWrong(const std::string& field, int column) const;
    QString summary() const;

    network::CsvFile settings_;
    data::CsvHead head_;
    data::CsvRows rows_;
    std::vector<network::CsvColumn> columns_;
    std::vector<data::CsvKind> kinds_;
    std::vector<Use> uses_; ///< what the settings say of each column
    State state_ = State::Empty;
    std::optional<Error> error_;
    data::CsvContents contents_;
    std::stop_source stop_; ///< of what is being read
    std::shared_ptr<std::atomic<double>> progress_;
    QColor unused_;
    QColor wrong_;
};

} // namespace dpfm::models
