// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/submissionbody.h"

#include "json/writer.h"

namespace gesso::comfy {

namespace {

json::Value nodeToSend(const json::Value &value)
{
    json::Object node = value.object();
    node.remove("is_changed"); // what a server adds in the files that it saves (protocol sheet 6)
    if (!node["inputs"].isObject())
        node.set("inputs", json::Object {});
    if (!node["_meta"].isObject())
        node.set("_meta", json::Object {{"title", node["class_type"]}});
    return node;
}

json::Object nodesToSend(const Prompt &prompt)
{
    json::Object nodes;
    for (const json::Member &member : prompt.json()) {
        if (Prompt::isNode(member.value))
            nodes.append(member.key, nodeToSend(member.value));
    }
    return nodes;
}

} // namespace

QByteArray submissionBody(const Submission &submission, const QString &clientId)
{
    json::Object extra {{"preview_method", submission.previews ? "auto" : "none"}};
    if (submission.extraPnginfo.isObject()) {
        json::Object info = submission.extraPnginfo.object();
        if (!info["workflow"].isObject()) // anything else makes every later GET /api/jobs fail
                                          // (protocol sheet 2.1)
            info.remove("workflow");
        if (!info.isEmpty())
            extra.set("extra_pnginfo", std::move(info));
    }
    return json::write(json::Object {{"client_id", clientId},
                                     {"prompt_id", submission.promptId},
                                     {"prompt", nodesToSend(submission.prompt)},
                                     {"extra_data", std::move(extra)}});
}

} // namespace gesso::comfy
