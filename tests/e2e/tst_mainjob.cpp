// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/testserver.h"
#include "e2e/teststudio.h"
#include "library/result.h"

#include <QDir>
#include <QImage>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

namespace {

const FieldId kCheckpoint {u"4"_s, u"ckpt_name"_s};
const FieldId kSteps {u"3"_s, u"steps"_s};
const FieldId kImage {u"1"_s, u"image"_s};

// A picture of this machine through VAEEncode and a sampler.
QByteArray imageToImage()
{
    return R"({
  "1": {"inputs": {"image": "example.png"}, "class_type": "LoadImage"},
  "2": {"inputs": {"pixels": ["1", 0], "vae": ["4", 2]}, "class_type": "VAEEncode"},
  "3": {"inputs": {"seed": 5, "steps": 4, "cfg": 8.0, "sampler_name": "euler", "scheduler": "karras", "denoise": 0.6,
        "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["2", 0]}, "class_type": "KSampler"},
  "4": {"inputs": {"ckpt_name": ")"
        + test::TestServer::checkpoint() + R"("}, "class_type": "CheckpointLoaderSimple"},
  "6": {"inputs": {"text": "a woman in a white dress", "clip": ["4", 1]}, "class_type": "CLIPTextEncode"},
  "7": {"inputs": {"text": "", "clip": ["4", 1]}, "class_type": "CLIPTextEncode"},
  "8": {"inputs": {"samples": ["3", 0], "vae": ["4", 2]}, "class_type": "VAEDecode"},
  "9": {"inputs": {"filename_prefix": "gesso", "images": ["8", 0]}, "class_type": "SaveImage"}
})";
}

QByteArray textToImage(int steps = 4)
{
    return test::textToImage(test::TestServer::checkpoint(), 64, 64, steps);
}

} // namespace

// The whole main job through Studio, against the demo server; the same against a real ComfyUI when
// GESSO_COMFY_URL names one and GESSO_COMFY_CKPT a model that it has.
class TestMainJob : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void textToPictures();
    void aPictureOfThisMachineIsSentOnce();
    void cancelledJobsAreRetriedInPlace();
    void refusedValuesAreMarkedOnTheirFields();
    void valuesThatNoListHasAreTheServersToJudge();
    void failedNodesAreNamed();
    void theOrderIsOurs();
    void pausedAfterTheCurrentJob();
    void aJobOutlivesTheProgram();
    void runsHaveTheirOwnQueue();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMainJob::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestMainJob::textToPictures()
{
    test::TestServer server(1);
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    QSignalSpy previews(gesso.studio.queue(), &JobQueue::preview);
    QSignalSpy added(&gesso.studio, &Studio::resultAdded);
    int mostNodes = 0;
    int mostSteps = 0;
    connect(gesso.studio.queue(), &JobQueue::progressChanged, this, [&](JobId id) {
        mostNodes = qMax(mostNodes, gesso.studio.queue()->progress(id).nodesTotal);
        mostSteps = qMax(mostSteps, gesso.studio.queue()->progress(id).steps);
    });
    const auto document = gesso.document(textToImage(), m_folder->path());
    QVERIFY(document);
    const QList<JobId> ids = gesso.generate(document.get(), 2);
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    QSet<QString> seeds;
    for (const JobId id : ids) {
        QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
        QCOMPARE(gesso.ended.value(id).state, JobState::Finished);
        QCOMPARE(gesso.ended.value(id).results, 1);
        seeds.insert(gesso.ended.value(id).seed);
    }
    QCOMPARE(seeds.size(), 2);
    QCOMPARE(document->lastSeed({u"3"_s, u"seed"_s}), gesso.ended.value(ids.at(1)).seed);
    QCOMPARE(mostNodes, 7);
    QCOMPARE(mostSteps, 4);
    QVERIFY(!previews.isEmpty());
    QCOMPARE(added.size(), 2);

    const QList<library::ResultRecord> results = gesso.results();
    QCOMPARE(results.size(), 2);
    QCOMPARE(gesso.damage(), QString());
    for (const library::ResultRecord &record : results) {
        QCOMPARE(record.size, QSize(64, 64));
        QCOMPARE(record.workflow, u"portrait"_s);
        QVERIFY(seeds.contains(record.seed));
        QVERIFY(!record.server.isEmpty());
    }
    const auto draft = test::await(gesso.studio.library()->draftOf(results.constFirst().id));
    QVERIFY(draft && *draft);
    QVERIFY((*draft)->prompt.contains(results.constFirst().seed.toUtf8()));
}

void TestMainJob::aPictureOfThisMachineIsSentOnce()
{
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    const QString path = m_folder->filePath(u"mein Bild.png"_s);
    QImage picture(64, 64, QImage::Format_RGB32);
    picture.fill(QColor(QRandomGenerator::global()->bounded(256), 120, 40));
    picture.setPixelColor(
        3, 3, QColor::fromRgb(QRandomGenerator::global()->generate())); // new to any server
    QVERIFY(picture.save(path));
    const auto document = gesso.document(imageToImage(), m_folder->path());
    QVERIFY(document);
    document->setInputFile(kImage, path);
    const QList<JobId> ids = gesso.generate(document.get(), 3);
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    for (const JobId id : ids)
        QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 3);
    QCOMPARE(gesso.damage(), QString());
    if (test::TestServer::isReal())
        return;
    const QDir inputs(server.folder() + u"/input"_s);
    const QStringList sent = inputs.entryList({u"mein*"_s}, QDir::Files);
    QCOMPARE(sent.size(), 1);
    // The server forgets it: the next job sends it again by itself.
    QVERIFY(QFile::remove(inputs.filePath(sent.constFirst())));
    const QList<JobId> again = gesso.generate(document.get());
    QVERIFY2(gesso.waitForEnd(again), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(again.constFirst()).error.toLine(), QString());
    QCOMPARE(inputs.entryList({u"mein*"_s}, QDir::Files).size(), 1);
}

void TestMainJob::cancelledJobsAreRetriedInPlace()
{
    test::TestServer server(1);
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    const auto document = gesso.document(textToImage(400), m_folder->path());
    const JobId first = gesso.generate(document.get()).constFirst();
    document->setValue(kSteps, 2);
    const JobId second = gesso.generate(document.get()).constFirst();
    QVERIFY2(gesso.waitForState(first, JobState::Running), gesso.describe().constData());
    QVERIFY(*test::await(gesso.studio.queue()->cancel(first)));
    QVERIFY2(gesso.waitForEnd({first, second}), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(first).state, JobState::Cancelled);
    QCOMPARE(gesso.ended.value(second).state, JobState::Finished);
    const auto again = test::await(gesso.studio.queue()->retry(first));
    QVERIFY(again && *again);
    QVERIFY2(gesso.waitForState(**again, JobState::Running), gesso.describe().constData());
    QVERIFY(*test::await(gesso.studio.queue()->remove(**again)));
    QVERIFY2(gesso.waitForEnd({**again}), gesso.describe().constData());
    QVERIFY(!gesso.studio.queue()->job(**again));
}

void TestMainJob::refusedValuesAreMarkedOnTheirFields()
{
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    FormDocument document(test::documentOf(test::textToImage("no_such_model.safetensors")),
                          u"a.json"_s);
    const QList<JobId> ids
        = gesso.generate(&document); // it has no catalogue: only the server knows better
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    const Job job = gesso.ended.value(ids.constFirst());
    QCOMPARE(job.state, JobState::Failed);
    QCOMPARE(job.error.kind, Error::Kind::Rejected);
    QVERIFY2(job.error.message.contains(u"no_such_model"_s), qPrintable(job.error.message));
    QVERIFY(!job.error.advice.isEmpty());
    QCOMPARE(job.inputErrors.size(), 1);
    const auto problem = document.problem(kCheckpoint);
    QVERIFY(problem);
    QCOMPARE(problem->kind, Error::Kind::Rejected);
    document.setValue(kCheckpoint, QString::fromUtf8(test::TestServer::checkpoint()));
    QVERIFY(!document.problem(kCheckpoint));
    const QList<JobId> better = gesso.generate(&document);
    QVERIFY2(gesso.waitForEnd(better), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(better.constFirst()).state, JobState::Finished);
}

// The lists that Gesso has may be those of another day, and servers take more than they list: files
// in subfolders of their input folder.
void TestMainJob::valuesThatNoListHasAreTheServersToJudge()
{
    GESSO_NEED_FAULTS();
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    const auto old
        = Catalogue::read(R"({"CheckpointLoaderSimple": {"name": "CheckpointLoaderSimple",
        "input": {"required": {"ckpt_name": [["of-another-day.safetensors"]]}},
        "output": ["MODEL", "CLIP", "VAE"], "output_name": ["MODEL", "CLIP", "VAE"]}})"_ba);
    QVERIFY(old);
    FormDocument document(test::documentOf(test::textToImage()), u"a.json"_s);
    document.setCatalogue(*old);
    QVERIFY(document.doubt(kCheckpoint));
    const QList<JobId> ids = gesso.generate(&document);
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(ids.constFirst()).error.toLine(), QString());
    // Set by a person, it is refused before anything is sent.
    document.setValue(kCheckpoint, u"mistyped.safetensors"_s);
    const auto refused = test::await(gesso.studio.generate(&document, 1));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, Error::Kind::Invalid);

    QVERIFY(QDir(server.folder()).mkpath(u"input/sub"_s));
    QImage picture(48, 32, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(server.folder() + u"/input/sub/mine.png"_s));
    const auto copies = gesso.document(R"({
        "1": {"inputs": {"image": "sub/mine.png"}, "class_type": "LoadImage"},
        "2": {"inputs": {"images": ["1", 0], "filename_prefix": "x"}, "class_type": "SaveImage"}})",
                                       m_folder->path());
    QVERIFY(copies);
    const QList<JobId> copied = gesso.generate(copies.get());
    QVERIFY2(gesso.waitForEnd(copied), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(copied.constFirst()).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 2);
}

void TestMainJob::failedNodesAreNamed()
{
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    const QString path = m_folder->filePath(u"broken.png"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no picture "
               + QByteArray::number(QRandomGenerator::global()->generate64()));
    file.close();
    const auto document = gesso.document(imageToImage(), m_folder->path());
    document->setInputFile(kImage, path);
    const QList<JobId> ids = gesso.generate(document.get());
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    const Job job = gesso.ended.value(ids.constFirst());
    QCOMPARE(job.state, JobState::Failed);
    QVERIFY2(job.error.message.contains(u"LoadImage"_s) || job.error.where.contains(u"LoadImage"_s),
             qPrintable(job.error.toLine()));
}

void TestMainJob::theOrderIsOurs()
{
    test::TestServer server(1);
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    const auto document = gesso.document(textToImage(30), m_folder->path());
    const JobId running = gesso.generate(document.get()).constFirst();
    document->setValue(kSteps, 2);
    const QList<JobId> others = gesso.generate(document.get(), 3);
    QVERIFY2(gesso.waitForState(running, JobState::Running), gesso.describe().constData());
    // The server holds the first of the others by now; what goes to the front runs before it all
    // the same.
    QVERIFY(QTest::qWaitFor([&] { return gesso.studio.queue()->job(others.at(0))->sent; }));
    QVERIFY(*test::await(gesso.studio.queue()->toFront(others.at(2))));
    QVERIFY2(gesso.waitForEnd(others + QList<JobId> {running}), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(others.at(0)).state, JobState::Finished);
    QVERIFY(gesso.ended.value(others.at(2)).startedMs <= gesso.ended.value(others.at(0)).startedMs);
    QVERIFY(gesso.ended.value(others.at(0)).startedMs <= gesso.ended.value(others.at(1)).startedMs);
    QCOMPARE(gesso.results().size(), 4);
    QCOMPARE(gesso.damage(), QString());
}

void TestMainJob::pausedAfterTheCurrentJob()
{
    test::TestServer server(1);
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    const auto document = gesso.document(textToImage(20), m_folder->path());
    const QList<JobId> ids = gesso.generate(document.get(), 3);
    QVERIFY2(gesso.waitForState(ids.at(0), JobState::Running), gesso.describe().constData());
    gesso.studio.queue()->pause();
    QVERIFY2(gesso.waitForEnd({ids.at(0)}), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(ids.at(0)).state, JobState::Finished);
    QTRY_VERIFY(!gesso.studio.queue()->job(ids.at(1))->sent);
    QCOMPARE(gesso.studio.queue()->job(ids.at(1))->state, JobState::Waiting);
    QCOMPARE(gesso.studio.queue()->index(0, 0).data(JobQueue::SubtitleRole).toString(),
             u"Paused"_s);
    gesso.studio.queue()->resume();
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    QCOMPARE(gesso.results().size(), 3);
}

void TestMainJob::aJobOutlivesTheProgram()
{
    test::TestServer server(1);
    QList<JobId> ids;
    {
        test::TestStudio gesso(m_folder->path(), server.url());
        QVERIFY(gesso.open());
        const auto document = gesso.document(textToImage(10), m_folder->path());
        ids = gesso.generate(document.get(), 4);
        QVERIFY2(gesso.waitForState(ids.at(0), JobState::Running), gesso.describe().constData());
    }
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    QCOMPARE(gesso.studio.queue()->rowCount(), 4);
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    for (const JobId id : ids)
        QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 4);
    QCOMPARE(gesso.damage(), QString());
}

void TestMainJob::runsHaveTheirOwnQueue()
{
    test::TestServer server;
    test::TestStudio window(m_folder->path(), server.url());
    QVERIFY(window.open());
    {
        test::TestStudio second(m_folder->path(), server.url());
        const Result<void> opened = second.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Io);
    }
    window.studio.queue()->pause();
    const auto document = window.document(textToImage(), m_folder->path());
    const QList<JobId> waiting = window.generate(document.get(), 2);
    {
        test::TestStudio run(m_folder->path(), server.url(), true);
        QVERIFY(run.open());
        QCOMPARE(run.studio.queue()->rowCount(), 0);
        const auto own = run.document(textToImage(), m_folder->path());
        QVERIFY(run.waitForEnd(run.generate(own.get(), 2)));
    }
    QCOMPARE(window.studio.queue()->waitingCount(), 2);
    window.studio.queue()->resume();
    QVERIFY(window.waitForEnd(waiting));
    QCOMPARE(window.results().size(), 4);
    QCOMPARE(window.damage(), QString());
}

QTEST_MAIN(TestMainJob)
#include "tst_mainjob.moc"
