// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"

#include <QHash>
#include <QImage>
#include <QObject>

#include <memory>

class QThreadPool;

namespace gesso::library {

// Small pictures of results: made once, off the GUI thread, kept in a file of their own (limits.md
// 4), the newest of them in memory. Ask with image(); what is not there yet comes with ready().
// What scrolled away is not made.
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    // The longer side of a thumbnail in device pixels.
    static constexpr int kSide = 256;

    Thumbnails(const QString &dataFolder, QThreadPool *pool, QObject *parent = nullptr);
    ~Thumbnails() override;

    // At once: from memory, or a null image; then ready() follows when `want` asked for it.
    [[nodiscard]] QImage image(const ResultRecord &record);
    // From a picture that was decoded anyway, as a result that was just shown: ten times cheaper
    // than from the file.
    void offer(ResultId id, const QImage &picture);
    // Drops wishes for all but these: what the view shows, nearest to its centre first.
    void wantOnly(const QList<ResultId> &ids);
    void remove(const QList<ResultId> &ids);
    // Whether image() would give it at once.
    [[nodiscard]] bool has(ResultId id) const;
    // Why there is none of this result; empty when that is not known. What was tried and failed is
    // not tried again while the program runs.
    [[nodiscard]] QString failure(ResultId id) const;
    // The most that the file of thumbnails may hold; the least used go first. 2 GiB at first.
    void setByteLimit(qint64 bytes);

signals:
    void ready(gesso::library::ResultId id);
    // It cannot be made: no picture, file gone or broken. The text is for people.
    void failed(gesso::library::ResultId id, const QString &reason);

private:
    void pump();
    void lookUp();
    void onLookedUp(const QList<ResultRecord> &asked, const QHash<ResultId, QImage> &found);
    void make(const ResultRecord &record);
    void finish(ResultId id, const Result<QImage> &image, const QByteArray &encoded);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gesso::library
