// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/graphfile.h"

#include "json/reader.h"
#include "json/writer.h"
#include "workflow/form.h"
#include "workflow/graph/conversion.h"
#include "workflow/graph/graphwriter.h"
#include "workflow/graph/savedgraphreader.h"
#include "workflow/problems.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(GraphFile)
};

Problem needsClasses()
{
    return {.kind = Problem::Kind::NeedsClasses,
            .where = {},
            .message = Tr::tr("This workflow is in the web editor's format. Its form shows once a "
                              "server has told which node classes it has."),
            .advice = Tr::tr("Connect to a ComfyUI server, or use the built-in demo server.")};
}

Problem notConvertible(const Error &error)
{
    return {.kind = Problem::Kind::NotConvertible,
            .where = {},
            .message = error.where.isEmpty() ? error.message
                                             : Tr::tr("%1: %2").arg(error.where, error.message),
            .advice = error.advice};
}

Problem::Kind kindOf(GraphProblem::Kind kind)
{
    switch (kind) {
    case GraphProblem::Kind::UnknownClass:
        return Problem::Kind::UnknownClass;
    case GraphProblem::Kind::NoValue:
        return Problem::Kind::NoValue;
    case GraphProblem::Kind::MisplacedValues:
        return Problem::Kind::MisplacedValues;
    case GraphProblem::Kind::InsideStillRuns:
        return Problem::Kind::InsideStillRuns;
    case GraphProblem::Kind::NeedsEditor:
        return Problem::Kind::NeedsEditor;
    }
    return Problem::Kind::NoValue;
}

Problem asProblem(const GraphProblem &problem)
{
    const bool lacksClass = problem.kind == GraphProblem::Kind::UnknownClass;
    return {
        .kind = kindOf(problem.kind),
        .where = problem.where,
        .message = problem.message,
        .advice = lacksClass
            ? Tr::tr("Install the custom nodes that bring it on the server, or use another one.")
            : QString(),
        .nodeClass = problem.nodeClass,
        .pack = problem.pack};
}

Result<Conversion> convertJson(const json::Value &graph, const Catalogue &catalogue,
                               const ConversionSetup &setup)
{
    const auto parsed = json::read(json::write(graph));
    if (!parsed)
        return parsed.error();
    auto workflow = readSavedWorkflow(*parsed, parsed->root());
    if (!workflow)
        return workflow.error();
    ClassShapes shapes(&catalogue);
    return convertGraph(*std::move(workflow), shapes, setup);
}

// Arrays are wrapped in a prompt, so that they are not taken for links.
const json::Value &unwrapped(const json::Value &value)
{
    const json::Value *inner = value.object().find("__value__");
    return inner == nullptr ? value : *inner;
}

} // namespace

GraphFile::GraphFile(json::Value graph)
    : m_graph(std::move(graph))
    , m_problems {needsClasses()}
    , m_places(std::make_shared<const QHash<FieldId, PlacedValue>>())
    , m_outline(std::make_shared<const GraphOutline>())
{
}

void GraphFile::setCatalogue(std::shared_ptr<const Catalogue> catalogue)
{
    if (catalogue == m_catalogue)
        return;
    m_catalogue = std::move(catalogue);
    convert();
}

void GraphFile::convert()
{
    m_prompt = Prompt();
    m_problems.clear();
    QHash<FieldId, PlacedValue> places;
    GraphOutline outline;
    if (m_catalogue == nullptr) {
        m_problems.append(needsClasses());
    } else if (auto made = convertJson(m_graph, *m_catalogue, {.places = true}); !made) {
        m_problems.append(notConvertible(made.error()));
    } else {
        for (const GraphProblem &problem : std::as_const(made->problems))
            m_problems.append(asProblem(problem));
        for (const PlacedValue &placed : made->places)
            places.insert(placed.field, placed);
        outline = std::move(made->outline);
        m_prompt = Prompt(std::move(made->prompt));
        m_problems += findProblems(m_prompt);
    }
    m_places = std::make_shared<const QHash<FieldId, PlacedValue>>(std::move(places));
    m_outline = std::make_shared<const GraphOutline>(std::move(outline));
    for (auto it = m_unplaced.cbegin(); it != m_unplaced.cend(); ++it)
        m_prompt.setInput(it.key(), it.value());
}

const PlacedValue *GraphFile::placeOf(const FieldId &field) const
{
    const auto found = m_places->constFind(field);
    return found == m_places->cend() || !found->place.isKept() ? nullptr : &*found;
}

bool GraphFile::differs(const FieldId &field, const json::Value &value) const
{
    const auto now = m_prompt.input(field);
    return !now || unwrapped(*now) != value;
}

void GraphFile::setValue(const FieldId &field, const json::Value &value)
{
    const PlacedValue *placed = placeOf(field);
    ClassShapes shapes(m_catalogue.get());
    if (placed == nullptr || !writeValue(m_graph, *placed, value, &shapes))
        m_unplaced.insert(field, value);
}

bool GraphFile::setOneThatReshapes(const FieldValues &values)
{
    // An outer combo has the shorter name, and brings the inner one.
    const FieldId *first = nullptr;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const PlacedValue *placed = placeOf(it.key());
        const bool wanted = placed != nullptr && placed->reshapes && differs(it.key(), it.value());
        if (wanted && (first == nullptr || it.key().input.size() < first->input.size()))
            first = &it.key();
    }
    if (first == nullptr)
        return false;
    const FieldId field = *first;
    setValue(field, values.value(field));
    convert();
    return true;
}

bool GraphFile::reshape(const FieldValues &values)
{
    qsizetype done = 0;
    while (done < values.size() && setOneThatReshapes(values))
        ++done;
    return done > 0;
}

void GraphFile::setValues(const FieldValues &values)
{
    reshape(values);
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (differs(it.key(), it.value())) {
            setValue(it.key(), it.value());
            m_prompt.setInput(it.key(), it.value());
        }
    }
}

void GraphFile::setMode(const FieldId &field, const std::string &mode)
{
    const auto found = m_places->constFind(field);
    if (found != m_places->cend() && found->mode != mode)
        writeMode(m_graph, *found, mode);
}

Result<Prompt> GraphFile::promptToSend(RandomSource &random, const QDateTime &now) const
{
    if (m_catalogue == nullptr)
        return Error {.kind = Error::Kind::NotFound,
                      .message = needsClasses().message,
                      .where = {},
                      .advice = needsClasses().advice};
    auto made = convertJson(m_graph, *m_catalogue, {.random = &random, .now = now});
    if (!made)
        return made.error();
    const auto lacking
        = std::ranges::find(made->problems, GraphProblem::Kind::UnknownClass, &GraphProblem::kind);
    if (lacking != made->problems.end()) {
        const Problem told = asProblem(*lacking);
        return Error {.kind = Error::Kind::Invalid,
                      .message = told.message,
                      .where = {},
                      .advice = told.advice};
    }
    return composePrompt(Prompt(std::move(made->prompt)), m_unplaced, m_catalogue.get());
}

} // namespace gesso
