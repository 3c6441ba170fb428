// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/backend.h"
#include "json/reader.h"

using namespace Qt::StringLiterals;

namespace gesso::demo {

void addFaultRoutes(Router &router, Faults *faults)
{
    router.add("GET", u"/gesso/fault"_s, [faults](const Request &, const QStringList &) {
        return Response::json(faults->list());
    });
    router.add("POST", u"/gesso/fault"_s, [faults](const Request &request, const QStringList &) {
        const auto body = json::readValue(request.body);
        if (!body)
            return Response::text(body.error().toLine().toUtf8(), 400);
        const auto added = faults->add(body->object());
        return added ? Response::empty(200) : Response::text(added.error().toLine().toUtf8(), 400);
    });
}

} // namespace gesso::demo
