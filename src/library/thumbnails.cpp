// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/thumbnails.h"

#include "base/log.h"
#include "base/whendone.h"
#include "base/worker.h"
#include "library/thumbnails/thumbnailmaker.h"
#include "library/thumbnails/thumbnailstore.h"

#include <QCache>
#include <QHash>
#include <QSet>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr qsizetype kMemoryBytes = qsizetype {64} << 20;
constexpr qsizetype kMostInMemory = 1024; // some screens full; small pictures cost more than bytes
constexpr qsizetype kLookUpAtOnce = 16; // some milliseconds of reading and decoding

struct Made
{
    Result<QImage> image;
    QByteArray encoded;
};

using Found = QHash<ResultId, QImage>;

Made made(Result<QImage> image)
{
    QByteArray encoded = image ? encodeThumbnail(*image) : QByteArray();
    return {std::move(image), std::move(encoded)};
}

void note(const Result<void> &done)
{
    if (!done)
        qCDebug(logLibrary) << done.error().toLine() << done.error().detail;
}

} // namespace

struct Thumbnails::Private
{
    struct Wish
    {
        ResultRecord record;
        bool isLookedUp = false; // it is not in the file
    };

    QThreadPool *pool = nullptr;
    std::shared_ptr<ThumbnailStore> store;
    Worker worker {u"gesso-thumbnails"_s}; // the store's only thread
    QCache<ResultId, QImage> memory {kMemoryBytes};
    QHash<ResultId, Wish> wishes;
    QList<ResultId> order; // of the wishes
    QHash<ResultId, QString> failures;
    QSet<ResultId> underWay;
    QSet<ResultId> unwanted; // of those under way: looked up, but not to be made
    bool isLookingUp = false;
    int making = 0;
    QTimer pumpTimer; // runs once at the next return to the event loop

    void remember(ResultId id, const QImage &image)
    {
        const qsizetype cost = std::max(image.sizeInBytes(), kMemoryBytes / kMostInMemory);
        memory.insert(id, new QImage(image), cost); // the cache owns it
    }
    // Takes the first wishes of one kind out of the list.
    QList<Wish> take(bool lookedUp, qsizetype count);
    void keep(ResultId id, const QByteArray &encoded);
};

QList<Thumbnails::Private::Wish> Thumbnails::Private::take(bool lookedUp, qsizetype count)
{
    QList<Wish> taken;
    QList<ResultId> left;
    for (const ResultId id : std::as_const(order)) {
        if (taken.size() < count && wishes[id].isLookedUp == lookedUp) {
            taken += wishes.take(id);
            underWay.insert(id);
        } else {
            left += id;
        }
    }
    order = left;
    return taken;
}

void Thumbnails::Private::keep(ResultId id, const QByteArray &encoded)
{
    if (!encoded.isEmpty()) {
        worker.run([store = store, id, encoded] {
            note(store->put(id, encoded));
            return true;
        });
    }
}

Thumbnails::Thumbnails(const QString &dataFolder, QThreadPool *pool, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->pool = pool;
    d->pumpTimer.setSingleShot(true);
    connect(&d->pumpTimer, &QTimer::timeout, this, &Thumbnails::pump);
    d->store = std::make_shared<ThumbnailStore>(dataFolder + u"/thumbnails.sqlite"_s);
}

Thumbnails::~Thumbnails()
{
    d->worker.run([store = d->store] {
        store->close();
        return true;
    });
}

QImage Thumbnails::image(const ResultRecord &record)
{
    if (const QImage *kept = d->memory.object(record.id))
        return *kept;
    d->unwanted.remove(record.id);
    if (d->failures.contains(record.id) || d->wishes.contains(record.id)
        || d->underWay.contains(record.id))
        return {};
    d->wishes.insert(record.id, {record, false});
    d->order += record.id;
    d->pumpTimer.start();
    return {};
}

void Thumbnails::wantOnly(const QList<ResultId> &ids)
{
    QHash<ResultId, Private::Wish> wanted;
    QList<ResultId> order;
    for (const ResultId id : ids) {
        const auto wish = d->wishes.constFind(id);
        if (wish == d->wishes.cend() || wanted.contains(id))
            continue;
        wanted.insert(id, *wish);
        order += id;
    }
    d->wishes = wanted;
    d->order = order;
    d->unwanted = d->underWay - QSet<ResultId>(ids.cbegin(), ids.cend());
}

void Thumbnails::pump()
{
    while (d->making < std::max(1, d->pool->maxThreadCount())) {
        const auto next = d->take(true, 1);
        if (next.isEmpty())
            break;
        make(next.first().record);
    }
    if (!d->isLookingUp)
        lookUp();
}

void Thumbnails::lookUp()
{
    QList<ResultRecord> asked;
    QList<ResultId> ids;
    for (const auto &wish : d->take(false, kLookUpAtOnce)) {
        asked += wish.record;
        ids += wish.record.id;
    }
    if (asked.isEmpty())
        return;
    d->isLookingUp = true;
    const auto work = [store = d->store, ids] {
        Found images;
        const auto found = store->find(ids);
        note(found ? Result<void>() : found.error());
        for (const auto &[id, bytes] : found.valueOr({}).asKeyValueRange())
            images.insert(id, decodeThumbnail(bytes));
        return images;
    };
    whenDone(d->worker.run(work), this,
             [this, asked](const Found &found) { onLookedUp(asked, found); });
}

void Thumbnails::onLookedUp(const QList<ResultRecord> &asked, const QHash<ResultId, QImage> &found)
{
    d->isLookingUp = false;
    QList<ResultId> missing;
    for (const ResultRecord &record : asked) {
        const QImage image = found.value(record.id);
        d->underWay.remove(record.id);
        if (image.isNull() && d->unwanted.remove(record.id))
            continue;
        if (image.isNull()) {
            d->wishes.insert(record.id, {record, true});
            missing += record.id;
            continue;
        }
        d->remember(record.id, image);
        emit ready(record.id);
    }
    d->order = missing + d->order;
    pump();
}

void Thumbnails::make(const ResultRecord &record)
{
    ++d->making;
    const auto work = [record] { return made(makeThumbnail(record)); };
    whenDone(QtConcurrent::run(d->pool, work), this, [this, id = record.id](const Made &done) {
        --d->making;
        finish(id, done.image, done.encoded);
    });
}

void Thumbnails::finish(ResultId id, const Result<QImage> &image, const QByteArray &encoded)
{
    d->underWay.remove(id);
    d->unwanted.remove(id);
    if (image) {
        d->remember(id, *image);
        d->keep(id, encoded);
        emit ready(id);
    } else {
        d->failures.insert(id, image.error().message);
        emit failed(id, image.error().message);
    }
    pump();
}

void Thumbnails::offer(ResultId id, const QImage &picture)
{
    if (picture.isNull() || d->memory.contains(id) || d->underWay.contains(id))
        return;
    d->wishes.remove(id);
    d->order.removeOne(id);
    d->underWay.insert(id);
    const auto scaled
        = QtConcurrent::run(d->pool, [picture] { return made(toThumbnail(picture)); });
    whenDone(scaled, this, [this, id](const Made &done) { finish(id, done.image, done.encoded); });
}

void Thumbnails::remove(const QList<ResultId> &ids)
{
    for (const ResultId id : ids) {
        d->memory.remove(id);
        d->failures.remove(id);
        d->wishes.remove(id);
        d->order.removeOne(id);
    }
    d->worker.run([store = d->store, ids] {
        note(store->remove(ids));
        return true;
    });
}

bool Thumbnails::has(ResultId id) const
{
    return d->memory.contains(id);
}

QString Thumbnails::failure(ResultId id) const
{
    return d->failures.value(id);
}

void Thumbnails::setByteLimit(qint64 bytes)
{
    d->worker.run([store = d->store, bytes] {
        note(store->setByteLimit(bytes));
        return true;
    });
}

} // namespace gesso::library
