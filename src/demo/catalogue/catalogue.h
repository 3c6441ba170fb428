// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/catalogue/nodetype.h"
#include "demo/files/filestore.h"

#include <map>

namespace gesso::demo {

// The node classes of the demo server, written down in catalogue/*.json, and what /object_info says
// about them. Choices that are files are looked up anew for each answer. Does not change once made,
// so any thread may read it.
class Catalogue
{
public:
    // The store is not owned.
    explicit Catalogue(const FileStore *files);

    // Null for a class that the server lacks.
    [[nodiscard]] const NodeType *find(const QString &name) const;
    [[nodiscard]] json::Array choices(const InputType &input) const;
    // [type, options] as /object_info gives it, in the encoding of the class.
    [[nodiscard]] json::Value config(const NodeType &type, const InputType &input) const;
    // The definition of a class (protocol sheet 5.1).
    [[nodiscard]] json::Object definition(const NodeType &type) const;
    // All definitions by name.
    [[nodiscard]] json::Object objectInfo() const;

private:
    struct Inputs
    {
        json::Object groups; // "required", "optional", "hidden"
        json::Object order;
    };

    [[nodiscard]] Inputs inputsOf(const NodeType &type) const;
    void load(const QString &resource);

    const FileStore *m_files;
    std::vector<NodeType> m_types; // in the order of the files
    std::map<QString, std::size_t> m_index;
};

} // namespace gesso::demo
