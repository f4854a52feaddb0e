#include "ui/figures/pdf_patch.h"

#include <QLatin1StringView>
#include <QRegularExpression>
#include <QTimeZone>

namespace dpfm::figures {

namespace {

/// Replaces bytes of a PDF and moves what its cross-reference table says of objects behind them.
void replace(QByteArray& pdf, qsizetype from, qsizetype length, const QByteArray& by) {
    const qsizetype table = pdf.lastIndexOf("\nxref\n");
    const qsizetype start = pdf.lastIndexOf("\nstartxref\n");
    if (table < from || start < table)
        return;
    const qsizetype moved = by.size() - length;

    // Entries are lines of 20 bytes: an offset of ten digits, a generation, and n where in use.
    constexpr qsizetype kEntry = 20;
    qsizetype entry = pdf.indexOf('\n', table + 6) + 1;
    for (; pdf.mid(entry + 10, 1) == " "; entry += kEntry) {
        const qlonglong offset = pdf.mid(entry, 10).toLongLong();
        if (pdf.at(entry + 17) == 'n' && offset > from)
            pdf.replace(entry, 10, QByteArray::number(offset + moved).rightJustified(10, '0'));
    }
    const qsizetype number = start + 11;
    const qsizetype end = pdf.indexOf('\n', number);
    const qlonglong offset = pdf.mid(number, end - number).toLongLong();
    pdf.replace(number, end - number, QByteArray::number(offset + moved));
    pdf.replace(from, length, by);
}

QRegularExpressionMatch find(const QByteArray& pdf, const char* pattern) {
    return QRegularExpression(QString::fromLatin1(pattern)).match(QString::fromLatin1(pdf));
}

QByteArray number(double value) {
    return QByteArray::number(value, 'f', 4);
}

} // namespace

QByteArray patchedPdf(QByteArray pdf, const QSizeF& sizePoints, const QDateTime& created) {
    const auto box = find(pdf, R"(/MediaBox \[0 0 [\d.]+ ([\d.]+)\])");
    if (box.hasMatch()) {
        const double top = box.captured(1).toDouble();
        replace(pdf, box.capturedStart(), box.capturedLength(),
                "/MediaBox [0 " + number(top - sizePoints.height()) + ' ' +
                    number(sizePoints.width()) + ' ' + number(top) + ']');
    }
    const auto date = find(pdf, R"(/CreationDate \(D:[^)]*\)\n)");
    if (date.hasMatch()) {
        const QByteArray text =
            created.isValid()
                ? created.toUTC()
                      .toString(QStringLiteral("'/CreationDate (D:'yyyyMMddHHmmss'Z)\n'"))
                      .toLatin1()
                : QByteArray();
        replace(pdf, date.capturedStart(), date.capturedLength(), text);
    }
    return pdf;
}

} // namespace dpfm::figures
