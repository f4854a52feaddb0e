#pragma once

#include <QProcess>
#include <QStringList>

namespace dpfm::test {

/// What a call of the program came to.
struct Outcome {
    int exitCode = -1; ///< -1 if it crashed or did not end in time
    QString out;
    QString err;
};

/// Runs the program and waits for its end.
inline Outcome runProgram(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(DPFM_PROGRAM), arguments);
    const bool ended = process.waitForFinished(120'000);
    const bool normally = ended && process.exitStatus() == QProcess::NormalExit;
    return {normally ? process.exitCode() : -1,
            QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError())};
}

} // namespace dpfm::test
