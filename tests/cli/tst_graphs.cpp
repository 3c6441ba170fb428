// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "json/reader.h"
#include "json/writer.h"
#include "support/graphsample.h"

#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;
using gesso::json::Value;
using gesso::test::DemoProcess;
using gesso::test::Ended;
using gesso::test::runGesso;
using gesso::test::Workplace;

// `gesso run` and `gesso info` on what the web editor saves.
class tst_Graphs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void runMakesThePicture();
    void runSetsValues();
    void runStepsSeeds();
    void runNamesWrongFields();
    void runTellsWhatTheServerLacks();
    void runTellsALinkToNowhere();
    void runOpensResults();
    void runTellsWhichModelIsMissing();
    void infoWithASavedCatalogue();
    void infoTellsNotesAndWhatIsOff();
    void infoWithAServer();
    void infoWithoutClassesSaysSo();

private:
    Ended run(const QStringList &arguments) const;

    std::unique_ptr<DemoProcess> m_demo;
    std::unique_ptr<Workplace> m_place;
};

namespace {

Value textIn(const QByteArray &path, const QString &key)
{
    const QString text = QImage(QString::fromUtf8(path)).text(key);
    return gesso::json::readValue(text.toUtf8()).valueOr(Value());
}

} // namespace

void tst_Graphs::initTestCase()
{
    m_demo = std::make_unique<DemoProcess>();
    QVERIFY(!m_demo->address().isEmpty());
    m_place = std::make_unique<Workplace>();
    m_place->write(u"graph.json"_s, gesso::test::textToImageGraph());
}

void tst_Graphs::cleanupTestCase()
{
    m_place.reset();
    m_demo.reset();
}

Ended tst_Graphs::run(const QStringList &arguments) const
{
    return runGesso(QStringList {u"run"_s, u"--server"_s, m_demo->address()} + m_place->library()
                    + arguments);
}

void tst_Graphs::runMakesThePicture()
{
    const Ended ended = run({m_place->path(u"graph.json"_s)});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().size(), 1);
    QCOMPARE(QImage(QString::fromUtf8(ended.lines().first())).size(), QSize(64, 64));
    const Value graph = textIn(ended.lines().first(), u"workflow"_s);
    const Value original = gesso::json::readValue(gesso::test::textToImageGraph()).valueOr(Value());
    QCOMPARE(graph, original);
    const Ended fromPipe = runGesso(QStringList {u"run"_s, u"-"_s, u"--server"_s, m_demo->address()}
                                        + m_place->library(),
                                    gesso::test::textToImageGraph());
    QVERIFY2(fromPipe.code == 0, fromPipe.err.constData());
}

void tst_Graphs::runSetsValues()
{
    const Ended ended = run({m_place->path(u"graph.json"_s), u"--set"_s, u"steps=2"_s, u"--set"_s,
                             u"Painter.cfg=3.5"_s, u"--positive"_s, u"a {green} dress"_s,
                             u"--seed"_s, u"18446744073709551615"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const Value prompt = textIn(ended.lines().value(0), u"prompt"_s);
    QCOMPARE(prompt["3"]["inputs"]["steps"], Value(2));
    QCOMPARE(prompt["3"]["inputs"]["cfg"], Value(3.5));
    QCOMPARE(prompt["6"]["inputs"]["text"], Value("a green dress"));
    const Value graph = textIn(ended.lines().value(0), u"workflow"_s);
    QCOMPARE(gesso::json::write(graph["nodes"].at(0)["widgets_values"]),
             QByteArray(R"([18446744073709551615,"fixed",2,3.5,"euler","karras",1.0])"));
    QCOMPARE(graph["nodes"].at(3)["widgets_values"].at(0), Value("a {green} dress"));
}

void tst_Graphs::runStepsSeeds()
{
    const Ended ended = run({m_place->path(u"graph.json"_s), u"--count"_s, u"2"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QList<qint64> seeds;
    for (const QByteArray &path : ended.lines())
        seeds.append(textIn(path, u"workflow"_s)["nodes"].at(0)["widgets_values"].at(0).toInt64());
    QCOMPARE(seeds, QList<qint64>({5, 6}));
}

void tst_Graphs::runNamesWrongFields()
{
    const Ended ended = run({m_place->path(u"graph.json"_s), u"--set"_s, u"speed=2"_s});
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("speed") && ended.err.contains("steps"), ended.err.constData());
}

void tst_Graphs::runTellsWhatTheServerLacks()
{
    const QString file = m_place->write(
        u"lacks.json"_s,
        R"({"nodes":[{"id":1,"type":"Sparkles","properties":{"cnr_id":"sparkle-pack"}}],"links":[]})");
    const Ended ended = run({file});
    QCOMPARE(ended.code, 4);
    QVERIFY2(ended.err.contains("Sparkles") && ended.err.contains("sparkle-pack"),
             ended.err.constData());
}

void tst_Graphs::runTellsALinkToNowhere()
{
    const QString file = m_place->write(
        u"nowhere.json"_s,
        R"({"nodes":[{"id":1,"type":"VAEDecode","inputs":[{"name":"vae","type":"VAE","link":4}]}],"links":[]})");
    const Ended ended = run({file});
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains("vae") && ended.err.contains("nowhere.json"),
             ended.err.constData());
}

// A picture that Gesso made is a workflow file as well.
void tst_Graphs::runOpensResults()
{
    const Ended first = run({m_place->path(u"graph.json"_s), u"--set"_s, u"steps=2"_s,
                             u"--positive"_s, u"a {green} dress"_s, u"--seed"_s, u"7"_s});
    QVERIFY2(first.code == 0, first.err.constData());
    const Ended again = run({QString::fromUtf8(first.lines().value(0))});
    QVERIFY2(again.code == 0, again.err.constData());
    QVERIFY(again.lines().value(0) != first.lines().value(0));
    for (const QString &key : {u"prompt"_s, u"workflow"_s})
        QCOMPARE(textIn(again.lines().value(0), key), textIn(first.lines().value(0), key));
}

void tst_Graphs::runTellsWhichModelIsMissing()
{
    const QByteArray models
        = R"("properties": {"models": [{"name": "new.safetensors", "directory": "checkpoints", "url": "https://example.org/new"}]},
   "widgets_values": ["new.safetensors"])";
    const QByteArray here = R"("properties": {},
   "widgets_values": ["sdXL_v10VAEFix.safetensors"])";
    QByteArray graph = gesso::test::textToImageGraph();
    QVERIFY(graph.contains(here));
    const Ended ended = run({m_place->write(u"model.json"_s, graph.replace(here, models))});
    QVERIFY(ended.code != 0);
    for (const char *words :
         {"lacks", "new.safetensors", "models/checkpoints", "https://example.org/new"})
        QVERIFY2(ended.err.contains(words), ended.err.constData());
}

void tst_Graphs::infoTellsNotesAndWhatIsOff()
{
    const QString classes = m_place->write(u"classes.json"_s, gesso::test::graphClasses());
    QByteArray graph = gesso::test::textToImageGraph();
    graph.replace(R"("pos": [1451, 189], "mode": 0)", R"("pos": [1451, 189], "mode": 2)");
    const QStringList arguments {u"info"_s, m_place->write(u"off.json"_s, graph),
                                 u"--object-info"_s, classes};
    const Ended text = runGesso(arguments);
    for (const char *words : {"Use a low guidance.", "Switched off", "muted"})
        QVERIFY2(text.out.contains(words), text.out.constData());
    const Value info = gesso::json::readValue(runGesso(arguments + QStringList {u"--json"_s}).out)
                           .valueOr(Value());
    QCOMPARE(info["notes"].at(0)["text"].toString(), u"Use a low guidance."_s);
    QCOMPARE(info["inactive"].at(0)["node"].toString(), u"9"_s);
    QCOMPARE(info["inactive"].at(0)["mode"].toString(), u"muted"_s);
    QCOMPARE(info["missing"].array().size(), 0U);
}

void tst_Graphs::infoWithASavedCatalogue()
{
    const QString classes = m_place->write(u"classes.json"_s, gesso::test::graphClasses());
    const QStringList arguments {u"info"_s, m_place->path(u"graph.json"_s), u"--object-info"_s,
                                 classes};
    const Ended text = runGesso(arguments);
    QCOMPARE(text.code, 0);
    for (const char *words : {"in the web editor's format, 7 nodes", "positive", "steps",
                              "a red dress in a crowd", "Outputs"})
        QVERIFY2(text.out.contains(words), words);
    QVERIFY2(!text.out.contains("Problems"), text.out.constData());
    const Ended json = runGesso(arguments + QStringList {u"--json"_s});
    const Value info = gesso::json::readValue(json.out).valueOr(Value());
    QCOMPARE(info["format"].toString(), u"graph"_s);
    QCOMPARE(info["nodes"].array().size(), 7U);
    QCOMPARE(info["problems"].array().size(), 0U);
    QVERIFY(info["fields"].array().size() > 10);
}

void tst_Graphs::infoWithAServer()
{
    const Ended ended
        = runGesso({u"info"_s, m_place->path(u"graph.json"_s), u"--server"_s, m_demo->address()});
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.out.contains("positive"), ended.out.constData());
}

void tst_Graphs::infoWithoutClassesSaysSo()
{
    const Ended text = runGesso({u"info"_s, m_place->path(u"graph.json"_s)});
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.contains("node classes") && text.out.contains("--server")
                 && text.out.contains("--object-info"),
             text.out.constData());
    QVERIFY2(text.out.contains("KSampler"),
             text.out.constData()); // its nodes are told all the same
    const Ended json = runGesso({u"info"_s, u"--json"_s, m_place->path(u"graph.json"_s)});
    const Value info = gesso::json::readValue(json.out).valueOr(Value());
    QCOMPARE(info["problems"].at(0)["kind"].toString(), u"needsClasses"_s);
    QCOMPARE(info["nodes"].array().size(), 8U);
}

QTEST_GUILESS_MAIN(tst_Graphs)
#include "tst_graphs.moc"
