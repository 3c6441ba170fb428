// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/lineedit.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

#include <memory>

namespace gesso {

namespace {

bool isUndoKey(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo);
}

} // namespace

LineEdit::LineEdit(QWidget *parent)
    : QLineEdit(parent)
{
}

void LineEdit::setTextQuietly(const QString &shown)
{
    if (shown == text())
        return;
    const int caret = cursorPosition();
    setText(shown);
    setCursorPosition(std::min(caret, static_cast<int>(shown.size())));
}

bool LineEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && isUndoKey(static_cast<const QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

void LineEdit::keyPressEvent(QKeyEvent *event)
{
    if (isUndoKey(event)) {
        event->ignore();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void LineEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The first three are the line's own undo, redo and a separator: undo is the document's.
    constexpr qsizetype kUndoItems = 3;
    const QList<QAction *> actions = menu->actions();
    if (!isReadOnly()) {
        for (qsizetype i = 0; i < std::min(kUndoItems, actions.size()); ++i)
            menu->removeAction(actions[i]);
    }
    menu->popup(event->globalPos());
}

} // namespace gesso
