// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "demo/run/executionlist.h"
#include "demo/run/progress.h"
#include "demo/run/resultcache.h"

#include <functional>
#include <optional>

namespace gesso::demo {

// A picture on its way and its place in the run.
struct Preview
{
    QByteArray bytes; // JPEG, or PNG from nodes that send whole pictures; empty: none
    bool png = false;
    json::Object about; // of event 4: node_id, prompt_id, ...
};

// What a run tells while it runs; called on the worker.
struct RunListener
{
    std::function<void(const QString &type, const json::Object &data)> event;
    // A step is done: progress_state, then progress and preview.
    std::function<void(const json::Object &state, const json::Object &progress,
                       const Preview &preview)>
        step;
};

// What all runs of a server have in common; nothing is owned.
struct Workshop
{
    const Catalogue *catalogue = nullptr;
    const NodeTable *nodes = nullptr;
    const Clock *clock = nullptr;
    FileStore *files = nullptr;
    Painter *painter = nullptr;
    ResultCache *cache = nullptr;
    StopSignal *stop = nullptr;
    double speed = 0;
};

// One prompt from its start to its end, on the worker: node after node, with the events that a
// ComfyUI sends, in its order (protocol sheet 3.5).
class Run
{
public:
    Run(const Workshop &shop, JobPtr job, RunListener listener);

    // Nothing when the server was to die meanwhile (see Faults).
    [[nodiscard]] std::optional<RunResult> go();

private:
    [[nodiscard]] bool runNode(const QString &id);
    [[nodiscard]] NodeCall call(const QString &id) const;
    [[nodiscard]] Result<NodeOutput> execute(const QString &id, const NodeCall &nodeCall);
    void told(const QString &id, const std::optional<json::Object> &ui, const json::Object &meta);
    void sendCached(const QString &id);
    void fail(const QString &id, const NodeCall &nodeCall, const Error &error);
    void message(const QString &type, json::Object data);
    void sendState() { m_listener.event(QStringLiteral("progress_state"), m_progress.state()); }
    [[nodiscard]] bool step(const QString &id, int value, int max, const QImage &preview);
    void sendPicture(const QString &id, int value, int max, const QImage &picture);
    [[nodiscard]] json::Object aboutPreview(const QString &id, bool png) const;
    [[nodiscard]] QString classOf(const QString &id) const;
    void findCached();
    void prepareSurroundings();
    [[nodiscard]] json::Object renamed(const json::Object &ui);

    Workshop m_shop;
    JobPtr m_job;
    RunListener m_listener;
    CacheKeys m_keys;
    Progress m_progress;
    Surroundings m_around;
    QHash<QString, ResultCache::Entry> m_results;
    QStringList m_cached;
    QStringList m_executed;
    QString m_current;
    RunResult m_result;
    bool m_dead = false;
};

} // namespace gesso::demo
