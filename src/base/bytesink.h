// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

namespace gesso {

// Takes the bytes of a download as they come, without blocking the caller: the writing happens
// elsewhere. Who fills it stops reading while pending() is above a few megabytes and goes on at
// drained().
class ByteSink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void write(const QByteArray &bytes) = 0;
    // Bytes taken and not yet written.
    [[nodiscard]] virtual qint64 pending() const = 0;

signals:
    void drained();
    // Writing failed (disk full, folder gone); nothing more is taken. The text is for people.
    void failed(const QString &reason);
};

} // namespace gesso
