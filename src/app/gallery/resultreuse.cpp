// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/resultreuse.h"

#include "app/actions/actionset.h"
#include "app/documents.h"
#include "base/whendone.h"
#include "comfy/server.h"
#include "json/reader.h"
#include "library/library.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/sentvalues.h"
#include "studio/studio.h"

#include <QAction>

#include <algorithm>

namespace gesso::app {

using library::ResultDraft;
using library::ResultId;
using library::ResultRecord;
using studio::ReusePart;

ResultReuse::ResultReuse(studio::Studio *studio, Documents *documents, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_documents(documents)
{
}

void ResultReuse::connectActions(const ActionSet &actions)
{
    const auto on = [&](ActionId id, auto slot) {
        connect(actions.action(id), &QAction::triggered, this, slot);
    };
    on(ActionId::OpenResultWorkflow, [this] { openWorkflow(); });
    on(ActionId::UseSettings, [this] { useValues(ReusePart::All); });
    on(ActionId::UsePrompt, [this] { useValues(ReusePart::Texts); });
    on(ActionId::UseSeed, [this] { useValues(ReusePart::Seed); });
    on(ActionId::UseSize, [this] { useValues(ReusePart::Size); });
    on(ActionId::GenerateAgain, [this] { generateAgain(); });
    on(ActionId::UseAsInput, [this] { useAsInput(m_target()); });
}

void ResultReuse::withRecord(ResultId id, const Use &use)
{
    whenDone(m_studio->library()->records({id}), this,
             [this, use](const Result<QList<ResultRecord>> &records) {
                 if (!records)
                     emit failed(records.error());
                 else if (!records->isEmpty())
                     use(records->first());
             });
}

void ResultReuse::openWorkflow()
{
    withRecord(m_target(), [this](const ResultRecord &record) { m_documents->open(record.path); });
}

void ResultReuse::useValues(ReusePart part)
{
    whenDone(m_studio->library()->draftOf(m_target()), this,
             [this, part](const Result<ResultDraft> &draft) {
                 if (draft)
                     takeValues(*draft, part);
                 else
                     emit failed(draft.error());
             });
}

void ResultReuse::takeValues(const ResultDraft &draft, ReusePart part)
{
    studio::FormDocument *document = m_documents->current();
    if (document == nullptr) {
        emit failed({.kind = Error::Kind::NotFound,
                     .message = tr("There is no workflow in front to take the values."),
                     .advice = tr("Open one, or open the result's own workflow.")});
        return;
    }
    Result<json::Value> prompt = json::readValue(draft.prompt);
    if (!prompt || !prompt->isObject()) {
        emit failed({.kind = Error::Kind::Invalid,
                     .message = tr("What made this result was not kept."),
                     .advice = tr("Open its workflow: the file may carry it.")});
        return;
    }
    const Prompt made(std::move(*prompt->object()));
    const FieldValues values
        = studio::reusedValues(*document, made, m_studio->server()->catalogue().get(), part);
    if (!values.isEmpty())
        studio::setValues(document, values, tr("Values of a result"));
}

void ResultReuse::generateAgain()
{
    withRecord(m_target(), [this](const ResultRecord &record) {
        whenDone(m_studio->queue()->duplicate(record.job), this,
                 [this](const Result<studio::JobId> &job) {
                     if (!job)
                         emit failed(job.error());
                 });
    });
}

void ResultReuse::useAsInput(ResultId id)
{
    const studio::FormDocument *document = m_documents->current();
    const Field *field = nullptr;
    if (document != nullptr) {
        const QList<Field> &fields = document->form().fields;
        const auto found = std::ranges::find(fields, FieldKind::Image, &Field::kind);
        field = found == fields.end() ? nullptr : &*found;
    }
    if (field == nullptr) {
        emit failed({.kind = Error::Kind::NotFound,
                     .message = tr("The workflow in front has no image field."),
                     .advice = tr("Open one that takes a picture, such as Picture to picture.")});
        return;
    }
    withRecord(id, [this, image = field->id](const ResultRecord &record) {
        if (studio::FormDocument *now = m_documents->current())
            now->setInputFile(image, record.path);
    });
}

} // namespace gesso::app
