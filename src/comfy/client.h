// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "comfy/asking.h"
#include "comfy/historyreader.h"
#include "comfy/promptanswer.h"
#include "comfy/types.h"
#include "workflow/nodeclass.h"

#include <QFuture>

namespace gesso::comfy {

// A running or finished job as /api/jobs lists it (protocol sheet 2.5).
struct JobLine
{
    QString id;
    QString status; // "pending", "in_progress", "completed", "failed", "cancelled"
};

// The routes of a server, typed. Every future ends within its timeout; cancelling it aborts the
// request.
class Client
{
public:
    explicit Client(const Asker &asker)
        : m_asker(asker)
    {
    }

    [[nodiscard]] Http *http() const { return m_asker.http; }

    [[nodiscard]] QFuture<Result<ServerFacts>> systemStats() const;
    [[nodiscard]] QFuture<Result<json::Object>> features() const;
    // The bytes of the whole answer, for Catalogue::read and the cache.
    [[nodiscard]] QFuture<Result<QByteArray>> objectInfo() const;
    // Nothing when the server does not have the class.
    [[nodiscard]] QFuture<Result<std::optional<NodeClass>>>
    objectInfo(const QString &className) const;

    // Never repeated by itself.
    [[nodiscard]] QFuture<PromptAnswer> prompt(const Submission &submission,
                                               const QString &clientId) const;
    [[nodiscard]] QFuture<Result<QueueState>> queue() const;
    // Takes waiting prompts out of the queue; ids that do not wait are ignored.
    [[nodiscard]] QFuture<Result<void>> removeFromQueue(const QStringList &promptIds) const;
    // Interrupts that prompt if it runs. Invalid without an id: that would stop whatever runs,
    // anyone's.
    [[nodiscard]] QFuture<Result<void>> interrupt(const QString &promptId) const;
    // Nothing while it waits or runs, or is not known. known: see readHistory().
    [[nodiscard]] QFuture<Result<std::optional<HistoryEntry>>>
    history(const QString &promptId, const QSet<QString> &known = {}) const;
    // NotFound on servers without the jobs routes.
    [[nodiscard]] QFuture<Result<QList<JobLine>>> jobs(int limit) const;
    // Whether it was waiting or running; NotFound on servers without the route.
    [[nodiscard]] QFuture<Result<bool>> cancelJob(const QString &promptId) const;

    [[nodiscard]] QFuture<Result<void>> free(bool unloadModels, bool freeMemory) const;
    [[nodiscard]] QFuture<Result<QStringList>> embeddings() const;
    // Folder names, or the files of one folder, as they are to be sent back (protocol sheet 2.8).
    [[nodiscard]] QFuture<Result<QStringList>> models(const QString &folder = {}) const;

    [[nodiscard]] const Asker &asker() const { return m_asker; }

private:
    [[nodiscard]] QFuture<Result<void>> post(const QString &path, const json::Object &body) const;
    [[nodiscard]] QFuture<Result<QStringList>> names(const QString &path) const;

    Asker m_asker;
};

} // namespace gesso::comfy
