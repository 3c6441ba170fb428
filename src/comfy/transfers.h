// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesink.h"
#include "base/result.h"
#include "comfy/asking.h"
#include "comfy/types.h"

// Files to and from a server, streamed (protocol sheet 2.6, 2.7). The futures' progress is in KiB.
namespace gesso::comfy {

struct UploadOrder
{
    QString path; // of this machine
    QString name; // bare; what the server makes of it is in the answer
    QString subfolder;
    bool overwrite = false;
    qint64 maxBytes = 0; // of the whole body, by the server's word; 0: not checked
    std::optional<OutputFile> maskOf; // upload/mask instead: the picture that gets this one's alpha
};

// POST /upload/image or /upload/mask. The file as the server calls it: another name, when it has
// the same bytes already or another file of that name. A mask's success is checked with /view,
// since a server reports it either way.
[[nodiscard]] QFuture<Result<OutputFile>> upload(const Asker &asker, const UploadOrder &order);

// The same for a picture, as the value that goes into a prompt: "name" or "subfolder/name".
[[nodiscard]] QFuture<Result<QString>> uploadForPrompt(const Asker &asker,
                                                       const UploadOrder &order);

// GET /view into the sink, as it is. A file that comes shorter than announced is an error.
[[nodiscard]] QFuture<Result<qint64>> download(const Asker &asker, const OutputFile &file,
                                               ByteSink *sink, qint64 maxBytes);

} // namespace gesso::comfy
