// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/result.h"

#include <QCache>
#include <QList>
#include <QSet>

namespace gesso::library {

// The records that were used last, and which are on their way.
class RecordCache
{
public:
    // Null when it is not here. Until the next insert().
    [[nodiscard]] const ResultRecord *find(ResultId id) const { return m_records.object(id); }
    void insert(const ResultRecord &record);
    void remove(ResultId id) { m_records.remove(id); }
    // Those of `ids` that are neither here nor on their way; from now on they are.
    [[nodiscard]] QList<ResultId> startLoading(const QList<ResultId> &ids);
    void endLoading(const QList<ResultId> &ids);

private:
    static constexpr int kMost = 1024;
    QCache<ResultId, ResultRecord> m_records {kMost};
    QSet<ResultId> m_loading;
};

} // namespace gesso::library
