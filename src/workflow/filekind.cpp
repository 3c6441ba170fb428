// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/filekind.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FileKind)
};

struct Magic
{
    qsizetype offset;
    QByteArrayView bytes;
    const char *what; // to be translated
    const char *advice;
};

constexpr const char *kPictureAdvice = QT_TRANSLATE_NOOP(
    "FileKind",
    "Open a workflow in API format: a .json file that the ComfyUI editor wrote with Export (API).");
constexpr const char *kModelAdvice = QT_TRANSLATE_NOOP(
    "FileKind",
    "A model belongs into the models folder of the server; open a workflow (.json) here.");
constexpr const char *kUtf16Advice
    = QT_TRANSLATE_NOOP("FileKind", "Save it as UTF-8 in a text editor and open it again.");
constexpr const char *kArchiveAdvice
    = QT_TRANSLATE_NOOP("FileKind", "Unpack it and open the workflow (.json) inside.");

// "...\0" views with an explicit length, since some hold NUL bytes.
template <std::size_t N>
constexpr QByteArrayView
magic(const char (&text)[N]) // NOLINT(modernize-avoid-c-arrays): a literal is one
{
    return {static_cast<const char *>(text), N - 1};
}

constexpr std::array kMagics {
    Magic {0, magic("\x89PNG\r\n\x1a\n"), QT_TRANSLATE_NOOP("FileKind", "a PNG picture"),
           kPictureAdvice},
    Magic {0, magic("\xFF\xD8\xFF"), QT_TRANSLATE_NOOP("FileKind", "a JPEG picture"),
           kPictureAdvice},
    Magic {8, magic("WEBP"), QT_TRANSLATE_NOOP("FileKind", "a WebP picture"), kPictureAdvice},
    Magic {0, magic("GIF8"), QT_TRANSLATE_NOOP("FileKind", "a GIF picture"), kPictureAdvice},
    Magic {4, magic("ftypavif"), QT_TRANSLATE_NOOP("FileKind", "an AVIF picture"), kPictureAdvice},
    Magic {4, magic("ftypheic"), QT_TRANSLATE_NOOP("FileKind", "a HEIC picture"), kPictureAdvice},
    Magic {0, magic("II*\0"), QT_TRANSLATE_NOOP("FileKind", "a TIFF picture"), kPictureAdvice},
    Magic {0, magic("MM\0*"), QT_TRANSLATE_NOOP("FileKind", "a TIFF picture"), kPictureAdvice},
    Magic {0, magic("8BPS"), QT_TRANSLATE_NOOP("FileKind", "a Photoshop picture"), kPictureAdvice},
    Magic {0, magic("\x76\x2f\x31\x01"), QT_TRANSLATE_NOOP("FileKind", "an OpenEXR picture"),
           kPictureAdvice},
    Magic {4, magic("ftyp"), QT_TRANSLATE_NOOP("FileKind", "an MP4 video"), kPictureAdvice},
    Magic {0, magic("\x1A\x45\xDF\xA3"), QT_TRANSLATE_NOOP("FileKind", "a Matroska or WebM video"),
           kPictureAdvice},
    Magic {8, magic("AVI "), QT_TRANSLATE_NOOP("FileKind", "an AVI video"), kPictureAdvice},
    Magic {0, magic("fLaC"), QT_TRANSLATE_NOOP("FileKind", "a FLAC sound file"), kPictureAdvice},
    Magic {0, magic("OggS"), QT_TRANSLATE_NOOP("FileKind", "an Ogg sound file"), kPictureAdvice},
    Magic {8, magic("WAVE"), QT_TRANSLATE_NOOP("FileKind", "a WAV sound file"), kPictureAdvice},
    Magic {0, magic("ID3"), QT_TRANSLATE_NOOP("FileKind", "an MP3 sound file"), kPictureAdvice},
    Magic {0, magic("\xFF\xFB"), QT_TRANSLATE_NOOP("FileKind", "an MP3 sound file"),
           kPictureAdvice},
    Magic {0, magic("\xFF\xFE"), QT_TRANSLATE_NOOP("FileKind", "a text in UTF-16"), kUtf16Advice},
    Magic {0, magic("\xFE\xFF"), QT_TRANSLATE_NOOP("FileKind", "a text in UTF-16"), kUtf16Advice},
    Magic {0, magic("glTF"), QT_TRANSLATE_NOOP("FileKind", "a 3D model (GLB)"), kPictureAdvice},
    Magic {0, magic("GGUF"), QT_TRANSLATE_NOOP("FileKind", "a GGUF model"), kModelAdvice},
    Magic {0, magic("\x80\x02"), QT_TRANSLATE_NOOP("FileKind", "a PyTorch model (pickle)"),
           kModelAdvice},
    Magic {0, magic("\x80\x04"), QT_TRANSLATE_NOOP("FileKind", "a Python pickle"), kModelAdvice},
    Magic {0, magic("PK\x03\x04"),
           QT_TRANSLATE_NOOP("FileKind", "a ZIP archive or a PyTorch model"), kArchiveAdvice},
    Magic {0, magic("\x1F\x8B"), QT_TRANSLATE_NOOP("FileKind", "a gzip archive"), kArchiveAdvice},
    Magic {0, magic("7z\xBC\xAF\x27\x1C"), QT_TRANSLATE_NOOP("FileKind", "a 7-Zip archive"),
           kArchiveAdvice},
    Magic {0, magic("%PDF"), QT_TRANSLATE_NOOP("FileKind", "a PDF document"), kPictureAdvice},
    Magic {0,
           magic("\x7F"
                 "ELF"),
           QT_TRANSLATE_NOOP("FileKind", "a program"), kPictureAdvice},
    Magic {0, magic("SQLite format 3"), QT_TRANSLATE_NOOP("FileKind", "a database"),
           kPictureAdvice},
};

// A safetensors file begins with the length of its JSON header, 64 bits, and the header.
bool isSafetensors(const QByteArray &bytes)
{
    return bytes.size() > 9 && bytes[8] == '{' && bytes[7] == '\0' && bytes[6] == '\0'
        && bytes[5] == '\0';
}

bool hasZeroBytes(QByteArrayView bytes)
{
    return bytes.contains('\0');
}

// "name: value" on the first line that is neither empty nor a comment.
bool looksLikeYaml(QByteArrayView start)
{
    const QList<QByteArray> lines = start.toByteArray().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray text = line.trimmed();
        if (text.isEmpty() || text.startsWith('#'))
            continue;
        const qsizetype colon = text.indexOf(':');
        return text == "---" || (colon > 0 && !text.first(colon).contains(' '));
    }
    return false;
}

FileKind kindOfText(QByteArrayView start)
{
    const QByteArray lower = start.toByteArray()
                                 .trimmed()
                                 .first(std::min<qsizetype>(start.trimmed().size(), 64))
                                 .toLower();
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
        return {
            Tr::tr("a web page"),
            Tr::tr(
                "Download the workflow itself: on most sites with a link called Raw or Download.")};
    }
    if (lower.startsWith("<svg"))
        return {Tr::tr("an SVG picture"), Tr::tr(kPictureAdvice)};
    if (lower.startsWith('<'))
        return {Tr::tr("an XML document"), Tr::tr(kPictureAdvice)};
    if (looksLikeYaml(start))
        return {Tr::tr("a YAML document"), Tr::tr(kPictureAdvice)};
    return {Tr::tr("a plain text"), Tr::tr(kPictureAdvice)};
}

} // namespace

FileKind kindOfBytes(const QByteArray &bytes)
{
    for (const Magic &magic : kMagics) {
        if (QByteArrayView(bytes)
                .sliced(std::min(magic.offset, bytes.size()))
                .startsWith(magic.bytes))
            return {Tr::tr(magic.what), Tr::tr(magic.advice)};
    }
    if (isSafetensors(bytes))
        return {Tr::tr("a model (safetensors)"), Tr::tr(kModelAdvice)};
    const QByteArrayView start
        = QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 4096));
    if (hasZeroBytes(start))
        return {Tr::tr("a file of bytes without a known form"), Tr::tr(kPictureAdvice)};
    return kindOfText(start);
}

} // namespace gesso
