// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/testlibrary.h"
#include "support/shared.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::library;
using namespace gesso::test;

class tst_library : public QObject
{
    Q_OBJECT

private slots:
    void keepsAFileWithAllThatIsKnownOfIt();
    void keepsTheSameOriginOnce();
    void givesPagesNewestFirstByKey();
    void givesIdsInTheOrderOfTime();
    void numbersResultsOfOneMoment();
    void keepsTemporaryResultsApart();
    void removesAFileThatIsNotKept();
    void tellsWhenAWriterMayGoOn();
    void staysInsideWhateverTheServerSays_data();
    void staysInsideWhateverTheServerSays();
    void refusesALinkThatLeadsOut();
    void neverOverwrites();
    void makesTheFolderAgainThatWasThrownAway();
    void countsOnFromTheFilesThatAreThere();
    void refusesWhatIsNotWhole();
    void starsAndTells();
    void trashesAndRestores();
    void doesNotFetchAgainWhatWasTrashed();
    void isThereAfterARestart();
    void keepsInputsByContent();
    void opensNothingWithoutAFolder();
};

namespace {

ResultDraft draftOf(qint64 job, const QString &origin = u"9/images/0"_s)
{
    ResultDraft draft;
    draft.job = job;
    draft.origin = origin;
    draft.serverName = u"ComfyUI_00001_.png"_s;
    draft.workflow = u"portrait"_s;
    draft.seed = u"18446744073709551615"_s;
    draft.positive = u"a woman in a red dress"_s;
    draft.negative = u"blurry"_s;
    draft.model = u"sd_xl.safetensors"_s;
    draft.server = u"http://studio:8188"_s;
    draft.prompt = R"({"3":{"class_type":"KSampler"}})";
    draft.values = R"({"3.seed":18446744073709551615})";
    return draft;
}

} // namespace

void tst_library::keepsAFileWithAllThatIsKnownOfIt()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QSignalSpy added(&test.library, &Library::added);
    const QByteArray bytes = picture(1);
    const auto kept = test.keep(bytes, draftOf(7));
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().toLine() + kept.error().detail));
    QCOMPARE(readFile(kept->path), bytes);
    QVERIFY(kept->path.startsWith(test.library.paths().results + u'/'));
    QVERIFY(kept->path.endsWith(u"_portrait_18446744073709551615.png"_s));
    QCOMPARE(kept->size, QSize(32, 24));
    QCOMPARE(kept->bytes, bytes.size());
    QCOMPARE(kept->sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    QCOMPARE(kept->mimeType, u"image/png"_s);
    QCOMPARE(kept->kind, MediaKind::Image);
    QCOMPARE(kept->seed, u"18446744073709551615"_s);
    QCOMPARE(kept->positive, u"a woman in a red dress"_s);
    QCOMPARE(kept->negative, u"blurry"_s);
    QCOMPARE(kept->model, u"sd_xl.safetensors"_s);
    QCOMPARE(kept->server, u"http://studio:8188"_s);
    QCOMPARE(kept->createdMs, test.clock.now);
    QCOMPARE(added.size(), 1);
    const auto draft = await(test.library.draftOf(kept->id));
    QVERIFY(draft && *draft);
    QCOMPARE((*draft)->prompt, draftOf(7).prompt);
    QCOMPARE((*draft)->values, draftOf(7).values);
    QCOMPARE(filesBelow(test.library.paths().results).filter(u".part"_s), QStringList());
}

void tst_library::keepsTheSameOriginOnce()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QSignalSpy added(&test.library, &Library::added);
    const auto first = test.keep(picture(1), draftOf(7));
    const auto second = test.keep(picture(1), draftOf(7));
    QVERIFY(first && second);
    QCOMPARE(second->id, first->id);
    QCOMPARE(added.size(), 1);
    const auto other = test.keep(picture(1), draftOf(7, u"9/images/1"_s));
    QVERIFY(other && other->id != first->id);
    QCOMPARE(filesBelow(test.library.paths().results).filter(u".png"_s).size(), 2);
}

void tst_library::givesPagesNewestFirstByKey()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    for (int i = 0; i < 7; ++i) {
        test.clock.now += 1000;
        QVERIFY(test.keep(picture(i), draftOf(i)));
    }
    const auto first = await(test.library.page(0, 3));
    QVERIFY(first && *first);
    QCOMPARE((*first)->size(), 3);
    QCOMPARE((*first)->first().job, 6);
    const auto second = await(test.library.page((*first)->last().id, 3));
    QCOMPARE((*second)->first().job, 3);
    const auto all = await(test.library.ids());
    QCOMPARE((*all)->size(), 7);
    const auto records = await(test.library.records({(*all)->last(), 12345, (*all)->first()}));
    QCOMPARE((*records)->size(), 2);
    QCOMPARE((*records)->first().job, 0);
    const auto ofJob = await(test.library.recordsOfJob(4));
    QCOMPARE((*ofJob)->size(), 1);
}

void tst_library::givesIdsInTheOrderOfTime()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    ResultDraft old = draftOf(1);
    old.createdMs = 1000;
    ResultDraft now = draftOf(2);
    now.createdMs = 1795521600000;
    const auto newer = test.keep(picture(2), now);
    const auto older = test.keep(picture(1), old);
    QVERIFY(newer && older);
    QCOMPARE(older->id, 4);
    QCOMPARE(newer->id, 1795521600000 / 250);
}

void tst_library::numbersResultsOfOneMoment()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    ResultId last = 0;
    for (int i = 0; i < 20; ++i) {
        const auto kept = test.keep(picture(i), draftOf(3, QString::number(i)));
        QVERIFY(kept);
        QVERIFY(kept->id > last);
        last = kept->id;
    }
    QVERIFY(filesBelow(test.library.paths().results)
                .join(u' ')
                .contains(u"18446744073709551615-20.png"_s));
}

void tst_library::keepsTemporaryResultsApart()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    ResultDraft draft = draftOf(1);
    draft.temporary = true;
    const auto kept = test.keep(picture(1), draft);
    QVERIFY(kept);
    QVERIFY(kept->temporary);
    QVERIFY(kept->path.startsWith(test.library.paths().results + u"/temp/"_s));
}

void tst_library::removesAFileThatIsNotKept()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    auto file = test.library.stage();
    const QString path = file->path();
    file->write("half a pic");
    const auto finished = await(file->finish());
    QVERIFY(finished && *finished);
    QCOMPARE(**finished, 10);
    QVERIFY(QFile::exists(path));
    file.reset();
    QTRY_VERIFY(!QFile::exists(path));
}

void tst_library::tellsWhenAWriterMayGoOn()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    auto file = test.library.stage();
    QSignalSpy drained(file.get(), &ByteSink::drained);
    for (int i = 0; i < 64; ++i)
        file->write(QByteArray(65536, 'x'));
    QTRY_VERIFY(!drained.isEmpty());
    QTRY_COMPARE(file->pending(), 0);
    QCOMPARE(**await(file->finish()), 64 * 65536);
}

void tst_library::staysInsideWhateverTheServerSays_data()
{
    QTest::addColumn<QString>("serverName");
    QTest::newRow("climbs up") << u"../../../../etc/cron.d/evil.png"_s;
    QTest::newRow("absolute") << u"/etc/passwd.png"_s;
    QTest::newRow("Windows path") << u"C:\\Windows\\..\\..\\evil.png"_s;
    QTest::newRow("zero byte") << u"a"_s + QChar(0) + u"b.png"_s;
    QTest::newRow("line break and escape") << u"a\n\x1b[31mb.png"_s;
    QTest::newRow("device") << u"CON.png"_s;
    QTest::newRow("device with a number") << u"lpt1"_s;
    QTest::newRow("ends in dots and spaces") << u"a.png. . ."_s;
    QTest::newRow("hidden") << u".bashrc"_s;
    QTest::newRow("only dots") << u"...."_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("very long") << QString(5000, u'ä') + u".png"_s;
    QTest::newRow("long extension") << u"a."_s + QString(5000, u'p');
    QTest::newRow("reads backwards") << u"a\u202egnp.exe"_s;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(0xd800) + u".png"_s);
    QTest::newRow("staging folder") << u".gesso-staging/x.png"_s;
    QTest::newRow("stream of NTFS") << u"a.png:evil.exe"_s;
}

void tst_library::staysInsideWhateverTheServerSays()
{
    QFETCH(QString, serverName);
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    for (const QString &pattern : {u"{name}"_s, u"{name}/{workflow}/{name}_{counter}"_s}) {
        test.library.setNamePattern(pattern);
        ResultDraft draft = draftOf(1, pattern);
        draft.serverName = serverName;
        draft.workflow = serverName;
        draft.seed = serverName;
        const auto kept = test.keep(picture(1), draft);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().toLine()));
        const QString relative = kept->path.sliced(test.library.paths().results.size() + 1);
        QVERIFY(QFileInfo(kept->path)
                    .canonicalFilePath()
                    .startsWith(QFileInfo(dir.path()).canonicalFilePath()));
        QVERIFY(relative.endsWith(u".png"_s));
        for (const QString &part : relative.split(u'/')) {
            QVERIFY2(part.toUtf8().size() <= 255, qPrintable(part));
            QVERIFY2(!part.startsWith(u'.') && !part.endsWith(u' ') && !part.isEmpty(),
                     qPrintable(part));
            QVERIFY2(
                !part.contains(QRegularExpression(u"[\\x00-\\x1f\\x7f<>:\"\\\\|?*\\x{202e}]"_s)),
                qPrintable(part));
            QVERIFY2(!part.startsWith(u"con."_s, Qt::CaseInsensitive)
                         && !part.startsWith(u"lpt1."_s, Qt::CaseInsensitive),
                     qPrintable(part));
        }
    }
}

void tst_library::refusesALinkThatLeadsOut()
{
    QTemporaryDir dir;
    QTemporaryDir outside;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    test.library.setNamePattern(u"{workflow}/{name}"_s);
    QVERIFY(QFile::link(outside.path(), test.library.paths().results + u"/portrait"_s));
    const auto kept = test.keep(picture(1), draftOf(1));
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, Error::Kind::Io);
    QVERIFY(!kept.error().advice.isEmpty());
    QCOMPARE(filesBelow(outside.path()), QStringList());
    // One that stays inside is fine.
    QDir(test.library.paths().results).mkdir(u"real"_s);
    QVERIFY(QFile::link(test.library.paths().results + u"/real"_s,
                        test.library.paths().results + u"/alias"_s));
    ResultDraft draft = draftOf(2);
    draft.workflow = u"alias"_s;
    QVERIFY(test.keep(picture(1), draft));
    QCOMPARE(filesBelow(test.library.paths().results + u"/real"_s).size(), 1);
}

void tst_library::neverOverwrites()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    test.library.setNamePattern(u"{name}"_s);
    QFile mine(test.library.paths().results + u"/ComfyUI_00001.png"_s);
    QVERIFY(mine.open(QIODevice::WriteOnly));
    mine.write("mine");
    mine.close();
    // A link to nothing holds its name, too.
    QVERIFY(QFile::link(u"/nowhere/at/all"_s,
                        test.library.paths().results + u"/ComfyUI_00001-2.png"_s));
    const auto kept = test.keep(picture(1), draftOf(1));
    QVERIFY(kept);
    QCOMPARE(QFileInfo(kept->path).fileName(), u"ComfyUI_00001-3.png"_s);
    QCOMPARE(readFile(mine.fileName()), QByteArray("mine"));
}

void tst_library::makesTheFolderAgainThatWasThrownAway()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QVERIFY(QDir(test.library.paths().results).removeRecursively());
    const auto kept = test.keep(picture(1), draftOf(1));
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
    QCOMPARE(readFile(kept->path), picture(1));
}

void tst_library::countsOnFromTheFilesThatAreThere()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    test.library.setNamePattern(u"{workflow}/{counter}"_s);
    QDir(test.library.paths().results).mkdir(u"portrait"_s);
    for (const int number : {1, 2, 41}) {
        QFile file(test.library.paths().results
                   + u"/portrait/%1.png"_s.arg(number, 5, 10, QChar(u'0')));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const auto first = test.keep(picture(1), draftOf(1));
    const auto second = test.keep(picture(2), draftOf(2));
    QVERIFY(first && second);
    QCOMPARE(QFileInfo(first->path).fileName(), u"00042.png"_s);
    QCOMPARE(QFileInfo(second->path).fileName(), u"00043.png"_s);
}

void tst_library::refusesWhatIsNotWhole()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    const auto kept = test.keep(picture(1).chopped(5), draftOf(1));
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, Error::Kind::Protocol);
    QCOMPARE(kept.error().where, u"ComfyUI_00001_.png"_s);
    const QStringList left = filesBelow(test.library.paths().results);
    QCOMPARE(left.filter(u".lock"_s).size(), left.size());
    // What failed may come again.
    QVERIFY(test.keep(picture(1), draftOf(1)));
}

void tst_library::starsAndTells()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    const auto kept = test.keep(picture(1), draftOf(1));
    QVERIFY(kept);
    QSignalSpy changed(&test.library, &Library::changed);
    QVERIFY(*await(test.library.setStarred({kept->id}, true)));
    QCOMPARE(changed.size(), 1);
    QVERIFY((*await(test.library.records({kept->id})))->first().starred);
}

void tst_library::trashesAndRestores()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    // As on a machine where nothing was ever trashed.
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)).removeRecursively();
    const QByteArray bytes = picture(1);
    const auto kept = test.keep(bytes, draftOf(1));
    QVERIFY(kept);
    QSignalSpy removed(&test.library, &Library::removed);
    const auto trashed = await(test.library.trash({kept->id}));
    QVERIFY(trashed && *trashed);
    QCOMPARE(removed.size(), 1);
    QVERIFY(!QFile::exists(kept->path));
    QCOMPARE((*await(test.library.page(0, 10)))->size(), 0);
    // The name is taken meanwhile.
    QFile other(kept->path);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.close();
    QSignalSpy added(&test.library, &Library::added);
    const auto restored = await(test.library.restore({kept->id}));
    QVERIFY(restored && *restored);
    QCOMPARE(added.size(), 1);
    const auto back = *await(test.library.page(0, 10));
    QCOMPARE(back->size(), 1);
    QCOMPARE(back->first().id, kept->id);
    QCOMPARE(back->first().seed, kept->seed);
    QCOMPARE(readFile(back->first().path), bytes);
    QCOMPARE(await(test.library.restore({kept->id}))->error().kind, Error::Kind::NotFound);
    // A file that somebody removed is no obstacle.
    QVERIFY(QFile::remove(back->first().path));
    QVERIFY(*await(test.library.trash({kept->id})));
}

void tst_library::doesNotFetchAgainWhatWasTrashed()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    const auto kept = test.keep(picture(1), draftOf(1));
    QVERIFY(kept);
    QVERIFY(*await(test.library.trash({kept->id})));
    const auto again = test.keep(picture(1), draftOf(1));
    QVERIFY(again);
    QCOMPARE(again->id, kept->id);
    QCOMPARE((*await(test.library.page(0, 10)))->size(), 0);
}

void tst_library::isThereAfterARestart()
{
    QTemporaryDir dir;
    ResultRecord kept;
    {
        TestLibrary test(dir.path());
        QVERIFY(test.open());
        kept = *test.keep(picture(1), draftOf(1));
    }
    QCOMPARE(filesBelow(dir.path() + u"/results"_s).size(), 1);
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QCOMPARE(test.library.note(), QString());
    const auto page = await(test.library.page(0, 10));
    QCOMPARE((*page)->size(), 1);
    QCOMPARE((*page)->first().path, kept.path);
    QCOMPARE((*page)->first().sha256, kept.sha256);
    // The ids go on where they were.
    QVERIFY(test.keep(picture(2), draftOf(2))->id > kept.id);
}

void tst_library::keepsInputsByContent()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QFile source(dir.filePath(u"in.JPG"_s));
    QVERIFY(source.open(QIODevice::WriteOnly));
    const QByteArray bytes = picture(3, "JPG");
    source.write(bytes);
    source.close();
    const auto first = *await(test.library.keepInput(source.fileName()));
    QVERIFY(first);
    QCOMPARE(*first, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    const QString copy = test.library.inputPath(*first);
    QVERIFY(copy.endsWith(u".jpg"_s));
    QCOMPARE(readFile(copy), bytes);
    QCOMPARE(*await(test.library.keepInputBytes(bytes, u"png"_s)).value(), *first);
    QCOMPARE(filesBelow(test.library.paths().data + u"/inputs"_s).filter(u".jpg"_s).size(), 1);
    QCOMPARE(test.library.inputPath(QByteArray(32, 'x')), QString());
    const auto missing = *await(test.library.keepInput(dir.filePath(u"no.png"_s)));
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
    const auto folder = *await(test.library.keepInput(dir.path()));
    QCOMPARE(folder.error().kind, Error::Kind::Invalid);
}

void tst_library::opensNothingWithoutAFolder()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    TestLibrary below(file.fileName());
    const auto opened = below.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Io);
    QVERIFY(!opened.error().advice.isEmpty());
    // Nothing works, and nothing hangs.
    QVERIFY(!below.keep(picture(1), draftOf(1)));
    QVERIFY(!*await(below.library.page(0, 10)));
}

QTEST_GUILESS_MAIN(tst_library)
#include "tst_library.moc"
