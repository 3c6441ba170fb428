// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace gesso::app {

// The tabs of the top bar: the gallery first and always, then the open workflows. Drawn by itself:
// the active one joins the panel below, a dot marks one whose values are not those of its file, the
// cross shows under the pointer.
class TabBar : public QTabBar
{
    Q_OBJECT

public:
    static constexpr int kGallery = 0;

    explicit TabBar(QWidget *parent = nullptr);

    // The tab that stands beside the gallery while no workflow is open.
    void setStart(bool shown);
    [[nodiscard]] bool hasStart() const { return m_hasStart; }
    // Workflows by their place among the open documents.
    void addDocument(const QString &name, const QString &path);
    void removeDocument(int document);
    void setDocument(int document, const QString &name, const QString &path);
    void setModified(int document, bool modified);

signals:
    void closeRequested(int document);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintTab(QPainter *painter, int index) const;
    [[nodiscard]] QRect closeRect(int index) const;
    void setHover(const QPoint &position);

    int m_hover = -1;
    int m_pressedClose = -1;
    bool m_onClose = false;
    bool m_hasStart = false;
};

} // namespace gesso::app
