// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/sentnotice.h"

#include "app/form/fieldlabel.h"
#include "app/messageplace.h"
#include "studio/formdocument.h"
#include "studio/sentvalues.h"

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

// "Seed: 5, sent 7", one line a field.
QStringList inWords(const studio::FormDocument &document, const FieldValues &sent)
{
    QStringList lines;
    for (const Field &field : document.form().fields) {
        const auto value = sent.constFind(field.id);
        if (value == sent.constEnd())
            continue;
        lines << SentNotice::tr("%1 (%2): %3 in the graph, %4 in the prompt")
                     .arg(field.label, field.nodeTitle, valueSummary(document.value(field.id)),
                          valueSummary(*value));
    }
    return lines;
}

} // namespace

SentNotice::SentNotice(studio::FormDocument *document, MessagePlace *place, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_place(place)
{
    connect(document, &studio::FormDocument::formChanged, this, &SentNotice::compare);
    compare();
}

// Once, as soon as there are fields: later the values are the artist's.
void SentNotice::compare()
{
    if (m_isTold || !m_document->sentPrompt() || m_document->form().fields.isEmpty())
        return;
    m_isTold = true;
    FieldValues sent = studio::differingValues(*m_document, *m_document->sentPrompt());
    // Edits of an earlier time are neither the graph's nor the prompt's.
    sent.removeIf(
        [this](FieldValues::iterator entry) { return m_document->isChanged(entry.key()); });
    if (sent.isEmpty())
        return;
    Banner *banner = m_place->show(
        Banner::Kind::Info,
        tr("The file holds %n value(s) twice, and they differ.", nullptr,
           static_cast<int>(sent.size())),
        tr("Shown is what the editor's graph says. The prompt that made the file says otherwise."));
    banner->setObjectName(u"sentBanner"_s);
    banner->setDetails(inWords(*m_document, sent).join(u'\n'));
    banner->addLink(u"sent"_s, tr("Use the values of the prompt"));
    connect(banner, &Banner::linkActivated, this, &SentNotice::takeSent);
}

void SentNotice::takeSent(const QString &link)
{
    if (link != "sent"_L1)
        return;
    const FieldValues sent = studio::differingValues(*m_document, *m_document->sentPrompt());
    studio::setValues(m_document, sent, tr("Values of the prompt"));
    m_place->clear();
}

} // namespace gesso::app
