// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "comfy/httpreply.h"

#include <QNetworkReply>
#include <QUrl>

// What a broken connection means, in words for people. Pure.
namespace gesso::comfy {

// reason: the system's words, or those of TLS.
[[nodiscard]] Error networkError(QNetworkReply::NetworkError code, const QUrl &url,
                                 const QString &reason);
// Whether nothing can have reached the server, by the kind of fault alone.
[[nodiscard]] bool certainlyNotSent(QNetworkReply::NetworkError code);
// Whether the same request may work a moment later.
[[nodiscard]] bool isPassing(QNetworkReply::NetworkError code);

} // namespace gesso::comfy
