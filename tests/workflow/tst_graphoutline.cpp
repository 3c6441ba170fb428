// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/make.h"
#include "workflow/missing.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;

// What a graph says beside its values, in its form: groups, subgraphs, notes, what is switched off,
// what a server lacks (issue 5, 3.1 to 3.3).
class TestGraphOutline : public QObject
{
    Q_OBJECT

private slots:
    void groupsAreHeadings();
    void promotedInputsStandOnTheirSubgraph();
    void notesAreKept();
    void whatIsSwitchedOffIsMarked();
    void missingThingsAreTold();
    void valuesDecideWhatIsMissing();
    void filesThatCannotBeJudgedAreNotMissing();
    void modelsOfOneNameAreToldApart();
    void ownChoicesAreChoices();
    void hostileOutlinesAreNone_data();
    void hostileOutlinesAreNone();
};

namespace {

const QByteArray kClasses = R"json({
 "Loader": {"input": {"required": {"model_name": [["here.safetensors", "other.safetensors"]]}},
  "output": ["MODEL"], "display_name": "Load a Model", "output_node": false},
 "LoadImage": {"input": {"required": {"image": [["in.png"], {"image_upload": true}]}},
  "output": ["IMAGE"], "display_name": "Load Image", "output_node": false},
 "Change": {"input": {"required": {"model": ["MODEL"], "amount": ["FLOAT", {"default": 1.0}],
   "mode": [["soft", "hard"]]}}, "output": ["MODEL"], "display_name": "Change a Model", "output_node": false},
 "Show": {"input": {"required": {"model": ["MODEL"], "words": ["STRING", {}]}, "optional": {"image": ["IMAGE"]}},
  "output": [], "display_name": "Show It", "output_node": true}
})json";

// Nodes 1 to 3 in a row: Loader, an instance of the subgraph "Sharpen" (Change inside, its amount
// promoted as "strength"), Show; in two groups, one inside of the other.
QByteArray sample(const QByteArray &moreNodes = {}, const QByteArray &model = "here.safetensors")
{
    return R"({"version": 0.4, "last_node_id": 30, "last_link_id": 9, "nodes": [
 {"id": 1, "type": "Loader", "pos": [0, 40], "size": [100, 100], "mode": 0, "inputs": [],
  "outputs": [{"name": "MODEL", "type": "MODEL", "links": [1]}], "widgets_values": [")"
        + model + R"("],
  "properties": {"models": [{"name": "gone.safetensors", "url": "https://example.org/gone", "directory": "unet"}]}},
 {"id": 2, "type": "5ac1e7e0-0000-4000-8000-000000000001", "title": "Sharpen it", "pos": {"0": 300, "1": 40},
  "size": {"0": 100, "1": 100}, "mode": 0,
  "inputs": [{"name": "model", "type": "MODEL", "link": 1},
             {"name": "strength", "label": "How strong", "type": "FLOAT", "widget": {"name": "strength"}, "link": null}],
  "outputs": [{"name": "MODEL", "type": "MODEL", "links": [2]}], "properties": {}, "widgets_values": [0.25]},
 {"id": 3, "type": "Show", "pos": [900, 40], "size": [100, 100], "mode": 0,
  "inputs": [{"name": "model", "type": "MODEL", "link": 2}], "outputs": [], "properties": {}, "widgets_values": ["a word"]})"
        + moreNodes + R"(],
 "links": [[1, 1, 0, 2, 0, "MODEL"], [2, 2, 0, 3, 0, "MODEL"]],
 "groups": [{"title": "All of it", "bounding": [-50, -50, 600, 600]}, {"title": "Models", "bounding": [-20, -20, 200, 300]}],
 "definitions": {"subgraphs": [{"id": "5ac1e7e0-0000-4000-8000-000000000001", "name": "Sharpen", "version": 1,
  "state": {"lastNodeId": 5, "lastLinkId": 9},
  "inputNode": {"id": -10}, "outputNode": {"id": -20},
  "inputs": [{"id": "a", "name": "model", "type": "MODEL", "linkIds": [5]}, {"id": "b", "name": "strength", "type": "FLOAT", "linkIds": [6]}],
  "outputs": [{"id": "c", "name": "MODEL", "type": "MODEL", "linkIds": [7]}], "widgets": [],
  "nodes": [{"id": 5, "type": "Change", "pos": [0, 0], "size": [10, 10], "mode": 0,
   "inputs": [{"name": "model", "type": "MODEL", "link": 5},
              {"name": "amount", "type": "FLOAT", "widget": {"name": "amount"}, "link": 6}],
   "outputs": [{"name": "MODEL", "type": "MODEL", "links": [7]}], "properties": {}, "widgets_values": [1.0, "hard"]}],
  "groups": [], "links": [
   {"id": 5, "origin_id": -10, "origin_slot": 0, "target_id": 5, "target_slot": 0, "type": "MODEL"},
   {"id": 6, "origin_id": -10, "origin_slot": 1, "target_id": 5, "target_slot": 1, "type": "FLOAT"},
   {"id": 7, "origin_id": 5, "origin_slot": 0, "target_id": -20, "target_slot": 0, "type": "MODEL"}], "extra": {}}]},
 "config": {}, "extra": {}})";
}

Form formOf(const QByteArray &graph)
{
    Document document = Document::read(graph, u"graph.json"_s).valueOr(Document());
    const auto catalogue = test::catalogueOf(kClasses);
    document.setCatalogue(catalogue);
    return makeForm(document, catalogue.get());
}

QStringList groupsOf(const Form &form)
{
    QStringList lines;
    for (const FieldGroup &group : form.groups) {
        QStringList fields;
        for (const FieldId &id : group.fields)
            fields << form.find(id)->label;
        lines << group.heading + u"/"_s + group.title + u": "_s + fields.join(u", "_s);
    }
    return lines;
}

QStringList told(const Form &form, const FieldValues &values = {})
{
    QStringList lines;
    const auto missing = findMissing(form, [&values](const Field &field) {
        return std::optional(values.value(field.id, field.value));
    });
    for (const Missing &one : missing)
        lines << inWords(one) + u" "_s + one.address;
    return lines;
}

} // namespace

void TestGraphOutline::groupsAreHeadings()
{
    // Promoted inputs first, then what has no heading; a node belongs to the innermost group; what
    // is inside of a subgraph comes last.
    const QStringList wanted {u"All of it/Sharpen it: How strong"_s, u"/Show It: Words"_s,
                              u"Sharpen it/Change a Model: Mode"_s};
    QStringList found = groupsOf(formOf(sample()));
    found.removeIf([](const QString &line) { return line.contains(u"Load"_s); });
    QCOMPARE(found, wanted);
    const Form form = formOf(
        sample(R"(,{"id": 9, "type": "Show", "title": "Nearby", "pos": [0, 150], "size": [100, 100],
        "mode": 0, "inputs": [], "outputs": [], "widgets_values": ["x"]})"));
    QVERIFY(groupsOf(form).contains(u"Models/Nearby: Words"_s));
}

void TestGraphOutline::promotedInputsStandOnTheirSubgraph()
{
    const Form form = formOf(sample());
    const Field *field = form.find(FieldId {u"2:5"_s, u"amount"_s});
    QVERIFY(field);
    QCOMPARE(field->holder, u"2"_s);
    QCOMPARE(field->holderTitle, u"Sharpen it"_s);
    QCOMPARE(field->label, u"How strong"_s);
    QCOMPARE(field->value, json::Value(0.25));
    QCOMPARE(form.find(FieldId {u"2:5"_s, u"mode"_s})->holder, u"2:5"_s);
}

void TestGraphOutline::notesAreKept()
{
    const Form form = formOf(sample(R"(,
 {"id": 10, "type": "Note", "pos": [0, 60], "size": [50, 50], "widgets_values": ["plain words"]},
 {"id": 11, "type": "MarkdownNote", "title": "Read me", "pos": [5000, 0], "size": [50, 50], "widgets_values": ["# Hello"]},
 {"id": 12, "type": "Note", "pos": [0, 0], "size": [50, 50], "widgets_values": ["  "]})"));
    QCOMPARE(form.notes.size(), 2);
    QCOMPARE(form.notes.at(0).text, u"plain words"_s);
    QCOMPARE(form.notes.at(0).heading, u"Models"_s);
    QVERIFY(!form.notes.at(0).isMarkdown);
    QCOMPARE(form.notes.at(1).title, u"Read me"_s);
    QCOMPARE(form.notes.at(1).heading, QString());
    QVERIFY(form.notes.at(1).isMarkdown);
}

void TestGraphOutline::whatIsSwitchedOffIsMarked()
{
    const Form form = formOf(sample(R"(,
 {"id": 13, "type": "Change", "pos": [0, 60], "size": [50, 50], "mode": 2, "inputs": [], "outputs": [], "widgets_values": [1, "soft"]},
 {"id": 14, "type": "5ac1e7e0-0000-4000-8000-000000000001", "pos": [5000, 0], "size": [50, 50], "mode": 4, "inputs": [], "outputs": []},
 {"id": 15, "type": "Reroute", "pos": [0, 0], "size": [50, 50], "mode": 4, "inputs": [], "outputs": []})"));
    QCOMPARE(form.inactive.size(), 2);
    QCOMPARE(form.inactive.at(0).title, u"Change a Model"_s);
    QCOMPARE(form.inactive.at(0).heading, u"Models"_s);
    QVERIFY(!form.inactive.at(0).isBypassed);
    QCOMPARE(form.inactive.at(1).title, u"Sharpen"_s);
    QVERIFY(form.inactive.at(1).isBypassed);
}

void TestGraphOutline::missingThingsAreTold()
{
    QCOMPARE(told(formOf(sample())), QStringList());
    const Form form = formOf(sample(R"(,
 {"id": 16, "type": "LoadImage", "pos": [0, 60], "size": [50, 50], "mode": 0, "inputs": [], "outputs": [],
  "widgets_values": ["away.png", "image"]},
 {"id": 17, "type": "Unheard", "pos": [0, 60], "size": [50, 50], "mode": 0, "inputs": [], "outputs": [],
  "properties": {"cnr_id": "some-pack"}},
 {"id": 18, "type": "Unheard", "pos": [0, 60], "size": [50, 50], "mode": 0, "inputs": [], "outputs": []})",
                                    "gone.safetensors"));
    QCOMPARE(told(form),
             QStringList(
                 {u"Node class Unheard, of the node pack some-pack "_s,
                  u"Model gone.safetensors, in the folder models/unet https://example.org/gone"_s,
                  u"Input file away.png, for Load Image "_s}));
}

void TestGraphOutline::valuesDecideWhatIsMissing()
{
    const Form form = formOf(sample({}, "gone.safetensors"));
    const FieldId model {u"1"_s, u"model_name"_s};
    QCOMPARE(told(form).size(), 1);
    QCOMPARE(told(form, {{model, json::Value("other.safetensors")}}), QStringList());
    // In a folder of its own it is the same model.
    QVERIFY(told(form, {{model, json::Value("flux\\gone.safetensors")}})
                .value(0)
                .contains(u"example.org"_s));
    QCOMPARE(told(form, {{model, json::Value("new.ckpt")}}),
             QStringList(u"Model new.ckpt, for Load a Model "_s));
}

void TestGraphOutline::filesThatCannotBeJudgedAreNotMissing()
{
    const Form form = formOf(sample(R"(,
 {"id": 16, "type": "LoadImage", "pos": [0, 60], "size": [50, 50], "mode": 0, "inputs": [], "outputs": [],
  "widgets_values": ["away.png", "image"]})"));
    const FieldId image {u"16"_s, u"image"_s};
    for (const char *name : {"in.png", "deeper/in.png", "x.png [output]", ""})
        QCOMPARE(told(form, {{image, json::Value(name)}}), QStringList());
    const FieldId sound {u"1"_s, u"model_name"_s}; // a list of files as well
    QCOMPARE(told(form, {{sound, json::Value("voice/take1.flac")}, {image, json::Value("in.png")}}),
             QStringList());
}

// Two nodes may name different models alike; each has its own folder and address.
void TestGraphOutline::modelsOfOneNameAreToldApart()
{
    const Form form = formOf(sample(R"(,
 {"id": 16, "type": "Loader", "pos": [0, 60], "size": [50, 50], "mode": 0, "inputs": [], "outputs": [],
  "widgets_values": ["gone.safetensors"],
  "properties": {"models": [{"name": "gone.safetensors", "url": "https://example.org/other", "directory": "clip"}]}})",
                                    "gone.safetensors"));
    const QStringList lines = told(form);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).contains(u"models/unet https://example.org/gone"_s));
    QVERIFY(lines.at(1).contains(u"models/clip https://example.org/other"_s));
}

void TestGraphOutline::ownChoicesAreChoices()
{
    const Document document
        = Document::read(
              R"({"version":0.4,"nodes":[{"id":1,"type":"CustomCombo","mode":0,"inputs":[],"outputs":[],
            "widgets_values":["two",1,"one","two",""]}],"links":[]})",
              u"combo.json"_s)
              .valueOr(Document());
    const auto catalogue = test::catalogueOf(
        R"json({"CustomCombo": {"input": {"required": {"choice": ["COMBO", {"options": []}]}},
        "output": ["STRING"], "display_name": "Custom Combo", "output_node": true}})json");
    Document opened = document;
    opened.setCatalogue(catalogue);
    const Form form = makeForm(opened, catalogue.get());
    const Field *choice = form.find(FieldId {u"1"_s, u"choice"_s});
    QVERIFY(choice && choice->choices);
    QCOMPARE(choice->choices->texts, QStringList({u"one"_s, u"two"_s}));
    QVERIFY(checkValue(*choice, choice->value));
}

void TestGraphOutline::hostileOutlinesAreNone_data()
{
    QTest::addColumn<QByteArray>("nodes");
    QTest::newRow("notes of wrong types") << QByteArray(R"(,
 {"id": 10, "type": "Note", "pos": "here", "size": 7, "widgets_values": [[]]},
 {"id": 11, "type": "Note", "pos": [null], "size": {}, "widgets_values": {"0": 1}},
 {"id": 12, "type": "MarkdownNote"})");
    QTest::newRow("places without end") << QByteArray(R"(,
 {"id": 10, "type": "Note", "pos": [1e400, -1e400], "size": [1e308, 1e308], "widgets_values": [""]})");
    QTest::newRow("models of wrong types") << QByteArray(R"(,
 {"id": 10, "type": "Note", "properties": {"models": [1, [], {"name": []}, {"url": 3}]}},
 {"id": 11, "type": "Note", "properties": {"models": {"name": "x"}}})");
}

void TestGraphOutline::hostileOutlinesAreNone()
{
    QFETCH(const QByteArray, nodes);
    const Form form = formOf(sample(nodes));
    QCOMPARE(form.notes.size(), 0);
    QCOMPARE(form.models.size(), 1);
    QVERIFY(obstacle(form) == nullptr);
}

QTEST_GUILESS_MAIN(TestGraphOutline)
#include "tst_graphoutline.moc"
