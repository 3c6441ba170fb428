// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/http/router.h"

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

QStringList segmentsOf(const QString &path)
{
    return path.split(u'/').mid(1);
}

// The captured words, or nothing when the path is another.
std::optional<QStringList> match(const QStringList &pattern, const QStringList &path)
{
    if (pattern.size() != path.size())
        return std::nullopt;
    QStringList words;
    for (qsizetype i = 0; i < path.size(); ++i) {
        const QString decoded = QUrl::fromPercentEncoding(path[i].toUtf8());
        if (pattern[i] == "*"_L1 && !decoded.isEmpty())
            words.append(decoded);
        else if (pattern[i] != decoded)
            return std::nullopt;
    }
    return words;
}

} // namespace

void Router::add(const QByteArray &method, const QString &pattern, Handler handler)
{
    m_routes.push_back(
        {method, segmentsOf(pattern), !pattern.startsWith("/internal/"_L1), std::move(handler)});
}

Response Router::answer(const Request &request) const
{
    const QStringList path = segmentsOf(request.url.path(QUrl::FullyEncoded));
    const bool prefixed = !path.isEmpty() && path.first() == "api"_L1;
    const QStringList bare = prefixed ? path.mid(1) : path;
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    for (const Route &route : m_routes) {
        if (route.method != method)
            continue;
        auto words = match(route.segments, path);
        if (!words && prefixed && route.twin)
            words = match(route.segments, bare);
        if (words)
            return route.handler(request, *words);
    }
    if (method == "GET")
        return Response::empty(404);
    Response response = Response::text("405: Method Not Allowed", 405);
    response.headers.append(std::pair<QByteArray, QByteArray> {"Allow", "GET,HEAD"});
    return response;
}

} // namespace gesso::demo
