// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/worker.h"
#include "demo/run/run.h"

#include <QObject>

namespace gesso::demo {

// Runs prompts one after another on a thread of its own. The signals come from that thread and
// arrive on the thread of whoever connected.
class Runner : public QObject
{
    Q_OBJECT

public:
    // Nothing is owned; all must outlive this. speed: 0 waits for nothing.
    Runner(const Catalogue *catalogue, FileStore *files, const Clock *clock, double speed,
           QObject *parent = nullptr);
    // Stops what runs and waits for it.
    ~Runner() override;

    // ended() or died() follows.
    void start(const JobPtr &job);
    void interrupt();
    // Forgets all cached results, after what runs.
    void dropCache();

signals:
    void told(const QString &type, const gesso::json::Object &data);
    void stepped(const gesso::json::Object &state, const gesso::json::Object &progress,
                 const gesso::demo::Preview &preview);
    void ended(const gesso::demo::RunResult &result);
    void died();

private:
    void run(const JobPtr &job);

    Workshop m_shop;
    NodeTable m_nodes;
    ResultCache m_cache;
    StopSignal m_stop;
    std::unique_ptr<Painter> m_painter;
    Worker m_worker; // last, so that it ends before what it uses
};

} // namespace gesso::demo
