// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace gesso::comfy {

// How one HTTP request ended, whatever the status; what it means is for others to say.
struct HttpReply
{
    enum class Delivery {
        Answered, // a status came
        NotSent, // certainly nothing of it reached a server: refused connection, no such host, no
                 // TLS
        Unsure, // it broke or took too long on the way; the server may have acted on it
    };
    Delivery delivery = Delivery::Unsure;
    int status = 0;
    QString
        reason; // the status line's words: some routes put their message there (protocol sheet 1.3)
    QByteArray contentType;
    QByteArray location; // of a redirect; never followed
    QByteArray body; // empty for a download: it went to its sink
    qint64 received = 0; // bytes of the body
    QString server; // for Error::where
    QString request; // "GET /queue", for Error::detail
    std::optional<Error> error; // why no whole answer came

    [[nodiscard]] bool isSuccess() const { return !error && status >= 200 && status < 300; }
};

} // namespace gesso::comfy
