// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/keeping.h"

#include "base/worker.h"
#include "library/core.h"
#include "library/files/stagedfile.h"

namespace gesso::library {

Keeping::Keeping(const KeepingPlaces &places, std::shared_ptr<Core> core,
                 std::shared_ptr<StagedBytes> bytes)
    : m_places(places)
    , m_core(std::move(core))
    , m_bytes(std::move(bytes))
{
}

QFuture<Result<Kept>> Keeping::start(const ResultDraft &draft, const QString &pattern)
{
    m_draft = draft;
    m_pattern = pattern;
    m_promise.start();
    QFuture<Result<Kept>> future = m_promise.future();
    m_places.files->run([self = shared_from_this()] { self->prepare(); });
    return future;
}

void Keeping::prepare()
{
    const auto prepared = Core::prepare(m_bytes.get(), m_draft.serverName);
    if (!prepared) {
        end(prepared.error());
        return;
    }
    m_places.database->run(
        [self = shared_from_this(), content = *prepared] { self->place(content); });
}

void Keeping::place(const StagedContent &content)
{
    const auto placed = m_core->place(content, m_draft, m_pattern);
    if (!placed)
        end(placed.error());
    else if (placed->kept)
        end(Kept {*placed->kept, false});
    else
        m_places.disk->run([self = shared_from_this(), placed = *placed] { self->flush(placed); });
}

void Keeping::flush(const Placed &placed)
{
    const auto flushed = m_core->flush(placed);
    if (!flushed) {
        end(flushed.error());
        return;
    }
    m_places.database->run([self = shared_from_this(), id = placed.id] { self->record(id); });
}

void Keeping::record(ResultId id)
{
    end(m_core->record(id));
}

void Keeping::end(const Result<Kept> &kept)
{
    m_promise.addResult(kept);
    m_promise.finish();
}

} // namespace gesso::library
