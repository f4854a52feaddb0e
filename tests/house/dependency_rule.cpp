#include "tests/house/dependency_rule.h"

#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace dpfm::test {

namespace {

/// A room may include itself and the rooms before it, and of Qt the modules named.
struct Room {
    QString folder;
    QStringList qtModules;
    bool anyQt = false;
};

const std::vector<Room>& rooms() {
    static const std::vector<Room> rooms{
        {"core/base", {}},
        {"core/autodiff", {}},
        {"core/network", {}},
        {"core/data", {}},
        {"core/engine", {}},
        {"core/training", {}},
        {"core/sweep", {}},
        {"core/hardware", {}},
        {"ui/session", {"QtCore", "QtSql"}},
        {"ui/models", {"QtCore", "QtGui"}},
        {"ui/figures", {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg"}},
        {"ui/views", {}, true},
        {"app", {}, true},
    };
    return rooms;
}

/// The room a path lies in; null for none.
const Room* roomOf(const QString& path) {
    const auto found = std::find_if(rooms().begin(), rooms().end(), [&](const Room& room) {
        return path.startsWith(room.folder + '/');
    });
    return found == rooms().end() ? nullptr : &*found;
}

/// The module a header of Qt belongs to, as the installed Qt tells; empty if it is none of Qt's.
QString qtModuleOf(const QString& header) {
    if (header.contains('/'))
        return header.startsWith("Qt") ? header.section('/', 0, 0) : QString();
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    for (const char* module :
         {"QtCore", "QtGui", "QtWidgets", "QtSql", "QtPrintSupport", "QtSvg", "QtConcurrent",
          "QtNetwork", "QtTest", "QtXml", "QtDBus", "QtOpenGL", "QtOpenGLWidgets", "QtSvgWidgets"})
        if (QFileInfo::exists(headers + '/' + module + '/' + header))
            return module;
    static const QRegularExpression qtClass("^Q[A-Z]|^Qt");
    return qtClass.match(header).hasMatch() ? QStringLiteral("an unknown module of Qt") : QString();
}

QString forbiddenInclude(const QString& path, const Room& room, const QString& header) {
    const bool core = path.startsWith("core/");
    if (header.startsWith("core/") || header.startsWith("ui/") || header.startsWith("app/") ||
        header.startsWith("tests/")) {
        const Room* other = roomOf(header);
        if (other == nullptr || other > &room)
            return QStringLiteral("%1 must not include %2").arg(room.folder, header);
        return {};
    }
    const QString module = qtModuleOf(header);
    if (!module.isEmpty() && !room.anyQt && !room.qtModules.contains(module))
        return QStringLiteral("%1 must not include %2 of %3").arg(room.folder, header, module);
    if (header.startsWith("qcustomplot") && !path.startsWith("ui/figures/") &&
        !path.startsWith("ui/views/"))
        return QStringLiteral("QCustomPlot belongs to ui/figures and ui/views");
    const bool tbb = header.startsWith("oneapi/") || header.startsWith("tbb/");
    if (tbb && !core)
        return QStringLiteral("TBB belongs to core");
    if (tbb && path.endsWith(".h"))
        return QStringLiteral("TBB must not be included in a header");
    static const QStringList printing{"iostream", "cstdio", "stdio.h", "print", "syncstream"};
    if (core && printing.contains(header))
        return QStringLiteral("core never prints: <%1>").arg(header);
    return {};
}

} // namespace

QString codeOnly(const QString& content) {
    // In order: comments, raw strings, strings, and characters (not the ' within a number).
    static const QRegularExpression spoken(
        R"re(//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z])'(?:\\.|[^'\\\n])+')re",
        QRegularExpression::DotMatchesEverythingOption);
    QString code = content;
    auto matches = spoken.globalMatch(content);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i)
            if (code[i] != '\n')
                code[i] = ' ';
    }
    return code;
}

QStringList violations(const QString& path, const QString& content) {
    const Room* room = roomOf(path);
    QStringList found;
    if (room == nullptr) {
        // The build's own files stand beside the rooms; sources must be in one.
        if (path.startsWith("core/") || path.startsWith("ui/"))
            found << path + ": this folder is not a room of the rule";
        return found;
    }
    static const QRegularExpression include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    static const QRegularExpression talking(
        R"(\b(v?f?printf|f?puts|putchar|exit|_Exit|quick_exit|abort|terminate)\s*\(|\bstd::c(out|err|log)\b)");
    const QStringList lines = content.split('\n');
    const QStringList code = codeOnly(content).split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString place = QStringLiteral("%1:%2: ").arg(path).arg(i + 1);
        // The name of a quoted header is a string too: whether the line is code, its # tells.
        const QRegularExpressionMatch included = include.match(lines[i]);
        if (included.hasMatch() && code[i].contains('#')) {
            const QString reason = forbiddenInclude(path, *room, included.captured(1));
            if (!reason.isEmpty())
                found << place + reason;
        }
        const QRegularExpressionMatch talks = talking.match(code[i]);
        if (path.startsWith("core/") && talks.hasMatch())
            found << place + "core never prints or exits: " + talks.captured(0);
    }
    return found;
}

} // namespace dpfm::test
