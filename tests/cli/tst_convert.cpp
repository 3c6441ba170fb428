// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "json/reader.h"
#include "support/shared.h"
#include "workflow/embedded/containers.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using gesso::json::Value;
using gesso::test::Ended;
using gesso::test::runGesso;
using gesso::test::Workplace;

// `gesso convert`, with the real program.
class tst_Convert : public QObject
{
    Q_OBJECT

private slots:
    void printsThePromptAndNothingElse();
    void readsStandardInput();
    void sendsAnApiFileAsItIs();
    void opensPictures();
    void asksAServer();
    void needsClasses();
    void stopsAtAnUnknownClass();
    void tellsProblemsWithTheirNode();
    void drawsFromTheSeed();
    void convertsAFolder();
};

namespace {

constexpr const char *kClasses = R"({"N":{"input":{"required":{"v":["INT",{"default":7}],
    "pick":["COMBO",{"options":[]}]}},"output":["INT"]},
    "T":{"input":{"required":{"text":["STRING",{"dynamicPrompts":true}]}},"output":["STRING"]}})";

QByteArray graphOf(const QByteArray &nodes)
{
    return R"({"version":0.4,"nodes":[)" + nodes + R"(],"links":[]})";
}

// The arguments of a conversion with the small classes.
QStringList withClasses(const Workplace &place, const QStringList &rest)
{
    return QStringList {u"convert"_s, u"--object-info"_s, place.write(u"classes.json"_s, kClasses)}
    + rest;
}

} // namespace

void tst_Convert::printsThePromptAndNothingElse()
{
    const Workplace place;
    const QString file
        = place.write(u"g.json"_s, graphOf(R"({"id":1,"type":"N","widgets_values":[5,"x"]})"));
    const Ended ended = runGesso(withClasses(place, {file}));
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    const auto prompt = gesso::json::readValue(ended.out);
    QVERIFY(prompt.ok());
    QCOMPARE((*prompt)["1"]["class_type"].toString(), u"N"_s);
    QCOMPARE((*prompt)["1"]["inputs"]["v"].toInt64(), 5);
}

void tst_Convert::readsStandardInput()
{
    const Workplace place;
    const Ended ended = runGesso(withClasses(place, {u"-"_s}), graphOf(R"({"id":1,"type":"T"})"));
    QCOMPARE(ended.code, 0);
    QVERIFY(gesso::json::readValue(ended.out).ok());
}

void tst_Convert::sendsAnApiFileAsItIs()
{
    const Workplace place;
    const Ended ended = runGesso({u"convert"_s, place.workflow()});
    QCOMPARE(ended.code, 0);
    QCOMPARE(*gesso::json::readValue(ended.out),
             *gesso::json::readValue(gesso::test::smallWorkflow()));
}

void tst_Convert::opensPictures()
{
    const Workplace place;
    const auto chunk = [](const QByteArray &key, const QByteArray &text) {
        return gesso::test::pngChunk("tEXt", key + '\0' + text);
    };
    const QByteArray graph = graphOf(R"({"id":1,"type":"N","widgets_values":[5,"x"]})");
    const QByteArray both = gesso::test::png(
        chunk("prompt", R"({"1":{"class_type":"N","inputs":{"v":6}}})") + chunk("workflow", graph));
    // The graph wins, from a file and from standard input.
    for (const QString &file : {place.write(u"both.png"_s, both), u"-"_s}) {
        const Ended ended = runGesso(withClasses(place, {file}), both);
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE((*gesso::json::readValue(ended.out))["1"]["inputs"]["v"].toInt64(), 5);
    }
    const QString alone = place.write(
        u"prompt.png"_s, gesso::test::png(chunk("prompt", gesso::test::smallWorkflow())));
    QCOMPARE(*gesso::json::readValue(runGesso({u"convert"_s, alone}).out),
             *gesso::json::readValue(gesso::test::smallWorkflow()));
    const Ended info = runGesso({u"info"_s, alone});
    QVERIFY2(info.code == 0, info.err.constData());
    const Ended none = runGesso({u"convert"_s, place.write(u"bare.png"_s, gesso::test::png({}))});
    QCOMPARE(none.code, 2);
    QVERIFY2(none.err.contains("bare.png") && none.err.contains("no workflow inside this PNG"),
             none.err.constData());
    const Ended foreign = runGesso(
        {u"info"_s,
         place.write(u"a1111.png"_s, gesso::test::png(chunk("parameters", "a cat\nSteps: 20")))});
    QCOMPARE(foreign.code, 2);
    QVERIFY2(foreign.err.contains("parameters of another program"), foreign.err.constData());
}

void tst_Convert::asksAServer()
{
    const gesso::test::DemoProcess demo;
    const Workplace place;
    const QString file = place.write(u"g.json"_s, graphOf(R"({"id":1,"type":"EmptyLatentImage"})"));
    const Ended ended = runGesso({u"convert"_s, u"--server"_s, demo.address(), file});
    QCOMPARE(ended.code, 0);
    QCOMPARE((*gesso::json::readValue(ended.out))["1"]["inputs"]["batch_size"].toInt64(), 1);
}

void tst_Convert::needsClasses()
{
    const Workplace place;
    const QString file = place.write(u"g.json"_s, graphOf(R"({"id":1,"type":"N"})"));
    const Ended ended = runGesso({u"convert"_s, file});
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("g.json") && ended.err.contains("/object_info"),
             ended.err.constData());
}

void tst_Convert::stopsAtAnUnknownClass()
{
    const Workplace place;
    const QString file = place.write(
        u"g.json"_s,
        graphOf(R"({"id":3,"type":"Strange","title":"Odd","properties":{"cnr_id":"odd-pack"}})"));
    const Ended ended = runGesso(withClasses(place, {file}));
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    for (const char *words : {"Strange", "'Odd' (3)", "odd-pack"})
        QVERIFY2(ended.err.contains(words), ended.err.constData());
}

void tst_Convert::tellsProblemsWithTheirNode()
{
    const Workplace place;
    const QString file = place.write(u"g.json"_s, graphOf(R"({"id":4,"type":"N","title":"Mine"})"));
    const Ended ended = runGesso(withClasses(place, {file}));
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.err.contains("'pick' of node 'Mine' (4) has no value"), ended.err.constData());
}

void tst_Convert::drawsFromTheSeed()
{
    const Workplace place;
    const QString file = place.write(
        u"g.json"_s,
        graphOf(R"({"id":1,"type":"T","widgets_values":["{a|b|c|d|e|f|g|h}{a|b|c|d|e|f|g|h}"]})"));
    const auto draw = [&](const QString &seed) {
        return runGesso(withClasses(place, {file, u"--seed"_s, seed})).out;
    };
    QCOMPARE(draw(u"18446744073709551615"_s), draw(u"18446744073709551615"_s));
    QVERIFY(draw(u"1"_s) != draw(u"2"_s) || draw(u"1"_s) != draw(u"3"_s));
    QCOMPARE(runGesso(withClasses(place, {file, u"--seed"_s, u"-1"_s})).code, 2);
}

void tst_Convert::convertsAFolder()
{
    const Workplace place;
    QVERIFY(QDir().mkpath(place.path(u"in"_s)));
    place.write(u"in/a.workflow.json"_s, graphOf(R"({"id":1,"type":"T"})"));
    place.write(u"in/b.json"_s, graphOf(R"({"id":2,"type":"T"})"));
    place.write(u"in/c.json"_s, graphOf(R"({"id":3,"type":"Strange"})"));
    const QStringList arguments = withClasses(
        place, {u"--batch"_s, place.path(u"in"_s), u"--to"_s, place.path(u"out/deep"_s)});
    const Ended ended = runGesso(arguments);
    QCOMPARE(ended.code, 2); // one of them did not come out
    QCOMPARE(ended.out, QByteArray());
    QVERIFY(ended.err.contains("Strange"));
    const QDir out(place.path(u"out/deep"_s));
    QCOMPARE(out.entryList(QDir::Files, QDir::Name),
             (QStringList {u"a.api.json"_s, u"b.api.json"_s}));
    QVERIFY(QFile::remove(place.path(u"in/c.json"_s)));
    QCOMPARE(runGesso(arguments).code, 0);
}

QTEST_GUILESS_MAIN(tst_Convert)
#include "tst_convert.moc"
