// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QUrl>
#include <QWidget>

class QMimeData;
class QToolButton;

namespace gesso {

// An input picture: takes drops (files, pictures of other programs), paste, and a click to browse.
// It shows what it is told to show; reading files is for others.
class ImageField : public QWidget
{
    Q_OBJECT

public:
    enum class State { Empty, Filled, Sending, Missing };

    explicit ImageField(QWidget *parent = nullptr);

    void setEmpty();
    // detail: "896 x 1152", "896 x 1152, mask", ... A null thumbnail shows a plain tile.
    void setFilled(const QString &name, const QString &detail, const QImage &thumbnail);
    // percent 0 to 100; the name and thumbnail stay.
    void setSending(int percent);
    void setMissing(const QString &name, const QString &reason);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString name() const { return m_name; }
    // Words while something is dragged over it ("Use as start image").
    void setDropText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void browseRequested();
    // Arrow down: choose among recent pictures.
    void recentRequested();
    // A local file was dropped or pasted; of several the first.
    void fileDropped(const QString &path);
    // All of them, when there were several.
    void filesDropped(const QStringList &paths);
    // Picture data without a file was dropped or pasted.
    void imageDropped(const QImage &image);
    // A web address was dropped (a picture dragged out of a browser that gives no data).
    void urlDropped(const QUrl &url);
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setState(State state);
    void paste();
    void paintEmpty(QPainter *painter) const;
    void paintThumbnail(QPainter *painter, const QRect &square) const;
    void paintWords(QPainter *painter, const QRect &words) const;
    void take(const QMimeData *mime);

    QImage m_thumbnail;
    QString m_name;
    QString m_detail;
    QString m_dropText;
    QToolButton *m_clear;
    QToolButton *m_browse;
    State m_state = State::Empty;
    int m_percent = 0;
    bool m_dragOver = false;
};

} // namespace gesso
