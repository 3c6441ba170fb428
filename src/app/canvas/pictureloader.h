// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace gesso::app {

// Reads pictures for the canvas on its own thread. Of several that are asked for, only the last
// comes.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    explicit PictureLoader(QObject *parent = nullptr);
    ~PictureLoader() override;

    void load(const QString &path);
    // What was asked for does not come any more.
    void forget() { ++m_asked; }

signals:
    void loaded(const QString &path, const QImage &image);
    void failed(const QString &path, const gesso::Error &error);

private:
    void take(int asked, const QString &path, const Result<QImage> &image);

    QThreadPool m_pool;
    int m_asked = 0;
};

} // namespace gesso::app
