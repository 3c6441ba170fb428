// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "workflow/graph/inputsbuilder.h"

#include <vector>

namespace gesso {

// Collects the nodes of a prompt and orders them as the editor's language orders keys: whole
// numbers first, ascending, then the others as they came (graph sheet 3.10). Of two with one id the
// later stays.
class PromptOrder
{
public:
    void add(const std::string &id, json::Object node);
    [[nodiscard]] json::Object take();

private:
    struct Numbered
    {
        quint32 number;
        std::string id;
        json::Object node;
    };

    std::vector<Numbered> m_numbered;
    InputsBuilder m_named;
};

} // namespace gesso
