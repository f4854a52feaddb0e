#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <zlib.h>

/// IDX files as tests need them, good and bad.
namespace dpfm::test {

/// The header of an IDX file: `type` is its type of elements, 8 for unsigned bytes.
inline QByteArray idxHeader(std::initializer_list<std::uint32_t> sizes, char type = 8) {
    QByteArray header("\0\0", 2);
    header.append(type);
    header.append(static_cast<char>(sizes.size()));
    for (const std::uint32_t size : sizes)
        for (int shift = 24; shift >= 0; shift -= 8)
            header.append(static_cast<char>(size >> shift & 0xff));
    return header;
}

/// Images of rows × columns pixels: pixel i of the file is (7·i) mod 251.
inline QByteArray idxImages(std::uint32_t count, std::uint32_t rows, std::uint32_t columns) {
    QByteArray file = idxHeader({count, rows, columns});
    for (std::uint32_t pixel = 0; pixel < count * rows * columns; ++pixel)
        file.append(static_cast<char>(7 * pixel % 251));
    return file;
}

/// Labels 0, 1, … classes − 1, over and over.
inline QByteArray idxLabels(std::uint32_t count, std::uint32_t classes) {
    QByteArray file = idxHeader({count});
    for (std::uint32_t label = 0; label < count; ++label)
        file.append(static_cast<char>(label % classes));
    return file;
}

inline QByteArray gzip(const QByteArray& content) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(content.size()))), '\0');
    QByteArray input = content;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

/// Writes a file into a folder and returns its path.
inline std::string put(const QString& folder, const QString& name, const QByteArray& content) {
    const QString path = QDir(folder).filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return path.toStdString();
}

} // namespace dpfm::test
