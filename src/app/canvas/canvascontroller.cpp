// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas/canvascontroller.h"

#include "app/canvas/canvaspanel.h"
#include "app/canvas/pictureloader.h"
#include "base/whendone.h"
#include "library/library.h"
#include "library/thumbnails.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/canvas/framedecoder.h"
#include "widgets/canvas/imageview.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

using library::MediaKind;
using library::ResultId;
using library::ResultRecord;
using studio::JobId;

namespace {

bool isPicture(const ResultRecord &record)
{
    return record.kind == MediaKind::Image || record.kind == MediaKind::Animation;
}

QString iconOf(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Video:
        return u"video"_s;
    case MediaKind::Audio:
        return u"audio"_s;
    case MediaKind::Model3d:
        return u"model"_s;
    default:
        return u"text"_s;
    }
}

QString sizeText(const QSize &size)
{
    if (size.isEmpty())
        return {};
    return CanvasController::tr("%1 × %2").arg(size.width()).arg(size.height());
}

} // namespace

CanvasController::CanvasController(studio::Studio *studio, CanvasPanel *panel, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_panel(panel)
    , m_decoder(new FrameDecoder(this))
    , m_loader(new PictureLoader(this))
{
    connectSignals();
}

void CanvasController::connectSignals()
{
    const studio::JobQueue *queue = m_studio->queue();
    connect(queue, &studio::JobQueue::preview, this, &CanvasController::takeFrame);
    connect(queue, &studio::JobQueue::progressChanged, this, &CanvasController::showStep);
    connect(queue, &studio::JobQueue::jobEnded, this, &CanvasController::jobEnded);
    connect(m_studio, &studio::Studio::resultAdded, this, &CanvasController::takeResult);
    connect(m_studio->library(), &library::Library::removed, this, &CanvasController::forget);
    connect(m_decoder, &FrameDecoder::frameDecoded, this, &CanvasController::showFrame);
    connect(m_panel->view(), &ImageView::previewWanted, m_decoder, &FrameDecoder::setWanted);
    connect(m_loader, &PictureLoader::loaded, this, &CanvasController::showPicture);
    connect(m_loader, &PictureLoader::failed, this,
            [this](const QString &, const Error &error) { m_panel->showError(error); });
}

void CanvasController::follow()
{
    m_follows = true;
}

void CanvasController::pick(ResultId id)
{
    m_follows = m_previewed == 0;
    setCurrent(id);
    whenDone(m_studio->library()->records({id}), this,
             [this, id](const Result<QList<ResultRecord>> &found) { takePicked(id, found); });
}

void CanvasController::takePicked(ResultId id, const Result<QList<ResultRecord>> &found)
{
    if (id != m_current)
        return; // another one came meanwhile
    if (found && !found->isEmpty()) {
        show(found->first());
        return;
    }
    if (!found)
        m_panel->showError(found.error());
    setCurrent(0);
    if (!m_showsFrame)
        m_panel->showNothing();
}

void CanvasController::setCurrent(ResultId id)
{
    if (std::exchange(m_current, id) != id)
        emit currentChanged(id);
}

void CanvasController::takeFrame(JobId job, const QByteArray &frame)
{
    if (job != m_previewed)
        m_decoder->reset();
    m_previewed = job;
    m_decoder->decode(frame);
}

void CanvasController::showFrame(const QImage &frame)
{
    if (m_previewed == 0)
        return;
    emit frameShown(m_previewed, frame);
    if (!m_follows)
        return;
    m_loader->forget();
    m_showsFrame = true;
    m_panel->view()->showPreview(frame, m_finalSize);
    m_panel->showPicture();
    m_panel->setHasResult(false);
    setCurrent(0); // what nobody sees is not worked on
    showStep(m_previewed);
}

void CanvasController::showStep(JobId job)
{
    if (!m_showsFrame || job != m_previewed)
        return;
    const studio::JobProgress progress = m_studio->queue()->progress(job);
    if (progress.steps > 0)
        m_panel->setTitle({}, tr("Preview, step %1 of %2").arg(progress.step).arg(progress.steps));
    else
        m_panel->setTitle({}, tr("Preview"));
}

void CanvasController::takeResult(const ResultRecord &record)
{
    if (record.job == m_previewed)
        endPreview(); // a frame that comes late does not cover it
    if (m_follows && !record.temporary)
        show(record);
}

void CanvasController::endPreview()
{
    m_previewed = 0;
    m_decoder->reset();
}

void CanvasController::fillDrag(QMimeData *data) const
{
    if (m_shown && !m_showsFrame)
        data->setUrls({QUrl::fromLocalFile(m_shown->path)});
}

void CanvasController::show(const ResultRecord &record)
{
    m_shown = record;
    setCurrent(record.id);
    if (isPicture(record)) {
        m_loader->load(record.path);
        return;
    }
    m_loader->forget();
    m_showsFrame = false;
    m_panel->showFile(iconOf(record.kind), QFileInfo(record.path).fileName());
    showTitle(record, {});
}

void CanvasController::showPicture(const QString &path, const QImage &image)
{
    if (!m_shown || m_shown->path != path)
        return;
    m_showsFrame = false;
    m_panel->view()->showImage(image);
    m_panel->showPicture();
    showTitle(*m_shown, m_shown->size);
    m_studio->thumbnails()->offer(m_shown->id, image);
}

void CanvasController::showTitle(const ResultRecord &record, const QSize &size)
{
    m_panel->setTitle(QFileInfo(record.path).fileName(), sizeText(size));
    m_panel->setHasResult(true);
}

void CanvasController::jobEnded(JobId job)
{
    if (job != m_previewed)
        return;
    endPreview();
    // Whose results do not come leaves the canvas to the picture before.
    if (!m_showsFrame || m_current != 0)
        return;
    m_showsFrame = false;
    if (m_shown)
        show(*m_shown);
    else
        m_panel->showNothing();
}

void CanvasController::forget(const QList<ResultId> &ids)
{
    if (ids.contains(m_current))
        setCurrent(0);
    if (!m_shown || !ids.contains(m_shown->id))
        return;
    m_shown.reset();
    m_loader->forget();
    if (!m_showsFrame && m_current == 0) // else the next one is on its way
        m_panel->showNothing();
}

} // namespace gesso::app
