// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/content/content.h"

#include "json/reader.h"
#include "library/content/formats.h"
#include "library/files/names.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

struct TextType
{
    QLatin1StringView suffix;
    QLatin1StringView mime;
    MediaKind kind;
};

constexpr std::array kTextTypes {
    TextType {"txt"_L1, "text/plain"_L1, MediaKind::Text},
    TextType {"json"_L1, "application/json"_L1, MediaKind::Text},
    TextType {"csv"_L1, "text/csv"_L1, MediaKind::Text},
    TextType {"tsv"_L1, "text/tab-separated-values"_L1, MediaKind::Text},
    TextType {"md"_L1, "text/markdown"_L1, MediaKind::Text},
    TextType {"xml"_L1, "application/xml"_L1, MediaKind::Text},
    TextType {"html"_L1, "text/html"_L1, MediaKind::Text},
    TextType {"yaml"_L1, "application/yaml"_L1, MediaKind::Text},
    TextType {"yml"_L1, "application/yaml"_L1, MediaKind::Text},
    TextType {"srt"_L1, "application/x-subrip"_L1, MediaKind::Text},
    TextType {"vtt"_L1, "text/vtt"_L1, MediaKind::Text},
    TextType {"log"_L1, "text/plain"_L1, MediaKind::Text},
    TextType {"svg"_L1, "image/svg+xml"_L1, MediaKind::Image},
    TextType {"gltf"_L1, "model/gltf+json"_L1, MediaKind::Model3d},
    TextType {"obj"_L1, "model/obj"_L1, MediaKind::Model3d},
    TextType {"mtl"_L1, "model/mtl"_L1, MediaKind::Model3d},
};

// 3D files whose bytes have no sure mark.
constexpr std::array kLooseModels {"ply"_L1,    "stl"_L1, "fbx"_L1, "splat"_L1,
                                   "ksplat"_L1, "spz"_L1, "usd"_L1};
// What a double click would run; a file of unknown content gets no such extension.
constexpr std::array kDangerous {
    "exe"_L1, "com"_L1,  "bat"_L1,     "cmd"_L1,      "scr"_L1, "pif"_L1,     "msi"_L1, "lnk"_L1,
    "url"_L1, "vbs"_L1,  "js"_L1,      "jse"_L1,      "wsf"_L1, "ps1"_L1,     "hta"_L1, "reg"_L1,
    "sh"_L1,  "bash"_L1, "desktop"_L1, "appimage"_L1, "run"_L1, "command"_L1, "app"_L1, "jar"_L1,
    "py"_L1,  "pl"_L1,   "rb"_L1,      "dll"_L1,      "so"_L1,  "dylib"_L1};
constexpr qint64 kHead = 64;
constexpr qint64 kTextProbe = 65536;

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::content", text);
}

Error wrong(const QString &message, const QString &serverName, const QString &detail = {})
{
    return {Error::Kind::Protocol, message, cleanPart(baseName(serverName)),
            tr("The file was not kept. Fetch it again, or look at the server's log."), detail};
}

bool hasSuffix(const Format &format, QStringView suffix)
{
    const QString list(format.suffixes);
    const auto all = QStringView(list).split(u' ');
    return !suffix.isEmpty() && all.contains(suffix);
}

const Format *formatOf(const QByteArray &head)
{
    for (const auto formats : {imageFormats(), mediaFormats()}) {
        for (const Format &format : formats) {
            if (format.matches(head))
                return &format;
        }
    }
    return nullptr;
}

bool isPromised(QStringView suffix)
{
    const auto promises = [suffix](const Format &format) { return hasSuffix(format, suffix); };
    return std::ranges::any_of(imageFormats(), promises)
        || std::ranges::any_of(mediaFormats(), promises);
}

bool isWebPage(const QByteArray &head)
{
    const QByteArray start = head.trimmed().left(15).toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

// UTF-8 without zero bytes, as far as it is looked at.
bool isText(const QByteArray &bytes, bool isWhole)
{
    if (bytes.contains('\0'))
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8,
                           isWhole ? QStringDecoder::Flag::Stateless
                                   : QStringDecoder::Flag::Default);
    const QString decoded = decoder(bytes);
    return !decoder.hasError() && !decoded.isNull();
}

Result<Content> readText(ByteSource &source, const TextType &type, const QString &serverName)
{
    const QByteArray head = source.bytes(0, kTextProbe);
    if (head.contains('\0'))
        return wrong(tr("The server sent something else than the text that was promised."),
                     serverName);
    if (type.suffix == "json"_L1 || type.suffix == "gltf"_L1) {
        if (auto read = json::read(source.bytes(0, source.size())); !read)
            return wrong(tr("The file that the server sent is not whole."), serverName,
                         read.error().toLine());
    }
    if (type.suffix == "svg"_L1) {
        const qint64 tail = std::max<qint64>(0, source.size() - kTextProbe);
        if (!head.contains("<svg") || !source.bytes(tail, kTextProbe).contains("</svg>"))
            return wrong(tr("The file that the server sent is not whole."), serverName);
    }
    return Content {type.kind, type.mime, type.suffix, {}};
}

Result<Content> readUnknown(ByteSource &source, const QString &suffix, const QString &serverName)
{
    const QByteArray probe = source.bytes(0, kTextProbe);
    if (isPromised(suffix)) {
        return isWebPage(probe)
            ? wrong(tr("The server sent a web page in the place of the file."), serverName)
            : wrong(tr("The server sent something else than the %1 file that was promised.")
                        .arg(suffix.toUpper()),
                    serverName);
    }
    const auto *type = std::ranges::find(kTextTypes, suffix, &TextType::suffix);
    if (type != kTextTypes.end())
        return readText(source, *type, serverName);
    if (std::ranges::find(kLooseModels, suffix) != kLooseModels.end())
        return Content {MediaKind::Model3d, u"application/octet-stream"_s, suffix, {}};
    const bool text = isText(probe, probe.size() == source.size());
    const bool isDangerous = std::ranges::find(kDangerous, suffix) != kDangerous.end();
    if (text)
        return Content {MediaKind::Text,
                        u"text/plain"_s,
                        suffix.isEmpty() || isDangerous ? u"txt"_s : suffix,
                        {}};
    return Content {MediaKind::Other,
                    u"application/octet-stream"_s,
                    suffix.isEmpty() || isDangerous ? u"bin"_s : suffix,
                    {}};
}

} // namespace

Error formatFault(const char *clause)
{
    return {Error::Kind::Protocol, tr(clause), {}, {}, {}};
}

Result<Content> inspect(const QString &path, const QString &serverName)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error {Error::Kind::Io, tr("A file that came from the server cannot be read."), path,
                      tr("Check that the results folder is there and may be read."),
                      file.errorString()};
    ByteSource source(&file);
    if (source.size() == 0)
        return wrong(tr("The server sent an empty file."), serverName);
    const QString suffix = suffixOf(serverName);
    const Format *format = formatOf(source.bytes(0, kHead));
    if (format == nullptr)
        return readUnknown(source, suffix, serverName);
    auto answer = format->read(source);
    if (!answer)
        return wrong(tr("The file that the server sent is not whole."), serverName,
                     answer.error().message);
    if (answer->suffix.isEmpty())
        answer->suffix
            = hasSuffix(*format, suffix) ? suffix : QString(format->suffixes).section(u' ', 0, 0);
    return answer;
}

} // namespace gesso::library
