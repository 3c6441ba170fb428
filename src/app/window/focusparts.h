// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

namespace gesso::app {

// The parts of the window, from which to which F6 goes. Each remembers the control that had the
// keyboard last.
class FocusParts : public QObject
{
    Q_OBJECT

public:
    explicit FocusParts(QObject *parent = nullptr);

    // In their order.
    void add(QWidget *part);
    void next() { step(1); }
    void previous() { step(-1); }

private:
    struct Part
    {
        QPointer<QWidget> widget;
        QPointer<QWidget> last;
    };

    void step(int by);
    void remember(QWidget *focused);
    [[nodiscard]] int partOf(const QWidget *widget) const;
    [[nodiscard]] static QWidget *target(const Part &part);

    QList<Part> m_parts;
};

} // namespace gesso::app
