// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/seededrandomsource.h"
#include "json/writer.h"
#include "workflow/graph/fileconversion.h"
#include "workflow/graphcases/graphcase.h"
#include "workflow/make.h"

#include <functional>

using namespace Qt::StringLiterals;
using namespace gesso;

// Files made to break the converter: an error or a prompt, in time and memory that are bounded.
class TestGraphHostile : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void converts_data();
    void converts();
    void takesWrongTypesInEveryPlace();

private:
    [[nodiscard]] Result<Conversion> convert(const QByteArray &file);
    // Saved without an edit it is the same; with every field edited it still opens.
    [[nodiscard]] bool isKeptAndEdited(const QByteArray &file);

    test::CataloguePtr m_catalogue = test::catalogueOf(test::caseCatalogue());
    ClassShapes m_shapes {m_catalogue.get()};
};

namespace {

QByteArray repeated(int count, const std::function<QByteArray(int)> &item)
{
    QByteArray out;
    for (int i = 0; i < count; ++i)
        out += (i == 0 ? "" : ",") + item(i);
    return out;
}

QByteArray graph(const QByteArray &nodes, const QByteArray &links = {},
                 const QByteArray &definitions = {})
{
    return R"({"version":0.4,"nodes":[)" + nodes + R"(],"links":[)" + links
        + R"(],"definitions":{"subgraphs":[)" + definitions + "]}}";
}

// Each definition holds two instances of the next: twice as many nodes a level.
QByteArray doubling(int levels)
{
    return repeated(levels,
                    [](int i) -> QByteArray {
                        const QByteArray next = QByteArray::number(i + 1);
                        return R"({"id":")" + QByteArray::number(i)
                            + R"(","nodes":[{"id":1,"type":")" + next + R"("},{"id":2,"type":")"
                            + next + R"("}]})";
                    })
        + R"(,{"id":")" + QByteArray::number(levels) + R"(","nodes":[{"id":1,"type":"Number"}]})";
}

QByteArray nested(int levels)
{
    return repeated(levels, [](int i) -> QByteArray {
        return R"({"id":")" + QByteArray::number(i) + R"(","nodes":[{"id":1,"type":")"
            + QByteArray::number(i + 1) + R"("}]})";
    });
}

QByteArray rerouteChain(int length)
{
    return repeated(length, [](int i) -> QByteArray {
        return R"({"id":)" + QByteArray::number(i)
            + R"(,"type":"Reroute","inputs":[{"name":"","type":"*","link":)"
            + (i == 0 ? QByteArray("null") : QByteArray::number(i))
            + R"(}],"outputs":[{"name":"","type":"*"}]})";
    });
}

QByteArray chainLinks(int length)
{
    return repeated(length, [](int i) -> QByteArray {
        return '[' + QByteArray::number(i) + ',' + QByteArray::number(i - 1) + ",0,"
            + QByteArray::number(i) + R"(,0,"*"])";
    });
}

// A graph with most of what the format has.
QByteArray richGraph()
{
    return R"({"version":0.4,"last_node_id":9,"nodes":[
        {"id":1,"type":"sg","mode":0,"title":"T","properties":{"proxyWidgets":[["10","width"],
          ["13","value"]],"proxyWidgetErrorQuarantine":[{"originalEntry":["-1","a"],"hostValue":1}]},
          "inputs":[{"name":"a","type":"INT","link":1,"label":"L","widget":{"name":"a"}}],
          "outputs":[{"name":"o","type":"IMAGE","links":[2]}],"widgets_values":[1,2,null]},
        {"id":2,"type":"Number","outputs":[{"name":"INT","type":"INT","links":[1]}]},
        {"id":3,"type":"Resize","mode":4,"inputs":[{"name":"input","type":"IMAGE","link":2}],
          "outputs":[{"name":"o","type":"*","links":[3]}],"widgets_values":["deep","h264",18,"near"]},
        {"id":4,"type":"SaveImage","inputs":[{"name":"images","type":"IMAGE","link":3}],
          "widgets_values":["%Number.value%"],"widgets_values_named":{"filename_prefix":"p"}},
        {"id":5,"type":"workflow/G","inputs":[{"name":"IMAGE","type":"IMAGE","link":4}],
          "widgets_values":[0.7]},
        {"id":6,"type":"Batch","inputs":[{"name":"images.image0","type":"IMAGE","link":5}]},
        {"id":7,"type":"PrimitiveNode","outputs":[{"name":"INT","type":"INT","links":[6]}],
          "widgets_values":[5,"fixed"]},
        {"id":8,"type":"Size","inputs":[{"name":"width","type":"INT","link":6,
          "widget":{"name":"width"}}],"widgets_values":[1,2]}],
        "links":[[1,2,0,1,0,"INT"],[2,1,0,3,0,"IMAGE"],[3,3,0,4,0,"IMAGE"],[4,1,0,5,0,"IMAGE"],
          [5,1,0,6,0,"IMAGE"],[6,7,0,8,0,"INT"]],
        "extra":{"groupNodes":{"G":{"nodes":[{"index":0,"type":"Reroute","inputs":[{"name":""}]},
          {"index":1,"type":"Blend","inputs":[{"name":"image1","type":"IMAGE"}],
          "widgets_values":[0.5]}],"links":[[0,0,1,0,5,"IMAGE"]],"external":[[1,0,"IMAGE"]],
          "config":{"0":{"input":{"IMAGE":{"name":"picture","visible":true}}}}}}},
        "definitions":{"subgraphs":[{"id":"sg","name":"S","inputs":[
          {"name":"a","type":"INT","linkIds":[1]}],"outputs":[
          {"name":"o","type":"IMAGE","linkIds":[2]}],"nodes":[
          {"id":10,"type":"Size","inputs":[{"name":"height","type":"INT","link":1,
            "widget":{"name":"height"}}],"widgets_values":[64,32]},
          {"id":11,"type":"Image"},
          {"id":13,"type":"PrimitiveNode","outputs":[{"name":"INT","type":"INT","links":[3]}],
            "widgets_values":[77,"fixed"]},
          {"id":14,"type":"Number","inputs":[{"name":"value","type":"INT","link":3,
            "widget":{"name":"value"}}]}],
          "links":[{"id":1,"origin_id":-10,"origin_slot":0,"target_id":10,"target_slot":0},
          {"id":2,"origin_id":11,"origin_slot":0,"target_id":-20,"target_slot":0},
          {"id":3,"origin_id":13,"origin_slot":0,"target_id":14,"target_slot":0}]}]}})";
}

// Calls for every value inside, to be changed in place.
void forEach(json::Value &value, const std::function<void(json::Value &)> &call)
{
    call(value);
    if (json::Array *array = value.array()) {
        for (json::Value &item : *array)
            forEach(item, call);
    } else if (json::Object *object = value.object()) {
        for (json::Member &member : *object)
            forEach(member.value, call);
    }
}

} // namespace

Result<Conversion> TestGraphHostile::convert(const QByteArray &file)
{
    SeededRandomSource random(1);
    return convertFile(
        file, u"hostile.json"_s, &m_shapes,
        {.random = &random, .now = QDateTime(QDate(2026, 1, 1), QTime(0, 0)), .places = true});
}

bool TestGraphHostile::isKeptAndEdited(const QByteArray &file)
{
    auto document = Document::read(file, u"hostile.json"_s);
    if (!document || document->graph() == nullptr)
        return true;
    const QByteArray before = document->write();
    document->setCatalogue(m_catalogue);
    FieldValues values;
    for (const Field &field : makeForm(*document, nullptr).fields)
        values.insert(field.id, json::Value("edited"));
    const bool same = document->write() == before;
    document->setInputs(values);
    return same && Document::read(document->write(), u"hostile.json"_s).ok();
}

void TestGraphHostile::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("a million nodes")
        << graph(repeated(1'000'000, [](int) { return QByteArray("{}"); })) << u"too large"_s;
    QTest::newRow("subgraphs that stand for billions of nodes")
        << graph(R"({"id":1,"type":"0"})", {}, doubling(40)) << u"more nodes than any"_s;
    QTest::newRow("subgraphs nested a thousand deep")
        << graph(R"({"id":1,"type":"0"})", {}, nested(1000)) << u"nested more than"_s;
    QTest::newRow("a subgraph with ten thousand inputs") << graph(
        {}, {},
        R"({"id":"s","inputs":[)" + repeated(10'000, [](int) {
            return QByteArray(R"({"name":"a"})");
        }) + R"(],"nodes":[]})") << u"too large"_s;
    QTest::newRow("a large text in very many instances")
        << graph(repeated(20'000,
                          [](int i) -> QByteArray {
                              return R"({"id":)" + QByteArray::number(i + 10) + R"(,"type":"s"})";
                          }),
                 {},
                 R"({"id":"s","nodes":[{"id":1,"type":"Words","widgets_values":[")"
                     + QByteArray(1'000'000, 'x') + R"("]}]})")
        << u"more nodes than any"_s;
    QTest::newRow("links to nowhere") << graph(
        R"({"id":1,"type":"PreviewImage","inputs":[{"name":"images","link":1}]})",
        repeated(100'000, [](int i) -> QByteArray {
            return '[' + QByteArray::number(i) + R"(,-7,99,12,5,"X"])";
        })) << u"not there"_s;
}

void TestGraphHostile::refuses()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, words);
    const auto conversion = convert(file);
    QVERIFY(!conversion.ok());
    QVERIFY2(conversion.error().message.contains(words), qPrintable(conversion.error().toLine()));
    QVERIFY(!conversion.error().where.isEmpty());
}

void TestGraphHostile::converts_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<qsizetype>("nodes");
    QTest::newRow("a hundred thousand nodes") << graph(repeated(100'000, [](int i) -> QByteArray {
        return R"({"id":)" + QByteArray::number(i) + R"(,"type":"Number"})";
    })) << qsizetype {100'000};
    QTest::newRow("a thousand Reroutes in a row")
        << graph(rerouteChain(1000) + R"(,{"id":5000,"type":"Any","inputs":[
            {"name":"source","link":1000}]})",
                 chainLinks(1000) + R"(,[1000,999,0,5000,0,"*"])")
        << qsizetype {1};
    QTest::newRow("a hundred thousand Reroutes in a row")
        << graph(rerouteChain(100'000) + R"(,{"id":500000,"type":"Any","inputs":[
            {"name":"source","link":100000}]})",
                 chainLinks(100'000) + R"(,[100000,99999,0,500000,0,"*"])")
        << qsizetype {1};
    QTest::newRow("ten thousand slots with one name")
        << graph(R"({"id":1,"type":"Number","inputs":[)"
                 + repeated(10'000, [](int) { return QByteArray(R"({"name":"value"})"); }) + "]}")
        << qsizetype {1};
    QTest::newRow("growing inputs of absurd numbers") << graph(R"({"id":1,"type":"Batch","inputs":[
            {"name":"images.image99999999999","link":null},{"name":"images.image-1","link":null}]})")
                                                      << qsizetype {1};
    QTest::newRow("hundreds of values on each of many instances, none of them saved") << graph(
        repeated(20,
                 [](int i) -> QByteArray {
                     return R"({"id":)" + QByteArray::number(i) + R"(,"type":"s"})";
                 }),
        {},
        R"({"id":"s","inputs":[)"
            + repeated(900,
                       [](int i) -> QByteArray {
                           return R"({"name":"i)" + QByteArray::number(i)
                               + R"(","type":"INT","linkIds":[)" + QByteArray::number(i) + "]}";
                       })
            + R"(],"nodes":[)"
            + repeated(900,
                       [](int i) -> QByteArray {
                           return R"({"id":)" + QByteArray::number(1000 + i)
                               + R"(,"type":"Number","inputs":[{"name":"value","type":"INT",
                                  "widget":{"name":"value"},"link":)"
                               + QByteArray::number(i) + "}]}";
                       })
            + R"(],"links":[)"
            + repeated(900,
                       [](int i) -> QByteArray {
                           return R"({"id":)" + QByteArray::number(i)
                               + R"(,"origin_id":-10,"origin_slot":)" + QByteArray::number(i)
                               + R"(,"target_id":)" + QByteArray::number(1000 + i)
                               + R"(,"target_slot":0,"type":"INT"})";
                       })
            + "]}") << qsizetype {18'000};
    QTest::newRow("objects for nodes without anything")
        << graph(R"({},{"id":[]},{"type":7},null,5,"x",[])") << qsizetype {1};
}

void TestGraphHostile::converts()
{
    QFETCH(const QByteArray, file);
    const auto conversion = convert(file);
    QVERIFY2(conversion.ok(), conversion ? "" : qPrintable(conversion.error().toLine()));
    QTEST(static_cast<qsizetype>(conversion->prompt.size()), "nodes");
}

void TestGraphHostile::takesWrongTypesInEveryPlace()
{
    json::Value whole = *json::readValue(richGraph());
    const auto good = convert(json::write(whole));
    QVERIFY2(good.ok(), good ? "" : qPrintable(good.error().toLine()));
    const std::vector<json::Value> wrong {{},
                                          true,
                                          json::Value(-1),
                                          json::Value(1e300),
                                          json::Value("x"),
                                          json::Value(""),
                                          json::Array(),
                                          json::Object(),
                                          json::Array {json::Array {1}},
                                          json::Value(quint64 {18446744073709551615U})};
    int tried = 0;
    forEach(whole, [&](json::Value &place) {
        const json::Value kept = place;
        for (const json::Value &value : wrong) {
            place = value;
            const auto conversion = convert(json::write(whole));
            if (!conversion)
                QVERIFY(!conversion.error().message.isEmpty());
            if (tried % 4 == 0) // each kind of value meets a fourth of the places
                QVERIFY(isKeptAndEdited(json::write(whole)));
            ++tried;
        }
        place = kept;
    });
    QVERIFY(tried > 2000);
}

QTEST_GUILESS_MAIN(TestGraphHostile)
#include "tst_graphhostile.moc"
