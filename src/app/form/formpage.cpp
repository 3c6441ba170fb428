// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/formpage.h"

#include "app/errortext.h"
#include "app/form/formview.h"
#include "studio/formdocument.h"
#include "widgets/parts/banner.h"
#include "widgets/theme/theme.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso::app {

FormPage::FormPage(studio::FormDocument *document, InputPictures *pictures, WindowState *state,
                   QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(new FormView(document, pictures, state, this))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_view);
    connect(document, &studio::FormDocument::fieldChanged, this, &FormPage::fieldChanged);
}

void FormPage::showProblem(const Error &error)
{
    clearProblem();
    const ErrorText text = errorText(error);
    auto *frame = new QWidget(this);
    auto *edge = new QVBoxLayout(frame);
    edge->setContentsMargins(measure::kEdge, 0, measure::kEdge, measure::kEdge);
    m_banner = new Banner(Banner::Kind::Danger, frame);
    m_banner->setObjectName(u"formBanner"_s);
    edge->addWidget(m_banner);
    m_banner->setMessage(text.title, text.next);
    m_bannerIsOfFields = !m_document->invalidFields().isEmpty();
    if (m_bannerIsOfFields)
        m_banner->addLink(u"first"_s, tr("Go to the first"));
    m_banner->setDetails(text.details);
    m_banner->setClosable(true);
    m_layout->insertWidget(0, frame);
    connect(m_banner, &Banner::linkActivated, this, &FormPage::openLink);
    connect(m_banner, &Banner::closed, this, &FormPage::clearProblem);
}

void FormPage::clearProblem()
{
    if (m_banner == nullptr)
        return;
    QWidget *frame = m_banner->parentWidget();
    frame->hide();
    frame->deleteLater();
    m_banner = nullptr;
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
