// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "json/reader.h"
#include "support/shared.h"

#include <QTest>

using namespace Qt::StringLiterals;
using gesso::json::Value;
using gesso::test::Ended;
using gesso::test::runGesso;
using gesso::test::Workplace;

// `gesso info` on real files, with the real program.
class tst_Info : public QObject
{
    Q_OBJECT

private slots:
    void textTellsAll();
    void jsonTellsAll();
    void everyNameIsTakenBySet();
    void standardInput();
    void rangesFromASavedCatalogue();
    void catalogueThatIsNone();
    void rangesFromAServer();
    void serverThatIsAway();
    void problemsAreListed();
    void shippedWorkflows_data();
    void shippedWorkflows();
    void recordedPrompts();
};

namespace {

Value infoOf(const QStringList &arguments)
{
    const Ended ended = runGesso(QStringList {u"info"_s, u"--json"_s} + arguments);
    const auto value = gesso::json::readValue(ended.out);
    if (ended.code != 0 || !value)
        QTest::qFail(ended.err.constData(), __FILE__, __LINE__);
    return value.valueOr(Value());
}

const Value &fieldOf(const Value &info, std::string_view id)
{
    for (const Value &field : info["fields"].array()) {
        if (field["id"].utf8() == id)
            return field;
    }
    static const Value none;
    return none;
}

} // namespace

void tst_Info::textTellsAll()
{
    const Workplace place;
    const Ended ended = runGesso({u"info"_s, place.workflow()});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    for (const char *words :
         {"small.json: a workflow in API format, 7 nodes", "KSampler", "steps", "a hill",
          "sdXL_v10VAEFix.safetensors", "positive", "negative", "Outputs"}) {
        QVERIFY2(ended.out.contains(words), words);
    }
    QVERIFY(!ended.out.contains("Input images"));
}

void tst_Info::jsonTellsAll()
{
    const Workplace place;
    const Value info = infoOf({place.workflow()});
    QCOMPARE(info["format"].toString(), u"api"_s);
    QCOMPARE(info["nodes"].array().size(), 7U);
    QCOMPARE(info["nodes"].at(0)["id"].toString(), u"4"_s);
    QCOMPARE(info["nodes"].at(0)["class"].toString(), u"CheckpointLoaderSimple"_s);
    QCOMPARE(info["models"].array().size(), 1U);
    QCOMPARE(info["models"].at(0)["file"].toString(), u"sdXL_v10VAEFix.safetensors"_s);
    QCOMPARE(info["models"].at(0)["role"].toString(), u"checkpoint"_s);
    QCOMPARE(info["images"].array().size(), 0U);
    QCOMPARE(info["outputs"].array().size(), 1U);
    QCOMPARE(info["outputs"].at(0)["node"].toString(), u"9"_s);
    QCOMPARE(fieldOf(info, "3.steps")["role"].toString(), u"steps"_s);
    QCOMPARE(fieldOf(info, "3.steps")["value"].toInt64(), 4);
    QCOMPARE(fieldOf(info, "3.cfg")["name"].toString(), u"cfg"_s);
    QCOMPARE(fieldOf(info, "6.text")["role"].toString(), u"positive"_s);
    QCOMPARE(fieldOf(info, "7.text")["role"].toString(), u"negative"_s);
}

void tst_Info::everyNameIsTakenBySet()
{
    const Workplace place;
    const Value info = infoOf({place.workflow()});
    QVERIFY(info["fields"].array().size() > 10);
    QStringList arguments {u"run"_s, place.workflow(), u"--server"_s, u"127.0.0.1:1"_s};
    for (const Value &field : info["fields"].array())
        arguments << u"--set"_s << QString(field["name"].toString() + u"=1"_s);
    // 3, nobody at that address: the names were fine, or it would be 2.
    QCOMPARE(runGesso(arguments).code, 3);
    arguments << u"--set"_s << u"frobnication=1"_s;
    QCOMPARE(runGesso(arguments).code, 2);
}

void tst_Info::standardInput()
{
    const Ended ended = runGesso({u"info"_s, u"-"_s}, gesso::test::smallWorkflow());
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.out.startsWith("standard input: "));
}

void tst_Info::rangesFromASavedCatalogue()
{
    GESSO_NEED_SHARED();
    const Workplace place;
    for (const QString &file :
         {u"recordings/object_info.json"_s, u"recordings/old-0.3.64/object_info.json"_s}) {
        const Value info
            = infoOf({place.workflow(), u"--object-info"_s, gesso::test::sharedPath(file)});
        const Value &steps = fieldOf(info, "3.steps");
        QCOMPARE(steps["minimum"].toInt64(), 1);
        QCOMPARE(steps["maximum"].toInt64(), 10000);
        QCOMPARE(steps["known"].toBool(), true);
        QVERIFY(fieldOf(info, "3.sampler_name")["choices"].array().size() > 10);
        const auto *most = fieldOf(info, "3.seed")["maximum"].number();
        QVERIFY(most != nullptr);
        QCOMPARE(most->toUInt64(), std::optional<quint64>(18446744073709551615ULL));
    }
}

void tst_Info::catalogueThatIsNone()
{
    const Workplace place;
    const QString broken = place.write(u"broken.json"_s, "[]"_ba);
    const Ended ended = runGesso({u"info"_s, place.workflow(), u"--object-info"_s, broken});
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains("broken.json"), ended.err.constData());
    QCOMPARE(runGesso({u"info"_s, place.workflow(), u"--object-info"_s, u"/none"_s}).code, 2);
}

void tst_Info::rangesFromAServer()
{
    const Workplace place;
    const gesso::test::DemoProcess demo;
    const Value info = infoOf({place.workflow(), u"--server"_s, demo.address()});
    QCOMPARE(fieldOf(info, "3.steps")["known"].toBool(), true);
    QVERIFY(fieldOf(info, "3.sampler_name")["choices"].array().size() > 3);
}

void tst_Info::serverThatIsAway()
{
    const Workplace place;
    const Ended ended = runGesso({u"info"_s, place.workflow(), u"--server"_s, u"127.0.0.1:1"_s});
    QCOMPARE(ended.code, 3);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("127.0.0.1:1"), ended.err.constData());
}

void tst_Info::problemsAreListed()
{
    const Workplace place;
    const QString file = place.variant(u"dangling.json"_s, R"(["8", 0])"_ba, R"(["88", 0])"_ba);
    const Value info = infoOf({file});
    QVERIFY(!info["problems"].array().empty());
    QCOMPARE(info["problems"].at(0)["kind"].toString(), u"danglingLink"_s);
    const Ended ended = runGesso({u"info"_s, file});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.out.contains("Problems"));
}

void tst_Info::shippedWorkflows_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("hasImage");
    QTest::newRow("portrait") << u"portrait"_s << false;
    QTest::newRow("txt2img") << u"txt2img"_s << false;
    QTest::newRow("img2img") << u"img2img"_s << true;
    QTest::newRow("inpaint") << u"inpaint"_s << true;
}

void tst_Info::shippedWorkflows()
{
    QFETCH(QString, name);
    QFETCH(bool, hasImage);
    const Value info = infoOf({u"%1/workflows/%2.json"_s.arg(QStringLiteral(GESSO_SOURCE), name)});
    QCOMPARE(info["problems"].array().size(), 0U);
    QVERIFY(!info["models"].array().empty());
    QVERIFY(!info["outputs"].array().empty());
    QCOMPARE(!info["images"].array().empty(), hasImage);
}

void tst_Info::recordedPrompts()
{
    GESSO_NEED_SHARED();
    for (const QString &name : {u"api_bfl_flux3_t2i.api.json"_s, u"api_bria_eraser.api.json"_s}) {
        const Value info = infoOf({gesso::test::sharedPath(u"conversion/"_s + name)});
        QVERIFY(!info["nodes"].array().empty());
        QVERIFY(!info["fields"].array().empty());
    }
}

QTEST_GUILESS_MAIN(tst_Info)
#include "tst_info.moc"
