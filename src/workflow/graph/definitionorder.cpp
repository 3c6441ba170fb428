// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/definitionorder.h"

#include "json/text.h"

#include <QCoreApplication>

#include <unordered_map>

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionOrder)
};

constexpr int kMostLevels = 100;

QString nameOf(const SavedGraph &definition)
{
    return json::toQString(definition.name.empty() ? definition.id : definition.name);
}

class Sorter
{
public:
    explicit Sorter(const SavedWorkflow &workflow)
        : m_definitions(workflow.definitions)
        , m_state(workflow.definitions.size(), State::New)
    {
        for (std::size_t i = 0; i < m_definitions.size(); ++i)
            m_index[m_definitions[i].id] = static_cast<int>(i);
    }

    [[nodiscard]] Result<std::vector<int>> sort();

private:
    enum class State : quint8 { New, Open, Done };

    // How many levels of definitions are inside this one, itself included; an error's place is
    // taken by m_error. As deep as kMostLevels at most.
    void visit(int index, int level);

    const std::vector<SavedGraph> &m_definitions;
    std::vector<State> m_state;
    std::unordered_map<std::string_view, int> m_index;
    std::vector<int> m_order;
    std::optional<Error> m_error;
};

void Sorter::visit(int index, int level)
{
    const auto place = static_cast<std::size_t>(index);
    if (m_error || m_state[place] == State::Done)
        return;
    const SavedGraph &definition = m_definitions[place];
    if (m_state[place] == State::Open) {
        m_error = Error {.kind = Error::Kind::Invalid,
                         .message
                         = Tr::tr("The subgraph '%1' contains itself.").arg(nameOf(definition)),
                         .advice = Tr::tr("Such a workflow cannot run. Save it anew in the editor "
                                          "that wrote it.")};
        return;
    }
    if (level > kMostLevels) {
        m_error = Error {
            .kind = Error::Kind::Invalid,
            .message = Tr::tr("Subgraphs are nested more than %1 levels deep.").arg(kMostLevels),
            .advice = Tr::tr("Check that the file is a workflow.")};
        return;
    }
    m_state[place] = State::Open;
    for (const SavedNode &node : definition.nodes) {
        if (const auto found = m_index.find(node.type); found != m_index.end())
            visit(found->second, level + 1);
    }
    m_state[place] = State::Done;
    m_order.push_back(index);
}

Result<std::vector<int>> Sorter::sort()
{
    for (std::size_t i = 0; i < m_definitions.size() && !m_error; ++i)
        visit(static_cast<int>(i), 1);
    if (m_error)
        return *m_error;
    return m_order;
}

} // namespace

Result<std::vector<int>> definitionOrder(const SavedWorkflow &workflow)
{
    return Sorter(workflow).sort();
}

} // namespace gesso
