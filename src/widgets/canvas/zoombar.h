// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QToolButton;

namespace gesso {

class Caption;

// The bar over the canvas: out, value, in | fit, 1:1, full screen | what others add.
class ZoomBar : public QFrame
{
    Q_OBJECT

public:
    explicit ZoomBar(QWidget *parent = nullptr);

    void showZoom(double zoom, bool fit);
    // Adds a tool at the right, after a line when it is the first.
    QToolButton *addTool(QStringView iconName, const QString &name);

signals:
    void zoomInRequested();
    void zoomOutRequested();
    void fitRequested();
    void actualSizeRequested();
    void fullScreenRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *makeTool(QStringView iconName, const QString &name, const QString &key);
    void addLine();

    QHBoxLayout *m_layout;
    Caption *m_value;
    QToolButton *m_fit;
    QToolButton *m_actual;
    bool m_hasOwn = false;
};

} // namespace gesso
