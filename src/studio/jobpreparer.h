// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/types.h"
#include "library/result.h"
#include "studio/jobstore.h"
#include "workflow/catalogue.h"

#include <memory>
#include <utility>

namespace gesso::studio {

// A job made ready to be sent, or to be settled.
struct PreparedJob
{
    comfy::Submission submission;
    QStringList expected; // nodes that can run
    library::ResultDraft
        draft; // what its results are recorded with; origin and name are still to come
};

// What a stored job needs to become a prompt.
struct PrepareOrder
{
    Job job; // state, server, sent as they are to be stored when `store` says so
    bool store = false; // before it is sent: it is noted, durably, that a server may have it
    FieldValues uploads; // image fields: names on the server
    std::shared_ptr<const Catalogue> catalogue; // may be null
};

// Reads stored jobs and composes their prompts: the document's, with values, seeds and uploaded
// names in place. Keeps the last document that it read, since the jobs of one press share it. To be
// used on the database's worker only.
class JobPreparer
{
public:
    // `previews`: whether the server is asked for them.
    explicit JobPreparer(std::shared_ptr<JobStore> store, bool previews = true)
        : m_store(std::move(store))
        , m_previews(previews)
    {
    }

    [[nodiscard]] Result<PreparedJob> prepare(const PrepareOrder &order);
    // The job with prompt, values and pnginfo.
    [[nodiscard]] Result<Job> whole(JobId id);

private:
    struct Base
    {
        qint64 promptBlob = 0;
        qint64 valuesBlob = 0;
        std::shared_ptr<const Prompt> prompt;
        json::Object values;
    };

    [[nodiscard]] Result<void> readBase(const JobTexts &texts);
    [[nodiscard]] Result<json::Object> readPnginfo(const JobTexts &texts);

    std::shared_ptr<JobStore> m_store;
    bool m_previews;
    Base m_base;
};

// The field that "NODE.input" names in a prompt; node ids and input names may have dots.
[[nodiscard]] FieldId fieldFromText(const QString &text, const Prompt &prompt);

} // namespace gesso::studio
