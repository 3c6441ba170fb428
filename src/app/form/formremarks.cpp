// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/formremarks.h"

#include "widgets/editors/foldgroup.h"
#include "widgets/parts/notetext.h"
#include "widgets/theme/caption.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FormRemarks)
};

QVBoxLayout *remarkLayout(QWidget *content)
{
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(measure::kEdge + measure::kWide, 0, measure::kEdge, measure::kEdge);
    layout->setSpacing(measure::kGap);
    return layout;
}

QWidget *buildNote(const WorkflowNote &note)
{
    auto *content = new QWidget;
    auto *text = new NoteText(content);
    text->setAccessibleName(note.title);
    if (note.isMarkdown)
        text->showMarkdown(note.text);
    else
        text->showPlain(note.text);
    QObject::connect(text, &NoteText::pageRequested, text,
                     [](const QUrl &address) { QDesktopServices::openUrl(address); });
    remarkLayout(content)->addWidget(text);
    return content;
}

QWidget *buildInactive(const QList<InactiveNode> &nodes)
{
    auto *content = new QWidget;
    QVBoxLayout *layout = remarkLayout(content);
    for (const InactiveNode &node : nodes) {
        const QString mode = node.isBypassed ? Tr::tr("bypassed") : Tr::tr("muted");
        auto *line
            = new Caption(Tr::tr("%1: %2").arg(node.title, mode), Type::Base, Ink::Text3, content);
        line->setElide(Qt::ElideMiddle);
        layout->addWidget(line);
    }
    return content;
}

// The first words of a note, without the signs of Markdown.
QString beginning(const WorkflowNote &note)
{
    constexpr qsizetype kMostShown = 80;
    QString text = note.text.first(std::min(note.text.size(), kMostShown)).simplified();
    while (text.startsWith(u'#') || text.startsWith(u' ') || text.startsWith(u'*'))
        text.remove(0, 1);
    return text;
}

} // namespace

FoldGroup *makeNote(const WorkflowNote &note, QWidget *parent)
{
    auto *fold = new FoldGroup(
        note.title, [note] { return buildNote(note); }, parent);
    fold->header()->setSummary(beginning(note), false);
    return fold;
}

FoldGroup *makeInactive(const QList<InactiveNode> &nodes, QWidget *parent)
{
    auto *fold = new FoldGroup(
        Tr::tr("Switched off"), [nodes] { return buildInactive(nodes); }, parent);
    fold->header()->setSummary(Tr::tr("%n node(s)", nullptr, static_cast<int>(nodes.size())),
                               false);
    return fold;
}

QWidget *makeHeading(const QString &heading, QWidget *parent)
{
    auto *caption = new Caption(heading, Type::Small, Ink::Text3, parent);
    caption->setElide(Qt::ElideMiddle);
    caption->setContentsMargins(measure::kEdge, measure::kLarge, measure::kEdge, measure::kGap);
    return caption;
}

} // namespace gesso::app
