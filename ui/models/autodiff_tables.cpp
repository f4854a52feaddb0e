#include "ui/models/autodiff_tables.h"

#include <cmath>

namespace dpfm::models {

namespace {

QString name(const std::vector<std::string>& variables, int row) {
    return QString::fromStdString(variables[static_cast<std::size_t>(row)]);
}

QVariant alignment(bool number) {
    return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

DerivativeChecksModel::DerivativeChecksModel(AutodiffModel& model, QObject* parent)
    : QAbstractTableModel(parent)
    , model_(model)
    , lesson_(model.lesson()) {
    connect(&model_, &AutodiffModel::lessonChanged, this, [this] {
        beginResetModel();
        lesson_ = model_.lesson();
        endResetModel();
    });
}

int DerivativeChecksModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !lesson_ ? 0 : static_cast<int>(lesson_->checks.size());
}

int DerivativeChecksModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DerivativeChecksModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column() != Variable && index.column() != Formula);
    const auto row = static_cast<std::size_t>(index.row());
    const DerivativeCheck& check = lesson_->checks[row];
    if (role == Qt::ToolTipRole && index.column() == Formula)
        return check.formula;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Variable:
        return name(lesson_->expression.variables, index.row());
    case Value:
        return lessonNumber(lesson_->values[row], 8);
    case Carried:
        return lessonNumber(check.carried, 8);
    case Symbolic:
        return lessonNumber(check.symbolic, 8);
    case Difference:
        return lessonNumber(check.difference, 8);
    case SymbolicError:
        return lessonNumber(std::fabs(check.carried - check.symbolic), 2);
    case DifferenceError:
        return lessonNumber(std::fabs(check.carried - check.difference), 2);
    case Formula:
        return check.formula;
    default:
        return {};
    }
}

QVariant DerivativeChecksModel::headerData(int section, Qt::Orientation orientation,
                                           int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole)
        switch (section) {
        case Carried:
            return tr("The result's derivative register: exact but for rounding, unless R is "
                      "limited.");
        case Symbolic:
            return tr("The value of the formula in the last column.");
        case Difference:
            return tr("(f(x + h) − f(x − h)) / 2h with h = 6e-6·max(1, |x|): right to about nine "
                      "digits.");
        default:
            return {};
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Variable:
        return tr("By");
    case Value:
        return tr("Value");
    case Carried:
        return tr("Forward");
    case Symbolic:
        return tr("Symbolic");
    case Difference:
        return tr("Difference");
    case SymbolicError:
        return tr("|F − S|");
    case DifferenceError:
        return tr("|F − D|");
    case Formula:
        return tr("Symbolic derivative");
    default:
        return {};
    }
}

HessianModel::HessianModel(AutodiffModel& model, QObject* parent)
    : QAbstractTableModel(parent)
    , model_(model)
    , lesson_(model.lesson()) {
    connect(&model_, &AutodiffModel::lessonChanged, this, [this] {
        beginResetModel();
        lesson_ = model_.lesson();
        endResetModel();
    });
}

int HessianModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !lesson_ ? 0 : static_cast<int>(lesson_->values.size());
}

int HessianModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !lesson_ ? 0 : static_cast<int>(lesson_->values.size()) + 2;
}

QVariant HessianModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(true);
    if (role != Qt::DisplayRole)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    const std::size_t n = lesson_->values.size();
    if (column < n)
        return lessonNumber(lesson_->second.at(row, column));
    if (column == n)
        return lessonNumber(lesson_->second.gradient[row]);
    return lesson_->newton ? lessonNumber(lesson_->newton->step[row]) : QStringLiteral("–");
}

QVariant HessianModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || !lesson_)
        return {};
    const int n = static_cast<int>(lesson_->values.size());
    if (section < n)
        return (orientation == Qt::Horizontal ? QStringLiteral("∂/∂") : QString()) +
               name(lesson_->expression.variables, section);
    if (orientation == Qt::Vertical)
        return {};
    return section == n ? tr("gradient") : tr("Newton step");
}

DescentPointsModel::DescentPointsModel(AutodiffModel& model, QObject* parent)
    : QAbstractTableModel(parent)
    , model_(model)
    , descents_(model.descents()) {
    connect(&model_, &AutodiffModel::descentsChanged, this, [this] {
        beginResetModel();
        descents_ = model_.descents();
        endResetModel();
    });
}

int DescentPointsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !descents_ ? 0 : static_cast<int>(descents_->variables.size());
}

int DescentPointsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DescentPointsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column() != Variable);
    if (role != Qt::DisplayRole)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    switch (index.column()) {
    case Variable:
        return name(descents_->variables, index.row());
    case Start:
        return lessonNumber(descents_->start[row]);
    case Gradient:
        return lessonNumber(descents_->gradient.point[row]);
    case Newton:
        return lessonNumber(descents_->newton.point[row]);
    default:
        return {};
    }
}

QVariant DescentPointsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Variable:
        return tr("Variable");
    case Start:
        return tr("Start");
    case Gradient:
        return tr("Gradient steps");
    case Newton:
        return tr("Newton steps");
    default:
        return {};
    }
}

} // namespace dpfm::models
