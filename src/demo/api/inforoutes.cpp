// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/backend.h"
#include "demo/catalogue/choices.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr qint64 kGiB = qint64 {1} << 30;

json::Array toArray(const QStringList &texts)
{
    json::Array array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return array;
}

json::Object systemStats()
{
    const json::Object system {
        {"os", "linux"},
        {"ram_total", 32 * kGiB},
        {"ram_free", 21 * kGiB},
        {"comfyui_version", "0.33.0"},
        {"required_frontend_version", "1.49.6"},
        {"installed_templates_version", "0.11.44"},
        {"required_templates_version", "0.11.44"},
        {"comfy_package_versions", json::Array()},
        {"python_version", "3.12.0 (demo: no Python here)"},
        {"pytorch_version", "2.9.0+demo"},
        {"embedded_python", false},
        {"deploy_environment", "gesso-demo"},
        {"argv", json::Array {json::Value("gesso"), json::Value("serve-demo")}}};
    const json::Object device {{"name", "cuda:0 Gesso demo painter : arithmetic"},
                               {"type", "cuda"},
                               {"index", 0},
                               {"vram_total", 8 * kGiB},
                               {"vram_free", 6 * kGiB},
                               {"torch_vram_total", kGiB},
                               {"torch_vram_free", kGiB / 2}};
    return {{"system", system}, {"devices", json::Array {json::Value(device)}}};
}

Response models(const QString &folder)
{
    if (!modelFolders().contains(folder))
        return Response::empty(404);
    return Response::json(toArray(modelFiles(folder)));
}

Response embeddings()
{
    QStringList names;
    for (const QString &file : modelFiles(u"embeddings"_s))
        names.append(file.left(file.lastIndexOf(u'.')));
    return Response::json(toArray(names));
}

Response internalFiles(const QString &type, const Backend &backend)
{
    if (!backend.files->root(type))
        return Response::json(json::Object {{"error", "Invalid directory type"}}, 400);
    QStringList names;
    for (const QString &name : backend.files->newest(type))
        names.append(name + u" ["_s + type + u']');
    return Response::json(toArray(names));
}

Response disabled()
{
    const json::Object error {{"code", "SERVICE_DISABLED"},
                              {"message", "Assets system is disabled. The demo server has none."},
                              {"details", json::Object()}};
    return Response::json(json::Object {{"error", error}}, 503);
}

// Routes that answer the same JSON always.
void addFixed(Router &router, const QString &path, const json::Value &value)
{
    router.add("GET", path,
               [value](const Request &, const QStringList &) { return Response::json(value); });
}

void addLogs(Router &router)
{
    addFixed(router, u"/internal/logs"_s, "[INFO] demo server\n");
    const json::Object entry {{"t", QDateTime::currentDateTime().toString(Qt::ISODateWithMs)},
                              {"m", "\x1b[32m[INFO]\x1b[0m demo server\n"}};
    const json::Object size {{"cols", 80}, {"rows", 24}};
    addFixed(router, u"/internal/logs/raw"_s,
             json::Object {{"entries", json::Array {json::Value(entry)}}, {"size", size}});
}

} // namespace

json::Object serverFeatures()
{
    const json::Object manager {{"supports_v4", true}};
    return {{"supports_preview_metadata", true}, {"supports_model_type_tags", true},
            {"max_upload_size", 104857600},      {"extension", json::Object {{"manager", manager}}},
            {"node_replacements", true},         {"assets", false}};
}

void addInfoRoutes(Router &router, const Backend &backend)
{
    addFixed(router, u"/system_stats"_s, systemStats());
    addFixed(router, u"/features"_s, serverFeatures());
    addFixed(router, u"/models"_s, toArray(modelFolders()));
    addFixed(router, u"/extensions"_s, json::Array());
    addFixed(router, u"/i18n"_s, json::Object());
    addFixed(router, u"/workflow_templates"_s, json::Object());
    addFixed(router, u"/global_subgraphs"_s, json::Object());
    addFixed(router, u"/global_subgraphs/*"_s, {});
    addFixed(router, u"/node_replacements"_s, json::Object());
    addLogs(router);
    router.add("GET", u"/models/*"_s,
               [](const Request &, const QStringList &words) { return models(words.first()); });
    router.add("GET", u"/embeddings"_s,
               [](const Request &, const QStringList &) { return embeddings(); });
    router.add("GET", u"/object_info"_s, [&backend](const Request &, const QStringList &) {
        return Response::json(backend.catalogue->objectInfo());
    });
    router.add("GET", u"/object_info/*"_s, [&backend](const Request &, const QStringList &words) {
        json::Object info;
        if (const NodeType *type = backend.catalogue->find(words.first()))
            info.set(words.first().toStdString(), backend.catalogue->definition(*type));
        return Response::json(info);
    });
    router.add("GET", u"/internal/files/*"_s,
               [&backend](const Request &, const QStringList &words) {
                   return internalFiles(words.first(), backend);
               });
    for (const QString &path : {u"/api/assets"_s, u"/api/tags"_s})
        router.add("GET", path, [](const Request &, const QStringList &) { return disabled(); });
}

} // namespace gesso::demo
