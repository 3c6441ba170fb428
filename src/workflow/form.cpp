// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/form.h"

#include "json/text.h"
#include "workflow/classsource.h"
#include "workflow/dynamicinputs.h"
#include "workflow/formgroups.h"
#include "workflow/formplaces.h"
#include "workflow/graph.h"
#include "workflow/inference.h"
#include "workflow/labels.h"
#include "workflow/outputs.h"
#include "workflow/problems.h"
#include "workflow/roles/roles.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Form)
};

struct MainPlace
{
    Role role;
    int row;
};

// The order of the main fields. Those of one row belong together: first all of the first rank, then
// all of the second.
constexpr std::array kMainPlaces {
    MainPlace {Role::Positive, 0},    MainPlace {Role::Negative, 1},
    MainPlace {Role::Width, 2},       MainPlace {Role::Height, 2},
    MainPlace {Role::AspectRatio, 3}, MainPlace {Role::Megapixels, 4},
    MainPlace {Role::SideLength, 5},  MainPlace {Role::BatchSize, 6},
    MainPlace {Role::Seed, 7},        MainPlace {Role::Steps, 8},
    MainPlace {Role::Guidance, 9},    MainPlace {Role::Sampler, 10},
    MainPlace {Role::Scheduler, 11},  MainPlace {Role::InputImage, 12},
    MainPlace {Role::InputMask, 13},  MainPlace {Role::Denoise, 14},
    MainPlace {Role::Checkpoint, 15}, MainPlace {Role::DiffusionModel, 16},
    MainPlace {Role::Vae, 17},        MainPlace {Role::TextEncoder, 18},
    MainPlace {Role::Lora, 19},       MainPlace {Role::LoraStrength, 19},
    MainPlace {Role::ControlNet, 20}, MainPlace {Role::UpscaleModel, 21},
};

// Row, rank and place in the row, to sort by.
std::tuple<int, int, std::ptrdiff_t> placeOf(const Field *field)
{
    const auto found = std::ranges::find(kMainPlaces, field->role, &MainPlace::role);
    const int row = found == kMainPlaces.end() ? static_cast<int>(kMainPlaces.size()) : found->row;
    return {row, field->roleIndex, found - kMainPlaces.begin()};
}

class FormMaker
{
public:
    FormMaker(const Prompt &prompt, const Catalogue *catalogue, const GraphFile *file = nullptr)
        : m_prompt(prompt)
        , m_file(file)
        , m_graph(prompt)
        , m_classes(catalogue)
    {
    }

    Form make();

private:
    void addNode(const Graph::Node &node);
    void addField(const Graph::Node &node, const QString &input, const json::Value &value,
                  const InputSpec *spec, bool absent);
    void addClassProblem(const Graph::Node &node, const NodeClass *nodeClass);
    void setMain();

    const Prompt &m_prompt;
    const GraphFile *m_file; // what the prompt was made from; null: the prompt is the file
    Graph m_graph;
    ClassSource m_classes;
    Roles m_roles;
    Form m_form;
};

Form FormMaker::make()
{
    m_form.ofGraph = m_file != nullptr;
    m_form.problems = m_file != nullptr ? m_file->problems() : findProblems(m_prompt);
    if (obstacle(m_form) != nullptr && m_prompt.isEmpty())
        return std::move(m_form);
    m_form.outputs = findOutputs(m_prompt, m_graph, m_classes);
    std::vector<int> outputs;
    for (const OutputNode &output : std::as_const(m_form.outputs))
        outputs.push_back(m_graph.indexOf(output.node));
    if (outputs.empty()) {
        outputs.resize(static_cast<std::size_t>(m_graph.size()));
        std::iota(outputs.begin(), outputs.end(), 0);
    }
    m_roles = findRoles(m_graph, outputs, m_classes);
    m_form.switches = findSwitches(m_graph, m_classes);
    for (int i = 0; i < m_graph.size(); ++i)
        addNode(m_graph.node(i));
    if (m_prompt.isEmpty()) {
        m_form.problems.append({.kind = Problem::Kind::NothingRuns,
                                .where = {},
                                .message = Tr::tr("No node of this workflow would run."),
                                .advice = Tr::tr("In the editor, switch on what is muted or "
                                                 "bypassed.")});
    } else if (m_form.outputs.isEmpty()) {
        m_form.problems.append(
            {.kind = Problem::Kind::NoOutput,
             .where = {},
             .message
             = Tr::tr("No node of this workflow saves or shows a result; a server refuses it."),
             .advice = Tr::tr("Add one that does, in the editor.")});
    }
    if (m_file != nullptr) {
        fitToPlaces(m_form, *m_file);
        m_form.notes = m_file->outline().notes;
        m_form.inactive = m_file->outline().inactive;
        m_form.models = m_file->outline().models;
    }
    setMain();
    setGroups(m_form, m_file == nullptr ? nullptr : &m_file->outline());
    return std::move(m_form);
}

void FormMaker::addNode(const Graph::Node &node)
{
    const auto nodeClass = m_classes.find(node.className);
    addClassProblem(node, nodeClass.get());
    const QList<InputSpec> specs = nodeClass == nullptr
        ? QList<InputSpec>()
        : inputsWith(*nodeClass, m_prompt.inputs(node.id));
    QHash<QString, const InputSpec *> byName;
    for (const InputSpec &spec : specs)
        byName.insert(spec.name, &spec);
    for (const Graph::Input &input : node.inputs) {
        if (!input.isLink)
            addField(node, input.name, *input.value, byName.value(input.name), false);
    }
    for (const InputSpec &spec : specs) {
        if (spec.isValue() && node.input(spec.name) == nullptr)
            addField(node, spec.name, spec.defaultValue(), &spec, true);
    }
}

void FormMaker::addField(const Graph::Node &node, const QString &input, const json::Value &value,
                         const InputSpec *spec, bool absent)
{
    Field field;
    field.id = {node.id, input};
    field.nodeTitle = m_prompt.titleOf(node.id);
    field.nodeClass = node.className;
    field.holder = node.id;
    field.holderTitle = field.nodeTitle;
    field.absent = absent;
    // Literal arrays are wrapped on the wire (protocol sheet 2.1); people edit what is inside.
    const json::Value *inner
        = value.object().size() == 1 ? value.object().find("__value__") : nullptr;
    field.value = inner == nullptr ? value : *inner;
    if (spec != nullptr)
        describeField(field, *spec, m_prompt.inputs(node.id));
    else
        inferField(field);
    const RoleOfField role = m_roles.value(field.id);
    field.role = role.role;
    field.roleIndex = role.index;
    field.isSeed = field.isSeed || field.role == Role::Seed;
    field.label
        = field.role == Role::InputImage && !role.isStart ? Tr::tr("Image") : roleLabel(field.role);
    if (field.label.isEmpty() && spec != nullptr)
        field.label = spec->option("display_name").toString();
    if (field.label.isEmpty())
        field.label = labelFromName(input);
    m_form.fields.append(std::move(field));
}

void FormMaker::addClassProblem(const Graph::Node &node, const NodeClass *nodeClass)
{
    if (m_file != nullptr || !m_classes.hasCatalogue() || nodeClass != nullptr
        || node.className.isEmpty())
        return;
    m_form.problems.append(
        {.kind = Problem::Kind::UnknownClass,
         .where = {node.id, {}},
         .message = Tr::tr("%1: the server does not have the node class %2. Install the custom "
                           "nodes that bring it.")
                        .arg(nodeInWords(m_prompt, node.id), node.className),
         .nodeClass = node.className});
}

void FormMaker::setMain()
{
    QList<Field *> main;
    for (Field &field : m_form.fields) {
        if (field.role != Role::None)
            main.append(&field);
    }
    std::ranges::stable_sort(main, {}, placeOf);
    tellApart(main);
    for (const Field *field : std::as_const(main))
        m_form.main.append(field->id);
}

} // namespace

const Field *Form::find(const FieldId &id) const
{
    const auto found = std::ranges::find(fields, aliases.value(id, id), &Field::id);
    return found == fields.end() ? nullptr : &*found;
}

const Field *Form::find(Role role) const
{
    const Field *first = nullptr;
    for (const Field &field : fields) {
        if (field.role == role && (first == nullptr || field.roleIndex < first->roleIndex))
            first = &field;
    }
    return first;
}

Form makeForm(const Prompt &prompt, const Catalogue *catalogue)
{
    return FormMaker(prompt, catalogue).make();
}

Form makeForm(const Document &document, const Catalogue *catalogue)
{
    const GraphFile *graph = document.graph();
    if (graph == nullptr)
        return makeForm(document.prompt(), catalogue);
    return FormMaker(graph->prompt(), graph->catalogue().get(), graph).make();
}

const Problem *whyNotRunnable(const Form &form)
{
    if (const Problem *problem = obstacle(form))
        return problem;
    const auto found = std::ranges::find_if(form.problems, [&form](const Problem &problem) {
        return problem.kind == Problem::Kind::NothingRuns
            || (form.ofGraph && problem.kind == Problem::Kind::UnknownClass);
    });
    return found == form.problems.end() ? nullptr : &*found;
}

const Problem *obstacle(const Form &form)
{
    const auto found = std::ranges::find_if(form.problems, [](const Problem &problem) {
        return problem.kind == Problem::Kind::NeedsClasses
            || problem.kind == Problem::Kind::NotConvertible;
    });
    return found == form.problems.end() ? nullptr : &*found;
}

} // namespace gesso
