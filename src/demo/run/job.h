// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace gesso::demo {

// A prompt in the queue, as it was accepted.
struct Job
{
    json::Value number; // lower runs first
    QString id;
    json::Object graph;
    json::Object extraData;
    QStringList outputs; // the output nodes to run
    std::optional<QString> clientId; // nothing: anonymous (protocol sheet 3.6)
    // Faults that it meets.
    std::optional<json::Object> error;
    std::optional<json::Object> death;
    std::optional<json::Object> name;

    // [number, prompt_id, prompt, extra_data, [output ids]]
    [[nodiscard]] json::Array toJson() const;
    [[nodiscard]] bool wantsPreviews() const;
};

using JobPtr = std::shared_ptr<const Job>;

// What is left of a run for the history.
struct RunResult
{
    bool success = false;
    json::Object outputs; // node id -> UI values
    json::Object meta;
    json::Array messages; // [[type, data], ...]
    // Files told under another name by a fault: "type/subfolder/name" -> absolute path.
    QHash<QString, QString> aliases;
};

// The key of RunResult::aliases.
[[nodiscard]] QString aliasKey(const QString &type, const QString &subfolder, const QString &name);

} // namespace gesso::demo
