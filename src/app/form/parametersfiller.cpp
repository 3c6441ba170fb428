// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/parametersfiller.h"

#include "app/documents.h"
#include "app/form/formpage.h"
#include "app/form/formpanel.h"
#include "app/messageplace.h"
#include "studio/formdocument.h"
#include "studio/sentvalues.h"
#include "workflow/parameters/placement.h"
#include "workflow/valuestext.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gesso::app {

ParametersFiller::ParametersFiller(Documents *documents, FormPanel *panel, QObject *parent)
    : QObject(parent)
    , m_documents(documents)
    , m_panel(panel)
{
}

void ParametersFiller::fill(const QString &path, const Parameters &parameters)
{
    studio::FormDocument *document = m_documents->current();
    FormPage *page = m_panel->currentPage();
    if (document == nullptr || page == nullptr) {
        emit failed({Error::Kind::NotFound,
                     tr("This file holds the parameters of another program, but no workflow."),
                     path,
                     tr("Open a workflow, then drop the file on it: its fields are filled."),
                     {}});
        return;
    }
    put(placeParameters(document->form(), parameters), QFileInfo(path).fileName());
}

void ParametersFiller::copyValues()
{
    if (const studio::FormDocument *document = m_documents->current())
        QApplication::clipboard()->setText(valuesToText(document->form(), document->values()));
}

void ParametersFiller::pasteValues()
{
    const studio::FormDocument *document = m_documents->current();
    if (document != nullptr && m_panel->currentPage() != nullptr)
        put(valuesFromText(document->form(), QApplication::clipboard()->text()),
            tr("the clipboard"));
}

void ParametersFiller::put(const Placement &placement, const QString &from)
{
    if (!placement.values.isEmpty())
        studio::setValues(m_documents->current(), placement.values, tr("Values from %1").arg(from));
    const auto missing = static_cast<int>(placement.notPlaced.size());
    Banner *banner = m_panel->currentPage()->notice()->show(
        missing > 0 ? Banner::Kind::Warning : Banner::Kind::Info,
        tr("%n field(s) filled from %1.", nullptr, static_cast<int>(placement.values.size()))
            .arg(from),
        missing > 0 ? tr("%n entry(s) of it had no place; details list them.", nullptr, missing)
                    : tr("Everything in it had a place."));
    banner->setObjectName(u"parametersBanner"_s);
    banner->setDetails(placement.notPlaced.join(u'\n'));
}

} // namespace gesso::app
