// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/documents.h"
#include "library/library.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/studio.h"
#include "support/graphsample.h"
#include "support/shared.h"
#include "widgets/editors/imagefield.h"
#include "widgets/editors/promptedit.h"
#include "widgets/parts/banner.h"
#include "workflow/embedded/containers.h"

#include <QClipboard>
#include <QDirIterator>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

namespace {

const QString kPortrait = u":/workflows/portrait.json"_s;
const QString kImg2Img = u":/workflows/img2img.json"_s;
constexpr int kLong = 60000;

QStringList picturesOf(const AppHouse &house)
{
    QStringList files;
    QDirIterator found(house.session()->studio()->library()->paths().results, {u"*.png"_s},
                       QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext())
        files << found.next();
    return files;
}

// Presses Generate and waits for the one picture that was not there before.
QString generate(const AppHouse &house)
{
    const QStringList before = picturesOf(house);
    auto *results = house.window()->findChild<library::ResultsModel *>();
    const int count = results->rowCount();
    house.trigger(u"generate"_s);
    if (!QTest::qWaitFor([&] { return results->rowCount() > count; }, kLong))
        return {};
    QStringList after = picturesOf(house);
    for (const QString &file : before)
        after.removeAll(file);
    return after.value(0);
}

void drop(QWidget *widget, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    dropOn(widget, &data);
}

QString savePng(const AppHouse &house, const QString &name, const QByteArray &chunks)
{
    QFile file(house.path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(png(chunks)) < 0)
        QTest::qFail("cannot write", __FILE__, __LINE__);
    return file.fileName();
}

QByteArray textChunk(const QByteArray &key, const QByteArray &text)
{
    return pngChunk("tEXt", key + '\0' + text);
}

studio::FormDocument *current(const AppHouse &house)
{
    return house.window()->findChild<app::Documents *>()->current();
}

// Role and value of all fields that have a role.
QStringList mainValues(const studio::FormDocument &document)
{
    QStringList lines;
    for (const FieldId &id : document.form().main)
        lines << QString(id.toString() + u'=' + textFromValue(document.value(id)));
    return lines;
}

json::Value valueOf(const studio::FormDocument &document, Role role)
{
    const Field *field = document.form().find(role);
    return field == nullptr ? json::Value() : document.value(field->id);
}

} // namespace

// Pictures that carry a workflow or parameters, dropped on the real window: issue 5, 4.3.
class TestEmbeddedFiles : public QObject
{
    Q_OBJECT

private slots:
    void aResultOpensWithTheValuesThatMadeIt_data();
    void aResultOpensWithTheValuesThatMadeIt();
    void savingNeverReplacesThePicture();
    void picturesOnImageFieldsStayPictures();
    void parametersFillTheWorkflowInFront();
    void graphAndPromptThatDifferAreTold();
    void parametersNeedAWorkflow();
    void valuesAreCopiedAndPasted();
    void anEmptyPictureSaysSo();
    void openingAsksForPicturesToo();
};

void TestEmbeddedFiles::aResultOpensWithTheValuesThatMadeIt_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::newRow("API format") << QByteArray();
    QTest::newRow("a graph, its seed stepped") << textToImageGraph("increment");
    QTest::newRow("a graph, its seed drawn") << textToImageGraph("randomize");
}

void TestEmbeddedFiles::aResultOpensWithTheValuesThatMadeIt()
{
    QFETCH(const QByteArray, graph);
    AppHouse house;
    QString file = kPortrait;
    if (!graph.isEmpty()) {
        file = house.path(u"graph.json"_s);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::WriteOnly) && saved.write(graph) == graph.size());
    }
    QVERIFY(house.open({file}));
    QTRY_VERIFY(house.named<PromptEdit>(u"Prompt"_s));
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"a fox in the snow"_s);
    const QString first = generate(house);
    QVERIFY(!first.isEmpty());
    auto *tabs = house.find<QTabBar>(u"tabs"_s);
    drop(house.window(), first);
    QTRY_COMPARE(tabs->count(), 3);
    QTRY_COMPARE(current(house)->path(), first);
    QCOMPARE(valueOf(*current(house), Role::Positive).toString(), u"a fox in the snow"_s);
    // Edited, run, and dropped again: the form that made it. The seed is the one that was drawn.
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"an owl at night"_s);
    const FieldId seed = current(house)->form().find(Role::Seed)->id;
    const QString second = generate(house);
    QVERIFY(!second.isEmpty());
    const QString drawn = current(house)->lastSeed(seed);
    QStringList expected = mainValues(*current(house));
    const QString before
        = QString(seed.toString() + u'=' + textFromValue(current(house)->value(seed)));
    expected.replace(expected.indexOf(before), QString(seed.toString() + u'=' + drawn));
    drop(house.named<PromptEdit>(u"Prompt"_s)->viewport(), second); // also on a field
    QTRY_COMPARE(tabs->count(), 4);
    QTRY_COMPARE(current(house)->path(), second);
    QCOMPARE(mainValues(*current(house)), expected);
}

void TestEmbeddedFiles::savingNeverReplacesThePicture()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    const QByteArray prompt = current(house)->toFile().simplified();
    const QString picture = savePng(house, u"fox.png"_s, textChunk("prompt", prompt));
    const QByteArray bytes = readFile(picture);
    drop(house.window(), picture);
    QTRY_COMPARE(current(house)->path(), picture);
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"saved words"_s);
    house.chooser()->saveTo = house.path(u"fox.json"_s);
    house.trigger(u"saveWorkflow"_s);
    QCOMPARE(house.chooser()->asked, 1);
    QCOMPARE(house.chooser()->last.name, u"fox.json"_s);
    QTRY_COMPARE(current(house)->path(), house.path(u"fox.json"_s));
    QVERIFY(readFile(house.path(u"fox.json"_s)).contains("saved words"));
    QCOMPARE(readFile(picture), bytes);
}

void TestEmbeddedFiles::picturesOnImageFieldsStayPictures()
{
    AppHouse house;
    QVERIFY(house.open({kImg2Img}));
    const QString picture = generate(house);
    auto *field = house.named<ImageField>(u"Start image"_s);
    QVERIFY(field);
    QVERIFY(!picture.isEmpty());
    drop(field, picture);
    QTRY_COMPARE(field->name(), QFileInfo(picture).fileName());
    QCOMPARE(house.find<QTabBar>(u"tabs"_s)->count(), 2);
}

void TestEmbeddedFiles::parametersFillTheWorkflowInFront()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    studio::FormDocument *document = current(house);
    const QStringList before = mainValues(*document);
    const QString picture = savePng(
        house, u"a1111.png"_s,
        textChunk(
            "parameters",
            "a fox, <lora:unseen:0.7>snow\nNegative prompt: fog\nSteps: 11, Sampler: Euler a, "
            "CFG scale: 5.5, Seed: 18446744073709551615, Size: 512x768, Clip skip: 2"));
    drop(house.window(), picture);
    QTRY_VERIFY(house.find<Banner>(u"parametersBanner"_s));
    QCOMPARE(current(house), document);
    QCOMPARE(valueOf(*document, Role::Positive).toString(), u"a fox, snow"_s);
    QCOMPARE(valueOf(*document, Role::Negative).toString(), u"fog"_s);
    QCOMPARE(textFromValue(valueOf(*document, Role::Seed)), u"18446744073709551615"_s);
    QCOMPARE(textFromValue(valueOf(*document, Role::Steps)), u"11"_s);
    QCOMPARE(textFromValue(valueOf(*document, Role::Width)), u"512"_s);
    QCOMPARE(textFromValue(valueOf(*document, Role::Height)), u"768"_s);
    QCOMPARE(document->seedMode(document->form().find(Role::Seed)->id), studio::SeedMode::Fixed);
    const QString told = house.find<Banner>(u"parametersBanner"_s)->copyText();
    QVERIFY2(told.contains(u"a1111.png"_s) && told.contains(u"LoRA unseen"_s)
                 && told.contains(u"Clip skip 2"_s),
             qPrintable(told));
    house.trigger(u"undo"_s);
    QCOMPARE(mainValues(*document), before);
}

// The graph is shown; the prompt's values come at a click and go with one undo.
void TestEmbeddedFiles::graphAndPromptThatDifferAreTold()
{
    AppHouse house;
    QVERIFY(house.open());
    const QByteArray graph = textToImageGraph("fixed");
    const QByteArray prompt
        = R"({"3":{"class_type":"KSampler","inputs":{"seed":18446744073709551615}},
        "6":{"class_type":"CLIPTextEncode","inputs":{"text":"a blue dress"},"is_changed":NaN}})";
    drop(
        house.window(),
        savePng(house, u"dress.png"_s, textChunk("prompt", prompt) + textChunk("workflow", graph)));
    QTRY_VERIFY_WITH_TIMEOUT(house.named<PromptEdit>(u"Prompt"_s), kLong);
    QCOMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"a red dress in a crowd"_s);
    auto *banner = house.find<Banner>(u"sentBanner"_s);
    QVERIFY(banner);
    const QString told = banner->copyText();
    for (const QString &words : {u"a blue dress"_s, u"18446744073709551615"_s})
        QVERIFY2(told.contains(words), qPrintable(told));
    const QList<QPushButton *> links = banner->findChildren<QPushButton *>();
    const auto link
        = std::ranges::find(links, u"Use the values of the prompt"_s, &QPushButton::text);
    QVERIFY(link != links.end());
    QTest::mouseClick(*link, Qt::LeftButton);
    QTRY_COMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"a blue dress"_s);
    QCOMPARE(textFromValue(valueOf(*current(house), Role::Seed)), u"18446744073709551615"_s);
    house.trigger(u"undo"_s);
    QTRY_COMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"a red dress in a crowd"_s);
}

void TestEmbeddedFiles::valuesAreCopiedAndPasted()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    studio::FormDocument *document = current(house);
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"copied words"_s);
    const QStringList copied = mainValues(*document);
    house.trigger(u"copyValues"_s);
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"other words"_s);
    house.trigger(u"pasteValues"_s);
    QCOMPARE(mainValues(*document), copied);
    QVERIFY(house.find<Banner>(u"parametersBanner"_s));
    house.trigger(u"undo"_s);
    QCOMPARE(valueOf(*document, Role::Positive).toString(), u"other words"_s);
    QGuiApplication::clipboard()->setText(u"steps: 7\nspeed: 3"_s);
    house.trigger(u"pasteValues"_s);
    QCOMPARE(textFromValue(valueOf(*document, Role::Steps)), u"7"_s);
    QVERIFY(house.find<Banner>(u"parametersBanner"_s)->copyText().contains(u"speed"_s));
}

void TestEmbeddedFiles::parametersNeedAWorkflow()
{
    AppHouse house;
    QVERIFY(house.open());
    drop(house.window(), savePng(house, u"a1111.png"_s, textChunk("parameters", "fox\nSteps: 11")));
    QTRY_VERIFY(house.find<Banner>(u"errorBanner"_s));
    const QString told = house.find<Banner>(u"errorBanner"_s)->copyText();
    QVERIFY2(told.contains(u"Open a workflow"_s), qPrintable(told));
}

void TestEmbeddedFiles::anEmptyPictureSaysSo()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    drop(house.window(), savePng(house, u"bare.png"_s, {}));
    QTRY_VERIFY(house.find<Banner>(u"errorBanner"_s));
    const QString told = house.find<Banner>(u"errorBanner"_s)->copyText();
    QVERIFY2(told.contains(u"no workflow inside this PNG picture"_s), qPrintable(told));
    QCOMPARE(house.find<QTabBar>(u"tabs"_s)->count(), 2);
}

void TestEmbeddedFiles::openingAsksForPicturesToo()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    const QByteArray prompt = current(house)->toFile().simplified();
    house.chooser()->files = {savePng(house, u"fox.png"_s, textChunk("prompt", prompt))};
    house.trigger(u"openWorkflow"_s);
    QVERIFY(house.chooser()->last.filter.contains(u"*.png"_s));
    QVERIFY(house.chooser()->last.filter.contains(u"*.webm"_s));
    QTRY_COMPARE(current(house)->path(), house.chooser()->files.first());
}

QTEST_MAIN(TestEmbeddedFiles)
#include "tst_embeddedfiles.moc"
