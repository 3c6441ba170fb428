// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/recordcache.h"

namespace gesso::library {

void RecordCache::insert(const ResultRecord &record)
{
    m_records.insert(record.id, new ResultRecord(record)); // the cache owns it
}

QList<ResultId> RecordCache::startLoading(const QList<ResultId> &ids)
{
    QList<ResultId> missing;
    for (const ResultId id : ids) {
        if (m_records.contains(id) || m_loading.contains(id))
            continue;
        m_loading.insert(id);
        missing += id;
    }
    return missing;
}

void RecordCache::endLoading(const QList<ResultId> &ids)
{
    for (const ResultId id : ids)
        m_loading.remove(id);
}

} // namespace gesso::library
