// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/sample.h"
#include "studio/sentvalues.h"
#include "studio/workflowfile.h"
#include "workflow/embedded/containers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

class TestWorkflowFile : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadAgain();
    void badFiles_data();
    void badFiles();
    void aHugeFileIsNotEvenRead();
    void aFolderThatIsNotThereIsAnError();
    void readsWhatPicturesHold_data();
    void readsWhatPicturesHold();
    void neverWritesOverAPicture();
    void tellsWhichValuesDiffer();
};

void TestWorkflowFile::whatIsWrittenIsReadAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"grün & rot.json"_s);
    const Document document = test::documentOf(test::textToImage());
    QVERIFY(writeWorkflow(path, document.write()));
    const Result<WorkflowFile> again = readWorkflow(path);
    QVERIFY(again);
    QVERIFY(again->document->prompt() == document.prompt());
}

void TestWorkflowFile::badFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("broken JSON") << QByteArray("{\"1\": ");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n0000");
}

void TestWorkflowFile::badFiles()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.json"_s);
    QVERIFY(writeWorkflow(path, bytes));
    const Result<WorkflowFile> document = readWorkflow(path);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, Error::Kind::Invalid);
    QVERIFY2(document.error().where.contains(u"a.json"_s), qPrintable(document.error().where));
}

void TestWorkflowFile::aHugeFileIsNotEvenRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"huge.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64 {4} << 30)); // a hole: takes no room
    file.close();
    const Result<WorkflowFile> document = readWorkflow(path);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, Error::Kind::Invalid);
    QCOMPARE(document.error().where, path);
}

void TestWorkflowFile::aFolderThatIsNotThereIsAnError()
{
    QTemporaryDir folder;
    const QString nowhere = folder.filePath(u"none/a.json"_s);
    const Result<WorkflowFile> document = readWorkflow(nowhere);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, Error::Kind::NotFound);
    QCOMPARE(readWorkflow(folder.path()).error().kind, Error::Kind::Invalid);
    const Result<void> written = writeWorkflow(nowhere, "{}");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Io);
    QCOMPARE(written.error().where, nowhere);
}

void TestWorkflowFile::readsWhatPicturesHold_data()
{
    QTest::addColumn<QByteArray>("chunks");
    QTest::addColumn<bool>("hasDocument");
    QTest::addColumn<QString>("positive"); // of parameters
    const auto chunk = [](const QByteArray &key, const QByteArray &text) {
        return test::pngChunk("tEXt", key + '\0' + text);
    };
    const QByteArray prompt = test::textToImage();
    QTest::newRow("a prompt") << chunk("prompt", prompt) << true << QString();
    QTest::newRow("a prompt, and parameters for other programs")
        << chunk("prompt", prompt) + chunk("parameters", "a cat\nSteps: 20") << true << QString();
    QTest::newRow("a graph that is no whole JSON, and a prompt")
        << chunk("workflow", R"({"nodes":[)") + chunk("prompt", prompt) << true << QString();
    QTest::newRow("parameters") << chunk("parameters", "a cat\nSteps: 20") << false << u"a cat"_s;
    QTest::newRow("SwarmUI's") << chunk("parameters", R"({"sui_image_params":{"prompt":"a dog"}})")
                               << false << u"a dog"_s;
}

void TestWorkflowFile::readsWhatPicturesHold()
{
    QFETCH(const QByteArray, chunks);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.json"_s); // what it is called does not matter
    QVERIFY(writeWorkflow(path, test::png(chunks)));
    const Result<WorkflowFile> file = readWorkflow(path);
    QVERIFY2(file, file ? "" : qPrintable(file.error().toLine()));
    QTEST(file->document.has_value(), "hasDocument");
    QTEST(file->parameters ? file->parameters->positive : QString(), "positive");
    if (file->document)
        QVERIFY(file->document->prompt() == test::documentOf(test::textToImage()).prompt());
}

void TestWorkflowFile::neverWritesOverAPicture()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.png"_s);
    const QByteArray bytes = test::png({});
    QVERIFY(writeWorkflow(path, bytes));
    const Result<void> written = writeWorkflow(path, "{}");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Invalid);
    QCOMPARE(written.error().where, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestWorkflowFile::tellsWhichValuesDiffer()
{
    FormDocument document(test::documentOf(test::textToImage()), {});
    QByteArray other = test::textToImage();
    other.replace(R"("seed": 5)", R"("seed": 18446744073709551615)");
    other.replace(R"("steps": 4)", R"("steps": 4.0, "is_changed": NaN)");
    other.replace("a red dress in a crowd", "a blue one");
    const Prompt sent = test::documentOf(other).prompt();
    const FieldValues differing = differingValues(document, sent);
    const FieldId seed {u"3"_s, u"seed"_s};
    const FieldId text {u"6"_s, u"text"_s};
    QCOMPARE(differing.size(), 2);
    QCOMPARE(textFromValue(differing.value(seed)), u"18446744073709551615"_s);
    QCOMPARE(textFromValue(differing.value(text)), u"a blue one"_s);
    setValues(&document, differing, u"Values of the prompt"_s);
    QVERIFY(differingValues(document, sent).isEmpty());
    QCOMPARE(document.seedMode(seed), SeedMode::Fixed);
    QCOMPARE(document.undoStack()->count(), 1);
    document.undoStack()->undo();
    QCOMPARE(differingValues(document, sent).size(), 2);
}

QTEST_GUILESS_MAIN(TestWorkflowFile)
#include "tst_workflowfile.moc"
