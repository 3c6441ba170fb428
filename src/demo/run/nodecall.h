// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "demo/files/filestore.h"
#include "demo/run/job.h"
#include "demo/run/stopsignal.h"
#include "demo/run/values.h"

#include <functional>
#include <map>
#include <vector>

namespace gesso::demo {

class Painter;

// What a node gives: the values of its outputs, and what the window shows of it.
struct NodeOutput
{
    std::vector<LinkValue> values;
    std::optional<json::Object> ui; // "images": [{"filename", ...}], ...
};

// What a node has to work with beside its inputs.
struct Surroundings
{
    FileStore *files = nullptr;
    Painter *painter = nullptr;
    StopSignal *stop = nullptr;
    double speed = 0; // 0: no waiting
    JobPtr job;
    json::Object prompt; // the graph as files tell it, with "is_changed"
    QString tempMark; // random letters in the names of temp files
    // A sampler's step is done: value of max; the picture as it is now, or none. False: stop.
    std::function<bool(int value, int max, const QImage &preview)> step;
    // A whole picture sent over the socket, as SaveImageWebsocket does.
    std::function<void(int value, int max, const QImage &picture)> sendPicture;
};

// One execution of one node: its inputs by name, with links followed.
class NodeCall
{
public:
    NodeCall(QString id, const Surroundings *around)
        : m_id(std::move(id))
        , m_around(around)
    {
    }

    void set(const std::string &name, LinkValue value) { m_inputs[name] = std::move(value); }
    [[nodiscard]] const std::map<std::string, LinkValue> &inputs() const { return m_inputs; }
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const Surroundings &around() const { return *m_around; }

    // The value of an input; an empty one of that type when it is not there.
    template <typename T>
    [[nodiscard]] const T &get(const std::string &name) const
    {
        static const T kNone {};
        const auto found = m_inputs.find(name);
        if (found == m_inputs.end())
            return kNone;
        const T *value = std::get_if<T>(&found->second);
        return value == nullptr ? kNone : *value;
    }
    [[nodiscard]] bool has(const std::string &name) const { return m_inputs.contains(name); }
    [[nodiscard]] QString text(const std::string &name) const;
    [[nodiscard]] int integer(const std::string &name, int fallback = 0) const;
    [[nodiscard]] quint64 seed(const std::string &name) const;
    [[nodiscard]] double number(const std::string &name, double fallback = 0) const;
    [[nodiscard]] bool flag(const std::string &name) const;

    // Waits as long as a real server would work, at speed 1; Cancelled when told to stop meanwhile.
    [[nodiscard]] Result<void> work(int ms) const;

private:
    QString m_id;
    const Surroundings *m_around;
    std::map<std::string, LinkValue> m_inputs;
};

// An execution error; type is Python's name of the exception.
[[nodiscard]] Error nodeError(const QString &type, const QString &message);
// The run was interrupted.
[[nodiscard]] Error interrupted();

using NodeFunction = std::function<Result<NodeOutput>(const NodeCall &)>;
using NodeTable = std::map<QString, NodeFunction>;

} // namespace gesso::demo
