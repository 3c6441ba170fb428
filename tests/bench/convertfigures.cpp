// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/convertfigures.h"

#include "bench/program.h"
#include "json/writer.h"
#include "support/shared.h"
#include "workflow/catalogue.h"
#include "workflow/graph/fileconversion.h"

#include <QDirIterator>
#include <QJsonDocument>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

constexpr int kConversions = 9; // of each side; the best counts
constexpr double kGoalOfFiles = 3;
constexpr double kGoalOfNodes = 1.5;
constexpr double kGoalOfProgram = 3;
constexpr int kSmall = 100; // nodes
constexpr int kLarge = 10'000;

using CataloguePtr = std::shared_ptr<const Catalogue>;

CataloguePtr recordedClasses()
{
    return Catalogue::read(test::readShared(u"recordings/object_info.json"_s))
        .valueOr(CataloguePtr());
}

// Bytes of the prompt that comes out; nothing: none did.
qsizetype converted(const QByteArray &graph, ClassShapes &shapes)
{
    const auto made = convertFile(graph, {}, &shapes);
    return made ? json::write(json::Value(made->prompt)).size() : 0;
}

Figure filesFigure(const CataloguePtr &catalogue)
{
    QList<QByteArray> workflows;
    QDirIterator files(test::sharedPath(u"conversion"_s), {u"*.workflow.json"_s});
    while (files.hasNext())
        workflows << test::readFile(files.next());
    ClassShapes shapes(catalogue.get());
    qsizetype bytes = 0;
    qsizetype read = 0;
    const Pair pair = leastCpu(
        kConversions,
        [&] {
            for (const QByteArray &text : std::as_const(workflows))
                bytes += converted(text, shapes);
        },
        [&] {
            for (const QByteArray &text : std::as_const(workflows))
                read += QJsonDocument::fromJson(text).isNull() ? 0 : 1;
        });
    const bool allThere = bytes > 0 && read == workflows.size() * kConversions;
    return {.name = u"%1 graphs to prompts against reading them with QJsonDocument, CPU ms"_s.arg(
                workflows.size()),
            .sides = allThere ? std::optional(pair) : std::nullopt,
            .goal = kGoalOfFiles};
}

// Ten nodes: two texts, a size and a sampler with what it needs; ids and links from these numbers
// on. The links of format 0.4 are lists, those of definitions objects.
class Cell
{
public:
    static constexpr int kNodes = 10;

    Cell(int firstNode, int firstLink, bool isInside)
        : m_first(firstNode)
        , m_link(firstLink)
        , m_isInside(isInside)
    {
        build();
    }

    [[nodiscard]] QByteArray nodes() const;
    [[nodiscard]] QByteArray links() const { return m_links.join(','); }

private:
    struct From
    {
        int node;
        int slot;
        const char *type;
    };
    struct Node
    {
        QByteArray start; // up to its outputs
        QByteArray end; // from their end on
        std::array<QByteArrayList, 3> links; // by output
    };

    void build();
    int add(const char *type, const QList<std::pair<const char *, From>> &inputs,
            const QByteArray &values);
    QByteArray link(const From &from, int target, int slot);

    int m_first;
    int m_link;
    bool m_isInside;
    QList<Node> m_nodes;
    QByteArrayList m_links;
};

QByteArray Cell::link(const From &from, int target, int slot)
{
    QByteArray id = QByteArray::number(m_link++);
    m_nodes[from.node - m_first].links.at(static_cast<std::size_t>(from.slot)) << id;
    const auto number = [](int value) { return QByteArray::number(value); };
    if (m_isInside) {
        m_links << R"({"id":)" + id + R"(,"origin_id":)" + number(from.node) + R"(,"origin_slot":)"
                + number(from.slot) + R"(,"target_id":)" + number(target) + R"(,"target_slot":)"
                + number(slot) + R"(,"type":")" + from.type + R"("})";
    } else {
        m_links << '[' + id + ',' + number(from.node) + ',' + number(from.slot) + ','
                + number(target) + ',' + number(slot) + R"(,")" + from.type + R"("])";
    }
    return id;
}

int Cell::add(const char *type, const QList<std::pair<const char *, From>> &inputs,
              const QByteArray &values)
{
    const int id = m_first + static_cast<int>(m_nodes.size());
    QByteArrayList inputSlots;
    for (const auto &[name, from] : inputs) {
        inputSlots << QByteArray(R"({"name":")") + name + R"(","type":")" + from.type
                + R"(","link":)" + link(from, id, static_cast<int>(inputSlots.size())) + '}';
    }
    m_nodes << Node {R"({"id":)" + QByteArray::number(id) + R"(,"type":")" + type
                         + R"(","pos":[0,0],"size":[210,80],"mode":0,"inputs":[)"
                         + inputSlots.join(',') + R"(],"outputs":[)",
                     R"(],"widgets_values":)" + values + '}',
                     {}};
    return id;
}

QByteArray Cell::nodes() const
{
    QByteArrayList texts;
    for (const Node &node : m_nodes) {
        QByteArrayList outputs;
        for (const QByteArrayList &ids : node.links)
            outputs << R"({"name":"out","type":"*","links":[)" + ids.join(',') + "]}";
        texts << node.start + outputs.join(',') + node.end;
    }
    return texts.join(',');
}

void Cell::build()
{
    const int loader = add("CheckpointLoaderSimple", {}, R"(["a.safetensors"])");
    const From model {loader, 0, "MODEL"};
    const From clip {loader, 1, "CLIP"};
    const From vae {loader, 2, "VAE"};
    const int good = add("CLIPTextEncode", {{"clip", clip}}, R"(["a fox in the snow"])");
    const int bad = add("CLIPTextEncode", {{"clip", clip}}, R"(["blurry"])");
    const int size = add("EmptyLatentImage", {}, "[512,640,1]");
    const From positive {good, 0, "CONDITIONING"};
    const From negative {bad, 0, "CONDITIONING"};
    From latent {size, 0, "LATENT"};
    for (int pass = 0; pass < 2; ++pass) {
        latent.node = add("KSampler",
                          {{"model", model},
                           {"positive", positive},
                           {"negative", negative},
                           {"latent_image", latent}},
                          R"([5,"randomize",20,6.5,"euler","normal",1.0])");
    }
    const int picture = add("VAEDecode", {{"samples", latent}, {"vae", vae}}, "[]");
    const From image {picture, 0, "IMAGE"};
    add("SaveImage", {{"images", image}}, R"(["Gesso"])");
    add("PreviewImage", {{"images", image}}, "[]");
    add("PreviewImage", {{"images", image}}, "[]");
}

QByteArray flatGraph(int nodes)
{
    QByteArrayList all;
    QByteArrayList links;
    for (int made = 0; made < nodes; made += Cell::kNodes) {
        const Cell cell(made + 1, static_cast<int>(links.size()) * 100 + 1, false);
        all << cell.nodes();
        links << cell.links();
    }
    return R"({"version":0.4,"nodes":[)" + all.join(',') + R"(],"links":[)" + links.join(',')
        + R"(],"definitions":{"subgraphs":[]}})";
}

QByteArray host(int id, const QByteArray &definition)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"type":")" + definition
        + R"(","pos":[0,0],"size":[210,80],"mode":0,"inputs":[],"outputs":[],"widgets_values":[]})";
}

QByteArray definition(const QByteArray &id, const QByteArray &nodes, const QByteArray &links)
{
    return R"({"id":")" + id
        + R"(","name":"part","version":1,"inputs":[],"outputs":[],"widgets":[],)"
        + R"("inputNode":{"id":-10},"outputNode":{"id":-20},"nodes":[)" + nodes + R"(],"links":[)"
        + links + "]}";
}

// Subgraphs of ten cells of ten nodes, as many as it takes.
QByteArray nestedGraph(int nodes)
{
    const QByteArray inner = "00000000-0000-4000-8000-000000000001";
    const QByteArray outer = "00000000-0000-4000-8000-000000000002";
    constexpr int kHosts = 10;
    const Cell cell(1, 1, true);
    QByteArrayList inside;
    for (int i = 0; i < kHosts; ++i)
        inside << host(i + 1, inner);
    QByteArrayList all;
    for (int made = 0; made < nodes; made += kHosts * Cell::kNodes)
        all << host(static_cast<int>(all.size()) + 1, outer);
    return R"({"version":0.4,"nodes":[)" + all.join(',')
        + R"(],"links":[],"definitions":{"subgraphs":[)"
        + definition(inner, cell.nodes(), cell.links()) + ','
        + definition(outer, inside.join(','), {}) + "]}}";
}

// As many nodes on both sides, so that the ratio is that of the times for each.
Figure nodesFigure(const QString &shape, QByteArray (*graphOf)(int), const CataloguePtr &catalogue)
{
    const QByteArray small = graphOf(kSmall);
    const QByteArray large = graphOf(kLarge);
    ClassShapes shapes(catalogue.get());
    const bool good = converted(small, shapes) > 0 && converted(large, shapes) > 0;
    const Pair pair = leastCpu(
        kConversions, [&] { static_cast<void>(converted(large, shapes)); },
        [&] {
            for (int i = 0; i < kLarge / kSmall; ++i)
                static_cast<void>(converted(small, shapes));
        });
    return {.name = u"a graph of 10,000 nodes, %1, against 100 of 100 nodes, CPU ms"_s.arg(shape),
            .sides = good ? std::optional(pair) : std::nullopt,
            .goal = kGoalOfNodes};
}

Figure programFigure(const QString &home)
{
    constexpr int kStarts = 25;
    const auto wallOf = [&home](const QStringList &arguments) -> std::optional<double> {
        Program program(u"gesso"_s, arguments, home);
        program.start();
        return program.hasEndedWell() ? std::optional(program.wallMs()) : std::nullopt;
    };
    const QStringList convert {
        u"convert"_s, test::sharedPath(u"conversion/image_flux2.workflow.json"_s),
        u"--object-info"_s, test::sharedPath(u"recordings/object_info.json"_s)};
    return {.name = u"gesso convert of one graph against gesso --version, wall ms"_s,
            .sides = interleaved(
                kStarts, Best::Least, [&] { return wallOf(convert); },
                [&] { return wallOf({u"--version"_s}); }),
            .goal = kGoalOfProgram};
}

} // namespace

std::vector<Figure> convertFigures(const QString &home)
{
    const CataloguePtr catalogue = recordedClasses();
    if (catalogue == nullptr)
        return {};
    return {filesFigure(catalogue), nodesFigure(u"flat"_s, flatGraph, catalogue),
            nodesFigure(u"in nested subgraphs"_s, nestedGraph, catalogue), programFigure(home)};
}

} // namespace gesso::bench
