// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/http/message.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace gesso::demo {

// Which function answers which request. Every route exists as /x and as /api/x (protocol sheet
// 1.1), unless it says its prefix itself.
class Router
{
public:
    // The words that stood for the "*" of the pattern, percent-decoded, follow the request.
    using Handler = std::function<Response(const Request &, const QStringList &)>;

    // pattern: "/history/*"; "*" is one segment. "/api/..." exists as /api/... and /api/api/...
    // only,
    // "/internal/..." only as it is.
    void add(const QByteArray &method, const QString &pattern, Handler handler);

    // 404 for an unknown GET, 405 for any other unknown method, as a server with a static root
    // gives.
    [[nodiscard]] Response answer(const Request &request) const;

private:
    struct Route
    {
        QByteArray method;
        QStringList segments;
        bool twin; // also under /api
        Handler handler;
    };

    std::vector<Route> m_routes;
};

} // namespace gesso::demo
