// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "json/writer.h"
#include "support/shared.h"
#include "workflow/catalogue.h"
#include "workflow/document.h"
#include "workflow/form.h"

#include <QDirIterator>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace gesso;

using CataloguePtr = std::shared_ptr<const Catalogue>;

// Real workflows and real catalogues.
class TestCorpus : public QObject
{
    Q_OBJECT

private slots:
    void readsCatalogues_data();
    void readsCatalogues();
    void opensAndWritesBackUnchanged();
};

void TestCorpus::readsCatalogues_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("the newer server's catalogue")
        << u"recordings/object_info.json"_s << qsizetype {887};
    QTest::newRow("the older server's catalogue")
        << u"recordings/old-0.3.64/object_info.json"_s << qsizetype {495};
}

void TestCorpus::readsCatalogues()
{
    GESSO_NEED_SHARED();
    QFETCH(const QString, path);
    const QByteArray bytes = test::readShared(path);
    const auto catalogue = Catalogue::read(bytes);
    QVERIFY(catalogue.ok());
    QTEST((*catalogue)->size(), "count");
    QCOMPARE((*catalogue)->skipped(), QStringList());
    const json::Value whole = *json::readValue(bytes);
    for (const json::Member &member : whole.object()) {
        const auto found = (*catalogue)->find(QString::fromStdString(member.key));
        QVERIFY(found != nullptr);
        // Kept whole, unknown keys and all.
        QCOMPARE(json::Value(found->json), member.value);
    }
}

void TestCorpus::opensAndWritesBackUnchanged()
{
    GESSO_NEED_SHARED();
    QDirIterator files(test::sharedPath(u"conversion"_s), {u"*.api.json"_s});
    int count = 0;
    while (files.hasNext()) {
        const QByteArray bytes = test::readFile(files.next());
        const auto document = Document::read(bytes, files.fileName());
        if (!document && json::read(bytes)->root().size() == 0)
            continue;
        QVERIFY2(document.ok(), qPrintable(files.fileName()));
        QCOMPARE(*json::readValue(document->write()), *json::readValue(bytes));
        const auto again = Document::read(document->write(), files.fileName());
        QCOMPARE(again->write(), document->write());
        ++count;
    }
    QVERIFY(count > 400);
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
