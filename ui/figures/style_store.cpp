#include "ui/figures/style_store.h"

#include "ui/session/files.h"

#include <QDir>
#include <QFile>
#include <QUrl>

#include <algorithm>

namespace dpfm::figures {

namespace {

constexpr qsizetype kLongestName = 60;

} // namespace

const std::vector<FigureStyleFile>& shippedStyles() {
    static const std::vector<FigureStyleFile> all = [] {
        std::vector<FigureStyleFile> read;
        for (const char* id : {"paper-one-column", "paper-two-columns", "slide", "poster"}) {
            QFile file(QStringLiteral(":/figure-styles/%1.json").arg(QLatin1String(id)));
            const bool opened = file.open(QIODevice::ReadOnly);
            Q_ASSERT(opened);
            auto style = styleFromJson(file.readAll());
            // One that cannot be read is a mistake of the build, which a test finds.
            Q_ASSERT(opened && style.ok());
            if (style)
                read.push_back(*std::move(style));
        }
        return read;
    }();
    return all;
}

QString StyleStore::pathOf(const QString& name) const {
    QByteArray file = QUrl::toPercentEncoding(name, QByteArrayLiteral(" "));
    if (file.startsWith('.')) // else it is hidden
        file.replace(0, 1, "%2E");
    return folder_ + u'/' + QString::fromLatin1(file) + QStringLiteral(".json");
}

StyleStore::Listing StyleStore::list() const {
    Listing listing;
    const QDir folder(folder_);
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const QString path = folder.filePath(name);
        const auto json = session::readFile(path);
        auto style = json ? styleFromJson(*json) : Result<FigureStyleFile>(json.error());
        if (!style)
            listing.unreadable.push_back(json ? session::inFile(path, style.error())
                                              : style.error());
        else if (pathOf(style->name) == path)
            listing.styles.push_back(*std::move(style));
        else
            listing.unreadable.push_back(
                session::inFile(path, {ErrorCode::FileFormat,
                                       "name",
                                       "The style is called %1, but its file is not.",
                                       {style->name.toStdString()}}));
    }
    std::sort(listing.styles.begin(), listing.styles.end(),
              [](const auto& a, const auto& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return listing;
}

bool StyleStore::holds(const QString& name) const {
    return QFile::exists(pathOf(name));
}

Result<void> StyleStore::save(const FigureStyleFile& style) const {
    const QString name = style.name.trimmed();
    if (name.isEmpty() || name.size() > kLongestName)
        return Error{ErrorCode::InvalidInput,
                     "name",
                     "A style's name has 1 to %1 letters.",
                     {std::to_string(kLongestName)}};
    const auto& shipped = shippedStyles();
    if (std::any_of(shipped.begin(), shipped.end(),
                    [&](const FigureStyleFile& each) { return each.name == name; }))
        return Error{ErrorCode::InvalidInput,
                     "name",
                     "%1 comes with the program and stays as it is; choose another name.",
                     {name.toStdString()}};
    if (!QDir().mkpath(folder_))
        return Error{
            ErrorCode::FileAccess, folder_.toStdString(), "The folder cannot be made.", {}};
    return session::writeFile(pathOf(name), toJson({name, style.look}));
}

Result<void> StyleStore::remove(const QString& name) const {
    QFile file(pathOf(name));
    if (!file.remove())
        return Error{ErrorCode::FileAccess,
                     file.fileName().toStdString(),
                     "The file cannot be removed: %1.",
                     {file.errorString().toStdString()}};
    return {};
}

} // namespace dpfm::figures
