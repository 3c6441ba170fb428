// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/promptedit.h"

#include "widgets/editors/prompthighlighter.h"
#include "widgets/editors/promptweight.h"
#include "widgets/theme/themestyle.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace gesso {

namespace {

constexpr double kWeightStep = 0.05;

bool isUndoKey(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo);
}

} // namespace

PromptEdit::PromptEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new PromptHighlighter(document()))
    , m_least(measure::kPromptHeight)
    , m_most(measure::kPromptLimit)
{
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    document()->setDocumentMargin(measure::kGrain);
    m_highlighter->setTheme(themeOf(this));
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::contentsEdited);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &PromptEdit::fitHeight);
    fitHeight();
}

void PromptEdit::setText(const QString &text)
{
    const QString old = toPlainText();
    if (text == old)
        return;
    // Only what differs is replaced: the caret goes there, the view stays.
    const auto least = std::min(old.size(), text.size());
    qsizetype head = 0;
    while (head < least && old[head] == text[head])
        ++head;
    qsizetype tail = 0;
    while (tail < least - head && old[old.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    m_quiet = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(head));
    cursor.setPosition(static_cast<int>(old.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(head, text.size() - head - tail));
    setTextCursor(cursor);
    m_quiet = false;
}

void PromptEdit::setHeights(int least, int most)
{
    m_least = least;
    m_most = std::max(least, most);
    fitHeight();
}

void PromptEdit::contentsEdited()
{
    if (!m_quiet)
        emit textEdited(toPlainText());
}

void PromptEdit::fitHeight()
{
    const double lines = document()->documentLayout()->documentSize().height();
    const int line = fontMetrics().lineSpacing();
    // QPlainTextEdit scrolls as soon as less than a margin and a pixel is left below the text.
    const double margins = 3 * document()->documentMargin() + measure::kHairline;
    const int wanted = static_cast<int>(std::ceil(lines * line + margins)) + 2 * frameWidth();
    const int next = std::clamp(wanted, m_least, m_most);
    setVerticalScrollBarPolicy(wanted > m_most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (next != minimumHeight() || next != maximumHeight())
        setFixedHeight(next);
}

QSize PromptEdit::sizeHint() const
{
    return {measure::kFormLeast, std::clamp(height(), m_least, m_most)};
}

QSize PromptEdit::minimumSizeHint() const
{
    return {measure::kNumberWidth * 2, m_least};
}

bool PromptEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && isUndoKey(static_cast<const QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void PromptEdit::keyPressEvent(QKeyEvent *event)
{
    if (isUndoKey(event)) {
        event->ignore();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & Qt::ControlModifier)) {
        event->ignore(); // Generate
        return;
    }
    if (event->modifiers() == Qt::ControlModifier
        && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        adjustWeight(event->key() == Qt::Key_Up ? kWeightStep : -kWeightStep);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PromptEdit::adjustWeight(double by)
{
    QTextCursor cursor = textCursor();
    const TextRange before {toPlainText(), cursor.selectionStart(), cursor.selectionEnd()};
    const TextRange after = changeWeight(before, by);
    if (after.text == before.text)
        return;
    setText(after.text);
    cursor = textCursor();
    cursor.setPosition(after.start);
    cursor.setPosition(after.end, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    emit textEdited(after.text);
}

void PromptEdit::wheelEvent(QWheelEvent *event)
{
    if (hasFocus() && verticalScrollBar()->maximum() > 0)
        QPlainTextEdit::wheelEvent(event);
    else
        event->ignore();
}

void PromptEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

void PromptEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

bool PromptEdit::overLowerEdge(const QPoint &position) const
{
    return position.y() >= height() - measure::kGrain - frameWidth();
}

void PromptEdit::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = viewport()->mapTo(this, event->position().toPoint());
    if (event->button() == Qt::LeftButton && overLowerEdge(at)) {
        m_dragFrom = height() - at.y();
        return;
    }
    QPlainTextEdit::mousePressEvent(event);
}

void PromptEdit::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = viewport()->mapTo(this, event->position().toPoint());
    if (m_dragFrom >= 0) {
        const int least = fontMetrics().lineSpacing() + 2 * measure::kGap;
        m_least = std::max(least, at.y() + m_dragFrom);
        m_most = std::max(m_most, m_least);
        fitHeight();
        return;
    }
    viewport()->setCursor(overLowerEdge(at) ? Qt::SizeVerCursor : Qt::IBeamCursor);
    QPlainTextEdit::mouseMoveEvent(event);
}

void PromptEdit::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_dragFrom >= 0) {
        m_dragFrom = -1;
        return;
    }
    QPlainTextEdit::mouseReleaseEvent(event);
}

void PromptEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        m_quiet = true;
        m_highlighter->setTheme(themeOf(this));
        m_quiet = false;
    }
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void PromptEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

} // namespace gesso
