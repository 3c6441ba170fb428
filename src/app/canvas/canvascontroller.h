// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
// person chose, until Generate is pressed again.
class CanvasController : public QObject
{
    Q_OBJECT

public:
    CanvasController(studio::Studio *studio, CanvasPanel *panel, QObject *parent = nullptr);

    // A person chose a result.
    void pick(library::ResultId id);
    // What is generated is to be seen again, from the next frame on.
    void follow();
    // Pixels of the picture that the next jobs make, when they are known, so that a preview has its
    // final size.
    void expectSize(const QSize &size) { m_finalSize = size; }
    // The result that is shown.
    [[nodiscard]] const std::optional<library::ResultRecord> &shown() const { return m_shown; }
    [[nodiscard]] library::ResultId shownId() const { return m_shown ? m_shown->id : 0; }
    // The picture that is dragged out: its file, once there is one.
    void fillDrag(QMimeData *data) const;

signals:
    void shownChanged();
    // A new result is shown on its own; the gallery marks it.
    void followed(gesso::library::ResultId id);
    void frameShown(gesso::studio::JobId job, const QImage &frame);

private:
    void connectSignals();
    void takeFrame(studio::JobId job, const QByteArray &frame);
    void showFrame(const QImage &frame);
    void showStep(studio::JobId job);
    void takeResult(const library::ResultRecord &record);
    void show(const library::ResultRecord &record);
    void showPicture(const QString &path, const QImage &image);
    void showTitle(const library::ResultRecord &record, const QSize &size);
    void jobEnded(studio::JobId job);
    void forget(const QList<library::ResultId> &ids);

    studio::Studio *m_studio;
    CanvasPanel *m_panel;
    FrameDecoder *m_decoder;
    PictureLoader *m_loader;
    std::optional<library::ResultRecord> m_shown;
    QSize m_finalSize;
    studio::JobId m_previewed = 0; // job whose frames come; 0: none
    bool m_follows = true;
    bool m_showsFrame = false;
};

} // namespace gesso::app
