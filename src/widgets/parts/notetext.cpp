// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/notetext.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

constexpr qsizetype kMostShown = 20000; // characters; longer ones take long to lay out

QString shortened(const QString &text)
{
    return text.size() > kMostShown ? QString(text.first(kMostShown) + u'…') : text;
}

} // namespace

NoteText::NoteText(QWidget *parent)
    : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    connect(this, &QTextBrowser::anchorClicked, this, &NoteText::openLink);
}

void NoteText::showPlain(const QString &text)
{
    setPlainText(shortened(text));
    fitHeight();
}

void NoteText::showMarkdown(const QString &text)
{
    QTextDocument::MarkdownFeatures features = QTextDocument::MarkdownDialectGitHub;
    features |= QTextDocument::MarkdownNoHTML;
    document()->setMarkdown(shortened(text), features);
    breakCode();
    fitHeight();
}

// Lines of code break as well: there is no room to scroll sideways.
void NoteText::breakCode()
{
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (!format.nonBreakableLines())
            continue;
        format.setNonBreakableLines(false);
        QTextCursor(block).setBlockFormat(format);
    }
}

QVariant NoteText::loadResource(int type, const QUrl &name)
{
    Q_UNUSED(type)
    Q_UNUSED(name)
    return {};
}

void NoteText::openLink(const QUrl &address)
{
    if (address.scheme() == "http"_L1 || address.scheme() == "https"_L1)
        emit pageRequested(address);
}

void NoteText::fitHeight()
{
    document()->setTextWidth(viewport()->width());
    setFixedHeight(static_cast<int>(document()->size().height()) + 2 * frameWidth());
}

void NoteText::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitHeight();
}

// The page around it scrolls.
void NoteText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void NoteText::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

} // namespace gesso
