// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/run/nodecall.h"

#include <QByteArray>
#include <QHash>

#include <list>

namespace gesso::demo {

// What nodes gave in earlier runs, by class, inputs and ancestry, not by id (protocol sheet 4.2).
// Drops what was used longest ago beyond a number of nodes and bytes of pictures. Worker only.
class ResultCache
{
public:
    struct Entry
    {
        std::vector<LinkValue> values;
        std::optional<json::Object> ui;
        json::Object meta; // of the run that made it
    };

    // Null when it is not there. The pointer lives until the next insert().
    [[nodiscard]] const Entry *find(const QByteArray &key);
    void insert(const QByteArray &key, Entry entry);
    void clear();

private:
    struct Kept
    {
        QByteArray key;
        Entry entry;
        qint64 bytes;
    };

    void drop();

    std::list<Kept> m_kept; // the latest used first
    QHash<QByteArray, std::list<Kept>::iterator> m_index;
    qint64 m_bytes = 0;
};

// The key of each node of a graph: a hash over its class, its inputs, the files that it loads, and
// the keys of the nodes above it.
class CacheKeys
{
public:
    CacheKeys(const json::Object *graph, const FileStore *files);
    [[nodiscard]] QByteArray key(const QString &id);
    // The hash of the file that a loader reads; empty for other nodes. Files' metadata shows it.
    [[nodiscard]] QByteArray changed(const QString &id) const;

private:
    const json::Object *m_graph;
    const FileStore *m_files;
    QHash<QString, QByteArray> m_keys;
};

} // namespace gesso::demo
