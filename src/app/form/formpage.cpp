// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/formpage.h"

#include "app/form/formview.h"
#include "app/form/sentnotice.h"
#include "app/messageplace.h"
#include "studio/formdocument.h"
#include "workflow/form.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

// Of a graph: what stands in the way first, then what its conversion found.
QList<Problem> problemsToTell(const Form &form)
{
    QList<Problem> told;
    const Problem *first = whyNotRunnable(form);
    if (first != nullptr)
        told.append(*first);
    for (const Problem &problem : form.problems) {
        const bool isOfGraph = problem.kind >= Problem::Kind::NeedsClasses
            || problem.kind == Problem::Kind::UnknownClass;
        if (form.ofGraph && isOfGraph && &problem != first)
            told.append(problem);
    }
    return told;
}

Banner::Kind bannerKind(const Form &form)
{
    const Problem *first = whyNotRunnable(form);
    if (first == nullptr)
        return Banner::Kind::Warning;
    const bool onlyWaits = first->kind == Problem::Kind::NeedsClasses;
    return onlyWaits ? Banner::Kind::Info : Banner::Kind::Danger;
}

} // namespace

FormPage::FormPage(studio::FormDocument *document, InputPictures *pictures, WindowState *state,
                   QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(new FormView(document, pictures, state, this))
    , m_message(new MessagePlace(this))
    , m_notice(new MessagePlace(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_notice);
    layout->addWidget(m_view);
    new SentNotice(document, m_notice, this);
    connect(document, &studio::FormDocument::fieldChanged, this, &FormPage::fieldChanged);
    connect(document, &studio::FormDocument::formChanged, this, &FormPage::showObstacle);
    showObstacle();
}

// What keeps the workflow from running as a whole stays until it is so no more; what will surprise
// is told below it.
void FormPage::showObstacle()
{
    const Form &form = m_document->form();
    const QList<Problem> problems = problemsToTell(form);
    const QString told = problems.isEmpty() ? QString() : problems.first().message;
    if (told == m_obstacle)
        return;
    if (problems.isEmpty()) {
        clearProblem();
        return;
    }
    Banner *banner
        = m_message->show(bannerKind(form), problems.first().message, problems.first().advice);
    banner->setObjectName(u"formBanner"_s);
    QStringList others;
    for (qsizetype i = 1; i < problems.size(); ++i)
        others << problems.at(i).message;
    banner->setDetails(others.join(u'\n'));
    m_bannerIsOfFields = false;
    m_obstacle = told;
}

void FormPage::showProblem(const Error &error)
{
    const Problem *problem = whyNotRunnable(m_document->form());
    m_obstacle
        = problem != nullptr && problem->message == error.message ? error.message : QString();
    Banner *banner = m_message->showError(error);
    banner->setObjectName(u"formBanner"_s);
    m_bannerIsOfFields = !m_document->invalidFields().isEmpty();
    if (m_bannerIsOfFields)
        banner->addLink(u"first"_s, tr("Go to the first"));
    connect(banner, &Banner::linkActivated, this, &FormPage::openLink);
}

void FormPage::clearProblem()
{
    m_obstacle.clear();
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
