// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/embedded.h"

#include "workflow/embedded/readers.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <array>

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(EmbeddedTexts)
};

// A kind of file that carries workflows.
struct Container
{
    const char *what; // to be translated
    bool (*matches)(const QByteArray &head);
    Result<void> (*read)(ByteSource &source, TextCollector &texts);
};

// A safetensors file begins with the length of its header, 64 bits, and the header.
bool isSafetensors(const QByteArray &head)
{
    return head.size() > 9 && head[8] == '{' && head[7] == '\0' && head[6] == '\0'
        && head[5] == '\0';
}

bool isSvg(const QByteArray &head)
{
    const QByteArray start = head.startsWith("\xEF\xBB\xBF") ? head.mid(3) : head;
    return start.trimmed().startsWith('<') && start.contains("<svg");
}

constexpr std::array kContainers {
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "PNG picture"),
               [](const QByteArray &head) { return head.startsWith("\x89PNG\r\n\x1a\n"); },
               readPngTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "JPEG picture"),
               [](const QByteArray &head) { return head.startsWith("\xff\xd8\xff"); },
               readJpegTexts},
    Container {
        QT_TRANSLATE_NOOP("EmbeddedTexts", "WebP picture"),
        [](const QByteArray &head) { return head.startsWith("RIFF") && head.mid(8, 4) == "WEBP"; },
        readWebpTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "AVIF picture"),
               [](const QByteArray &head) {
                   const QByteArray brand = head.mid(4, 8);
                   return brand.startsWith("ftypavi") || brand.startsWith("ftyphe")
                       || brand == "ftypmif1";
               },
               readIsoTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "MP4 video"),
               [](const QByteArray &head) {
                   const QByteArray type = head.mid(4, 4); // QuickTime of old has no ftyp
                   return type == "ftyp" || type == "moov" || type == "mdat" || type == "wide";
               },
               readIsoTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "Matroska or WebM video"),
               [](const QByteArray &head) { return head.startsWith("\x1a\x45\xdf\xa3"); },
               readMatroskaTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "FLAC sound file"),
               [](const QByteArray &head) { return head.startsWith("fLaC"); }, readFlacTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "Ogg sound file"),
               [](const QByteArray &head) { return head.startsWith("OggS"); }, readOggTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "MP3 sound file"),
               [](const QByteArray &head) {
                   return head.startsWith("ID3") || head.startsWith("\xff\xfb")
                       || head.startsWith("\xff\xf3") || head.startsWith("\xff\xf2");
               },
               readMp3Texts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "3D model (GLB)"),
               [](const QByteArray &head) { return head.startsWith("glTF"); }, readGlbTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "OpenEXR picture"),
               [](const QByteArray &head) { return head.startsWith("\x76\x2f\x31\x01"); },
               readExrTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "model or latent (safetensors)"), isSafetensors,
               readSafetensorsTexts},
    Container {QT_TRANSLATE_NOOP("EmbeddedTexts", "SVG picture"), isSvg, readSvgTexts},
};

constexpr qint64 kHead = 4096;

const Container *containerOf(const QByteArray &head)
{
    const auto *found = std::ranges::find_if(
        kContainers, [&head](const Container &container) { return container.matches(head); });
    return found == kContainers.end() ? nullptr : found;
}

Error failed(Error::Kind kind, const QString &name, const QString &message, const QString &advice)
{
    return Error {.kind = kind, .message = message, .where = name, .advice = advice};
}

Error unreadable(const Container &container, const QString &name, const QString &clause)
{
    return failed(Error::Kind::Invalid, name,
                  Tr::tr("This %1 cannot be read: %2.").arg(Tr::tr(container.what), clause),
                  Tr::tr("Copy or download the file again."));
}

Error nothingIn(const Container &container, const QString &name)
{
    return failed(Error::Kind::NotFound, name,
                  Tr::tr("There is no workflow inside this %1.").arg(Tr::tr(container.what)),
                  Tr::tr("Chats and web sites often remove it, and servers can leave it out: open "
                         "the file as the server saved it, or the workflow itself (.json)."));
}

} // namespace

bool mayCarryWorkflow(const QByteArray &head)
{
    return containerOf(head) != nullptr;
}

Result<QByteArray> workflowOf(const EmbeddedTexts &texts, const QString &name)
{
    if (texts.hasWorkflow())
        return texts.graph.isEmpty() ? texts.prompt : texts.graph;
    return failed(Error::Kind::NotFound, name,
                  Tr::tr("This file holds the parameters of another program, but no workflow."),
                  Tr::tr("Open a workflow in the window and drop the file on it: its fields are "
                         "filled with them."));
}

Result<EmbeddedTexts> readEmbedded(QIODevice *device, const QString &name)
{
    constexpr qint64 kWindow = 128; // most of such a file is skipped
    ByteSource source(device, kWindow);
    const Container *container = containerOf(source.bytes(0, kHead));
    if (container == nullptr && source.fault().isEmpty())
        return failed(Error::Kind::NotFound, name,
                      Tr::tr("This is no kind of file that workflows are kept in."),
                      Tr::tr("Open a picture, video or sound that a server saved, or the workflow "
                             "itself (.json)."));
    TextCollector texts;
    const auto read = container == nullptr ? Result<void>() : container->read(source, texts);
    if (!source.fault().isEmpty()) {
        Error error = failed(Error::Kind::Io, name, Tr::tr("This file cannot be read."),
                             Tr::tr("Check the disk, and that reading it is allowed."));
        error.detail = source.fault();
        return error;
    }
    if (!read)
        return unreadable(*container, name, read.error().message);
    auto taken = texts.take();
    if (taken)
        return taken;
    return taken.error().kind == Error::Kind::NotFound
        ? nothingIn(*container, name)
        : failed(Error::Kind::Invalid, name, taken.error().message,
                 Tr::tr("Open the file as the server saved it."));
}

} // namespace gesso
