// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/run/runner.h"

#include "demo/nodes/nodes.h"
#include "demo/paint/painter.h"

namespace gesso::demo {

Runner::Runner(const Catalogue *catalogue, FileStore *files, const Clock *clock, double speed,
               QObject *parent)
    : QObject(parent)
    , m_nodes(allNodes())
    , m_painter(std::make_unique<Painter>())
    , m_worker(QStringLiteral("demo-run"))
{
    m_shop = {.catalogue = catalogue,
              .nodes = &m_nodes,
              .clock = clock,
              .files = files,
              .painter = m_painter.get(),
              .cache = &m_cache,
              .stop = &m_stop,
              .speed = speed};
}

Runner::~Runner()
{
    m_stop.stop();
}

void Runner::start(const JobPtr &job)
{
    m_stop.reset();
    m_worker.run([this, job] { run(job); });
}

void Runner::interrupt()
{
    m_stop.stop();
}

void Runner::dropCache()
{
    m_worker.run([this] { m_cache.clear(); });
}

void Runner::run(const JobPtr &job)
{
    Run one(
        m_shop, job,
        {.event = [this](const QString &type, const json::Object &data) { emit told(type, data); },
         .step = [this](const json::Object &state, const json::Object &progress,
                        const Preview &preview) { emit stepped(state, progress, preview); }});
    const auto result = one.go();
    if (result)
        emit ended(*result);
    else
        emit died();
}

} // namespace gesso::demo
