// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/http/message.h"

#include "json/writer.h"

#include <QUrlQuery>

#include <algorithm>

namespace gesso::demo {

namespace {

auto findHeader(const Headers &headers, const QByteArray &name)
{
    return std::ranges::find_if(headers, [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QByteArray Request::header(const QByteArray &name) const
{
    const auto found = findHeader(headers, name);
    return found == headers.end() ? QByteArray() : found->second;
}

bool Request::hasHeader(const QByteArray &name) const
{
    return findHeader(headers, name) != headers.end();
}

std::optional<QString> Request::parameter(const QString &name) const
{
    const QString encoded = url.query(QUrl::FullyEncoded).replace(u'+', QStringLiteral("%20"));
    const QUrlQuery query(encoded);
    if (!query.hasQueryItem(name))
        return std::nullopt;
    return QUrl::fromPercentEncoding(query.queryItemValue(name, QUrl::FullyEncoded).toLatin1());
}

Response Response::json(const json::Value &value, int status)
{
    return {.status = status,
            .type = "application/json; charset=utf-8",
            .body = json::write(value, {.ascii = true})};
}

Response Response::text(const QByteArray &text, int status)
{
    return {.status = status, .type = "text/plain; charset=utf-8", .body = text};
}

Response Response::empty(int status)
{
    return {.status = status};
}

Response Response::crash()
{
    Response response = text("500 Internal Server Error\n\nServer got itself in trouble", 500);
    response.headers.append(std::pair<QByteArray, QByteArray> {"Connection", "close"});
    return response;
}

} // namespace gesso::demo
