// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/writer.h"
#include "workflow/make.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestForm : public QObject
{
    Q_OBJECT

private slots:
    void infersKindsWithoutAServer_data();
    void infersKindsWithoutAServer();
    void takesTypesAndRangesFromTheClass();
    void showsInputsThatTheFileLacks();
    void expandsDynamicInputs();
    void readsBothInputEncodings();
    void leavesOutWhatMakesNoSense();
    void ordersMainFieldsAndGroupsTheRest();
    void namesOutputsAndUnknownClasses();
    void findsFieldsByName_data();
    void findsFieldsByName();
    void listsWhatWouldBeRight();
    void composesThePromptToSend_data();
    void composesThePromptToSend();
    void reachesOnlyWhatRuns();
};

namespace {

const QByteArray kClasses = R"({
  "Sampler":{"input":{"required":{"seed":["INT",{"default":0,"min":0,"max":4294967295,"control_after_generate":true,"tooltip":"Noise"}],
    "steps":["INT",{"default":20,"min":1,"max":100,"step":1}],"mode":[["fast","slow"],{"default":"slow"}],
    "kind":["COMBO",{"options":["x","y"],"multiselect":false}],"on":["BOOLEAN",{"default":true}],
    "words":["STRING",{"multiline":true,"placeholder":"say"}],"name":["STRING",{"default":"n"}],"model":["MODEL"],
    "far":["INT",{"forceInput":true}]},
    "optional":{"extra":["FLOAT",{"default":0.5,"advanced":true}],"picture":[["a.png"],{"image_upload":true}]},
    "hidden":{"p":"PROMPT","q":["UNIQUE_ID"]}},"output":["IMAGE"],"x-unknown":[1]},
  "Saver":{"input":{"required":{"images":["IMAGE"],"format":["COMFY_DYNAMICCOMBO_V3",{"options":[
    {"key":"png","inputs":{"required":{"bits":["INT",{"default":8}]}}},
    {"key":"mp4","inputs":{"required":{"codec":["COMFY_DYNAMICCOMBO_V3",{"options":[
      {"key":"h264","inputs":{"required":{"crf":["FLOAT",{"default":20.0}]}}}]}]},"optional":{"note":["STRING",{}]}}}]}],
    "box":["BOUNDING_BOXES",{"default":[1,2]}]}},"output":[],"output_node":true}})";

QStringList inputsOf(const Form &form, const QString &node)
{
    QStringList names;
    for (const Field &field : form.fields) {
        if (field.id.node == node)
            names.append(field.id.input);
    }
    return names;
}

} // namespace

void TestForm::infersKindsWithoutAServer_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<FieldKind>("kind");
    QTest::newRow("a whole number") << QByteArray(R"("count":3)") << FieldKind::Integer;
    QTest::newRow("a number with a point") << QByteArray(R"("shift":3.0)") << FieldKind::Float;
    QTest::newRow("cfg is a fraction though the file says 8")
        << QByteArray(R"("cfg":8)") << FieldKind::Float;
    QTest::newRow("a strength, too") << QByteArray(R"("strength_model":1)") << FieldKind::Float;
    QTest::newRow("a short text") << QByteArray(R"("scheduler":"karras")") << FieldKind::Text;
    QTest::newRow("a short text that is a prompt")
        << QByteArray(R"("text":"cat")") << FieldKind::MultilineText;
    QTest::newRow("a text of two lines")
        << QByteArray(R"("note":"a\nb")") << FieldKind::MultilineText;
    QTest::newRow("true") << QByteArray(R"("tiled":true)") << FieldKind::Toggle;
    QTest::newRow("an object") << QByteArray(R"("box":{"x":1})") << FieldKind::Json;
    QTest::newRow("null") << QByteArray(R"("nothing":null)") << FieldKind::Json;
    QTest::newRow("a wrapped list") << QByteArray(R"("list":{"__value__":[1]})") << FieldKind::Json;
}

void TestForm::infersKindsWithoutAServer()
{
    QFETCH(const QByteArray, input);
    const Form form
        = makeForm(test::promptOf(R"({"1":{"class_type":"A","inputs":{)" + input + "}}}"), nullptr);
    QCOMPARE(form.fields.size(), 1);
    QTEST(form.fields.front().kind, "kind");
    QVERIFY(!form.fields.front().known);
    QVERIFY(checkValue(form.fields.front(), form.fields.front().value).ok());
}

void TestForm::takesTypesAndRangesFromTheClass()
{
    const auto classes = test::catalogueOf(kClasses);
    const Form form = makeForm(
        test::promptOf(R"({"1":{"class_type":"Sampler","inputs":{"seed":7,"steps":30,"mode":"fast",
        "kind":"y","on":false,"words":"w","picture":"b.png","extra":1,"stranger":5},"_meta":{"title":"My sampler"}}})"),
        classes.get());
    const Field *seed = form.find({u"1"_s, u"seed"_s});
    QCOMPARE(seed->kind, FieldKind::Integer);
    QCOMPARE(seed->maximum, json::Number("4294967295"));
    QCOMPARE(seed->tooltip, u"Noise"_s);
    QCOMPARE(seed->nodeTitle, u"My sampler"_s);
    QVERIFY(seed->isSeed);
    QVERIFY(seed->known);
    const Field *mode = form.find({u"1"_s, u"mode"_s});
    QCOMPARE(mode->kind, FieldKind::Choice);
    QCOMPARE(mode->choices->texts, QStringList({u"fast"_s, u"slow"_s}));
    QCOMPARE(mode->defaultValue, json::Value("slow"));
    QCOMPARE(form.find({u"1"_s, u"kind"_s})->choices->texts, QStringList({u"x"_s, u"y"_s}));
    QCOMPARE(form.find({u"1"_s, u"kind"_s})->defaultValue, json::Value("x"));
    QCOMPARE(form.find({u"1"_s, u"on"_s})->kind, FieldKind::Toggle);
    QCOMPARE(form.find({u"1"_s, u"words"_s})->kind, FieldKind::MultilineText);
    QCOMPARE(form.find({u"1"_s, u"words"_s})->placeholder, u"say"_s);
    QCOMPARE(form.find({u"1"_s, u"picture"_s})->kind, FieldKind::Image);
    QVERIFY(form.find({u"1"_s, u"extra"_s})->advanced);
    QVERIFY(!form.find({u"1"_s, u"stranger"_s})->known);
    QCOMPARE(form.find({u"1"_s, u"far"_s}), nullptr);
    QCOMPARE(form.find({u"1"_s, u"p"_s}), nullptr);
}

void TestForm::showsInputsThatTheFileLacks()
{
    const auto classes = test::catalogueOf(kClasses);
    const Form form = makeForm(
        test::promptOf(R"({"1":{"class_type":"Sampler","inputs":{"steps":30}}})"), classes.get());
    const Field *mode = form.find({u"1"_s, u"mode"_s});
    QVERIFY(mode->absent);
    QCOMPARE(mode->value, json::Value("slow"));
    QVERIFY(!form.find({u"1"_s, u"steps"_s})->absent);
}

void TestForm::expandsDynamicInputs()
{
    const auto classes = test::catalogueOf(kClasses);
    const auto names = [&classes](const QByteArray &inputs) {
        const Form form
            = makeForm(test::promptOf(R"({"1":{"class_type":"Saver","inputs":)" + inputs + "}}"),
                       classes.get());
        return inputsOf(form, u"1"_s);
    };
    QCOMPARE(names("{}"), QStringList({u"format"_s, u"format.bits"_s, u"box"_s}));
    QCOMPARE(names(R"({"format":"mp4","format.codec":"h264"})"),
             QStringList({u"format"_s, u"format.codec"_s, u"format.codec.crf"_s, u"format.note"_s,
                          u"box"_s}));
    GESSO_NEED_SHARED();
    const Form grown = makeForm(
        test::promptOf(
            R"({"1":{"class_type":"StringFormat","inputs":{"f_string":"{a}","values.a":"x"}}})"),
        test::newerCatalogue().get());
    QVERIFY(grown.find({u"1"_s, u"values.a"_s})->known);
}

void TestForm::readsBothInputEncodings()
{
    const auto classes = test::catalogueOf(kClasses);
    const auto sampler = classes->find(u"Sampler"_s);
    QCOMPARE(sampler->displayName, u"Sampler"_s);
    QCOMPARE(sampler->input(u"mode"_s)->type, u"COMBO"_s);
    QCOMPARE(sampler->input(u"kind"_s)->type, u"COMBO"_s);
    QCOMPARE(sampler->input(u"p"_s)->type, u"PROMPT"_s);
    QCOMPARE(sampler->input(u"q"_s)->type, u"UNIQUE_ID"_s);
    QVERIFY(!sampler->input(u"p"_s)->isValue());
    QVERIFY(!sampler->input(u"model"_s)->isValue());
    QVERIFY(!sampler->input(u"far"_s)->isValue());
    QCOMPARE(sampler->json["x-unknown"], *json::readValue("[1]"));
    QCOMPARE(classes->find(u"None"_s), nullptr);
}

void TestForm::leavesOutWhatMakesNoSense()
{
    const auto classes = test::catalogueOf(
        R"({"Good":{"input":{}},"Bad":5,"Odd":{"input":{"required":{"a":7,"b":[],"c":"INT",
        "d":[{"x":1}]},"optional":null},"output":"IMAGE","output_name":3,"input_order":{"required":["zz",4,"c"]}}})");
    QCOMPARE(classes->classNames(), QStringList({u"Good"_s, u"Odd"_s}));
    QCOMPARE(classes->skipped(), QStringList({u"Bad"_s}));
    QCOMPARE(classes->find(u"Odd"_s)->inputs.size(), 4);
    QCOMPARE(classes->find(u"Odd"_s)->inputs.front().name, u"c"_s);
    QVERIFY(!Catalogue::read("[]").ok());
    QVERIFY(!Catalogue::read("<html>").ok());
    QVERIFY(!Catalogue::read(R"({"error":{"message":"no"}})").ok());
}

void TestForm::ordersMainFieldsAndGroupsTheRest()
{
    const Form form = makeForm(test::promptOf(R"({
      "9":{"class_type":"SaveImage","inputs":{"filename_prefix":"x","images":["3",0]},"_meta":{"title":"Save"}},
      "3":{"class_type":"KSampler","inputs":{"extra":1,"cfg":8.0,"steps":2,"seed":3,"positive":["6",0],"negative":["7",0]}},
      "7":{"class_type":"CLIPTextEncode","inputs":{"text":"bad"}},"6":{"class_type":"CLIPTextEncode","inputs":{"text":"good"}}})"),
                               nullptr);
    QStringList labels;
    for (const FieldId &id : form.main)
        labels.append(form.find(id)->label);
    QCOMPARE(
        labels,
        QStringList({u"Prompt"_s, u"Negative prompt"_s, u"Seed"_s, u"Steps"_s, u"Guidance"_s}));
    QCOMPARE(form.groups.size(), 2);
    QCOMPARE(form.groups.front().title, u"Save"_s);
    QCOMPARE(form.groups.front().fields, QList<FieldId>({{u"9"_s, u"filename_prefix"_s}}));
    QCOMPARE(form.find({u"9"_s, u"filename_prefix"_s})->label, u"Filename prefix"_s);
    QCOMPARE(form.fields.front().id.node, u"9"_s);
}

void TestForm::namesOutputsAndUnknownClasses()
{
    const auto classes = test::catalogueOf(kClasses);
    const Prompt prompt = test::promptOf(
        R"({"1":{"class_type":"Sampler","inputs":{}},"2":{"class_type":"Saver","inputs":{"images":["1",0]}},
        "3":{"class_type":"PreviewImage","inputs":{"images":["1",0]}}})");
    const Form form = makeForm(prompt, classes.get());
    QCOMPARE(form.outputs.size(), 2);
    QVERIFY(!form.outputs[0].temporary);
    QVERIFY(form.outputs[1].temporary);
    QCOMPARE(form.problems.size(), 1);
    QCOMPARE(form.problems.front().kind, Problem::Kind::UnknownClass);
    QCOMPARE(form.problems.front().where.node, u"3"_s);
    const Form none
        = makeForm(test::promptOf(R"({"1":{"class_type":"Sampler","inputs":{}}})"), classes.get());
    QVERIFY(std::ranges::any_of(none.problems, [](const Problem &problem) {
        return problem.kind == Problem::Kind::NoOutput;
    }));
}

void TestForm::findsFieldsByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("found"); // none: refused
    QTest::newRow("a role") << u"steps"_s << QStringList({u"3.steps"_s});
    QTest::newRow("another name of a role") << u"guidance"_s << QStringList({u"3.cfg"_s});
    QTest::newRow("a role of two fields")
        << u"positive"_s << QStringList({u"6.text_g"_s, u"6.text_l"_s});
    QTest::newRow("node and input")
        << u"9.filename_prefix"_s << QStringList({u"9.filename_prefix"_s});
    QTest::newRow("a node inside a subgraph") << u"57:1.note"_s << QStringList({u"57:1.note"_s});
    QTest::newRow("a dotted input")
        << u"57:1.format.codec"_s << QStringList({u"57:1.format.codec"_s});
    QTest::newRow("a title") << u"Save it.filename_prefix"_s
                             << QStringList({u"9.filename_prefix"_s});
    QTest::newRow("a title of two nodes") << u"Twin.note"_s << QStringList();
    QTest::newRow("a role that is not there") << u"mask"_s << QStringList();
    QTest::newRow("nothing of the kind") << u"9.nothing"_s << QStringList();
    QTest::newRow("a link") << u"9.images"_s << QStringList();
}

void TestForm::findsFieldsByName()
{
    QFETCH(const QString, name);
    const Form form = makeForm(test::promptOf(R"({
      "3":{"class_type":"KSampler","inputs":{"cfg":8.0,"steps":2,"seed":3,"positive":["6",0],"negative":["6",0]}},
      "6":{"class_type":"CLIPTextEncodeSDXL","inputs":{"text_g":"good","text_l":"good"}},
      "57:1":{"class_type":"X","inputs":{"note":"a","format.codec":"c"},"_meta":{"title":"Twin"}},
      "57:2":{"class_type":"X","inputs":{"note":"a"},"_meta":{"title":"Twin"}},
      "9":{"class_type":"SaveImage","inputs":{"filename_prefix":"x","images":["3",0]},"_meta":{"title":"Save it"}}})"),
                               nullptr);
    const auto found = findFields(form, name);
    QStringList ids;
    for (const FieldId &id : found.valueOr({}))
        ids.append(id.toString());
    QTEST(ids, "found");
    if (!found)
        QVERIFY(!found.error().advice.isEmpty());
}

void TestForm::listsWhatWouldBeRight()
{
    const Form form = makeForm(test::promptOf(R"({
      "3":{"class_type":"KSampler","inputs":{"steps":2,"seed":3,"positive":["6",0],"negative":["6",0]}},
      "6":{"class_type":"CLIPTextEncode","inputs":{"text":"good"}},
      "9":{"class_type":"SaveImage","inputs":{"filename_prefix":"x","images":["3",0]}}})"),
                               nullptr);
    const auto found = findFields(form, u"stepps"_s);
    QCOMPARE(found.error().kind, Error::Kind::NotFound);
    QCOMPARE(found.error().message, u"The workflow has no field \"stepps\"."_s);
    QCOMPARE(found.error().advice,
             u"It has: steps (3.steps), seed (3.seed), positive (6.text), 9.filename_prefix."_s);
}

void TestForm::composesThePromptToSend_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<FieldValues>("values");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *name, const QByteArray &text, const FieldValues &values,
                        const QByteArray &sent) { QTest::newRow(name) << text << values << sent; };
    row("values in their places",
        R"({"1":{"inputs":{"a":1,"b":["1",0]},"class_type":"X","_meta":{"title":"t"}}})",
        {{{u"1"_s, u"a"_s}, json::Number("18446744073709551615")}},
        R"({"1":{"inputs":{"a":18446744073709551615,"b":["1",0]},"class_type":"X","_meta":{"title":"t"}}})");
    row("is_changed and strangers go, _meta comes",
        R"({"1":{"class_type":"X","is_changed":NaN},"version":1})", {},
        R"({"1":{"class_type":"X","inputs":{},"_meta":{"title":"X"}}})");
    row("lists that are no links are wrapped, links are not",
        R"({"1":{"class_type":"X","inputs":{"l":[1,2,3],"w":{"__value__":[1]},"k":["7",0]},"_meta":{}}})",
        {},
        R"({"1":{"class_type":"X","inputs":{"l":{"__value__":[1,2,3]},"w":{"__value__":[1]},"k":["7",0]},"_meta":{}}})");
    row("a list as a value is wrapped even when it looks like a link",
        R"({"1":{"class_type":"X","inputs":{"l":1},"_meta":{}}})",
        {{{u"1"_s, u"l"_s}, json::Array {"1", 0}}},
        R"({"1":{"class_type":"X","inputs":{"l":{"__value__":["1",0]}},"_meta":{}}})");
    row("required inputs come from their defaults, with those that a choice brings",
        R"({"1":{"class_type":"Saver","inputs":{"images":["2",0],"format":"mp4"},"_meta":{}}})", {},
        R"({"1":{"class_type":"Saver","inputs":{"images":["2",0],"format":"mp4","format.codec":"h264","format.codec.crf":20.0,)"
        R"("box":{"__value__":[1,2]}},"_meta":{}}})");
    row("an optional input that nobody changed stays away",
        R"({"1":{"class_type":"Saver","inputs":{"format":"png","format.bits":8,"box":{}},"_meta":{}},"2":{"class_type":"Sampler",)"
        R"("inputs":{"seed":1,"steps":1,"mode":"fast","kind":"x","on":true,"words":"w","name":"n"},"_meta":{}}})",
        {{{u"2"_s, u"extra"_s}, 0.5}},
        R"({"1":{"class_type":"Saver","inputs":{"format":"png","format.bits":8,"box":{}},"_meta":{}},"2":{"class_type":"Sampler",)"
        R"("inputs":{"seed":1,"steps":1,"mode":"fast","kind":"x","on":true,"words":"w","name":"n"},"_meta":{}}})");
    row("a changed one is sent",
        R"({"2":{"class_type":"Sampler",)"
        R"("inputs":{"seed":1,"steps":1,"mode":"fast","kind":"x","on":true,"words":"w","name":"n"},"_meta":{}}})",
        {{{u"2"_s, u"extra"_s}, 0.75}},
        R"({"2":{"class_type":"Sampler",)"
        R"("inputs":{"seed":1,"steps":1,"mode":"fast","kind":"x","on":true,"words":"w","name":"n","extra":0.75},"_meta":{}}})");
}

void TestForm::composesThePromptToSend()
{
    QFETCH(const QByteArray, text);
    QFETCH(const FieldValues, values);
    const auto classes = test::catalogueOf(kClasses);
    QTEST(json::write(composePrompt(test::promptOf(text), values, classes.get()).json()), "sent");
}

void TestForm::reachesOnlyWhatRuns()
{
    const Prompt prompt = test::promptOf(
        R"({"1":{"class_type":"A","inputs":{}},"2":{"class_type":"B","inputs":{"x":["1",0]}},
        "3":{"class_type":"SaveImage","inputs":{"images":["2",0]}},"4":{"class_type":"C","inputs":{"x":["1",0]}}})");
    QStringList nodes = reachableNodes(prompt, nullptr);
    nodes.sort();
    QCOMPARE(nodes, QStringList({u"1"_s, u"2"_s, u"3"_s}));
}

QTEST_GUILESS_MAIN(TestForm)
#include "tst_form.moc"
