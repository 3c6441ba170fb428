// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace gesso {

// Names one input of one node of a prompt. Node ids are arbitrary texts ("57:12" inside subgraphs),
// input names may be dotted ("format.codec").
struct FieldId
{
    QString node;
    QString input;

    // "NODEID.input", as the command line takes it.
    [[nodiscard]] QString toString() const { return QString(node + u'.' + input); }

    friend bool operator==(const FieldId &, const FieldId &) = default;
    friend bool operator<(const FieldId &a, const FieldId &b)
    {
        return a.node == b.node ? a.input < b.input : a.node < b.node;
    }
};

inline size_t qHash(const FieldId &id, size_t seed = 0)
{
    return qHashMulti(seed, id.node, id.input);
}

} // namespace gesso
