// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"
#include "library/testlibrary.h"
#include "library/thumbnails.h"
#include "support/shared.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::library;
using namespace gesso::test;

class tst_database : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void isThereAgain();
    void rollsBackOnAnError();
    void handsOutOneStatementTwice();
    void refusesWhatANewerGessoWrote();
    void setsADamagedOneAside_data();
    void setsADamagedOneAside();
    void tellsWhenItCannotBeOpened_data();
    void tellsWhenItCannotBeOpened();
    void keepsThePicturesOfADamagedLibrary();
    void startsThumbnailsAnewWithANewDatabase();
    void bringsAnOlderOneUpToDate();
    void findsByKeyHoweverManyThereAre_data();
    void findsByKeyHoweverManyThereAre();
    void refusesAJobInNoState();
    void isWrittenByTwoAtOnce();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"library.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

Result<void> run(Database *database, const QString &sql)
{
    auto query = database->prepare(sql);
    return query ? database->run(*query) : query.error();
}

QVariant value(Database *database, const QString &sql)
{
    auto query = database->prepare(sql);
    if (!query || !database->run(*query) || !query->next())
        return {};
    return query->value(0);
}

const QString &insertUpload()
{
    static const QString sql
        = u"INSERT INTO uploads (server, sha256, name) VALUES ('http://a', x'00', 'a.png')"_s;
    return sql;
}

} // namespace

void tst_database::isThereAgain()
{
    {
        Database database(path());
        QVERIFY(database.open());
        QVERIFY(run(&database, insertUpload()));
        QCOMPARE(value(&database, u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(value(&database, u"PRAGMA synchronous"_s).toInt(), 1);
    }
    Database database(path());
    QVERIFY(database.open());
    QCOMPARE(value(&database, u"SELECT name FROM uploads"_s).toString(), u"a.png"_s);
    QCOMPARE(database.note(), QString());
    database.close();
    const auto closed = database.prepare(u"SELECT 1"_s);
    QVERIFY(!closed);
    QCOMPARE(closed.error().kind, Error::Kind::Io);
    QVERIFY(QSqlDatabase::connectionNames().isEmpty());
}

void tst_database::rollsBackOnAnError()
{
    Database database(path());
    QVERIFY(database.open());
    const auto failed = database.transaction([&]() -> Result<void> {
        if (auto inserted = run(&database, insertUpload()); !inserted)
            return inserted;
        return Error {Error::Kind::Invalid, u"no"_s, {}, {}, {}};
    });
    QVERIFY(!failed);
    QCOMPARE(value(&database, u"SELECT count(*) FROM uploads"_s).toInt(), 0);
    QVERIFY(database.transaction([&] { return run(&database, insertUpload()); }));
    QCOMPARE(value(&database, u"SELECT count(*) FROM uploads"_s).toInt(), 1);
    QVERIFY(!run(&database, insertUpload())); // it is there already
    QVERIFY(!database.prepare(u"SELECT nonsense"_s));
}

void tst_database::handsOutOneStatementTwice()
{
    Database database(path());
    QVERIFY(database.open());
    const QString sql = u"SELECT ?"_s;
    for (int round = 0; round < 3; ++round) {
        auto outer = database.prepare(sql);
        auto inner = database.prepare(sql);
        QVERIFY(outer && inner);
        outer->addBindValue(1);
        inner->addBindValue(2);
        QVERIFY(database.run(*outer) && database.run(*inner));
        QVERIFY(outer->next() && inner->next());
        QCOMPARE(outer->value(0).toInt(), 1);
        QCOMPARE(inner->value(0).toInt(), 2);
    }
}

void tst_database::refusesWhatANewerGessoWrote()
{
    {
        Database database(path());
        QVERIFY(database.open());
        QVERIFY(run(&database, u"PRAGMA user_version = 99"_s));
    }
    const QByteArray before = readFile(path());
    Database database(path());
    const auto opened = database.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Invalid);
    QVERIFY(!opened.error().advice.isEmpty());
    QCOMPARE(readFile(path()), before);
}

void tst_database::setsADamagedOneAside_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("something else") << u"rubbish"_s;
    QTest::newRow("cut off") << u"cut"_s;
    QTest::newRow("overwritten in the middle") << u"hole"_s;
    QTest::newRow("a picture") << u"picture"_s;
}

void tst_database::setsADamagedOneAside()
{
    QFETCH(QString, damage);
    {
        Database database(path());
        QVERIFY(database.open());
        for (int i = 0; i < 500; ++i) {
            auto query = database.prepare(
                u"INSERT INTO texts (hash, text) VALUES (randomblob(16), hex(randomblob(500)))"_s);
            QVERIFY(query && database.run(*query));
        }
    }
    QByteArray bytes = readFile(path());
    QVERIFY(bytes.size() > 300000);
    if (damage == "rubbish"_L1)
        bytes = QByteArray(20000, 'r');
    else if (damage == "picture"_L1)
        bytes = picture(1);
    else if (damage == "cut"_L1)
        bytes.truncate(100000);
    else
        bytes.replace(4096, 60000, QByteArray(60000, '\xaa'));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    Database database(path());
    QVERIFY(database.open());
    QVERIFY(run(&database, insertUpload()));
    QVERIFY(database.note().contains(u"damaged"_s));
    const QStringList aside = QDir(m_dir->path()).entryList({u"*.damaged-*"_s});
    QCOMPARE(aside.size(), 1);
    QCOMPARE(readFile(m_dir->filePath(aside.first())), bytes);
}

void tst_database::tellsWhenItCannotBeOpened_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("its folder is missing") << u"missing/library.sqlite"_s;
    QTest::newRow("its folder is a file") << u"file/library.sqlite"_s;
    QTest::newRow("it is a folder") << u"folder"_s;
}

void tst_database::tellsWhenItCannotBeOpened()
{
    QFETCH(QString, place);
    QDir(m_dir->path()).mkdir(u"folder"_s);
    QFile file(m_dir->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Database database(m_dir->filePath(place));
    const auto opened = database.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Io);
    QVERIFY(!opened.error().message.isEmpty() && !opened.error().advice.isEmpty()
            && !opened.error().where.isEmpty());
}

void tst_database::keepsThePicturesOfADamagedLibrary()
{
    ResultDraft draft;
    draft.job = 1;
    draft.serverName = u"a.png"_s;
    QString kept;
    {
        TestLibrary test(m_dir->path());
        QVERIFY(test.open());
        kept = test.keep(picture(1), draft)->path;
    }
    QFile file(m_dir->filePath(u"data/library.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a database any more") > 0);
    file.close();
    TestLibrary test(m_dir->path());
    QVERIFY(test.open());
    QVERIFY(test.library.note().contains(u"damaged"_s));
    QVERIFY(QFile::exists(kept));
    const auto next = test.keep(picture(2), draft);
    QVERIFY(next);
    QVERIFY(next->path != kept);
}

// A new database gives the old ids anew: no result may show another one's thumbnail.
void tst_database::startsThumbnailsAnewWithANewDatabase()
{
    QThreadPool pool;
    const auto thumbnailOf = [&](const ResultRecord &record) {
        Thumbnails thumbnails(m_dir->filePath(u"data"_s), &pool);
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        (void)thumbnails.image(record);
        return QTest::qWaitFor([&] { return !ready.isEmpty(); }) ? thumbnails.image(record)
                                                                 : QImage();
    };
    ResultDraft draft;
    draft.serverName = u"a.png"_s;
    ResultRecord before;
    QImage seen;
    {
        TestLibrary test(m_dir->path());
        QVERIFY(test.open());
        before = *test.keep(picture(1, "PNG", {300, 200}), draft);
        seen = thumbnailOf(before);
        QVERIFY(!seen.isNull());
    }
    {
        TestLibrary test(m_dir->path()); // the same database: the same thumbnails
        QVERIFY(test.open());
        QVERIFY(QFile::rename(before.path, QString(before.path + u".away"_s)));
        QCOMPARE(thumbnailOf(before).size(), seen.size());
    }
    QFile file(m_dir->filePath(u"data/library.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a database any more") > 0);
    file.close();
    TestLibrary test(m_dir->path());
    QVERIFY(test.open());
    const auto after = test.keep(picture(2, "PNG", {100, 200}), draft);
    QVERIFY(after);
    QCOMPARE(after->id, before.id);
    QCOMPARE(thumbnailOf(*after).size(), QSize(100, 200));
    pool.waitForDone();
}

void tst_database::bringsAnOlderOneUpToDate()
{
    {
        Database database(path());
        QVERIFY(database.open());
        QVERIFY(database.isNew());
        QVERIFY(run(&database, insertUpload()));
        // As the first version left it.
        QVERIFY(run(&database, u"DROP INDEX jobs_shown"_s));
        QVERIFY(run(&database, u"ALTER TABLE jobs DROP COLUMN removed"_s));
        QVERIFY(run(&database, u"ALTER TABLE jobs DROP COLUMN dice"_s));
        QVERIFY(run(&database, u"DROP TABLE leftovers"_s));
        QVERIFY(run(&database, u"DROP TABLE queues"_s));
        QVERIFY(run(&database, u"DROP TABLE moves"_s));
        QVERIFY(run(&database, u"PRAGMA user_version = 1"_s));
    }
    Database database(path());
    QVERIFY(database.open());
    QVERIFY(!database.isNew());
    QCOMPARE(value(&database, u"SELECT count(*) FROM uploads"_s).toInt(), 1);
    QCOMPARE(value(&database, u"SELECT count(*) FROM moves"_s).toInt(), 0);
    QCOMPARE(value(&database, u"SELECT count(*) FROM queues"_s).toInt(), 0);
    QCOMPARE(value(&database, u"SELECT count(*) FROM leftovers"_s).toInt(), 0);
    QCOMPARE(value(&database, u"SELECT count(*) FROM jobs WHERE removed = 0"_s).toInt(), 0);
}

void tst_database::findsByKeyHoweverManyThereAre_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("a page")
        << u"SELECT * FROM results WHERE id < 1000 ORDER BY id DESC LIMIT 200"_s;
    QTest::newRow("the results of a job")
        << u"SELECT * FROM results WHERE job = 7 AND origin = 'a' AND origin <> ''"_s;
    QTest::newRow("starred ones")
        << u"SELECT * FROM results WHERE starred = 1 ORDER BY id DESC LIMIT 200"_s;
    QTest::newRow("jobs that are not over")
        << u"SELECT * FROM jobs WHERE owner = 'window' AND state < 4 ORDER BY place"_s;
    QTest::newRow("a job by its prompt id") << u"SELECT * FROM jobs WHERE prompt_id = 'x'"_s;
    QTest::newRow("a text by its hash") << u"SELECT id FROM texts WHERE hash = x'00'"_s;
    QTest::newRow("an upload")
        << u"SELECT name FROM uploads WHERE server = 'a' AND sha256 = x'00'"_s;
    QTest::newRow("an intent")
        << u"SELECT id FROM intents WHERE job = 1 AND origin = 'a' AND origin <> ''"_s;
}

void tst_database::findsByKeyHoweverManyThereAre()
{
    QFETCH(QString, sql);
    Database database(path());
    QVERIFY(database.open());
    auto query = database.prepare(QString(u"EXPLAIN QUERY PLAN "_s + sql));
    QVERIFY(query && database.run(*query));
    QStringList plan;
    while (query->next())
        plan += query->value(3).toString();
    QVERIFY2(!plan.isEmpty() && plan.filter(u"SCAN"_s).isEmpty()
                 && plan.filter(u"TEMP"_s).isEmpty(),
             qPrintable(plan.join(u"; "_s)));
}

void tst_database::refusesAJobInNoState()
{
    Database database(path());
    QVERIFY(database.open());
    const QString insert
        = u"INSERT INTO jobs (prompt_id, state, place, owner, created) VALUES ('%1', %2, 1, 'window', 1)"_s;
    QVERIFY(run(&database, insert.arg(u"a"_s, u"6"_s)));
    QVERIFY(!run(&database, insert.arg(u"a"_s, u"6"_s))); // the prompt id is taken
    QVERIFY(!run(&database, insert.arg(u"b"_s, u"7"_s)));
    QVERIFY(!run(&database, insert.arg(u"c"_s, u"'waiting'"_s)));
}

void tst_database::isWrittenByTwoAtOnce()
{
    Database first(path());
    Database second(path());
    QVERIFY(first.open());
    QVERIFY(second.open());
    QVERIFY(first.transaction([&] { return run(&first, insertUpload()); }));
    QCOMPARE(value(&second, u"SELECT name FROM uploads"_s).toString(), u"a.png"_s);
    QVERIFY(second.transaction([&] { return run(&second, u"DELETE FROM uploads"_s); }));
    QCOMPARE(value(&first, u"SELECT count(*) FROM uploads"_s).toInt(), 0);
}

QTEST_GUILESS_MAIN(tst_database)
#include "tst_database.moc"
