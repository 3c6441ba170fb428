// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

namespace gesso::demo {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

// One HTTP request, whole, as the routes see it.
struct Request
{
    QByteArray method; // "GET", ...
    QUrl url; // path and query
    Headers headers;
    QByteArray body;

    // Empty when there is no such header; the name in any case.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] bool hasHeader(const QByteArray &name) const;
    // A value of the query, decoded ('+' is a space); nothing when it is not there.
    [[nodiscard]] std::optional<QString> parameter(const QString &name) const;
};

struct Response
{
    int status = 200;
    QByteArray type = "application/octet-stream"; // empty: no Content-Type
    QByteArray body;
    Headers headers;

    [[nodiscard]] static Response json(const json::Value &value, int status = 200);
    [[nodiscard]] static Response text(const QByteArray &text, int status);
    // No body, as most of a ComfyUI's refusals are.
    [[nodiscard]] static Response empty(int status);
    // What an exception that nobody caught gives (protocol sheet 1.3).
    [[nodiscard]] static Response crash();
};

} // namespace gesso::demo
