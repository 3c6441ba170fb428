// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>

class QIODevice;

namespace gesso {

// What a picture, video, sound, model or 3D file carries besides its content: the workflow that
// made it, as savers write it (protocol sheet 6). JSON texts are whole and in UTF-8.
struct EmbeddedTexts
{
    QByteArray graph; // the web editor's graph ("workflow"); empty: none
    QByteArray prompt; // the API prompt ("prompt"); empty: none
    QString parameters; // the text that A1111 and its kin write ("parameters"); empty: none
    QByteArray swarm; // SwarmUI's JSON with sui_image_params; empty: none
    QStringList unreadable; // sentences for people: what was there besides and could not be read

    [[nodiscard]] bool hasWorkflow() const { return !graph.isEmpty() || !prompt.isEmpty(); }

    friend bool operator==(const EmbeddedTexts &, const EmbeddedTexts &) = default;
};

// Whether a file that begins so (64 bytes, better 4096: SVG has its mark later) is of a kind that
// carries workflows: PNG, WebP, JPEG, AVIF, SVG, MP4, MOV, WebM, Matroska, FLAC, Ogg, MP3, GLB,
// OpenEXR, safetensors. The kind is told by the content, never by the name.
[[nodiscard]] bool mayCarryWorkflow(const QByteArray &head);

// Reads the texts of such a file, in time in proportion to them and not to the pixels: seeks over
// the rest. The device is open for reading and can be sought in; `name` is for error messages.
// Errors: NotFound when there is none of them inside or the file is of another kind; Invalid when
// it is damaged or cut off (which is noticed where the container tells its length), a length in it
// lies, or a text is larger than any workflow; Io when it cannot be read. Blocking; for a worker.
[[nodiscard]] Result<EmbeddedTexts> readEmbedded(QIODevice *device, const QString &name);

// The text to open of what a file holds: the graph, else the prompt. NotFound, saying so, when it
// holds only the parameters of another program.
[[nodiscard]] Result<QByteArray> workflowOf(const EmbeddedTexts &texts, const QString &name);

} // namespace gesso
