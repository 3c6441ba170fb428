// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/formpage.h"

#include "app/form/formview.h"
#include "app/form/needsnotice.h"
#include "app/form/sentnotice.h"
#include "app/messageplace.h"
#include "studio/formdocument.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso::app {

FormPage::FormPage(studio::FormDocument *document, InputPictures *pictures, WindowState *state,
                   QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(new FormView(document, pictures, state, this))
    , m_message(new MessagePlace(this))
    , m_needs(new MessagePlace(this))
    , m_notice(new MessagePlace(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_needs);
    layout->addWidget(m_notice);
    layout->addWidget(m_view);
    new NeedsNotice(document, m_view, m_needs, this);
    new SentNotice(document, m_notice, this);
    connect(document, &studio::FormDocument::fieldChanged, this, &FormPage::fieldChanged);
}

void FormPage::showProblem(const Error &error)
{
    Banner *banner = m_message->showError(error);
    banner->setObjectName(u"formBanner"_s);
    m_bannerIsOfFields = !m_document->invalidFields().isEmpty();
    if (m_bannerIsOfFields)
        banner->addLink(u"first"_s, tr("Go to the first"));
    connect(banner, &Banner::linkActivated, this, &FormPage::openLink);
}

void FormPage::clearProblem()
{
    m_message->clear();
}

void FormPage::openLink(const QString &id)
{
    if (id == u"first"_s)
        showFirstInvalid();
}

void FormPage::showFirstInvalid()
{
    const QList<FieldId> wrong = m_document->invalidFields();
    if (!wrong.isEmpty())
        m_view->showField(wrong.first());
}

void FormPage::fieldChanged()
{
    if (m_bannerIsOfFields && m_document->invalidFields().isEmpty())
        clearProblem();
}

} // namespace gesso::app
