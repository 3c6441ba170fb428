// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/seededrandomsource.h"
#include "json/writer.h"
#include "workflow/comparison.h"
#include "workflow/graph/dynamicprompt.h"
#include "workflow/graph/fileconversion.h"
#include "workflow/graphcases/graphcase.h"
#include "workflow/make.h"

#include <set>

using namespace Qt::StringLiterals;
using namespace gesso;
using test::GraphCase;

// The edge cases of the graph sheet, numbered alike: 1 to 94 here, but for 6 (files that carry a
// workflow); 95 to 98 are about queueing.
class TestGraphCases : public QObject
{
    Q_OBJECT

private slots:
    void gives_data();
    void gives();
    void drawsEachChoice();
    void drawsTheSameForTheSameSeed();
    void needsClassesForAGraph();
    void keepsTheTitles();
};

namespace {

QByteArray fileOf(const GraphCase &graphCase)
{
    if (graphCase.file != nullptr)
        return graphCase.file;
    return QByteArray(R"({"version":0.4,"last_node_id":100,"nodes":)") + graphCase.nodes
        + R"(,"links":)" + graphCase.links + R"(,"extra":)" + graphCase.extra
        + R"(,"definitions":{"subgraphs":)" + graphCase.definitions + "}}";
}

Result<Conversion> convert(const QByteArray &file, quint64 seed = 1)
{
    const auto catalogue = test::catalogueOf(test::caseCatalogue());
    ClassShapes shapes(catalogue.get());
    SeededRandomSource random(seed);
    const QDateTime now(QDate(2026, 3, 4), QTime(5, 6, 7));
    return convertFile(file, u"case.json"_s, &shapes, {.random = &random, .now = now});
}

json::Value inputsOf(const json::Object &prompt)
{
    json::Object out;
    for (const json::Member &member : prompt)
        out.append(member.key, member.value["inputs"]);
    return out;
}

} // namespace

void TestGraphCases::gives_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("problem");
    for (const auto &cases : {test::fileCases(), test::slotCases(), test::widgetCases(),
                              test::modeCases(), test::virtualCases(), test::subgraphCases(),
                              test::promotionCases(), test::dynamicCases(), test::laterCases()}) {
        for (const GraphCase &graphCase : cases)
            QTest::newRow(graphCase.name) << fileOf(graphCase) << QByteArray(graphCase.expected)
                                          << QByteArray(graphCase.problem);
    }
}

void TestGraphCases::gives()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, expected);
    QFETCH(const QByteArray, problem);
    const auto conversion = convert(file);
    if (expected.startsWith('!')) {
        QVERIFY(!conversion.ok());
        QVERIFY2(conversion.error().toLine().contains(QString::fromUtf8(expected.mid(1))),
                 qPrintable(conversion.error().toLine()));
        return;
    }
    QVERIFY2(conversion.ok(), conversion ? "" : qPrintable(conversion.error().toLine()));
    const auto wanted = json::readValue(expected);
    QVERIFY2(wanted.ok(), expected.constData());
    const auto found = test::firstDifference(*wanted, inputsOf(conversion->prompt));
    QVERIFY2(!found, qPrintable(found.value_or(QString())));
    QStringList told;
    for (const GraphProblem &each : conversion->problems)
        told.append(each.message);
    QVERIFY2(problem.isEmpty() ? told.isEmpty()
                               : told.join(u'\n').contains(QString::fromUtf8(problem)),
             qPrintable(told.join(u'\n')));
}

// Case 92 and 93: each item of a batch draws anew.
void TestGraphCases::drawsEachChoice()
{
    SeededRandomSource random(5);
    std::set<std::string> drawn;
    for (int i = 0; i < 200; ++i)
        drawn.insert(resolveDynamicPrompt("{a|b|{c|d}} x", random));
    QCOMPARE(drawn, (std::set<std::string> {"a x", "b x", "c x", "d x"}));
    // Deeper than anybody writes: cut, not followed for ever.
    const std::string deep(100'000, '{');
    QVERIFY(resolveDynamicPrompt(deep, random).size() <= deep.size());
}

void TestGraphCases::drawsTheSameForTheSameSeed()
{
    const QByteArray file = fileOf(
        {.name = "",
         .nodes
         = R"([{"id":1,"type":"CLIPTextEncode","widgets_values":["{a|b|c|d|e|f|g|h|i|j|k|l}"]}])",
         .expected = ""});
    std::set<QByteArray> drawn;
    for (quint64 seed = 0; seed < 40; ++seed) {
        const QByteArray first = json::write(json::Value(convert(file, seed)->prompt));
        QCOMPARE(json::write(json::Value(convert(file, seed)->prompt)), first);
        drawn.insert(first);
    }
    QVERIFY(drawn.size() > 8);
}

void TestGraphCases::needsClassesForAGraph()
{
    const auto conversion = convertFile(R"({"nodes":[]})", u"case.json"_s, nullptr);
    QVERIFY(!conversion.ok());
    QCOMPARE(conversion.error().where, u"case.json"_s);
    QVERIFY(conversion.error().message.contains("node classes"_L1));
}

void TestGraphCases::keepsTheTitles()
{
    const auto conversion = convert(
        R"({"nodes":[{"id":1,"type":"KSampler"},{"id":2,"type":"Size","title":"Wide"}]})");
    QVERIFY(conversion.ok());
    QCOMPARE(conversion->prompt["1"]["_meta"]["title"].toString(), u"Sampler"_s);
    QCOMPARE(conversion->prompt["2"]["_meta"]["title"].toString(), u"Wide"_s);
}

QTEST_GUILESS_MAIN(TestGraphCases)
#include "tst_graphcases.moc"
