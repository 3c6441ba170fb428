// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/run/run.h"

#include "demo/run/previewpicture.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

QString exceptionOf(const json::Object &fault)
{
    const QString kind = fault["error"].toString();
    if (kind == "oom"_L1)
        return u"torch.OutOfMemoryError"_s;
    return fault["exception_type"].toString(u"RuntimeError"_s);
}

QString exceptionMessageOf(const json::Object &fault)
{
    if (fault["error"].toString() == "oom"_L1)
        return u"Allocation on device 0 would exceed allowed memory. (out of memory)\n"
               "Currently allocated     : 7.10 GiB\nRequested               : 1.50 GiB\n"
               "Device limit            : 8.00 GiB\n\nThis error means you ran out of memory on "
               "your GPU.\n"_s;
    return fault["exception_message"].toString(u"The demo server was told to fail here."_s);
}

} // namespace

Run::Run(const Workshop &shop, JobPtr job, RunListener listener)
    : m_shop(shop)
    , m_job(std::move(job))
    , m_listener(std::move(listener))
    , m_keys(&m_job->graph, shop.files)
    , m_progress(m_job->id)
{
}

std::optional<RunResult> Run::go()
{
    message(u"execution_start"_s, {});
    findCached();
    prepareSurroundings();
    json::Array cached;
    for (const QString &id : std::as_const(m_cached))
        cached.emplace_back(id);
    message(u"execution_cached"_s, {{"nodes", cached}});
    ExecutionList list(&m_job->graph, m_shop.catalogue, {m_cached.begin(), m_cached.end()});
    for (const QString &output : m_job->outputs)
        list.addOutput(output);
    while (const auto id = list.next()) {
        if (m_cached.contains(*id))
            sendCached(*id);
        else if (!runNode(*id))
            break;
        list.done(*id);
    }
    if (m_dead)
        return std::nullopt;
    if (m_current.isEmpty()) {
        message(u"execution_success"_s, {});
        m_result.success = true;
    }
    return m_result;
}

void Run::findCached()
{
    for (const json::Member &node : m_job->graph) {
        const QString id = QString::fromStdString(node.key);
        const ResultCache::Entry *entry = m_shop.cache->find(m_keys.key(id));
        if (entry == nullptr)
            continue;
        m_results.insert(id, *entry);
        m_cached.append(id);
    }
}

void Run::prepareSurroundings()
{
    m_around = {.files = m_shop.files,
                .painter = m_shop.painter,
                .stop = m_shop.stop,
                .speed = m_shop.speed,
                .job = m_job,
                .prompt = m_job->graph,
                .tempMark = m_job->id.left(5)};
    for (const json::Member &node : m_job->graph) {
        const QByteArray changed = m_keys.changed(QString::fromStdString(node.key));
        json::Value *entry = changed.isEmpty() ? nullptr : m_around.prompt.find(node.key);
        if (entry != nullptr && entry->object() != nullptr)
            entry->object()->set("is_changed",
                                 json::Array {json::Value(QString::fromLatin1(changed))});
    }
    m_around.step = [this](int value, int max, const QImage &preview) {
        return step(m_current, value, max, preview);
    };
    m_around.sendPicture = [this](int value, int max, const QImage &picture) {
        sendPicture(m_current, value, max, picture);
    };
}

// False when the run ends here; m_current is then the node that ended it.
bool Run::runNode(const QString &id)
{
    m_current = id;
    const NodeCall nodeCall = call(id);
    m_progress.start(id);
    sendState();
    m_listener.event(u"executing"_s,
                     {{"node", id}, {"display_node", id}, {"prompt_id", m_job->id}});
    Result<NodeOutput> output = execute(id, nodeCall);
    if (m_dead)
        return false;
    if (!output) {
        fail(id, nodeCall, output.error());
        return false;
    }
    const json::Object meta {
        {"node_id", id}, {"display_node", id}, {"parent_node", {}}, {"real_node_id", id}};
    if (output->ui)
        output->ui = renamed(*output->ui);
    const ResultCache::Entry entry {
        .values = std::move(output->values), .ui = output->ui, .meta = meta};
    m_shop.cache->insert(m_keys.key(id), entry);
    m_results.insert(id, entry);
    m_executed.append(id);
    if (entry.ui)
        told(id, entry.ui, meta);
    m_progress.finish(id);
    sendState();
    m_current.clear();
    return true;
}

NodeCall Run::call(const QString &id) const
{
    NodeCall nodeCall(id, &m_around);
    const NodeType *type = m_shop.catalogue->find(classOf(id));
    for (const json::Member &input : m_job->graph[id.toStdString()]["inputs"].object()) {
        if (type->input(input.key) == nullptr)
            continue;
        const auto link = linkOf(input.value);
        if (!link) {
            nodeCall.set(input.key, input.value);
            continue;
        }
        const auto &values = m_results.value(link->first).values;
        if (std::cmp_less(link->second, values.size()))
            nodeCall.set(input.key, values[static_cast<std::size_t>(link->second)]);
    }
    return nodeCall;
}

Result<NodeOutput> Run::execute(const QString &id, const NodeCall &nodeCall)
{
    if (m_shop.stop->isStopped())
        return interrupted();
    const QString type = classOf(id);
    if (m_job->error) {
        const QString wanted = (*m_job->error)["class"].toString();
        if (wanted.isEmpty() || wanted == type)
            return nodeError(exceptionOf(*m_job->error), exceptionMessageOf(*m_job->error));
    }
    const auto function = m_shop.nodes->find(type);
    if (function == m_shop.nodes->end())
        return nodeError(u"NotImplementedError"_s, u"The demo server cannot run this node."_s);
    return function->second(nodeCall);
}

void Run::told(const QString &id, const std::optional<json::Object> &ui, const json::Object &meta)
{
    m_listener.event(u"executed"_s,
                     {{"node", id},
                      {"display_node", id},
                      {"output", ui ? json::Value(*ui) : json::Value()},
                      {"prompt_id", m_job->id}});
    if (!ui)
        return;
    m_result.outputs.set(id.toStdString(), *ui);
    m_result.meta.set(id.toStdString(), meta);
}

void Run::sendCached(const QString &id)
{
    const ResultCache::Entry entry = m_results.value(id);
    told(id, entry.ui, entry.meta);
    m_progress.finishCached(id);
    sendState();
}

void Run::fail(const QString &id, const NodeCall &nodeCall, const Error &error)
{
    json::Array executed;
    for (const QString &done : std::as_const(m_executed))
        executed.emplace_back(done);
    json::Object data {{"node_id", id}, {"node_type", classOf(id)}, {"executed", executed}};
    if (error.kind == Error::Kind::Cancelled) {
        message(u"execution_interrupted"_s, data);
        return;
    }
    json::Object inputs;
    for (const auto &[name, value] : nodeCall.inputs()) {
        const auto *scalar = std::get_if<json::Value>(&value);
        inputs.append(name,
                      json::Array {scalar != nullptr ? *scalar : json::Value("<demo object>")});
    }
    json::Array all;
    for (const json::Member &node : m_job->graph)
        all.emplace_back(node.key);
    data.set("exception_message", QString(error.message + u'\n'));
    data.set("exception_type", error.detail);
    data.set("traceback",
             json::Array {json::Value("  File \"demo/execution\", in execute\n"),
                          json::Value(u"  File \"demo/nodes\", in %1\n"_s.arg(classOf(id)))});
    data.set("current_inputs", inputs);
    data.set("current_outputs", all);
    message(u"execution_error"_s, data);
}

void Run::message(const QString &type, json::Object data)
{
    json::Object whole;
    if (type == "execution_cached"_L1)
        whole = std::exchange(data, {});
    whole.set("prompt_id", m_job->id);
    for (const json::Member &member : data)
        whole.append(member.key, member.value);
    whole.set("timestamp", m_shop.clock->nowMs());
    m_listener.event(type, whole);
    m_result.messages.emplace_back(json::Array {json::Value(type), json::Value(whole)});
}

bool Run::step(const QString &id, int value, int max, const QImage &preview)
{
    if (m_job->death && value >= (*m_job->death)["step"].toInt64()) {
        m_dead = true;
        return false;
    }
    m_progress.step(id, value, max);
    Preview picture;
    if (!preview.isNull() && m_job->wantsPreviews())
        picture = {.bytes = previewJpeg(preview), .about = aboutPreview(id, false)};
    m_listener.step(m_progress.state(),
                    {{"value", value}, {"max", max}, {"prompt_id", m_job->id}, {"node", id}},
                    picture);
    return !m_shop.stop->isStopped();
}

void Run::sendPicture(const QString &id, int value, int max, const QImage &picture)
{
    m_progress.step(id, value, max);
    m_listener.step(m_progress.state(),
                    {{"value", value}, {"max", max}, {"prompt_id", m_job->id}, {"node", id}},
                    {.bytes = wholePng(picture), .png = true, .about = aboutPreview(id, true)});
}

json::Object Run::aboutPreview(const QString &id, bool png) const
{
    return {{"node_id", id},         {"prompt_id", m_job->id},
            {"display_node_id", id}, {"parent_node_id", {}},
            {"real_node_id", id},    {"image_type", png ? "image/png" : "image/jpeg"}};
}

QString Run::classOf(const QString &id) const
{
    return m_job->graph[id.toStdString()]["class_type"].toString();
}

json::Object Run::renamed(const json::Object &ui)
{
    if (!m_job->name || ui["images"].array().empty())
        return ui;
    const json::Object &wanted = *m_job->name;
    json::Object changed = ui;
    json::Array entries;
    for (const json::Value &entry : ui["images"].array()) {
        json::Object file = entry.object();
        const auto path = m_shop.files->path(
            {file["filename"].toString(), file["subfolder"].toString(), file["type"].toString()});
        for (const char *key : {"filename", "subfolder", "type"}) {
            if (wanted.contains(key))
                file.set(key, wanted[key]);
        }
        m_result.aliases.insert(aliasKey(file["type"].toString(), file["subfolder"].toString(),
                                         file["filename"].toString()),
                                path.value_or(QString()));
        entries.emplace_back(file);
    }
    changed.set("images", entries);
    return changed;
}

} // namespace gesso::demo
