// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QToolButton;

namespace gesso {

class Caption;

// The header of a dock or of the canvas: bold title, dim detail, tools at the right. Use as
// titleBarWidget of a QDockWidget or on top of any panel.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    explicit DockTitle(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // "3 waiting, done in 1:32"
    void setDetail(const QString &detail);
    // A tool button without a word; its tool tip and accessible name are name and key.
    QToolButton *addTool(QStringView iconName, const QString &name);
    QToolButton *addTool(QAction *action);
    // A widget after the title, before the room.
    void addWidget(QWidget *widget);
    // On canvas colour instead of panel.
    void setOnCanvas(bool onCanvas);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Caption *m_title;
    Caption *m_detail;
    QHBoxLayout *m_left;
    QHBoxLayout *m_tools;
    bool m_onCanvas = false;
};

} // namespace gesso
