// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/seededrandomsource.h"
#include "json/writer.h"
#include "support/graphsample.h"
#include "workflow/comparison.h"
#include "workflow/graph/fileconversion.h"
#include "workflow/make.h"

#include <QDir>
#include <QRegularExpression>

#include <map>

using namespace Qt::StringLiterals;
using namespace gesso;

// Graphs as documents: opened, edited in the form, saved, opened again (issue 5, 1.5 and 1.6).
class TestGraphFile : public QObject
{
    Q_OBJECT

private slots:
    void opensWithoutClasses();
    void getsItsFormWithTheClasses();
    void keepsEverythingElse();
    void opensWhatHoldsAGraph_data();
    void opensWhatHoldsAGraph();
    void tellsWhatStandsInTheWay_data();
    void tellsWhatStandsInTheWay();
    void writesValuesInTheirPlaces_data();
    void writesValuesInTheirPlaces();
    void fieldsOfOnePlaceAreOneField();
    void drawsOnlyWhatIsSent();
    void modesOfSeedsAreTheFiles();
    void everyWorkflow_data();
    void everyWorkflow();

private:
    std::map<std::string, int> m_tried; // fields that were edited, by what they are like
};

namespace {

constexpr int kEnough = 15;
const QDateTime kNow(QDate(2026, 3, 4), QTime(5, 6, 7));

Document documentOf(const QByteArray &text, const test::CataloguePtr &catalogue = nullptr)
{
    auto document = Document::read(text, u"graph.json"_s);
    if (!document) {
        QTest::qFail(qPrintable(document.error().toLine()), __FILE__, __LINE__);
        return *Document::read(test::textToImageGraph(), {});
    }
    document->setCatalogue(catalogue);
    return *std::move(document);
}

json::Value jsonOf(const QByteArray &text)
{
    return json::readValue(text).valueOr(json::Value());
}

// Paths of the values that differ.
void addDifferences(QStringList &out, const json::Value &a, const json::Value &b,
                    const QString &path)
{
    if (a == b)
        return;
    const bool arrays = a.isArray() && b.isArray() && a.array().size() == b.array().size();
    const bool objects = a.isObject() && b.isObject() && a.object().size() == b.object().size();
    for (std::size_t i = 0; arrays && i < a.array().size(); ++i)
        addDifferences(out, a.at(i), b.at(i), path + u'/' + QString::number(i));
    for (const json::Member &member : a.object()) {
        if (objects)
            addDifferences(out, member.value, b[member.key],
                           path + u'/' + QString::fromStdString(member.key));
    }
    if (!arrays && !objects)
        out.append(path);
}

QStringList differences(const json::Value &a, const json::Value &b)
{
    QStringList out;
    addDifferences(out, a, b, {});
    return out;
}

// Another value of the field that its class takes; nothing where that is hard to say.
std::optional<json::Value> otherNumber(const Field &field)
{
    const double step = field.step ? field.step->toDouble() : 1;
    const double least = field.minimum ? field.minimum->toDouble() : -1e9;
    const double most = field.maximum ? field.maximum->toDouble() : 1e9;
    for (const double other :
         {field.value.toDouble() + step, field.value.toDouble() - step, least, most}) {
        if (other < least || other > most || other == field.value.toDouble())
            continue;
        return field.kind == FieldKind::Integer ? json::Value(static_cast<qint64>(other))
                                                : json::Value(other);
    }
    return std::nullopt;
}

std::optional<json::Value> otherValue(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Float:
        return otherNumber(field);
    case FieldKind::Text:
    case FieldKind::MultilineText:
        return json::Value(QString(field.value.toString() + u" other"_s));
    case FieldKind::Toggle:
        return json::Value(!field.value.toBool());
    case FieldKind::Choice:
    case FieldKind::Image:
        for (const json::Value &choice : field.choices ? field.choices->values : json::Array()) {
            if (choice != field.value)
                return choice;
        }
        return json::Value("another.png");
    case FieldKind::Json:
        return std::nullopt;
    }
    return std::nullopt;
}

bool reshapes(const Document &document, const FieldId &id)
{
    const PlacedValue *placed = document.graph()->placeOf(id);
    return placed != nullptr && placed->reshapes;
}

// Fields by what they are like, so that a few stand for all.
std::string kindOfPlace(const Document &document, const Field &field)
{
    const PlacedValue *placed = document.graph()->placeOf(field.id);
    if (placed == nullptr)
        return {};
    return std::to_string(static_cast<int>(placed->place.kind))
        + (placed->place.graph < 0 ? 'r' : 'd') + (placed->fill == nullptr ? 'k' : 'f')
        + (placed->reshapes ? 'c' : 'v') + (field.id.node.contains(u':') ? 'i' : 'o')
        + (placed->place.widget == field.id.input.toStdString() ? 's' : 'p')
        + std::to_string(static_cast<int>(field.kind));
}

} // namespace

void TestGraphFile::opensWithoutClasses()
{
    const Document document = documentOf(test::textToImageGraph());
    QCOMPARE(document.format(), Document::Format::Graph);
    QVERIFY(document.prompt().isEmpty());
    QCOMPARE(document.problems().size(), 1);
    QCOMPARE(document.problems().front().kind, Problem::Kind::NeedsClasses);
    QVERIFY(!document.problems().front().advice.isEmpty());
    const Form form = makeForm(document, nullptr);
    QVERIFY(form.fields.isEmpty());
    QVERIFY(obstacle(form) != nullptr);
    QCOMPARE(jsonOf(document.write()), jsonOf(test::textToImageGraph()));
}

void TestGraphFile::getsItsFormWithTheClasses()
{
    GESSO_NEED_SHARED();
    const Document document = documentOf(test::textToImageGraph(), test::newerCatalogue());
    QVERIFY(document.problems().isEmpty());
    const Form form = makeForm(document, nullptr);
    QVERIFY(obstacle(form) == nullptr);
    QCOMPARE(form.find(Role::Positive)->value, json::Value("a red dress in a crowd"));
    QCOMPARE(form.find(Role::Negative)->id, (FieldId {u"7"_s, u"text"_s}));
    QCOMPARE(form.find(Role::Steps)->value, json::Value(4));
    QCOMPARE(form.find(Role::Steps)->nodeTitle, u"Painter"_s);
    QVERIFY(form.find(Role::Seed)->known);
    QCOMPARE(form.find({u"9"_s, u"filename_prefix"_s})->value,
             json::Value("gesso_%date:yyyy-MM-dd%"));
}

void TestGraphFile::keepsEverythingElse()
{
    GESSO_NEED_SHARED();
    Document document = documentOf(test::textToImageGraph(), test::newerCatalogue());
    const json::Value before = jsonOf(test::textToImageGraph());
    QCOMPARE(jsonOf(document.write()), before);
    document.setInput({u"3"_s, u"seed"_s}, quint64 {18446744073709551615U});
    document.setInput({u"3"_s, u"cfg"_s}, 7.5);
    const json::Value after = jsonOf(document.write());
    QCOMPARE(differences(before, after),
             QStringList({u"/nodes/0/widgets_values/0"_s, u"/nodes/0/widgets_values/3"_s}));
    QCOMPARE(json::write(after["nodes"].at(0)["widgets_values"].at(0)),
             QByteArray("18446744073709551615"));
    QCOMPARE(document.extraPnginfo()["workflow"], after);
}

void TestGraphFile::opensWhatHoldsAGraph_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("case 2: beside its prompt")
        << QByteArray(R"({"prompt":{"1":{"class_type":"A","inputs":{}}},"workflow":)")
        << QByteArray("}");
    QTest::newRow("case 3: in a saved body")
        << QByteArray(R"({"client_id":"c","extra_data":{"extra_pnginfo":{"workflow":)")
        << QByteArray("}}}");
}

void TestGraphFile::opensWhatHoldsAGraph()
{
    GESSO_NEED_SHARED();
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, behind);
    const QByteArray file = before + test::textToImageGraph() + behind;
    Document document = documentOf(file, test::newerCatalogue());
    QCOMPARE(document.format(), Document::Format::Graph);
    QCOMPARE(jsonOf(document.write()), jsonOf(file));
    document.setInput({u"3"_s, u"steps"_s}, 9);
    QCOMPARE(differences(jsonOf(file), jsonOf(document.write())).size(), 1);
    const Document again = documentOf(document.write(), test::newerCatalogue());
    QCOMPARE(again.prompt().input({u"3"_s, u"steps"_s}), json::Value(9));
}

void TestGraphFile::tellsWhatStandsInTheWay_data()
{
    QTest::addColumn<QByteArray>("nodes");
    QTest::addColumn<QByteArray>("links");
    QTest::addColumn<Problem::Kind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("a link to nowhere") << QByteArray(
        R"([{"id":1,"type":"VAEDecode","inputs":[{"name":"samples","type":"LATENT","link":5}]}])")
                                       << QByteArray("[]") << Problem::Kind::NotConvertible
                                       << u"VAE Decode"_s;
    QTest::newRow("a ring of nodes that only pass on")
        << QByteArray(
               R"([{"id":1,"type":"VAEDecode","inputs":[{"name":"samples","type":"LATENT","link":1}]},
                   {"id":2,"type":"LatentUpscale","mode":4,"inputs":[{"name":"samples","type":"LATENT","link":2}],
                    "outputs":[{"name":"LATENT","type":"LATENT","links":[1,2]}]}])")
        << QByteArray(R"([[1,2,0,1,0,"LATENT"],[2,2,0,2,0,"LATENT"]])")
        << Problem::Kind::NotConvertible << u"ring"_s;
    QTest::newRow("a class that the server lacks")
        << QByteArray(R"([{"id":1,"type":"Sparkles","properties":{"cnr_id":"comfyui-sparkles"}}])")
        << QByteArray("[]") << Problem::Kind::UnknownClass << u"comfyui-sparkles"_s;
    QTest::newRow("notes only") << QByteArray(R"([{"id":1,"type":"Note","widgets_values":["x"]}])")
                                << QByteArray("[]") << Problem::Kind::NothingRuns << u"run"_s;
}

void TestGraphFile::tellsWhatStandsInTheWay()
{
    GESSO_NEED_SHARED();
    QFETCH(const QByteArray, nodes);
    QFETCH(const QByteArray, links);
    QFETCH(const Problem::Kind, kind);
    QFETCH(const QString, says);
    const QByteArray file = R"({"version":0.4,"nodes":)" + nodes + R"(,"links":)" + links + "}";
    const Document document = documentOf(file, test::newerCatalogue());
    const Form form = makeForm(document, nullptr);
    const auto told = std::ranges::find(form.problems, kind, &Problem::kind);
    QVERIFY(told != form.problems.end());
    QVERIFY2(told->message.contains(says), qPrintable(told->message));
    SeededRandomSource random(1);
    const auto prompt = document.graph()->promptToSend(random, kNow);
    QCOMPARE(prompt.ok(), kind == Problem::Kind::NothingRuns);
    QCOMPARE(jsonOf(document.write()), jsonOf(file));
}

void TestGraphFile::writesValuesInTheirPlaces_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("saved");
    const auto row = [](const char *name, const char *node, const QString &input, const char *value,
                        const char *saved) {
        QTest::newRow(name) << QByteArray(node) << input << QByteArray(value) << QByteArray(saved);
    };
    row("in the array", R"("type":"EmptyLatentImage","widgets_values":[1,2,3])", u"height"_s, "9",
        R"([1,9,3])");
    row("beyond its end: what comes before has its live value",
        R"("type":"EmptyLatentImage","widgets_values":[640])", u"batch_size"_s, "9",
        R"([640,512,9])");
    row("nothing saved at all", R"("type":"EmptyLatentImage")", u"height"_s, "9", R"([512,9])");
    row("surplus values stay", R"("type":"EmptyLatentImage","widgets_values":[1,2,3,"x"])",
        u"width"_s, "9", R"([9,2,3,"x"])");
    row("case 33: an object by name",
        R"("type":"EmptyLatentImage","widgets_values":{"height":2,"mine":0})", u"height"_s, "9",
        R"({"height":9,"mine":0})");
    row("a seed keeps its control", R"("type":"KSampler","widgets_values":[1,"fixed",2])",
        u"steps"_s, "9", R"([1,"fixed",9])");
    row("a list", R"("type":"CLIPTextEncode","widgets_values":["a"])", u"text"_s, R"("{b|c}")",
        R"(["{b|c}"])");
    row("case 87: a dynamic combo brings the values of its option",
        R"("type":"ResizeImageMaskNode","widgets_values":["scale dimensions",640,480,"center","area"])",
        u"resize_type"_s, R"("scale width")", R"(["scale width",512,"area"])");
}

void TestGraphFile::writesValuesInTheirPlaces()
{
    GESSO_NEED_SHARED();
    QFETCH(const QByteArray, node);
    QFETCH(const QString, input);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, saved);
    const QByteArray file = R"({"version":0.4,"nodes":[{"id":1,)" + node + R"(}],"links":[]})";
    Document document = documentOf(file, test::newerCatalogue());
    const FieldId id {u"1"_s, input};
    document.setInput(id, jsonOf(value));
    const json::Value written = jsonOf(document.write());
    QCOMPARE(json::write(written["nodes"].at(0)["widgets_values"]), saved);
    const Document again = documentOf(document.write(), test::newerCatalogue());
    QCOMPARE(again.prompt().input(id), jsonOf(value));
    QCOMPARE(again.prompt(), document.prompt());
}

// A PrimitiveNode feeds two samplers; two instances share what is inside.
void TestGraphFile::fieldsOfOnePlaceAreOneField()
{
    const QByteArray file = R"({"version":0.4,"last_node_id":9,"nodes":[
        {"id":1,"type":"PrimitiveNode","outputs":[{"name":"INT","type":"INT","links":[1,2]}],
         "widgets_values":[7,"increment"]},
        {"id":2,"type":"KSampler","inputs":[{"name":"seed","type":"INT","widget":{"name":"seed"},"link":1}],
         "widgets_values":[1,"fixed",20,8,"euler","normal",1]},
        {"id":3,"type":"KSampler","inputs":[{"name":"seed","type":"INT","widget":{"name":"seed"},"link":2}],
         "widgets_values":[2,"fixed",20,8,"euler","normal",1]},
        {"id":4,"type":"sub"},{"id":5,"type":"sub"}],
        "links":[[1,1,0,2,0,"INT"],[2,1,0,3,0,"INT"]],
        "definitions":{"subgraphs":[{"id":"sub","name":"Sub","version":1,"inputs":[],"outputs":[],
         "nodes":[{"id":8,"type":"EmptyLatentImage","widgets_values":[64,64,1]}],"links":[]}]}})";
    GESSO_NEED_SHARED();
    Document document = documentOf(file, test::newerCatalogue());
    const Form form = makeForm(document, nullptr);
    const FieldId first {u"2"_s, u"seed"_s};
    const FieldId second {u"3"_s, u"seed"_s};
    QCOMPARE(form.find(first), form.find(second));
    QCOMPARE(form.find(first)->value, json::Value(7));
    QCOMPARE(form.find(first)->savedMode, u"increment"_s);
    QCOMPARE(form.find({u"4:8"_s, u"width"_s}), form.find({u"5:8"_s, u"width"_s}));
    QCOMPARE(findFields(form, u"5:8.width"_s)->size(), 1);
    document.setInput(form.find(second)->id, 9);
    document.setInput({u"5:8"_s, u"width"_s}, 128);
    const json::Value before = jsonOf(file);
    QCOMPARE(differences(before, jsonOf(document.write())),
             QStringList({u"/nodes/0/widgets_values/0"_s,
                          u"/definitions/subgraphs/0/nodes/0/widgets_values/0"_s}));
    const Document again = documentOf(document.write(), test::newerCatalogue());
    QCOMPARE(again.prompt().input(first), json::Value(9));
    QCOMPARE(again.prompt().input(second), json::Value(9));
    QCOMPARE(again.prompt().input({u"4:8"_s, u"width"_s}), json::Value(128));
}

// Cases 93 and 94: the form and the file keep the text as it is written.
void TestGraphFile::drawsOnlyWhatIsSent()
{
    GESSO_NEED_SHARED();
    const QByteArray file
        = test::graphWith(R"("a {red|blue} dress")", R"([5,"fixed",4,6.2,"euler","karras",1])");
    const Document document = documentOf(file, test::newerCatalogue());
    const FieldId text {u"6"_s, u"text"_s};
    QCOMPARE(document.prompt().input(text), json::Value("a {red|blue} dress"));
    SeededRandomSource random(3);
    QStringList drawn;
    for (int i = 0; i < 40; ++i)
        drawn.append(document.graph()->promptToSend(random, kNow)->input(text)->toString());
    drawn.removeDuplicates();
    drawn.sort();
    QCOMPARE(drawn, QStringList({u"a blue dress"_s, u"a red dress"_s}));
    const auto sent = document.graph()->promptToSend(random, kNow);
    QCOMPARE(sent->input({u"9"_s, u"filename_prefix"_s}), json::Value("gesso_2026-03-04"));
    QCOMPARE(jsonOf(document.write()), jsonOf(file));
}

void TestGraphFile::modesOfSeedsAreTheFiles()
{
    GESSO_NEED_SHARED();
    Document document = documentOf(test::textToImageGraph("fixed"), test::newerCatalogue());
    const FieldId id = {u"3"_s, u"seed"_s};
    QCOMPARE(makeForm(document, nullptr).find(id)->savedMode, u"fixed"_s);
    document.setMode(id, "randomize");
    QCOMPARE(differences(jsonOf(test::textToImageGraph("fixed")), jsonOf(document.write())),
             QStringList {u"/nodes/0/widgets_values/1"_s});
    const Document again = documentOf(document.write(), test::newerCatalogue());
    QCOMPARE(makeForm(again, nullptr).find(id)->savedMode, u"randomize"_s);
}

void TestGraphFile::everyWorkflow_data()
{
    QTest::addColumn<QString>("file");
    GESSO_NEED_SHARED();
    const QDir folder(test::sharedPath(u"conversion"_s));
    const QStringList files = folder.entryList({u"*.workflow.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << folder.filePath(file);
}

// Unedited it is written as it was read, and sends what it converts to. With one value edited only
// that value differs in the file, and what is opened again is the edited prompt.
void TestGraphFile::everyWorkflow()
{
    GESSO_NEED_SHARED();
    QFETCH(const QString, file);
    const QByteArray bytes = test::readFile(file);
    const json::Value original = jsonOf(bytes);
    const Document document = documentOf(bytes, test::newerCatalogue());
    QCOMPARE(document.format(), Document::Format::Graph);
    QCOMPARE(jsonOf(document.write()), original);
    const Form form = makeForm(document, nullptr);
    QVERIFY2(obstacle(form) == nullptr, qPrintable(form.problems.value(0).message));

    if (whyNotRunnable(form) == nullptr) {
        SeededRandomSource random(7);
        SeededRandomSource same(7);
        ClassShapes shapes(test::newerCatalogue().get());
        const auto wanted = convertFile(bytes, file, &shapes, {.random = &random, .now = kNow});
        const auto sent = document.graph()->promptToSend(same, kNow);
        QVERIFY(wanted && sent);
        const auto found = test::firstDifference(wanted->prompt, sent->json());
        QVERIFY2(!found, qPrintable(found.value_or(QString())));
    }

    int tried = 0;
    for (const Field &field : form.fields) {
        const auto value = field.absent ? std::nullopt : otherValue(field);
        if (!value)
            continue;
        // All that are of a rare kind, and some of every file.
        if (m_tried[kindOfPlace(document, field)]++ > kEnough && tried++ >= 2)
            continue;
        Document edited = document;
        edited.setInput(field.id, *value);
        const QByteArray saved = edited.write();
        const Document again = documentOf(saved, test::newerCatalogue());
        const auto failed = [&field](const QString &what) {
            return QString(field.id.toString() + u": "_s + what).toUtf8();
        };
        const auto now = again.prompt().input(field.id);
        QVERIFY2(now && !test::firstDifference(*value, *now),
                 failed(u"the edit is lost: "_s
                        + QString::fromUtf8(json::write(now.value_or(json::Value()))))
                     .constData());
        if (reshapes(document, field.id) || field.nodeClass == u"CustomCombo"_s)
            continue;
        QStringList changed = differences(original, jsonOf(saved));
        if (changed.size() > 1) // newer editors save each value twice
            changed = changed.filter(QRegularExpression(u"^(?!.*/widgets_values_named/)"_s));
        const QByteArray told = failed(u"changes "_s + changed.join(u", "_s));
        QVERIFY2(changed.size() == 1, told.constData());
        QVERIFY2(changed.front().contains(u"widgets_values"_s)
                     || changed.front().contains(u"/hostValue"_s)
                     || changed.front().count(u'/') == 2,
                 told.constData());
        Prompt expected = document.prompt();
        expected.setInput(field.id, *value);
        for (auto it = form.aliases.cbegin(); it != form.aliases.cend(); ++it) {
            if (it.value() == field.id)
                expected.setInput(it.key(), again.prompt().input(it.key()).value_or(*value));
        }
        const auto found = test::firstDifference(expected.json(), again.prompt().json());
        QVERIFY2(!found, failed(found.value_or(QString())).constData());
    }
}

QTEST_GUILESS_MAIN(TestGraphFile)
#include "tst_graphfile.moc"
