// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/previewfigure.h"

#include "widgets/canvas/framedecoder.h"
#include "widgets/canvas/imageview.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

constexpr int kSide = 512;
constexpr int kShown = 900;
constexpr int kFrames = 60;

QByteArray frame()
{
    QImage image(kSide, kSide, QImage::Format_RGB32);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const auto wave
                = [](double at) { return static_cast<int>(127.5 + 127.5 * std::sin(at)); };
            image.setPixelColor(x, y, QColor(wave(x / 40.0), wave((x + y) / 25.0), wave(y / 15.0)));
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 95);
    return bytes;
}

// Sends frames through decoder and canvas one after another; quits the application's loop after the
// last was painted.
class Player : public QObject
{
    Q_OBJECT

public:
    Player(FrameDecoder *decoder, ImageView *view, QByteArray bytes)
        : m_decoder(decoder)
        , m_view(view)
        , m_bytes(std::move(bytes))
    {
        connect(decoder, &FrameDecoder::frameDecoded, this, &Player::show);
        view->installEventFilter(this);
    }

    void play()
    {
        m_left = kFrames;
        m_decoder->decode(m_bytes);
        QApplication::exec();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // Other paintings are not counted: each frame is decoded and painted.
        if (event->type() == QEvent::Paint && std::exchange(m_isShown, false))
            QMetaObject::invokeMethod(
                this, [this] { next(); }, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    void show(const QImage &image)
    {
        m_isShown = true;
        m_view->showPreview(image);
    }

    void next()
    {
        if (--m_left > 0)
            m_decoder->decode(m_bytes);
        else
            QApplication::exit(0); // quit() would close the window as well
    }

    FrameDecoder *m_decoder;
    ImageView *m_view;
    QByteArray m_bytes;
    int m_left = 0;
    bool m_isShown = false; // and not painted yet
};

} // namespace

Figure previewFigure()
{
    constexpr int kRounds = 7;
    constexpr double kGoal = 1.3;
    const QByteArray bytes = frame();
    ImageView view;
    view.resize(kShown, kShown);
    view.show();
    QImage screen(view.size(), QImage::Format_RGB32);
    FrameDecoder decoder;
    Player player(&decoder, &view, bytes);
    const Pair pair = leastCpu(
        kRounds, [&player] { player.play(); },
        [&] {
            for (int i = 0; i < kFrames; ++i) {
                const QImage image = QImage::fromData(bytes);
                QPainter painter(&screen);
                painter.setRenderHint(QPainter::SmoothPixmapTransform);
                painter.drawImage(screen.rect(), image);
            }
        });
    return {.name = u"512 px preview frame to painted against fromData and drawImage, CPU ms"_s,
            .sides = Pair {pair.first / kFrames, pair.second / kFrames},
            .goal = kGoal};
}

} // namespace gesso::bench

#include "previewfigure.moc"
