// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/needsnotice.h"

#include "app/form/formview.h"
#include "app/messageplace.h"
#include "studio/formdocument.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr qsizetype kMostBeforeFolding = 3; // lines under the message

// What the conversion of a graph found besides; what is missing is told on its own.
QStringList surprises(const Form &form)
{
    QStringList lines;
    for (const Problem &problem : form.problems) {
        const bool isOfGraph = form.ofGraph && problem.kind > Problem::Kind::NotConvertible;
        if (isOfGraph || problem.kind == Problem::Kind::NoOutput)
            lines << problem.message;
    }
    return lines;
}

// "2 node classes, 1 model and 3 input files".
QString countInWords(const QList<Missing> &missing)
{
    const auto count = [&missing](Missing::Kind kind) {
        return static_cast<int>(std::ranges::count(missing, kind, &Missing::kind));
    };
    QStringList parts;
    if (const int classes = count(Missing::Kind::NodeClass); classes > 0)
        parts << NeedsNotice::tr("%n node class(es)", nullptr, classes);
    if (const int models = count(Missing::Kind::Model); models > 0)
        parts << NeedsNotice::tr("%n model(s)", nullptr, models);
    if (const int files = count(Missing::Kind::InputFile); files > 0)
        parts << NeedsNotice::tr("%n input file(s)", nullptr, files);
    const QString last = parts.takeLast();
    return parts.isEmpty() ? last : NeedsNotice::tr("%1 and %2").arg(parts.join(u", "_s), last);
}

// In a list there is room for where a model is to be had as well.
QString fullLine(const Missing &missing)
{
    return missing.address.isEmpty() ? inWords(missing)
                                     : QString(inWords(missing) + u'\n' + missing.address);
}

} // namespace

NeedsNotice::NeedsNotice(studio::FormDocument *document, FormView *view, MessagePlace *place,
                         QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_view(view)
    , m_place(place)
{
    connect(document, &studio::FormDocument::formChanged, this, &NeedsNotice::refresh);
    connect(document, &studio::FormDocument::fieldChanged, this, &NeedsNotice::fieldChanged);
    refresh();
}

// Only a list of files can say that one is missing; typing a text changes nothing here.
void NeedsNotice::fieldChanged(const FieldId &id)
{
    const Field *field = m_document->form().find(id);
    if (field != nullptr && field->choices)
        refresh();
}

NeedsNotice::Words NeedsNotice::words() const
{
    const Form &form = m_document->form();
    const Problem *problem = whyNotRunnable(form);
    if (problem != nullptr && problem->kind != Problem::Kind::UnknownClass) {
        const bool onlyWaits = problem->kind == Problem::Kind::NeedsClasses;
        return {.kind = onlyWaits ? Banner::Kind::Info : Banner::Kind::Danger,
                .bold = problem->message,
                .small = problem->advice};
    }
    QStringList others = surprises(form);
    Words words = wordsFor(m_document->missing());
    if (words.bold.isEmpty() && !others.isEmpty())
        words.bold = others.takeFirst();
    if (!words.details.isEmpty())
        others.prepend(words.details);
    words.details = others.join(u'\n');
    return words;
}

NeedsNotice::Words NeedsNotice::wordsFor(const QList<Missing> &missing)
{
    Words words;
    if (missing.isEmpty())
        return words;
    words.bold = tr("The server lacks %1.").arg(countInWords(missing));
    if (missing.first().kind == Missing::Kind::NodeClass)
        words.kind = Banner::Kind::Danger;
    QStringList lines;
    QStringList full;
    for (const Missing &one : missing) {
        lines << inWords(one);
        full << fullLine(one);
    }
    const bool isShort = missing.size() <= kMostBeforeFolding;
    words.small
        = isShort ? lines.join(u'\n') : tr("Get them, or choose others. The details name each.");
    if (!isShort || full != lines)
        words.details = full.join(u"\n\n"_s);
    const auto withField = std::ranges::find_if(
        missing, [](const Missing &one) { return !one.where.input.isEmpty(); });
    if (withField != missing.end())
        words.first = withField->where;
    return words;
}

void NeedsNotice::refresh()
{
    if (Words now = words(); now != m_words) {
        m_words = std::move(now);
        show();
    }
}

void NeedsNotice::show()
{
    if (m_words.bold.isEmpty()) {
        m_place->clear();
        return;
    }
    Banner *banner = m_place->show(m_words.kind, m_words.bold, m_words.small);
    banner->setObjectName(u"needsBanner"_s);
    banner->setDetails(m_words.details);
    if (m_words.first.input.isEmpty())
        return;
    banner->addLink(u"first"_s, tr("Go to the first"));
    connect(banner, &Banner::linkActivated, this, [this] { m_view->showField(m_words.first); });
}

} // namespace gesso::app
