// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"
#include "studio/job.h"

#include <QImage>
#include <QObject>
#include <QSize>

#include <optional>

class QMimeData;

namespace gesso {
class FrameDecoder;
}
namespace gesso::studio {
class Studio;
}

namespace gesso::app {

class CanvasPanel;
class PictureLoader;

// Decides what the canvas shows: the running job's preview, then its result; or the result that a
// person chose, until Generate is pressed again. What it shows is the current result: the gallery
// rings it, and keys work on it.
class CanvasController : public QObject
{
    Q_OBJECT

public:
    CanvasController(studio::Studio *studio, CanvasPanel *panel, QObject *parent = nullptr);

    // A person chose a result. It is the current one at once, and shown when it is read.
    void pick(library::ResultId id);
    // What is generated is to be seen again, from the next frame on.
    void follow();
    // Pixels of the picture that the next jobs make, when they are known, so that a preview has its
    // final size.
    void expectSize(const QSize &size) { m_finalSize = size; }
    // 0: none, or a preview is shown.
    [[nodiscard]] library::ResultId current() const { return m_current; }
    // The picture that is dragged out: its file, once there is one.
    void fillDrag(QMimeData *data) const;

signals:
    void currentChanged(gesso::library::ResultId id);
    void frameShown(gesso::studio::JobId job, const QImage &frame);

private:
    void connectSignals();
    void takeFrame(studio::JobId job, const QByteArray &frame);
    void showFrame(const QImage &frame);
    void showStep(studio::JobId job);
    void takeResult(const library::ResultRecord &record);
    void takePicked(library::ResultId id, const Result<QList<library::ResultRecord>> &found);
    void setCurrent(library::ResultId id);
    void endPreview();
    void show(const library::ResultRecord &record);
    void showPicture(const QString &path, const QImage &image);
    void showTitle(const library::ResultRecord &record, const QSize &size);
    void jobEnded(studio::JobId job);
    void forget(const QList<library::ResultId> &ids);

    studio::Studio *m_studio;
    CanvasPanel *m_panel;
    FrameDecoder *m_decoder;
    PictureLoader *m_loader;
    library::ResultId m_current = 0;
    std::optional<library::ResultRecord> m_shown; // before the preview, while there is one
    QSize m_finalSize;
    studio::JobId m_previewed = 0; // job whose frames come; 0: none
    bool m_follows = true;
    bool m_showsFrame = false;
};

} // namespace gesso::app
