// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas/pictureloader.h"

#include "app/gallery/filecopy.h"
#include "base/whendone.h"
#include "widgets/canvas/framedecoder.h"

#include <QtConcurrent>

namespace gesso::app {

namespace {

Result<QImage> readForPainting(const QString &path)
{
    return readPicture(path).map([](const QImage &image) { return forPainting(image); });
}

} // namespace

PictureLoader::PictureLoader(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PictureLoader::~PictureLoader()
{
    m_pool.clear(); // nobody waits for what has not begun
    m_pool.waitForDone();
}

void PictureLoader::load(const QString &path)
{
    const int asked = ++m_asked;
    whenDone(QtConcurrent::run(&m_pool, readForPainting, path), this,
             [this, asked, path](const Result<QImage> &image) { take(asked, path, image); });
}

void PictureLoader::take(int asked, const QString &path, const Result<QImage> &image)
{
    if (asked != m_asked)
        return;
    if (image)
        emit loaded(path, *image);
    else
        emit failed(path, image.error());
}

} // namespace gesso::app
