// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/http/wire.h"

#include <QHostAddress>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

QByteArray reasonOf(int status)
{
    static constexpr std::array<std::pair<int, const char *>, 20> kReasons {
        {{200, "OK"},
         {201, "Created"},
         {204, "No Content"},
         {206, "Partial Content"},
         {304, "Not Modified"},
         {400, "Bad Request"},
         {401, "Unauthorized"},
         {403, "Forbidden"},
         {404, "Not Found"},
         {405, "Method Not Allowed"},
         {409, "Conflict"},
         {413, "Request Entity Too Large"},
         {416, "Requested Range Not Satisfiable"},
         {429, "Too Many Requests"},
         {500, "Internal Server Error"},
         {501, "Not Implemented"},
         {502, "Bad Gateway"},
         {503, "Service Unavailable"},
         {504, "Gateway Timeout"},
         {302, "Found"}}};
    const auto found = std::ranges::find(kReasons, status, &std::pair<int, const char *>::first);
    return found == kReasons.end() ? QByteArray("Status") : QByteArray(found->second);
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

QByteArray toWire(const Response &response, bool headOnly, qint64 claimed)
{
    QByteArray wire = "HTTP/1.1 " + QByteArray::number(response.status) + ' '
        + reasonOf(response.status) + "\r\n";
    if (!response.type.isEmpty() && response.status != 304)
        wire += "Content-Type: " + response.type + "\r\n";
    for (const auto &[name, value] : response.headers)
        wire += name + ": " + value + "\r\n";
    if (response.status != 304 && response.status != 204)
        wire += "Content-Length: "
            + QByteArray::number(claimed >= 0 ? claimed : response.body.size()) + "\r\n";
    wire += "Server: Gesso demo\r\n\r\n";
    return headOnly ? wire : wire + response.body;
}

Response tooLarge(qint64 limit)
{
    return Response::text("Maximum request body size " + QByteArray::number(limit) + " exceeded",
                          413);
}

bool isForeign(const Request &request)
{
    if (request.header("sec-fetch-site") == "cross-site")
        return true;
    if (!request.hasHeader("host") || !request.hasHeader("origin"))
        return false;
    const QUrl host = QUrl::fromEncoded("http://" + request.header("host"));
    const QUrl origin = QUrl::fromEncoded(request.header("origin"));
    if (origin.host().isEmpty() || !isLoopback(host.host()))
        return false;
    if (origin.port() == -1 || host.port() == -1)
        return host.host() != origin.host();
    return host.host() != origin.host() || host.port() != origin.port();
}

} // namespace gesso::demo
