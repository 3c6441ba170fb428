// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/run/job.h"

#include <QByteArray>
#include <QHash>

#include <list>
#include <optional>

namespace gesso::demo {

// The finished jobs, oldest first, in memory, at most 10000 (protocol sheet 2.4).
class History
{
public:
    void put(const Job &job, const RunResult &result);
    void remove(const QString &id);
    void clear();

    // The JSON text of an object id -> entry. most: nothing for all; offset: from the oldest,
    // negative for the newest `most`.
    [[nodiscard]] QByteArray json(std::optional<qint64> most, qint64 offset) const;
    [[nodiscard]] QByteArray json(const QString &id) const;
    // The entry itself; nothing for an unknown id.
    [[nodiscard]] std::optional<json::Value> entry(const QString &id) const;
    // What GET /api/jobs says of each, oldest first (protocol sheet 2.5).
    [[nodiscard]] std::vector<json::Object> summaries() const;
    // Whether a job makes GET /api/jobs fail for all (protocol sheet 8, trap 33).
    [[nodiscard]] bool breaksListing() const;

private:
    struct Entry
    {
        QString id;
        QByteArray text;
        json::Object summary;
        bool broken;
    };

    std::list<Entry> m_entries;
    QHash<QString, std::list<Entry>::iterator> m_index;
};

// What GET /api/jobs says of a job that waits or runs.
[[nodiscard]] json::Object queueSummary(const Job &job, bool running);
[[nodiscard]] bool breaksListing(const Job &job);

} // namespace gesso::demo
