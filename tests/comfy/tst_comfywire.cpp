// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/address.h"
#include "comfy/decode.h"
#include "comfy/executionfailure.h"
#include "comfy/historyreader.h"
#include "comfy/outputsreader.h"
#include "comfy/rejection.h"
#include "comfy/runstate.h"
#include "comfy/server.h"
#include "comfy/serverfixture.h"
#include "json/reader.h"
#include "json/writer.h"
#include "support/recording.h"
#include "support/shared.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::comfy;
using namespace gesso::test;

namespace {

RunState folded(RunState state, std::initializer_list<QByteArray> frames)
{
    for (const QByteArray &frame : frames) {
        if (const auto event = decodeText(frame))
            state = comfy::apply(std::move(state), *event);
    }
    return state;
}

RunState expecting(std::initializer_list<QString> nodes)
{
    RunState state;
    state.promptId = u"p"_s;
    state.expected = QSet<QString>(nodes);
    return state;
}

QByteArray frame(const char *type, const QByteArray &data)
{
    return "{\"type\":\"" + QByteArray(type) + "\",\"data\":{\"prompt_id\":\"p\""
        + (data.isEmpty() ? QByteArray() : ',' + data) + "}}";
}

Outputs outputsOf(const QByteArray &ui)
{
    const auto parsed = json::read(ui);
    return parsed ? readOutputs(parsed->root(), u"9"_s) : Outputs();
}

} // namespace

// What is pure in src/comfy: addresses, frames, outputs, history, errors.
class tst_comfywire : public QObject
{
    Q_OBJECT

private slots:
    void addresses_data();
    void addresses();
    void addressesThatAreNone_data();
    void addressesThatAreNone();
    void routesKeepPrefixAndEncoding();
    void hostileFrames_data();
    void hostileFrames();
    void binaryFrames();
    void everyRecordedFrameIsUnderstood();
    void foldsEveryRecording_data();
    void foldsEveryRecording();
    void foldWithoutProgressState();
    void foldOfExpandedNodes();
    void foldIgnoresWhatComesAfterTheEnd();
    void outputKinds_data();
    void outputKinds();
    void aFileIsListedOnce();
    void historyWithExpandedNodesAndMeta();
    void historyThatIsNone_data();
    void historyThatIsNone();
    void t05_pendingIsSortedByNumber();
    void causes_data();
    void causes();
    void rejectionsOfOldAndNewServers();
};

void tst_comfywire::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");
    QTest::newRow("a host alone gets ComfyUI's port")
        << u"127.0.0.1"_s << u"http://127.0.0.1:8188"_s;
    QTest::newRow("a name and a port") << u" studio:8188 "_s << u"http://studio:8188"_s;
    QTest::newRow("a prefix") << u"https://host/comfy/"_s << u"https://host/comfy"_s;
    QTest::newRow("http without a port is port 80") << u"http://host"_s << u"http://host"_s;
    QTest::newRow("everything that follows the path goes")
        << u"http://host:1/a/?x=1#y"_s << u"http://host:1/a"_s;
    QTest::newRow("the twins under /api are found otherwise")
        << u"http://host:8188/api"_s << u"http://host:8188"_s;
    QTest::newRow("what a server prints that listens everywhere")
        << u"http://0.0.0.0:8188"_s << u"http://127.0.0.1:8188"_s;
    QTest::newRow("a bare IPv6 address") << u"::1"_s << u"http://[::1]:8188"_s;
    QTest::newRow("IPv6 with a port") << u"[::1]:9000"_s << u"http://[::1]:9000"_s;
    QTest::newRow("the socket's address") << u"wss://host/ui"_s << u"https://host/ui"_s;
    QTest::newRow("name and password stay") << u"https://ann:pw@host"_s << u"https://ann:pw@host"_s;
}

void tst_comfywire::addresses()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, address);
    const auto url = addressFromText(typed);
    QVERIFY2(url.ok(), url.ok() ? "" : qPrintable(url.error().toLine()));
    QCOMPARE(url->toString(), address);
}

void tst_comfywire::addressesThatAreNone_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << u"  "_s;
    QTest::newRow("another scheme") << u"ftp://host"_s;
    QTest::newRow("no host") << u"http://"_s;
    QTest::newRow("a port that is none") << u"host:99999"_s;
    QTest::newRow("port 0") << u"host:0"_s;
    QTest::newRow("a space inside") << u"my host:8188"_s;
    QTest::newRow("a file") << u"file:///home/x"_s;
}

void tst_comfywire::addressesThatAreNone()
{
    QFETCH(const QString, typed);
    const auto url = addressFromText(typed);
    QVERIFY(!url.ok());
    QCOMPARE(url.error().kind, Error::Kind::Invalid);
    QVERIFY(!url.error().advice.isEmpty());
}

void tst_comfywire::routesKeepPrefixAndEncoding()
{
    const QUrl base(u"https://ann:pw@host/comfy"_s);
    QCOMPARE(routeUrl(base, false, u"/queue"_s).toString(), u"https://host/comfy/queue"_s);
    QCOMPARE(routeUrl(base, true, u"/queue"_s).toString(), u"https://host/comfy/api/queue"_s);
    QCOMPARE(routeUrl(base, true, u"/api/jobs"_s).toString(), u"https://host/comfy/api/jobs"_s);
    // Trap 19: an encoded slash stays one.
    QCOMPARE(routeUrl(base, false, u"/userdata/a%2Fb"_s).toEncoded(),
             QByteArray("https://host/comfy/userdata/a%2Fb"));
    QCOMPARE(socketUrl(base, false, u"a&b"_s).toEncoded(),
             QByteArray("wss://host/comfy/ws?clientId=a%26b"));
    QCOMPARE(addressText(base), u"https://host/comfy"_s); // no password in what people see
}

void tst_comfywire::hostileFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a number") << QByteArray::fromHex("0000");
    QTest::newRow("an unknown kind") << QByteArray::fromHex("00000009ffffffff");
    QTest::newRow("a preview without an image") << QByteArray::fromHex("0000000100000001");
    QTest::newRow("a length beyond the frame") << QByteArray::fromHex("00000004ffffffff7b7d");
    QTest::newRow("a length of 2 GiB") << QByteArray::fromHex("000000047fffffff7b7d");
    QTest::newRow("metadata that is no JSON") << QByteArray::fromHex("00000004000000027b7bffd8");
    QTest::newRow("metadata and no image") << QByteArray::fromHex("00000004000000027b7d");
    QTest::newRow("text with a lying length") << QByteArray::fromHex("0000000300000010") + "9";
}

void tst_comfywire::hostileFrames()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!decodeBinary(bytes));
    QVERIFY(!decodeText(bytes));
    QVERIFY(!decodeText(QByteArray(100000, '[')));
    QVERIFY(!decodeText("{\"data\":{}}"));
    QVERIFY(decodeText(R"({"type":"status","data":7})"));
    QVERIFY(decodeText(R"({"type":"executed","data":{"output":[1,2],"node":{}}})"));
    const auto progress = decodeText(
        R"({"type":"progress","data":{"value":NaN,"max":Infinity,"node":5,"prompt_id":"p"}})");
    QVERIFY(progress);
    QCOMPARE(std::get<event::Progress>(*progress).max, 0.0);
    QCOMPARE(std::get<event::Progress>(*progress).node, u"5"_s);
    const auto state
        = decodeText(R"({"type":"progress_state","data":{"nodes":[1],"prompt_id":"p"}})");
    QVERIFY(state && std::get<event::ProgressState>(*state).nodes.isEmpty());
}

void tst_comfywire::binaryFrames()
{
    const auto text = decodeBinary(QByteArray::fromHex("0000000300000002") + "12" + "hällo");
    QCOMPARE(std::get<event::NodeText>(*text).node, u"12"_s);
    QCOMPARE(std::get<event::NodeText>(*text).text, u"hällo"_s);
    const QByteArray about = R"({"node_id":"1.0.0.2","display_node_id":"1","prompt_id":"p"})";
    QByteArray header = QByteArray::fromHex("00000004000000");
    header.append(static_cast<char>(about.size()));
    const auto preview = decodeBinary(header + about + "IMG");
    QCOMPARE(std::get<event::Preview>(*preview).node, u"1"_s);
    QCOMPARE(std::get<event::Preview>(*preview).promptId, u"p"_s);
    QCOMPARE(std::get<event::Preview>(*preview).image, QByteArray("IMG"));
}

void tst_comfywire::everyRecordedFrameIsUnderstood()
{
    GESSO_NEED_SHARED();
    int frames = 0;
    for (const QString &name :
         {u"01-first-run"_s, u"03-new-seed-part-cached"_s, u"08-queue-of-three-two-clients"_s,
          u"10-other-outputs"_s, u"old-0.3.64/08-queue-of-three-two-clients"_s}) {
        const Recording recording = Recording::load(name + u".jsonl"_s);
        for (const RecordedEntry &entry : recording.entries()) {
            if (entry.kind != RecordedEntry::Kind::Frame)
                continue;
            const auto event
                = entry.text.isEmpty() ? decodeBinary(entry.binary) : decodeText(entry.text);
            QVERIFY(event);
            QVERIFY(!std::holds_alternative<event::Unknown>(*event));
            ++frames;
        }
    }
    QVERIFY(frames > 100);
}

void tst_comfywire::foldsEveryRecording_data()
{
    QTest::addColumn<QString>("name");
    for (const char *folder : {"", "old-0.3.64/"}) {
        for (const char *name :
             {"01-first-run", "02-same-again-all-cached", "03-new-seed-part-cached",
              "04-img2img-upload", "06-error-while-executing", "07-interrupt",
              "08-queue-of-three-two-clients", "09-reconnect-mid-run"})
            QTest::newRow(qPrintable(QString::fromLatin1(folder) + QString::fromLatin1(name)))
                << QString::fromLatin1(folder) + QString::fromLatin1(name) + u".jsonl"_s;
    }
    QTest::newRow("10-other-outputs") << u"10-other-outputs.jsonl"_s;
}

void tst_comfywire::foldsEveryRecording()
{
    GESSO_NEED_SHARED();
    QFETCH(const QString, name);
    const Recording recording = Recording::load(name);
    int runs = 0;
    for (const RecordedEntry &post : recording.posts(200)) {
        RunState state;
        state.promptId = Recording::promptIdOf(post);
        const QStringList nodes = Prompt(post.request["prompt"].object()).nodeIds();
        state.expected = QSet<QString>(nodes.begin(), nodes.end());
        int done = 0;
        for (const RecordedEntry &entry : recording.entries()) {
            if (entry.kind != RecordedEntry::Kind::Frame)
                continue;
            const auto event
                = entry.text.isEmpty() ? decodeBinary(entry.binary) : decodeText(entry.text);
            state = comfy::apply(std::move(state), *event);
            QVERIFY(state.nodesDone() >= done); // progress never goes back
            QVERIFY(state.nodesDone() <= state.nodesTotal());
            QVERIFY(state.step <= state.maxStep);
            done = state.nodesDone();
        }
        const RecordedEntry *history = recording.lastGet(u"/history/"_s + state.promptId);
        if (history == nullptr)
            continue;
        const auto entry = readHistory(history->body, state.promptId, state.expected);
        QVERIFY(entry.ok());
        if (!entry->has_value())
            continue;
        ++runs;
        if (!state.ended()) {
            QVERIFY(name.contains("09"_L1)); // its end came while the socket was away
            continue;
        }
        const bool succeeded = (*entry)->outcome == HistoryEntry::Outcome::Succeeded;
        QCOMPARE(state.phase == RunState::Phase::Succeeded, succeeded);
        QVERIFY(state.historyComplete);
        QVERIFY(state.currentNode.isEmpty());
        QCOMPARE(state.error, (*entry)->error);
        if (succeeded && !name.startsWith("old"_L1))
            QCOMPARE(state.outputs, (*entry)->outputs);
    }
    QVERIFY(runs > 0 || name.contains("08"_L1) || name.startsWith("old"_L1));
}

void tst_comfywire::foldWithoutProgressState()
{
    const RunState state = folded(expecting({u"1"_s, u"2"_s, u"3"_s}),
                                  {frame("execution_start", {}),
                                   frame("executing", R"("node":"1","display_node":"1")"),
                                   frame("progress", R"("node":"1","value":2,"max":4)"),
                                   frame("executing", R"("node":"2","display_node":"2")")});
    QCOMPARE(state.done, QSet<QString>({u"1"_s}));
    QCOMPARE(state.currentNode, u"2"_s);
    QCOMPARE(state.maxStep, 0.0);
}

void tst_comfywire::foldOfExpandedNodes()
{
    RunState state = folded(
        expecting({u"12"_s, u"9"_s}),
        {frame("execution_start", {}),
         frame(
             "progress_state",
             R"("nodes":{"12.0.0.1":{"value":3,"max":8,"state":"running","display_node_id":"12","real_node_id":"12"}})")});
    QCOMPARE(state.currentNode, u"12"_s);
    QCOMPARE(state.step, 3.0);
    QCOMPARE(state.maxStep, 8.0);
    state = folded(
        state,
        {frame(
             "progress_state",
             R"("nodes":{"12.0.0.1":{"value":8,"max":8,"state":"finished","display_node_id":"12"}})"),
         frame(
             "executed",
             R"("node":"12.0.0.2","display_node":"12","output":{"images":[{"filename":"x.png"}]})")});
    QCOMPARE(state.nodesDone(), 0); // a part is not the whole
    QCOMPARE(state.outputs.files.first().node, u"12"_s);
    state = folded(
        state,
        {frame("executed",
               R"("node":"77","display_node":"77","output":{"images":[{"filename":"y.png"}]})")});
    QCOMPARE(state.outputs.files.size(), 1); // nobody asked for node 77
}

void tst_comfywire::foldIgnoresWhatComesAfterTheEnd()
{
    const RunState state = folded(
        expecting({u"9"_s}),
        {frame("execution_success", {}),
         frame("execution_error", R"("node_id":"9","exception_type":"X")"),
         frame("executing", R"("node":"9")"), frame("progress", R"("node":"9","value":1,"max":2)"),
         frame("executed", R"("node":"9","output":{"images":[{"filename":"late.png"}]})"),
         frame("executing", R"("node":null)")});
    QCOMPARE(state.phase, RunState::Phase::Succeeded);
    QVERIFY(state.currentNode.isEmpty());
    QCOMPARE(state.outputs.files.size(), 1);
    QVERIFY(state.historyComplete);
}

void tst_comfywire::outputKinds_data()
{
    QTest::addColumn<QByteArray>("ui");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("pictures") << QByteArray(
        R"({"images":[{"filename":"a.png","subfolder":"s","type":"temp"}]})")
                              << QStringList {u"temp/s/a.png"_s} << QStringList {};
    QTest::newRow("a video under images (trap 10)") << QByteArray(
        R"({"images":[{"filename":"a.mp4","subfolder":"","type":"output"}],"animated":[true]})")
                                                    << QStringList {u"output//a.mp4"_s}
                                                    << QStringList {};
    QTest::newRow("packs' gifs with a format") << QByteArray(
        R"({"gifs":[{"filename":"a.webm","type":"output","format":"video/webm","frame_rate":8}]})")
                                               << QStringList {u"output//a.webm"_s}
                                               << QStringList {};
    QTest::newRow("video, audio, latents, 3d") << QByteArray(
        R"({"video":[{"filename":"v.mp4"}],"audio":[{"filename":"a.flac"}],"latents":[{"filename":"l.latent"}],"3d":[{"filename":"m.glb"}]})")
                                               << QStringList {u"output//v.mp4"_s,
                                                               u"output//a.flac"_s,
                                                               u"output//l.latent"_s,
                                                               u"output//m.glb"_s}
                                               << QStringList {};
    QTest::newRow("both sides of a comparison") << QByteArray(
        R"({"a_images":[{"filename":"a.png","type":"temp"}],"b_images":[{"filename":"b.png","type":"temp"}]})")
                                                << QStringList {u"temp//a.png"_s, u"temp//b.png"_s}
                                                << QStringList {};
    QTest::newRow("a 3D viewer's result")
        << QByteArray(R"({"result":["3d/m.glb",{"position":1},null]})")
        << QStringList {u"output/3d/m.glb"_s} << QStringList {};
    QTest::newRow("a 3D viewer's annotated result")
        << QByteArray(R"({"result":["m.obj [temp]"]})") << QStringList {u"temp//m.obj"_s}
        << QStringList {};
    QTest::newRow("texts") << QByteArray(R"({"text":["one","two"]})") << QStringList {}
                           << QStringList {u"one"_s, u"two"_s};
    QTest::newRow("a text as a list of its characters")
        << QByteArray(R"({"text":["a","-","b"]})") << QStringList {} << QStringList {u"a-b"_s};
    QTest::newRow("SaveText's files") << QByteArray(
        R"({"text":["hello"],"files":[{"filename":"t.txt","subfolder":"","type":"output"}]})")
                                      << QStringList {u"output//t.txt"_s}
                                      << QStringList {u"hello"_s};
    QTest::newRow("editor widgets")
        << QByteArray(R"({"histogram":[[1,2]],"dims":[64,64],"input_bboxes":[{}]})")
        << QStringList {} << QStringList {};
    QTest::newRow("null (trap 9)") << QByteArray("null") << QStringList {} << QStringList {};
    QTest::newRow("nonsense") << QByteArray(
        R"({"images":[1,null,"x",[],{"filename":7}],"text":5,"result":"x"})")
                              << QStringList {} << QStringList {};
}

void tst_comfywire::outputKinds()
{
    QFETCH(const QByteArray, ui);
    QFETCH(const QStringList, files);
    QFETCH(const QStringList, texts);
    const Outputs outputs = outputsOf(ui);
    QStringList names;
    for (const OutputFile &file : outputs.files)
        names.append(file.type + u'/' + file.subfolder + u'/' + file.filename);
    QStringList lines;
    for (const OutputText &text : outputs.texts)
        lines.append(text.text);
    QCOMPARE(names, files);
    QCOMPARE(lines, texts);
}

void tst_comfywire::aFileIsListedOnce()
{
    Outputs outputs
        = outputsOf(R"({"images":[{"filename":"a.png"}],"gifs":[{"filename":"a.png"}]})");
    QCOMPARE(outputs.files.size(), 1);
    addOutputs(
        outputs,
        outputsOf(R"({"images":[{"filename":"a.png"},{"filename":"b.png"}],"text":["so","so"]})"));
    QCOMPARE(outputs.files.size(), 2);
    addOutputs(outputs, outputsOf(R"({"text":["so","so"]})"));
    QCOMPARE(outputs.texts.size(), 2);
}

void tst_comfywire::historyWithExpandedNodesAndMeta()
{
    const QByteArray body
        = R"({"p":{"prompt":[1,"p",{"12":{"inputs":{}},"9":{"inputs":{"a":["12",0]}}},{},["9"]],
        "outputs":{"12.0.0.1":{"images":[{"filename":"x.png"}]},"9":{"images":[{"filename":"y.png"}]},"5":{"images":[{"filename":"other.png"}]}},
        "status":{"status_str":"success","messages":[]},"current":NaN,
        "meta":{"12.0.0.1":{"display_node":"12"},"9":{"display_node":"3"}}}})";
    const auto entry = readHistory(body, u"p"_s, {u"12"_s, u"9"_s});
    QVERIFY(entry.ok() && entry->has_value());
    QCOMPARE((*entry)->outputs.files.size(), 2);
    QCOMPARE((*entry)->outputs.files[0].node, u"12"_s);
    QCOMPARE((*entry)->outputs.files[1].node, u"9"_s); // the key, not meta's old id
    QCOMPARE((*entry)->asked, QSet<QString>({u"9"_s}));
    QCOMPARE((*entry)->sinks, QStringList({u"9"_s}));
}

void tst_comfywire::historyThatIsNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isError");
    QTest::newRow("not yet") << QByteArray("{}") << false;
    QTest::newRow("another's") << QByteArray(R"({"q":{}})") << false;
    QTest::newRow("an array") << QByteArray("[]") << true;
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("cut off") << QByteArray(R"({"p":{"outputs":)") << true;
    QTest::newRow("100,000 brackets") << QByteArray(100000, '[') << true;
}

void tst_comfywire::historyThatIsNone()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, isError);
    const auto entry = readHistory(body, u"p"_s, {});
    QCOMPARE(entry.ok(), !isError);
    if (entry)
        QVERIFY(!entry->has_value());
}

void tst_comfywire::t05_pendingIsSortedByNumber()
{
    GESSO_NEED_SHARED();
    const Recording recording = Recording::load(u"08-queue-of-three-two-clients.jsonl"_s);
    for (const RecordedEntry &entry : recording.entries()) {
        if (entry.path != "/queue"_L1 || entry.method != "GET")
            continue;
        const auto queue = readQueue(entry.body);
        QVERIFY(queue.ok());
        QVERIFY(std::is_sorted(
            queue->pending.begin(), queue->pending.end(),
            [](const QueueItem &a, const QueueItem &b) { return a.number < b.number; }));
        if (queue->pending.size() == 3)
            QCOMPARE(queue->pending.first().number, -28.0);
    }
    QVERIFY(!readQueue(R"({"queue_running":1})").ok());
}

void tst_comfywire::causes_data()
{
    using Cause = ExecutionError::Cause;
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("message");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("torch's class")
        << u"torch.OutOfMemoryError"_s << u"Allocation on device"_s << Cause::OutOfMemory;
    QTest::newRow("CUDA's class") << u"torch.cuda.OutOfMemoryError"_s << u"x"_s
                                  << Cause::OutOfMemory;
    QTest::newRow("words alone") << u"torch.AcceleratorError"_s << u"CUDA error: out of memory"_s
                                 << Cause::OutOfMemory;
    QTest::newRow("on the CPU")
        << u"RuntimeError"_s
        << u"DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes"_s
        << Cause::OutOfMemory;
    QTest::newRow("a model's file")
        << u"FileNotFoundError"_s << u"[Errno 2] No such file or directory: '/m/x.safetensors'"_s
        << Cause::MissingModel;
    QTest::newRow("a model by ComfyUI's words")
        << u"FileNotFoundError"_s << u"Model in folder 'vae' with filename 'v.pt' not found."_s
        << Cause::MissingModel;
    QTest::newRow("a picture") << u"FileNotFoundError"_s
                               << u"[Errno 2] No such file or directory: '/in/x.png'"_s
                               << Cause::MissingFile;
    QTest::newRow("anything else") << u"ValueError"_s << u"cannot reshape"_s << Cause::Other;
}

void tst_comfywire::causes()
{
    QFETCH(const QString, type);
    QFETCH(const QString, message);
    QFETCH(const ExecutionError::Cause, cause);
    const json::Object data {{"node_id", "3"},
                             {"node_type", "KSampler"},
                             {"exception_type", type},
                             {"exception_message", QString(message + u'\n')},
                             {"traceback", json::Array {"line\n"}}};
    const auto parsed = json::read(json::write(data));
    const ExecutionError error = readExecutionError(parsed->root());
    QCOMPARE(error.cause, cause);
    const Error words = explain(error, u"My sampler"_s);
    QVERIFY(words.message.contains("My sampler"_L1));
    QVERIFY(!words.advice.isEmpty());
    QVERIFY(words.detail.contains(message));
    QVERIFY(words.where.contains(u'3'));
}

void tst_comfywire::rejectionsOfOldAndNewServers()
{
    const Prompt prompt
        = promptFrom(R"({"3":{"class_type":"NoSuch","inputs":{},"_meta":{"title":"Mine"}}})");
    HttpReply reply;
    reply.delivery = HttpReply::Delivery::Answered;
    reply.status = 400;
    reply.server = u"http://h"_s;
    reply.body
        = R"({"error":{"type":"missing_node_type","message":"m","details":"Node ID '#3'","extra_info":{"node_id":"3","class_type":"NoSuch","node_title":"Mine"}},"node_errors":{}})";
    const Rejection fresh = readRejection(reply, prompt);
    reply.body
        = R"({"error":{"type":"invalid_prompt","message":"Cannot execute because node NoSuch does not exist.","details":"Node ID '#3'","extra_info":{}},"node_errors":{}})";
    const Rejection old = readRejection(reply, prompt);
    for (const Rejection &rejection : {fresh, old}) {
        QCOMPARE(rejection.missingClass, u"NoSuch"_s);
        QVERIFY(rejection.error.where.contains("Mine"_L1));
        QCOMPARE(rejection.error.kind, Error::Kind::Rejected);
        QVERIFY(!rejection.error.advice.isEmpty());
    }
    reply.status = 413;
    reply.body = "Maximum request body size 104857600 exceeded";
    reply.contentType = "text/plain";
    QVERIFY(readRejection(reply, prompt).error.detail.contains("104857600"_L1));
    QCOMPARE(readRejection(reply, prompt).error.kind, Error::Kind::Rejected);
    QVERIFY(readRejection(reply, prompt).error.message.contains("workflow"_L1));
    for (const int status : {401, 403}) { // who asks for a login has not looked at the prompt
        reply.status = status;
        QCOMPARE(readRejection(reply, prompt).error.kind, Error::Kind::Http);
        QVERIFY(readRejection(reply, prompt).error.advice.contains("password"_L1));
    }
}

QTEST_GUILESS_MAIN(tst_comfywire)
#include "tst_comfywire.moc"
