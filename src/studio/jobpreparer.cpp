// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobpreparer.h"

#include "base/seededrandomsource.h"
#include "json/reader.h"
#include "json/writer.h"
#include "workflow/graph/graphfile.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

Error damaged(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::Invalid;
    error.message = QCoreApplication::translate("gesso::studio::JobPreparer",
                                                "What Gesso stored of this job is damaged.");
    error.advice = QCoreApplication::translate("gesso::studio::JobPreparer",
                                               "Open its workflow and generate again.");
    error.detail = detail;
    return error;
}

Result<json::Object> readObject(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return json::Object();
    Result<json::Value> value = json::readValue(bytes);
    if (value && value->isObject())
        return std::move(*value->object());
    return damaged(value ? QString() : value.error().toLine());
}

// Converts the graph with the job's own values in it; the graph that is posted gets them too.
Result<Prompt> promptOfGraph(const PrepareOrder &order, const FieldValues &values,
                             json::Object *pnginfo)
{
    json::Value *stored = pnginfo->find("workflow");
    if (stored == nullptr)
        return damaged({});
    GraphFile graph(std::move(*stored));
    graph.setCatalogue(order.catalogue);
    graph.setValues(values);
    SeededRandomSource random(order.job.dice.toULongLong());
    const auto now = QDateTime::fromMSecsSinceEpoch(order.job.createdMs);
    Result<Prompt> prompt = graph.promptToSend(random, now);
    *stored = graph.json();
    return prompt;
}

// What became of a text of the form on its way into the prompt: choices in it are drawn.
QString sentText(const QString &text, const FieldValues &fields, const Prompt &prompt)
{
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        if (!it->isString() || it->toString() != text)
            continue;
        const std::optional<json::Value> sent = prompt.input(it.key());
        if (sent && sent->isString())
            return sent->toString();
    }
    return text;
}

library::ResultDraft draftOf(const Job &job)
{
    library::ResultDraft draft;
    draft.job = job.id;
    draft.workflow = job.workflow;
    draft.seed = job.seed;
    draft.positive = job.positive;
    draft.negative = job.negative;
    draft.model = job.model;
    return draft;
}

} // namespace

FieldId fieldFromText(const QString &text, const Prompt &prompt)
{
    for (qsizetype dot = text.indexOf(u'.'); dot >= 0; dot = text.indexOf(u'.', dot + 1)) {
        const QString node = text.left(dot);
        if (prompt.contains(node))
            return {node, text.mid(dot + 1)};
    }
    return {};
}

Result<void> JobPreparer::readBase(const JobTexts &texts)
{
    if (texts.promptBlob == m_base.promptBlob && texts.valuesBlob == m_base.valuesBlob)
        return {};
    const Result<QByteArray> promptBytes = m_store->blob(texts.promptBlob);
    if (!promptBytes)
        return promptBytes.error();
    const Result<QByteArray> valuesBytes = m_store->blob(texts.valuesBlob);
    if (!valuesBytes)
        return valuesBytes.error();
    Result<json::Object> prompt = readObject(*promptBytes);
    if (!prompt)
        return prompt.error();
    Result<json::Object> values = readObject(*valuesBytes);
    if (!values)
        return values.error();
    m_base = {texts.promptBlob, texts.valuesBlob,
              std::make_shared<const Prompt>(Prompt(std::move(*prompt))), std::move(*values)};
    return {};
}

Result<json::Object> JobPreparer::readPnginfo(const JobTexts &texts)
{
    const Result<QByteArray> bytes = m_store->blob(texts.pnginfoBlob);
    return bytes ? readObject(*bytes) : Result<json::Object>(bytes.error());
}

Result<PreparedJob> JobPreparer::prepare(const PrepareOrder &order)
{
    const Result<JobTexts> texts = m_store->texts(order.job.id);
    if (!texts)
        return texts.error();
    if (const Result<void> read = readBase(*texts); !read)
        return read.error();
    const Result<json::Object> seeds = readObject(texts->seeds);
    if (!seeds)
        return seeds.error();

    json::Object values = m_base.values;
    for (const json::Member &seed : *seeds)
        values.set(seed.key, seed.value);
    FieldValues fields;
    for (const json::Member &value : values)
        fields.insert(fieldFromText(QString::fromStdString(value.key), *m_base.prompt),
                      value.value);
    fields.insert(order.uploads);

    PreparedJob prepared;
    prepared.submission.promptId = order.job.promptId;
    prepared.submission.previews = m_previews;
    Result<json::Object> pnginfo = readPnginfo(*texts);
    if (!pnginfo)
        return pnginfo.error();
    if (!order.job.dice.isEmpty() && order.catalogue != nullptr) {
        Result<Prompt> prompt = promptOfGraph(order, fields, &*pnginfo);
        if (!prompt)
            return prompt.error();
        prepared.submission.prompt = *std::move(prompt);
    } else {
        prepared.submission.prompt = composePrompt(*m_base.prompt, fields, order.catalogue.get());
    }
    if (!pnginfo->isEmpty())
        prepared.submission.extraPnginfo = *pnginfo;
    prepared.expected = reachableNodes(prepared.submission.prompt, order.catalogue.get());

    library::ResultDraft &draft = prepared.draft;
    draft = draftOf(order.job);
    draft.positive = sentText(draft.positive, fields, prepared.submission.prompt);
    draft.negative = sentText(draft.negative, fields, prepared.submission.prompt);
    draft.prompt = json::write(json::Value(prepared.submission.prompt.json()));
    draft.values = json::write(json::Value(std::move(values)));
    if (order.store) {
        if (const Result<void> noted = m_store->save(order.job, {}); !noted)
            return noted.error();
    }
    return prepared;
}

Result<Job> JobPreparer::whole(JobId id)
{
    Result<Job> job = m_store->find(id);
    if (!job)
        return job;
    const Result<JobTexts> texts = m_store->texts(id);
    if (!texts)
        return texts.error();
    if (const Result<void> read = readBase(*texts); !read)
        return read.error();
    const Result<json::Object> seeds = readObject(texts->seeds);
    if (!seeds)
        return seeds.error();
    job->prompt = m_base.prompt;
    job->values = m_base.values;
    for (const json::Member &seed : *seeds)
        job->values.set(seed.key, seed.value);
    if (Result<json::Object> pnginfo = readPnginfo(*texts); pnginfo && !pnginfo->isEmpty())
        job->extraPnginfo = std::move(*pnginfo);
    return job;
}

} // namespace gesso::studio
