// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/submissionbody.h"
#include "json/reader.h"
#include "json/writer.h"
#include "studio/sample.h"
#include "studio/teststore.h"
#include "support/graphsample.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

// From an open graph to what is posted: the form, seeds, batches, the graph that goes along. Cases
// 95 to 98 of the graph sheet are numbered alike.
class TestGraphJobs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void opensWithoutClassesAndFillsWhenTheyCome();
    void editsStayWithAnotherServersClasses();
    void editsAreSavedInTheirPlaces();
    void aComboBringsOtherFields();
    void refusesWhatCannotRun_data();
    void refusesWhatCannotRun();
    void theSeedModeIsTheFiles_data();
    void theSeedModeIsTheFiles();
    void postsTheGraphWithTheValuesUsed();
    void case93EachJobDrawsItsOwnText();
    void case95ABatchStepsAndTheNextClickContinues();
    void case96StepsAtTheEndsOfTheRange_data();
    void case96StepsAtTheEndsOfTheRange();
    void case96RandomSeedsAreInTheRange();
    void case97OnlyWhatIsLooseMoves_data();
    void case97OnlyWhatIsLooseMoves();
    void case97APromotedSeedMovesOnTheHost();
    void case98TheBodyHasTheWholePrompt();
    void jobsOutliveTheProgram();
    void aRetryDrawsTheSame();
    void withoutClassesTheStoredPromptCounts();

private:
    void open(const QByteArray &graph);
    QList<JobId> generate(int count = 1);
    PreparedJob prepared(JobId id, bool withClasses = true);
    QList<json::Value> sent(const QList<JobId> &ids, const FieldId &field);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::TestStore> m_store;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<FormDocument> m_document;
    std::shared_ptr<const Catalogue> m_classes;
};

namespace {

const FieldId kSeed {u"3"_s, u"seed"_s};
const FieldId kSteps {u"3"_s, u"steps"_s};
const FieldId kText {u"6"_s, u"text"_s};

json::Value numberOf(const char *text)
{
    return {json::Number(text)};
}

const json::Value &valuesOf(const json::Value &graph, std::size_t node)
{
    return graph["nodes"].at(node)["widgets_values"];
}

QByteArray sampler(const QByteArray &seed, const QByteArray &mode)
{
    return test::graphWith(R"("a dress")",
                           '[' + seed + ",\"" + mode + R"(",4,6.2,"euler","karras",1.0])");
}

// The first in the text takes the place of the other.
QByteArray with(QByteArray text, const QByteArray &before, const QByteArray &after)
{
    if (!text.contains(before))
        QTest::qFail(before.constData(), __FILE__, __LINE__);
    return text.replace(text.indexOf(before), before.size(), after);
}

} // namespace

void TestGraphJobs::init()
{
    QTest::failOnWarning(QRegularExpression(u".+"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<test::TestStore>(m_folder->path());
    QVERIFY(m_store->open());
    m_queue = m_store->makeQueue();
    m_classes = *Catalogue::read(test::graphClasses());
    open(test::textToImageGraph());
}

void TestGraphJobs::cleanup()
{
    m_document.reset();
    m_queue.reset();
    m_store.reset();
}

void TestGraphJobs::open(const QByteArray &graph)
{
    m_document = std::make_unique<FormDocument>(test::documentOf(graph), u"dress.json"_s);
    m_document->setCatalogue(m_classes);
}

QList<JobId> TestGraphJobs::generate(int count)
{
    JobRequest request = requestOf(*m_document);
    request.count = count;
    const auto ids = test::await(m_queue->add(request));
    const QHash<FieldId, QString> seeds = m_queue->takeSeedsDrawn();
    for (auto it = seeds.cbegin(); it != seeds.cend(); ++it)
        m_document->setLastSeed(it.key(), *it);
    if (ids && *ids)
        return **ids;
    QTest::qFail("the jobs were not added", __FILE__, __LINE__);
    return {};
}

PreparedJob TestGraphJobs::prepared(JobId id, bool withClasses)
{
    PrepareOrder order;
    order.job = *m_queue->job(id);
    order.catalogue = withClasses ? m_classes : nullptr;
    const auto made = test::await(m_store->worker.run(
        [preparer = m_store->backstage.preparer, order] { return preparer->prepare(order); }));
    if (made && *made)
        return **made;
    QTest::qFail(made ? qPrintable(made->error().toLine()) : "no answer", __FILE__, __LINE__);
    return {};
}

QList<json::Value> TestGraphJobs::sent(const QList<JobId> &ids, const FieldId &field)
{
    QList<json::Value> values;
    for (const JobId id : ids)
        values.append(prepared(id).submission.prompt.input(field).value_or(json::Value()));
    return values;
}

void TestGraphJobs::opensWithoutClassesAndFillsWhenTheyCome()
{
    FormDocument document(test::documentOf(test::textToImageGraph()), u"dress.json"_s);
    QVERIFY(document.form().fields.isEmpty());
    QVERIFY(obstacle(document.form()));
    QVERIFY(document.toFile() == document.document().write());
    document.setCatalogue(m_classes);
    QVERIFY(!obstacle(document.form()));
    QCOMPARE(document.value(kText), json::Value("a red dress in a crowd"));
    QVERIFY(!document.isChanged(kText));
    QVERIFY(document.invalidFields().isEmpty());
}

void TestGraphJobs::editsStayWithAnotherServersClasses()
{
    m_document->setValue(kText, u"a green dress"_s);
    m_document->setValue(kSteps, 30);
    m_document->setCatalogue(*Catalogue::read(
        with(test::graphClasses(), R"("min": 1, "max": 10000)", R"("min": 1, "max": 20)")));
    QCOMPARE(m_document->value(kText), json::Value("a green dress"));
    QCOMPARE(m_document->value(kSteps), json::Value(30));
    QCOMPARE(m_document->invalidFields(), QList {kSteps});
    m_document->undoStack()->undo();
    QCOMPARE(m_document->value(kSteps), json::Value(4));
}

void TestGraphJobs::editsAreSavedInTheirPlaces()
{
    m_document->setValue(kSteps, 30);
    m_document->setSeedMode(kSeed, SeedMode::Fixed);
    const json::Value saved = *json::readValue(m_document->toFile());
    QCOMPARE(json::write(valuesOf(saved, 0)),
             QByteArray(R"([5,"fixed",30,6.2,"euler","karras",1.0])"));
    open(m_document->toFile());
    QCOMPARE(m_document->value(kSteps), json::Value(30));
    QCOMPARE(m_document->seedMode(kSeed), SeedMode::Fixed);
}

void TestGraphJobs::aComboBringsOtherFields()
{
    open(
        R"({"version":0.4,"nodes":[{"id":1,"type":"Resize","widgets_values":["by width",640,"lanczos"]}],"links":[]})");
    const FieldId how {u"1"_s, u"how"_s};
    const FieldId factor {u"1"_s, u"how.factor"_s};
    QVERIFY(m_document->form().find({u"1"_s, u"how.width"_s}));
    QVERIFY(!m_document->form().find(factor));
    m_document->setValue(how, u"by factor"_s);
    QVERIFY(!m_document->form().find({u"1"_s, u"how.width"_s}));
    QCOMPARE(m_document->value(factor), json::Value(1.5));
    QVERIFY(m_document->isChanged(how));
    m_document->setValue(factor, 2.5);
    const json::Value saved = *json::readValue(m_document->toFile());
    QCOMPARE(json::write(valuesOf(saved, 0)), QByteArray(R"(["by factor",2.5,true,"lanczos"])"));
    const Prompt prompt = prepared(generate().first()).submission.prompt;
    QCOMPARE(
        json::write(json::Value(prompt.inputs(u"1"_s))),
        QByteArray(R"({"how":"by factor","how.factor":2.5,"how.exact":true,"method":"lanczos"})"));
    m_document->undoStack()->undo();
    m_document->undoStack()->undo();
    QCOMPARE(m_document->value({u"1"_s, u"how.width"_s}), json::Value(640));
    QVERIFY(!m_document->isChanged(how));
}

void TestGraphJobs::refusesWhatCannotRun_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::addColumn<bool>("withClasses");
    QTest::addColumn<QString>("says");
    QTest::newRow("no server yet") << test::textToImageGraph() << false << u"web editor's format"_s;
    QTest::newRow("a class that the server lacks")
        << QByteArray(R"({"nodes":[{"id":1,"type":"Sparkles"}],"links":[]})") << true
        << u"Sparkles"_s;
    QTest::newRow("a link to nowhere") << QByteArray(
        R"({"nodes":[{"id":1,"type":"VAEDecode","inputs":[{"name":"vae","type":"VAE","link":4}]}],"links":[]})")
                                       << true << u"vae"_s;
    QTest::newRow("case 67: notes only")
        << QByteArray(R"({"nodes":[{"id":1,"type":"Note"}],"links":[]})") << true << u"would run"_s;
}

void TestGraphJobs::refusesWhatCannotRun()
{
    QFETCH(const QByteArray, graph);
    QFETCH(const bool, withClasses);
    QFETCH(const QString, says);
    FormDocument document(test::documentOf(graph), u"dress.json"_s);
    if (withClasses)
        document.setCatalogue(m_classes);
    const auto added = test::await(m_queue->add(requestOf(document)));
    QVERIFY(added && !*added);
    QCOMPARE(added->error().kind, Error::Kind::Invalid);
    QVERIFY2(added->error().message.contains(says), qPrintable(added->error().message));
    QCOMPARE(m_queue->rowCount(), 0);
}

void TestGraphJobs::theSeedModeIsTheFiles_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<SeedMode>("mode");
    QTest::newRow("fixed") << QByteArray("fixed") << SeedMode::Fixed;
    QTest::newRow("increment") << QByteArray("increment") << SeedMode::Increment;
    QTest::newRow("decrement") << QByteArray("decrement") << SeedMode::Decrement;
    QTest::newRow("randomize") << QByteArray("randomize") << SeedMode::Random;
    QTest::newRow("a word of another editor") << QByteArray("shuffle") << SeedMode::Random;
}

void TestGraphJobs::theSeedModeIsTheFiles()
{
    QFETCH(const QByteArray, word);
    QFETCH(const SeedMode, mode);
    open(sampler("5", word));
    QCOMPARE(m_document->seedMode(kSeed), mode);
    QVERIFY(m_document->toFile() == m_document->document().write());
    m_document->setSeedMode(kSeed, SeedMode::Last);
    QCOMPARE(m_document->seedMode(kSeed), SeedMode::Last);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->seedMode(kSeed), mode);
}

// The editor's answer to 1.5: the graph as sent, texts unresolved.
void TestGraphJobs::postsTheGraphWithTheValuesUsed()
{
    open(sampler("5", "randomize"));
    m_store->random.numbers = {9007199254740993};
    m_document->setValue(kText, u"a {red} dress"_s);
    const PreparedJob job = prepared(generate().first());
    QCOMPARE(job.submission.prompt.input(kText), json::Value("a red dress"));
    QCOMPARE(job.submission.prompt.input(kSeed), numberOf("9007199254740993"));
    QCOMPARE(job.draft.positive, u"a red dress"_s); // what its results are found by
    QCOMPARE(job.draft.negative, u"blurry"_s);
    const json::Value graph = job.submission.extraPnginfo["workflow"];
    QCOMPARE(json::write(valuesOf(graph, 0)),
             QByteArray(R"([9007199254740993,"randomize",4,6.2,"euler","karras",1.0])"));
    QCOMPARE(json::write(valuesOf(graph, 3)), QByteArray(R"(["a {red} dress"])"));
    QCOMPARE(graph["extra"]["unknown"].at(0), numberOf("18446744073709551615"));
    const auto now = QDateTime::fromMSecsSinceEpoch(m_store->clock.now);
    QCOMPARE(job.submission.prompt.input({u"9"_s, u"filename_prefix"_s})->toString(),
             QString(u"gesso_"_s + now.toString(u"yyyy-MM-dd"_s)));
    QCOMPARE(valuesOf(graph, 6).at(0), json::Value("gesso_%date:yyyy-MM-dd%"));
    // Opened again, it makes the same prompt with the seed fixed.
    open(json::write(graph));
    m_document->setSeedMode(kSeed, SeedMode::Fixed);
    QCOMPARE(prepared(generate().first()).submission.prompt, job.submission.prompt);
}

void TestGraphJobs::case93EachJobDrawsItsOwnText()
{
    m_document->setValue(kText, u"{a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t}{1|2|3|4|5|6|7|8|9}"_s);
    const QList<JobId> ids = generate(3);
    QSet<QString> drawn;
    for (const json::Value &text : sent(ids, kText))
        drawn.insert(text.toString());
    QCOMPARE(drawn.size(), 3);
    for (const QString &text : std::as_const(drawn))
        QCOMPARE(text.size(), 2);
}

void TestGraphJobs::case95ABatchStepsAndTheNextClickContinues()
{
    QCOMPARE(sent(generate(3), kSeed), (QList<json::Value> {5, 6, 7}));
    QCOMPARE(sent(generate(2), kSeed), (QList<json::Value> {8, 9}));
    QVERIFY(m_document->toFile() == m_document->document().write());
}

void TestGraphJobs::case96StepsAtTheEndsOfTheRange_data()
{
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QList<QByteArray>>("sent");
    // The editor stays at the end of the range, and so would make one picture again and again;
    // Gesso goes on from the other end. It keeps 64 bits, where the editor drops to 2^50.
    QTest::newRow("down at 0") << QByteArray("1") << QByteArray("decrement")
                               << QList<QByteArray> {"1", "0", "18446744073709551615"};
    QTest::newRow("up at the end") << QByteArray("18446744073709551615") << QByteArray("increment")
                                   << QList<QByteArray> {"18446744073709551615", "0", "1"};
    QTest::newRow("up beyond 2^50")
        << QByteArray("1125899906842625") << QByteArray("increment")
        << QList<QByteArray> {"1125899906842625", "1125899906842626", "1125899906842627"};
}

void TestGraphJobs::case96StepsAtTheEndsOfTheRange()
{
    QFETCH(const QByteArray, seed);
    QFETCH(const QByteArray, mode);
    QFETCH(const QList<QByteArray>, sent);
    open(sampler(seed, mode));
    QList<QByteArray> seeds;
    for (const json::Value &value : this->sent(generate(3), kSeed))
        seeds.append(json::write(value));
    QCOMPARE(seeds, sent);
}

void TestGraphJobs::case96RandomSeedsAreInTheRange()
{
    m_classes
        = *Catalogue::read(with(test::graphClasses(), "18446744073709551615", "1125899906842623"));
    open(sampler("5", "randomize"));
    m_store->random.last = ~quint64 {0} - 500;
    for (const json::Value &seed : sent(generate(20), kSeed))
        QVERIFY(seed.toInt64(-1) >= 0 && seed.toInt64() < (qint64 {1} << 50));
}

void TestGraphJobs::case97OnlyWhatIsLooseMoves_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray seeded = sampler("5", "randomize");
    QTest::newRow("fixed stays") << sampler("5", "fixed") << QByteArray("5");
    QTest::newRow("a linked seed is the PrimitiveNode's, fixed there")
        << with(
               with(
                   seeded,
                   R"({"id": 20, "type": "Note", "pos": [0, 0], "mode": 0, "inputs": [], "outputs": [], "properties": {},
   "widgets_values": ["Use a low guidance."]})",
                   R"({"id":20,"type":"PrimitiveNode","outputs":[{"name":"INT","type":"INT","links":[10]}],"widgets_values":[77,"fixed"]})"),
               R"("links": [[1, 4, 0, 3, 0, "MODEL"])",
               R"("links": [[10,20,0,3,4,"INT"],[1, 4, 0, 3, 0, "MODEL"])")
               .replace(
                   R"("link": 2}],)",
                   R"("link": 2},{"name":"seed","type":"INT","widget":{"name":"seed"},"link":10}],)")
        << QByteArray("77");
    QTest::newRow("muted: it is not sent, and the file keeps it")
        << with(seeded, R"("order": 4, "mode": 0)", R"("order": 4, "mode": 2)")
        << QByteArray("null");
}

void TestGraphJobs::case97OnlyWhatIsLooseMoves()
{
    QFETCH(const QByteArray, graph);
    QFETCH(const QByteArray, sent);
    open(graph);
    const QList<JobId> ids = generate(2);
    for (const json::Value &seed : this->sent(ids, kSeed))
        QCOMPARE(json::write(seed), sent);
    QCOMPARE(valuesOf(prepared(ids.last()).submission.extraPnginfo["workflow"], 0).at(0),
             json::Value(5));
}

void TestGraphJobs::case97APromotedSeedMovesOnTheHost()
{
    open(R"({"version":0.4,"last_node_id":9,"nodes":[
        {"id":1,"type":"sub","inputs":[{"name":"seed","type":"INT","widget":{"name":"seed"},"link":null}],"widgets_values":[40]},
        {"id":2,"type":"sub","inputs":[{"name":"seed","type":"INT","widget":{"name":"seed"},"link":null}],"widgets_values":[90]}],
        "links":[],"definitions":{"subgraphs":[{"id":"sub","name":"Sub","version":1,
        "inputs":[{"id":"a","name":"seed","type":"INT","linkIds":[1]}],"outputs":[],
        "nodes":[{"id":3,"type":"KSampler","inputs":[{"name":"seed","type":"INT","widget":{"name":"seed"},"link":1}],
         "widgets_values":[5,"increment",4,6.2,"euler","karras",1]},{"id":4,"type":"SaveImage"}],
        "links":[{"id":1,"origin_id":-10,"origin_slot":0,"target_id":3,"target_slot":0,"type":"INT"}]}]}})");
    const QList<JobId> ids = generate(2);
    QCOMPARE(sent(ids, {u"1:3"_s, u"seed"_s}), (QList<json::Value> {40, 41}));
    QCOMPARE(sent(ids, {u"2:3"_s, u"seed"_s}), (QList<json::Value> {90, 91}));
    const json::Value graph = prepared(ids.last()).submission.extraPnginfo["workflow"];
    QCOMPARE(valuesOf(graph, 0).at(0), json::Value(41));
    QCOMPARE(valuesOf(graph, 1).at(0), json::Value(91));
    QCOMPARE(valuesOf(graph["definitions"]["subgraphs"].at(0), 0).at(0), json::Value(5));
}

// Gesso orders its own queue, so a server is never asked for another place (`front`, `number`), nor
// for a part of a prompt.
void TestGraphJobs::case98TheBodyHasTheWholePrompt()
{
    JobRequest request = requestOf(*m_document);
    request.toFront = true;
    const QList<JobId> behind = generate();
    const auto first = test::await(m_queue->add(request));
    QVERIFY(first && *first);
    QCOMPARE(m_queue->waiting(0).job.id, (*first)->first());
    QCOMPARE(m_queue->waiting(1).job.id, behind.first());
    const PreparedJob job = prepared((*first)->first());
    const json::Value body = *json::readValue(comfy::submissionBody(job.submission, u"client"_s));
    QCOMPARE(body["prompt"].object().size(), 7U);
    for (const char *key : {"front", "number", "partial_execution_targets"})
        QVERIFY2(!body.object().contains(key), key);
    QCOMPARE(body["extra_data"]["extra_pnginfo"]["workflow"],
             job.submission.extraPnginfo["workflow"]);
}

void TestGraphJobs::jobsOutliveTheProgram()
{
    m_document->setValue(kText, u"{a|b|c|d|e|f|g|h} dress"_s);
    const QList<JobId> ids = generate(2);
    const PreparedJob before = prepared(ids.last());
    m_queue.reset();
    m_store.reset();
    m_store = std::make_unique<test::TestStore>(m_folder->path());
    QVERIFY(m_store->open());
    m_queue = m_store->makeQueue();
    const auto stored = m_store->on([](JobStore &store) { return store.loadQueue(10); });
    QVERIFY(stored);
    m_queue->restore(*stored);
    const PreparedJob after = prepared(ids.last());
    QCOMPARE(after.submission.prompt, before.submission.prompt);
    QCOMPARE(after.submission.extraPnginfo, before.submission.extraPnginfo);
    // What "open its workflow" needs: the graph, and the values that this job had.
    const auto whole = test::await(m_queue->whole(ids.last()));
    QVERIFY(whole && *whole);
    QCOMPARE((*whole)->values["3.seed"], json::Value(6));
    open(json::write((*whole)->extraPnginfo["workflow"]));
    QCOMPARE(m_document->value(kText), json::Value("{a|b|c|d|e|f|g|h} dress"));
}

void TestGraphJobs::aRetryDrawsTheSame()
{
    m_document->setValue(kText, u"{a|b|c|d|e|f|g|h|i|j|k|l}{1|2|3|4|5|6|7|8} dress"_s);
    const JobId id = generate().first();
    const auto copied = test::await(m_queue->duplicate(id));
    QVERIFY(copied && *copied);
    QCOMPARE(prepared(**copied).submission.prompt, prepared(id).submission.prompt);
}

// Where only the record is made, of a job that an earlier life sent.
void TestGraphJobs::withoutClassesTheStoredPromptCounts()
{
    const PreparedJob job = prepared(generate().first(), false);
    QCOMPARE(job.submission.prompt.input(kSeed), json::Value(5));
    QCOMPARE(job.submission.prompt.classOf(u"3"_s), u"KSampler"_s);
    QVERIFY(job.submission.extraPnginfo["workflow"].isObject());
}

QTEST_GUILESS_MAIN(TestGraphJobs)
#include "tst_graphjobs.moc"
