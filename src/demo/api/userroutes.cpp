// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/backend.h"
#include "json/reader.h"

#include <QMap>

#include <memory>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

// Settings and small files of the one user, kept as long as the server runs.
struct UserStore
{
    json::Object settings;
    QMap<QString, QByteArray> files; // by path, with '/'
    QMap<QString, qint64> times; // ms
};

Response listFiles(const Request &request, const UserStore &store)
{
    const auto folder = request.parameter(u"dir"_s);
    if (!folder || folder->isEmpty())
        return Response::text("Directory not provided", 400);
    const QString prefix = *folder + u'/';
    json::Array files;
    bool any = false;
    for (auto file = store.files.begin(); file != store.files.end(); ++file) {
        if (!file.key().startsWith(prefix))
            continue;
        any = true;
        const QString path = file.key().mid(prefix.size());
        if (path.contains(u'/') && request.parameter(u"recurse"_s) != u"true"_s)
            continue;
        if (request.parameter(u"full_info"_s) != u"true"_s) {
            files.emplace_back(path);
            continue;
        }
        const qint64 time = store.times.value(file.key());
        files.emplace_back(json::Object {{"path", path},
                                         {"size", qint64 {file->size()}},
                                         {"modified", time},
                                         {"created", time}});
    }
    return any ? Response::json(files) : Response::text("Directory not found", 404);
}

Response putFile(const Request &request, const QString &path, UserStore &store, const Clock *clock)
{
    if (path.contains(".."_L1))
        return Response::empty(403);
    if (request.parameter(u"overwrite"_s) == u"false"_s && store.files.contains(path))
        return Response::text("File already exists", 409);
    store.files.insert(path, request.body);
    store.times.insert(path, clock->nowMs());
    if (request.parameter(u"full_info"_s) != u"true"_s)
        return Response::json(json::Value(path));
    return Response::json(json::Object {{"path", path},
                                        {"size", qint64 {request.body.size()}},
                                        {"modified", store.times.value(path)},
                                        {"created", store.times.value(path)}});
}

void addSettings(Router &router, const std::shared_ptr<UserStore> &store)
{
    router.add("GET", u"/settings"_s, [store](const Request &, const QStringList &) {
        return Response::json(store->settings);
    });
    router.add("GET", u"/settings/*"_s, [store](const Request &, const QStringList &words) {
        return Response::json(store->settings[words.first().toStdString()]);
    });
    router.add("POST", u"/settings"_s, [store](const Request &request, const QStringList &) {
        const auto body = json::readValue(request.body);
        if (!body || !body->isObject())
            return Response::crash();
        for (const json::Member &member : body->object())
            store->settings.set(member.key, member.value);
        return Response::empty(200);
    });
    router.add("POST", u"/settings/*"_s, [store](const Request &request, const QStringList &words) {
        const auto body = json::readValue(request.body);
        if (!body)
            return Response::crash();
        store->settings.set(words.first().toStdString(), *body);
        return Response::empty(200);
    });
}

} // namespace

void addUserRoutes(Router &router, const Backend &backend)
{
    const auto store = std::make_shared<UserStore>();
    addSettings(router, store);
    router.add("GET", u"/users"_s, [](const Request &, const QStringList &) {
        return Response::json(json::Object {{"storage", "server"}, {"migrated", true}});
    });
    router.add("GET", u"/userdata"_s, [store](const Request &request, const QStringList &) {
        return listFiles(request, *store);
    });
    router.add("GET", u"/userdata/*"_s, [store](const Request &, const QStringList &words) {
        const auto found = store->files.constFind(words.first());
        return found == store->files.constEnd() ? Response::empty(404) : Response {.body = *found};
    });
    router.add("POST", u"/userdata/*"_s,
               [store, &backend](const Request &request, const QStringList &words) {
                   return putFile(request, words.first(), *store, backend.clock);
               });
    router.add("DELETE", u"/userdata/*"_s, [store](const Request &, const QStringList &words) {
        return Response::empty(store->files.remove(words.first()) > 0 ? 204 : 404);
    });
}

} // namespace gesso::demo
