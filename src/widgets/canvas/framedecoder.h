// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/worker.h"

#include <QByteArray>
#include <QImage>
#include <QObject>

#include <optional>

namespace gesso {

// Decodes preview frames (JPEG, PNG, WebP) on its own thread. At most one decodes and one waits: of
// frames that come faster, only the newest is decoded. Frames come out in order.
class FrameDecoder final : public QObject
{
    Q_OBJECT

public:
    explicit FrameDecoder(QObject *parent = nullptr);

    void decode(const QByteArray &frame);
    // Forgets what waits and drops what is being decoded; for the end of a job.
    void reset();
    // While false (a hidden window) only the newest frame is kept, and decoded when it becomes true
    // again.
    void setWanted(bool wanted);

signals:
    // Format_RGB32 or Format_ARGB32_Premultiplied.
    void frameDecoded(const QImage &image);
    // The bytes are no picture.
    void frameBroken();

private:
    void start(const QByteArray &frame);
    void decoded(const QImage &image, int round);

    Worker m_worker;
    std::optional<QByteArray> m_waiting;
    int m_round = 0;
    bool m_busy = false;
    bool m_wanted = true;
};

// A picture from bytes, in a format that is quick to paint; null when they are no picture. Any
// thread.
[[nodiscard]] QImage decodeForPainting(const QByteArray &bytes);
// The same picture in a format that is quick to paint: RGB32, or ARGB32_Premultiplied when it has
// transparency.
[[nodiscard]] QImage forPainting(const QImage &image);

} // namespace gesso
