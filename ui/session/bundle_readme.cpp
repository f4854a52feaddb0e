#include "ui/session/bundle_readme.h"

#include "ui/session/language.h"

#include <QCoreApplication>
#include <QStringList>

namespace dpfm::session {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::session", text);
}

QString row(const QString& file, const QString& what) {
    return QStringLiteral("| `%1` | %2 |").arg(file, what);
}

/// Where one that is not known would leave a gap.
QString orUnknown(const QString& text) {
    return text.isEmpty() ? tr("not recorded") : text;
}

QStringList contents(const BundleContent& content) {
    QStringList lines{QStringLiteral("| %1 | %2 |").arg(tr("file"), tr("what it is")),
                      QStringLiteral("|---|---|"),
                      row(QStringLiteral("experiment.json"), tr("what was trained")),
                      row(QStringLiteral("results.dpfm"),
                          tr("the results document: every epoch and the final weights of every "
                             "run; `dpfm results.dpfm` shows it")),
                      row(QStringLiteral("runs.csv"), tr("every epoch of every run")),
                      row(QStringLiteral("runs.csv.json"),
                          tr("what its columns are, and what became of each run"))};
    for (const auto& figure : content.figures.drawn)
        lines << row(QStringLiteral("figures/") + figure.file, tr("a figure"));
    for (const DataFile& file : content.data)
        if (file.included)
            lines << row(file.bundled, tr("a file the data come from"));
    lines << row(QStringLiteral("provenance.json"),
                 tr("programs, machines, dates, and the SHA-256 of every file"));
    return lines;
}

QStringList missingData(const BundleContent& content) {
    QStringList lines;
    for (const DataFile& file : content.data)
        if (!file.included)
            lines << QStringLiteral("- `%1`, %2")
                         .arg(file.bundled, tr("%1 bytes, SHA-256 `%2`")
                                                .arg(file.bytes)
                                                .arg(QString::fromLatin1(file.sha256)));
    if (!lines.isEmpty())
        lines = QStringList{tr("These files the data come from are too large to be here. Put them "
                               "there first:"),
                            QString()} +
                lines + QStringList{QString()};
    return lines;
}

QStringList commands(const BundleContent& content) {
    QStringList lines{QStringLiteral("    dpfm verify ."),
                      QString(),
                      tr("checks the hashes, trains every run again and compares every figure and "
                         "the final weights bit by bit; `--sample 5` does so with five runs. The "
                         "same by hand:"),
                      QString(),
                      QStringLiteral("    dpfm sweep experiment.json --out again.dpfm"),
                      QStringLiteral("    dpfm export again.dpfm --csv again.csv"),
                      QStringLiteral("    cmp again.csv runs.csv")};
    if (!content.figures.drawn.empty()) {
        lines << QString() << tr("The figures are drawn by") << QString();
        for (const auto& figure : content.figures.drawn)
            lines << QStringLiteral("    dpfm export results.dpfm --figure figures/%1 %2")
                         .arg(figure.file, figure.command);
    }
    return lines;
}

QStringList provenance(const BundleContent& content) {
    const Provenance& trained = content.sweep.provenance;
    const Provenance& bundled = content.bundled;
    const auto time = [](const QDateTime& at) { return at.toUTC().toString(Qt::ISODate); };
    return {tr("- trained by DPFM Workbench %1 (%2), begun %3")
                .arg(trained.programVersion, orUnknown(trained.build), time(trained.started)),
            tr("- on %1; %2").arg(trained.machine, trained.operatingSystem),
            tr("- bundled by DPFM Workbench %1 (%2), %3")
                .arg(bundled.programVersion, bundled.build, time(bundled.started))};
}

} // namespace

QByteArray bundleReadme(const BundleContent& content) {
    const LanguageScope scope(Language::English); // as the figures in it are
    const SweepRecord& sweep = content.sweep;
    const QString name = QString::fromStdString(sweep.experiment.name);
    QStringList lines{QStringLiteral("# ") + (name.isEmpty() ? tr("A sweep") : name), QString(),
                      tr("The results of %1 runs of DPFM: networks that learn in forward mode from "
                         "the R largest gradients that each neuron carries.")
                          .arg(sweep.runs.size() - sweep.deletedCount())};
    if (sweep.deletedCount() > 0)
        lines << QString()
              << tr("%1 more were deleted by hand: they are in no figure and in no CSV file, but "
                    "marked as deleted in results.dpfm.")
                     .arg(sweep.deletedCount());
    if (!sweep.complete())
        lines << QString()
              << tr("The sweep was not complete when this was made: %1 of its runs had not ended.")
                     .arg(sweep.remaining().size());
    if (!sweep.notes.isEmpty())
        lines << QString() << tr("Notes:") << QString() << sweep.notes;
    lines << QString() << QStringLiteral("## ") + tr("What is here") << QString()
          << contents(content);
    for (const auto& [file, reason] : content.figures.leftOut)
        lines << QString() << tr("There is no `%1`: %2").arg(file, reason);
    lines << QString() << QStringLiteral("## ") + tr("How to check and reproduce it") << QString()
          << missingData(content)
          << tr("With DPFM Workbench %1 or one that computes the same, in this folder:")
                 .arg(content.bundled.programVersion)
          << QString() << commands(content);
    lines << QString() << QStringLiteral("## ") + tr("Where it came from") << QString()
          << provenance(content);
    return (lines.join(u'\n') + u'\n').toUtf8();
}

} // namespace dpfm::session
