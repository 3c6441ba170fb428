// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/sample.h"
#include "studio/workflowfile.h"

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
};

void TestWorkflowFile::whatIsWrittenIsReadAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"grün & rot.json"_s);
    const Document document = test::documentOf(test::textToImage());
    QVERIFY(writeWorkflow(path, document.write()));
    const Result<Document> again = readWorkflow(path);
    QVERIFY(again);
    QVERIFY(again->prompt() == document.prompt());
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
    const Result<Document> document = readWorkflow(path);
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
    const Result<Document> document = readWorkflow(path);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, Error::Kind::Invalid);
    QCOMPARE(document.error().where, path);
}

void TestWorkflowFile::aFolderThatIsNotThereIsAnError()
{
    QTemporaryDir folder;
    const QString nowhere = folder.filePath(u"none/a.json"_s);
    const Result<Document> document = readWorkflow(nowhere);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, Error::Kind::NotFound);
    QCOMPARE(readWorkflow(folder.path()).error().kind, Error::Kind::Invalid);
    const Result<void> written = writeWorkflow(nowhere, "{}");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Io);
    QCOMPARE(written.error().where, nowhere);
}

QTEST_GUILESS_MAIN(TestWorkflowFile)
#include "tst_workflowfile.moc"
