#include "app/recover_command.h"

#include "app/console.h"
#include "app/console_application.h"
#include "app/damage_warning.h"
#include "app/exit_codes.h"
#include "app/translate.h"
#include "ui/session/results_store.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace dpfm::app {

namespace {

int recover(const QString& damaged, const QString& made) {
    if (QFileInfo::exists(made)) {
        printError(Error{ErrorCode::FileAccess,
                         made.toStdString(),
                         "There is a file of this name; give another name.",
                         {}});
        return kBadInput;
    }
    const auto store = session::ResultsStore::open(damaged, session::Access::Read);
    if (!store) {
        printError(store.error());
        return kBadInput;
    }
    warnOfDamage(**store);
    const auto sweeps = (*store)->sweeps();
    if (!sweeps) {
        printError(sweeps.error());
        return kBadInput;
    }
    std::size_t ended = 0;
    for (const session::SweepListing& listing : *sweeps) {
        const auto sweep = (*store)->load(listing.id);
        if (!sweep) {
            printError(sweep.error());
            return kBadInput;
        }
        if (!(*store)->damage())
            warnOfDamage(*sweep, damaged);
        for (const session::RunRecord& run : sweep->runs)
            ended += run.status == session::RunStatus::Completed ||
                     run.status == session::RunStatus::Diverged;
    }
    if (const auto copied = (*store)->copyTo(made); !copied) {
        printError(copied.error());
        return kFailed;
    }
    printError(
        tr("Wrote %1 with %n trained run(s); %2 stays as it is.", nullptr, static_cast<int>(ended))
            .arg(made, damaged));
    return kDone;
}

int run(const Command& command, int argc, char** argv) {
    const ConsoleApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("DAMAGED.dpfm"),
                                 tr("A results file, which is not changed."));
    parser.addPositionalArgument(QStringLiteral("NEW.dpfm"),
                                 tr("The file to be made of what can be read of it."));
    if (const auto exitCode = parseArguments(
            command, parser, {QStringLiteral("DAMAGED.dpfm"), QStringLiteral("NEW.dpfm")}))
        return *exitCode;
    const QStringList files = parser.positionalArguments();
    return recover(files[0], files[1]);
}

} // namespace

Command recoverCommand() {
    return {"recover", "DAMAGED.dpfm NEW.dpfm",
            QT_TRANSLATE_NOOP("dpfm::app",
                              "Makes a new results file of what is whole in a damaged one."),
            run};
}

} // namespace dpfm::app
