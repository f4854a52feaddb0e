#include "ui/models/table_csv.h"

#include "core/base/error.h"

#include <QAbstractItemModel>
#include <QLocale>
#include <QStringList>

namespace dpfm::models {

namespace {

QString written(double number) {
    return QString::fromStdString(toText(number));
}

/// "1,234.50 ms" as "1234.50 ms": what comes before the first space, if it is a number.
QString withPlainNumber(const QString& text) {
    const QLocale locale;
    qsizetype end = 0;
    while (end < text.size() && !text[end].isSpace())
        ++end;
    const auto isNumber = [&](qsizetype length) {
        bool read = false;
        locale.toDouble(text.left(length).replace(QChar(0x2212), u'-'), &read);
        return read;
    };
    // Of some locales groups are apart by spaces that do not break.
    if (isNumber(text.size()))
        end = text.size();
    else if (!isNumber(end))
        return text;
    QString digits = text.left(end);
    digits.remove(locale.groupSeparator()).replace(locale.decimalPoint(), QStringLiteral("."));
    return digits.replace(QChar(0x2212), u'-') + text.mid(end);
}

QString quoted(QString field) {
    if (!field.contains(u',') && !field.contains(u'"') && !field.contains(u'\n') &&
        !field.contains(u'\r'))
        return field;
    return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString cell(const QModelIndex& index) {
    const QVariant number = index.data(kNumberRole);
    return number.isValid() ? written(number.toDouble())
                            : withPlainNumber(index.data(Qt::DisplayRole).toString());
}

} // namespace

QByteArray tableCsv(const QAbstractItemModel& table, bool rowNames) {
    QByteArray csv;
    const auto add = [&csv](const QStringList& fields) {
        for (qsizetype i = 0; i < fields.size(); ++i)
            csv += (i > 0 ? "," : "") + quoted(fields[i]).toUtf8();
        csv += "\r\n";
    };
    const auto fields = [&](const QString& rowName, const auto& of) {
        QStringList texts;
        if (rowNames)
            texts += rowName;
        for (int column = 0; column < table.columnCount(); ++column)
            texts += of(column);
        return texts;
    };
    add(fields({},
               [&](int column) { return table.headerData(column, Qt::Horizontal).toString(); }));
    for (int row = 0; row < table.rowCount(); ++row)
        add(fields(table.headerData(row, Qt::Vertical).toString(),
                   [&](int column) { return cell(table.index(row, column)); }));
    return csv;
}

} // namespace dpfm::models
