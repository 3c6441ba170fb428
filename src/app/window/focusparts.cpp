// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/focusparts.h"

#include <QApplication>

namespace gesso::app {

namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isEnabled() && widget->isVisible()
        && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

} // namespace

FocusParts::FocusParts(QObject *parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, QWidget *now) { remember(now); });
}

void FocusParts::add(QWidget *part)
{
    m_parts.append({part, nullptr});
}

int FocusParts::partOf(const QWidget *widget) const
{
    for (int index = 0; index < m_parts.size(); ++index) {
        const QWidget *part = m_parts.at(index).widget;
        if (part != nullptr && widget != nullptr && (part == widget || part->isAncestorOf(widget)))
            return index;
    }
    return -1;
}

void FocusParts::remember(QWidget *focused)
{
    if (const int index = partOf(focused); index >= 0)
        m_parts[index].last = focused;
}

QWidget *FocusParts::target(const Part &part)
{
    if (part.widget == nullptr || !part.widget->isVisible())
        return nullptr;
    if (part.last != nullptr && takesFocus(part.last))
        return part.last;
    if (takesFocus(part.widget))
        return part.widget;
    // The first in the order of the Tab key, from the part itself on.
    for (QWidget *next = part.widget->nextInFocusChain(); next != part.widget;
         next = next->nextInFocusChain()) {
        if (part.widget->isAncestorOf(next) && takesFocus(next))
            return next;
    }
    return nullptr;
}

void FocusParts::step(int by)
{
    const auto count = static_cast<int>(m_parts.size());
    int index = partOf(QApplication::focusWidget());
    for (int tried = 0; tried < count; ++tried) {
        index = (index + by + count) % count;
        if (QWidget *widget = target(m_parts.at(index))) {
            widget->window()->activateWindow();
            widget->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

} // namespace gesso::app
