// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/run/resultcache.h"

#include "demo/run/executionlist.h"
#include "json/writer.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr std::size_t kMostNodes = 400;
constexpr qint64 kMostBytes = qint64 {192} << 20;

qint64 bytesOf(const QList<QImage> &images)
{
    qint64 bytes = 0;
    for (const QImage &image : images)
        bytes += image.sizeInBytes();
    return bytes;
}

qint64 bytesOf(const std::vector<LinkValue> &values)
{
    qint64 bytes = 0;
    for (const LinkValue &value : values) {
        if (const auto *image = std::get_if<Image>(&value))
            bytes += bytesOf(image->items);
        else if (const auto *latent = std::get_if<Latent>(&value))
            bytes += bytesOf(latent->items);
        else if (const auto *mask = std::get_if<Mask>(&value))
            bytes += mask->item.sizeInBytes();
    }
    return bytes;
}

} // namespace

const ResultCache::Entry *ResultCache::find(const QByteArray &key)
{
    const auto found = m_index.constFind(key);
    if (found == m_index.constEnd())
        return nullptr;
    m_kept.splice(m_kept.begin(), m_kept, *found);
    return &(*found)->entry;
}

void ResultCache::insert(const QByteArray &key, Entry entry)
{
    if (const auto found = m_index.constFind(key); found != m_index.constEnd()) {
        m_bytes -= (*found)->bytes;
        m_kept.erase(*found);
        m_index.erase(found);
    }
    const qint64 bytes = bytesOf(entry.values);
    m_kept.push_front({key, std::move(entry), bytes});
    m_index.insert(key, m_kept.begin());
    m_bytes += bytes;
    drop();
}

void ResultCache::drop()
{
    while (m_kept.size() > 1 && (m_kept.size() > kMostNodes || m_bytes > kMostBytes)) {
        m_bytes -= m_kept.back().bytes;
        m_index.remove(m_kept.back().key);
        m_kept.pop_back();
    }
}

void ResultCache::clear()
{
    m_kept.clear();
    m_index.clear();
    m_bytes = 0;
}

CacheKeys::CacheKeys(const json::Object *graph, const FileStore *files)
    : m_graph(graph)
    , m_files(files)
{
}

QByteArray CacheKeys::key(const QString &id)
{
    if (const auto known = m_keys.constFind(id); known != m_keys.constEnd())
        return *known;
    m_keys.insert(id, "cycle"); // until it is known: a node above itself has no key of its own
    const json::Value &node = (*m_graph)[id.toStdString()];
    std::vector<std::pair<std::string, QByteArray>> inputs;
    for (const json::Member &input : node["inputs"].object()) {
        const auto link = linkOf(input.value);
        const QByteArray value = link
            ? QByteArray(key(link->first) + ':' + QByteArray::number(link->second))
            : QByteArray('=' + json::write(input.value));
        inputs.emplace_back(input.key, value);
    }
    std::ranges::sort(inputs);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(node["class_type"].toString().toUtf8());
    for (const auto &[name, value] : inputs) {
        hash.addData(QByteArray::fromStdString(name).append('\0'));
        hash.addData(QByteArray(value).append('\0'));
    }
    hash.addData(changed(id));
    QByteArray result = hash.result();
    m_keys.insert(id, result);
    return result;
}

QByteArray CacheKeys::changed(const QString &id) const
{
    const json::Value &node = (*m_graph)[id.toStdString()];
    const QString type = node["class_type"].toString();
    if (type != "LoadImage"_L1 && type != "LoadImageMask"_L1)
        return {};
    QFile file(m_files->annotated(node["inputs"]["image"].toString()).value_or(QString()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return "missing";
    return hash.result().toHex();
}

} // namespace gesso::demo
