#include "ui/models/csv_preview.h"

#include "core/network/validation.h"
#include "ui/models/background.h"
#include "ui/session/error_text.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <exception>
#include <map>
#include <utility>

namespace dpfm::models {

using data::CsvKind;
using network::CsvColumn;
using network::CsvFile;
using network::CsvTask;

namespace {

constexpr std::size_t kRows = 200;
constexpr std::size_t kClassesNamed = 6; ///< in the summary
constexpr std::size_t kClassesDrawn = 8; ///< apart from one another
constexpr double kOtherClasses = 1.0 + kClassesDrawn;

QString counted(std::size_t count, const QString& one, const QString& many) {
    return (count == 1 ? one : many).arg(QLocale().toString(static_cast<qulonglong>(count)));
}

using ColumnIndices = std::map<CsvColumn, std::size_t>;

ColumnIndices indicesOf(const std::vector<CsvColumn>& columns) {
    ColumnIndices indices;
    for (std::size_t column = 0; column < columns.size(); ++column)
        indices.emplace(columns[column], column);
    return indices;
}

QString textOf(const std::string& text) {
    return QString::fromStdString(data::shown(text));
}

} // namespace

/// The beginning of a file, and what it looks like.
struct CsvPreview::Opened {
    std::stop_token stop;
    CsvFile file;
    Result<data::CsvHead> head;
    network::CsvFormat format;
};

CsvPreview::CsvPreview(QObject* parent) : QAbstractTableModel(parent) {}

CsvPreview::~CsvPreview() {
    giveUp();
}

void CsvPreview::giveUp() {
    stop_.request_stop();
    stop_ = std::stop_source();
}

void CsvPreview::open(const QString& path) {
    CsvFile file;
    file.path = path.toStdString();
    openHead(file, true);
}

void CsvPreview::open(const CsvFile& file) {
    openHead(file, false);
}

void CsvPreview::openHead(const CsvFile& file, bool guess) {
    giveUp();
    state_ = State::Opening;
    settings_ = file;
    settings_.shape = {};
    error_.reset();
    contents_ = {};
    // What is seen of the file before must not be taken for this one's.
    beginResetModel();
    head_ = {};
    rows_ = {};
    columns_.clear();
    kinds_.clear();
    uses_.clear();
    endResetModel();
    emit changed();
    inBackground(
        this,
        [stop = stop_.get_token(), file = settings_]() -> Opened {
            try {
                auto head = data::readCsvHead(file.path);
                network::CsvFormat format;
                if (head)
                    format = data::guessFormat(*head);
                return {stop, file, std::move(head), format};
            } catch (const std::exception& exception) {
                return {stop, file, errorOf(exception), {}};
            }
        },
        [this, guess](Opened opened) { take(std::move(opened), guess); });
}

void CsvPreview::take(Opened opened, bool guess) {
    if (opened.stop.stop_requested())
        return;
    if (!opened.head) {
        setWrong(opened.head.error());
        return;
    }
    head_ = *std::move(opened.head);
    if (guess)
        settings_.format = opened.format;
    readRows();
    if (guess)
        data::proposeColumns(settings_, rows_);
    check();
}

void CsvPreview::readRows() {
    beginResetModel();
    rows_ = data::rowsOf(head_, settings_.format.separator, kRows);
    columns_.clear();
    if (!rows_.rows.empty())
        columns_ = data::columnsOf(rows_.rows.front().fields, settings_.format.header);
    kinds_ = data::kindsOf(rows_, settings_.format);
    readUses();
    endResetModel();
}

void CsvPreview::changeFormat(const network::CsvFormat& format, bool sameColumns) {
    if (opening() || format == settings_.format)
        return;
    const ColumnIndices before = indicesOf(columns_);
    settings_.format = format;
    readRows();
    if (sameColumns) {
        // They are called by other names now.
        for (std::vector<CsvColumn>* chosen : {&settings_.inputs, &settings_.targets})
            for (CsvColumn& column : *chosen) {
                const auto found = before.find(column);
                if (found != before.end())
                    column = columns_[found->second];
            }
    } else {
        data::proposeColumns(settings_, rows_);
    }
    check();
}

void CsvPreview::setSeparator(network::CsvSeparator separator) {
    network::CsvFormat format = settings_.format;
    format.separator = separator;
    changeFormat(format, false);
}

void CsvPreview::setDecimal(network::DecimalSign sign) {
    network::CsvFormat format = settings_.format;
    format.decimal = sign;
    changeFormat(format, true);
}

void CsvPreview::setHeader(bool header) {
    network::CsvFormat format = settings_.format;
    format.header = header;
    changeFormat(format, true);
}

void CsvPreview::setMissing(network::MissingValues missing) {
    if (!opening() && std::exchange(settings_.missing, missing) != missing)
        check();
}

void CsvPreview::setTask(CsvTask task) {
    if (opening() || std::exchange(settings_.task, task) == task)
        return;
    if (task == CsvTask::Classification && settings_.targets.size() > 1)
        settings_.targets = {settings_.targets.back()};
    check();
}

void CsvPreview::setUse(const std::vector<int>& columns, Use use) {
    if (opening())
        return;
    std::vector<Use> uses = uses_;
    for (const int column : columns) {
        if (use == Use::Target && settings_.task == CsvTask::Classification)
            std::ranges::replace(uses, Use::Target, Use::Unused);
        uses[static_cast<std::size_t>(column)] = use;
    }
    if (uses == uses_)
        return;
    settings_.inputs.clear();
    settings_.targets.clear();
    for (std::size_t column = 0; column < uses.size(); ++column)
        if (uses[column] != Use::Unused)
            (uses[column] == Use::Input ? settings_.inputs : settings_.targets)
                .push_back(columns_[column]);
    check();
}

void CsvPreview::check() {
    giveUp();
    readUses();
    settings_.shape = {};
    error_.reset();
    contents_ = {};
    if (const auto problem = problemBefore()) {
        setWrong(*problem);
        return;
    }
    state_ = State::Checking;
    progress_ = std::make_shared<std::atomic<double>>(0.0);
    emit changed();
    using Found = Result<std::optional<data::CsvContents>>;
    inBackground(
        this,
        [stop = stop_.get_token(), file = settings_,
         progress = progress_]() -> std::pair<std::stop_token, Found> {
            try {
                return {stop, data::inspectCsv(file, stop, [&](double share) {
                            progress->store(share, std::memory_order_relaxed);
                        })};
            } catch (const std::exception& exception) {
                return {stop, errorOf(exception)};
            }
        },
        [this](std::pair<std::stop_token, Found> outcome) {
            auto& [stop, found] = outcome;
            if (stop.stop_requested())
                return;
            if (!found) {
                setWrong(found.error());
                return;
            }
            contents_ = **std::move(found);
            settings_.shape = contents_.shape;
            state_ = State::Good;
            emit changed();
        });
}

/// What is wrong without a look at the whole file.
std::optional<Error> CsvPreview::problemBefore() const {
    if (rows_.rows.empty())
        return rows_.error.value_or(data::emptyCsv(settings_.path));
    if (rows_.error)
        return *rows_.error; // before what may come of it
    if (columns_.size() == 1)
        return Error{ErrorCode::InvalidInput,
                     "data.separator",
                     "With this separator the file has one column; choose another separator, or a "
                     "file with an input and a target.",
                     {}};
    for (const Error& problem : network::validateCsv(settings_))
        if (problem.place != network::kShapePlace)
            return problem;
    return std::nullopt;
}

void CsvPreview::setWrong(const Error& error) {
    state_ = State::Wrong;
    error_ = error;
    emit changed();
}

void CsvPreview::stop() {
    giveUp();
    state_ = State::Stopped;
    emit changed();
}

void CsvPreview::checkAgain() {
    check();
}

double CsvPreview::progress() const {
    return state_ == State::Checking ? progress_->load(std::memory_order_relaxed) : 0.0;
}

QString CsvPreview::statement() const {
    switch (state_) {
    case State::Empty:
        return tr("Choose a file.");
    case State::Opening:
        return tr("Opening the file…");
    case State::Checking:
        return tr("Checking every row…");
    case State::Stopped:
        return tr("The check was stopped; nothing is known of the file as a whole.");
    case State::Good:
        return summary();
    case State::Wrong:
        break;
    }
    return session::errorMessage(*error_);
}

QString CsvPreview::summary() const {
    const network::CsvShape& shape = settings_.shape;
    QStringList parts{counted(static_cast<std::size_t>(shape.rows), tr("%1 row"), tr("%1 rows")),
                      counted(settings_.inputs.size(), tr("%1 input"), tr("%1 inputs"))};
    if (settings_.task == CsvTask::Regression) {
        parts.append(counted(settings_.targets.size(), tr("%1 target"), tr("%1 targets")));
    } else {
        QStringList classes;
        for (std::size_t i = 0; i < std::min(shape.classes.size(), kClassesNamed); ++i)
            classes.append(QStringLiteral("%1 %2").arg(
                textOf(shape.classes[i]),
                QLocale().toString(static_cast<qulonglong>(contents_.classCounts[i]))));
        if (shape.classes.size() > kClassesNamed)
            classes.append(QStringLiteral("…"));
        parts.append(
            tr("%1: %2").arg(counted(shape.classes.size(), tr("%1 class"), tr("%1 classes")),
                             classes.join(QStringLiteral(", "))));
    }
    const QString taken = parts.join(QStringLiteral(", ")) + u'.';
    if (shape.leftOut == 0)
        return taken;
    return taken + u' ' +
           counted(static_cast<std::size_t>(shape.leftOut),
                   tr("%1 row with missing values is left out."),
                   tr("%1 rows with missing values are left out."));
}

TablePoints CsvPreview::points() const {
    TablePoints plot;
    if (state_ != State::Good)
        return plot;
    const auto nameOf = [](const CsvColumn& column) { return textOf(column.text()); };
    const bool classes = settings_.task == CsvTask::Classification;
    const bool plane = classes && settings_.inputs.size() > 1;
    plot.x = nameOf(settings_.inputs[0]);
    plot.y = nameOf(plane ? settings_.inputs[1] : settings_.targets[0]);
    const auto groups =
        classes ? std::min<std::size_t>(settings_.shape.classes.size(), kClassesDrawn + 1) : 1;
    for (std::size_t group = 0; group < groups; ++group)
        plot.groups.push_back({!classes                 ? QString()
                               : group == kClassesDrawn ? tr("others")
                                                        : textOf(settings_.shape.classes[group]),
                               {}});
    for (const data::CsvPoint& point : contents_.points) {
        const auto group =
            classes ? static_cast<std::size_t>(std::min(point.target, kOtherClasses - 1.0)) : 0;
        plot.groups[group].points.append(QPointF(point.first, plane ? point.second : point.target));
    }
    return plot;
}

void CsvPreview::readUses() {
    const ColumnIndices indices = indicesOf(columns_);
    uses_.assign(columns_.size(), Use::Unused);
    const auto mark = [&](const std::vector<CsvColumn>& chosen, Use use) {
        for (const CsvColumn& column : chosen) {
            const auto found = indices.find(column);
            // A column that has a name may be chosen by its number as well.
            const auto number = static_cast<std::size_t>(std::max(column.number, 1)) - 1;
            if (found != indices.end())
                uses_[found->second] = use;
            else if (column.name.empty() && number < uses_.size())
                uses_[number] = use;
        }
    };
    mark(settings_.inputs, Use::Input);
    mark(settings_.targets, Use::Target);
}

QString CsvPreview::useName(Use use) {
    switch (use) {
    case Use::Unused:
        break;
    case Use::Input:
        return tr("input");
    case Use::Target:
        return tr("target");
    }
    return tr("unused");
}

QString CsvPreview::columnName(int column) const {
    const auto index = static_cast<std::size_t>(column);
    const std::string& inFile = rows_.rows.front().fields[index];
    return settings_.format.header && !inFile.empty() ? textOf(inFile)
                                                      : tr("column %1").arg(column + 1);
}

void CsvPreview::setColors(const QColor& unused, const QColor& wrong) {
    unused_ = unused;
    wrong_ = wrong;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                         {Qt::ForegroundRole});
}

int CsvPreview::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || rows_.rows.empty())
        return 0;
    return static_cast<int>(rows_.rows.size()) - (settings_.format.header ? 1 : 0);
}

int CsvPreview::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : fileColumns();
}

/// Whether a field keeps its row, or the file, from being taken.
bool CsvPreview::isWrong(const std::string& field, int column) const {
    const Use as = use(column);
    if (as == Use::Unused)
        return false;
    if (as == Use::Target && settings_.task == CsvTask::Classification)
        return data::isMissing(field);
    return !data::numberOf(field, settings_.format.decimal);
}

QVariant CsvPreview::data(const QModelIndex& index, int role) const {
    const auto row = static_cast<std::size_t>(index.row() + (settings_.format.header ? 1 : 0));
    const auto column = static_cast<std::size_t>(index.column());
    const std::vector<std::string>& fields = rows_.rows[row].fields;
    const std::string& field = column < fields.size() ? fields[column] : std::string();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(field);
    case Qt::ForegroundRole:
        if (use(index.column()) == Use::Unused)
            return unused_;
        return isWrong(field, index.column()) ? QVariant(wrong_) : QVariant();
    case Qt::BackgroundRole:
        if (isWrong(field, index.column())) {
            QColor ground = wrong_;
            ground.setAlphaF(0.2F);
            return ground;
        }
        return {};
    default:
        return {};
    }
}

QVariant CsvPreview::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) {
        if (role != Qt::DisplayRole)
            return {};
        const auto row = static_cast<std::size_t>(section + (settings_.format.header ? 1 : 0));
        return static_cast<qulonglong>(rows_.rows[row].line);
    }
    const Use as = use(section);
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1\n%2").arg(columnName(section), useName(as));
    if (role == Qt::FontRole && as == Use::Target) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

} // namespace dpfm::models
