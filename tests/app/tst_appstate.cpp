// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/formstore.h"
#include "app/gallery/filecopy.h"
#include "app/preferences.h"
#include "app/serverlogin.h"
#include "app/windowstate.h"
#include "studio/formdocument.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace gesso;
using namespace gesso::app;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kWorkflow = R"({
  "1": {"class_type": "KSampler", "inputs": {"seed": 18446744073709551615, "steps": 20, "model": ["2", 0],
        "positive": ["3", 0], "negative": ["3", 0]}},
  "2": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a.safetensors"}},
  "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "a fox", "clip": ["2", 1]}},
  "4": {"class_type": "LoadImage", "inputs": {"image": "example.png"}}
})";

std::unique_ptr<studio::FormDocument> makeDocument(const QString &path)
{
    Result<Document> document = Document::read(kWorkflow, path);
    return document ? std::make_unique<studio::FormDocument>(std::move(*document), path) : nullptr;
}

} // namespace

// What outlives the window: preferences, arrangement, the values of forms; and copies of files.
class TestAppState : public QObject
{
    Q_OBJECT

private slots:
    void preferencesTellOnceWhatChanged();
    void preferencesAreKept();
    void preferencesAreOfTheirOwnerOnly();
    void loginIsKeptApartAndForItsAddressOnly();
    void windowStateIsKeptApart();
    void valuesOfAFormComeBackExactly();
    void formOfAnotherFileIsLeftAlone();
    void brokenStoreIsNoHarm();
    void copyIsWhole();
    void copyOfWhatIsGoneSaysSo();
    void copyIntoNowhereSaysSo();
    void formThatCannotBeKeptSaysSo();
};

void TestAppState::preferencesTellOnceWhatChanged()
{
    const QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"gesso.ini"_s));
    const QSignalSpy changed(&preferences, &Preferences::changed);
    preferences.set(preferences.all().server.address, u"http://studio:8188"_s);
    preferences.set(preferences.all().server.address, u"http://studio:8188"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toString(), u"server/address"_s);
}

void TestAppState::preferencesAreKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"gesso.ini"_s);
    {
        Preferences preferences(file);
        preferences.set(preferences.all().look.theme, studio::ThemeChoice::Light);
        preferences.set(preferences.all().results.savePreviews, true);
    }
    const Preferences preferences(file);
    QCOMPARE(preferences.get(preferences.all().look.theme), studio::ThemeChoice::Light);
    QVERIFY(preferences.get(preferences.all().results.savePreviews));
    QVERIFY(!preferences.get(preferences.all().server.demo));
}

void TestAppState::preferencesAreOfTheirOwnerOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"gesso.ini"_s);
    Preferences preferences(path);
    preferences.set(preferences.all().server.address, u"http://studio:8188"_s);
    constexpr auto kOthers
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(QFile::exists(path));
    QVERIFY(!(QFile::permissions(path) & kOthers));
}

void TestAppState::loginIsKeptApartAndForItsAddressOnly()
{
    const QTemporaryDir folder;
    const ServerLogin login(folder.filePath(u"config/login"_s));
    const QUrl address(u"https://joe:s%3Acret@studio/comfy"_s);
    QVERIFY(login.keep(address));
    constexpr auto kOthers
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(folder.filePath(u"config/login"_s)) & kOthers));
    QCOMPARE(login.addedTo(address.adjusted(QUrl::RemoveUserInfo)), address);
    const QUrl other(u"https://elsewhere/comfy"_s);
    QCOMPARE(login.addedTo(other), other);
    QVERIFY(login.keep(other));
    QVERIFY(!QFile::exists(folder.filePath(u"config/login"_s)));
    QVERIFY(!ServerLogin(u"/dev/null/login"_s).keep(address));
}

void TestAppState::windowStateIsKeptApart()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"window.ini"_s);
    {
        WindowState state(file);
        state.setTabs({u"/a.json"_s, u"/b.json"_s}, 1);
        state.setFolder(u"results"_s, u"/out"_s);
        state.setUnfolded(u"/a/b.json"_s, {u"7"_s, u"57:12"_s});
        state.setDocks("docks");
    }
    WindowState state(file);
    QCOMPARE(state.tabs(), (QStringList {u"/a.json"_s, u"/b.json"_s}));
    QCOMPARE(state.currentTab(), 1);
    QCOMPARE(state.folder(u"results"_s), u"/out"_s);
    QCOMPARE(state.folder(u"images"_s), QString());
    QCOMPARE(state.unfolded(u"/a/b.json"_s), (QStringList {u"7"_s, u"57:12"_s}));
    QCOMPARE(state.docks(), QByteArray("docks"));
    state.setUnfolded(u"/a/b.json"_s, {});
    QVERIFY(state.unfolded(u"/a/b.json"_s).isEmpty());
}

void TestAppState::valuesOfAFormComeBackExactly()
{
    const QTemporaryDir folder;
    const FieldId seed {u"1"_s, u"seed"_s};
    const FieldId text {u"3"_s, u"text"_s};
    const FieldId image {u"4"_s, u"image"_s};
    {
        const auto document = makeDocument(u"/w.json"_s);
        FormStore store(folder.path());
        store.follow(document.get());
        document->setValue(seed, json::Number("18446744073709551614"));
        document->setSeedMode(seed, studio::SeedMode::Fixed);
        document->setValue(text, u"zwölf Füchse 🦊"_s);
        document->setInputFile(image, u"/pictures/cat.png"_s);
        store.release(document.get());
    }
    const auto document = makeDocument(u"/w.json"_s);
    FormStore store(folder.path());
    store.follow(document.get());
    QTRY_COMPARE(document->value(text).toString(), u"zwölf Füchse 🦊"_s);
    QCOMPARE(document->value(seed).number()->text(), "18446744073709551614");
    QCOMPARE(document->seedMode(seed), studio::SeedMode::Fixed);
    QCOMPARE(document->inputFile(image), u"/pictures/cat.png"_s);
    QVERIFY(!document->undoStack()->canUndo());
}

void TestAppState::formOfAnotherFileIsLeftAlone()
{
    const auto one = makeDocument(u"/one.json"_s);
    const FieldId text {u"3"_s, u"text"_s};
    one->setValue(text, u"other"_s);
    const json::Object edits = formEdits(*one);
    QCOMPARE(edits["values"].object().size(), std::size_t {1});
    const auto two = makeDocument(u"/two.json"_s);
    json::Object strange = edits;
    strange.set("values", json::Object {{"99.nothing", "x"}, {"3.text", "y"}});
    applyFormEdits(two.get(), strange);
    QCOMPARE(two->value(text).toString(), u"y"_s);
}

void TestAppState::brokenStoreIsNoHarm()
{
    const auto document = makeDocument(u"/w.json"_s);
    for (const json::Value &edits :
         {json::Value(), json::Value("text"), json::Value(json::Array {1}),
          json::Value(json::Object {{"values", 7}, {"seeds", "x"}})})
        applyFormEdits(document.get(), edits);
    QVERIFY(!document->isChanged({u"3"_s, u"text"_s}));
}

void TestAppState::copyIsWhole()
{
    const QTemporaryDir folder;
    QByteArray bytes(3'000'000, 'x');
    bytes[2'999'999] = 'y';
    QFile file(folder.filePath(u"a.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QVERIFY(copyFile(file.fileName(), folder.filePath(u"b.bin"_s)));
    QFile copy(folder.filePath(u"b.bin"_s));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), bytes);
}

void TestAppState::copyOfWhatIsGoneSaysSo()
{
    const QTemporaryDir folder;
    const Result<void> copied
        = copyFile(folder.filePath(u"gone.png"_s), folder.filePath(u"b.png"_s));
    QVERIFY(!copied);
    QCOMPARE(copied.error().kind, Error::Kind::NotFound);
    QVERIFY(!QFile::exists(folder.filePath(u"b.png"_s)));
    QCOMPARE(readPicture(folder.filePath(u"gone.png"_s)).error().kind, Error::Kind::NotFound);
}

void TestAppState::copyIntoNowhereSaysSo()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    file.close();
    const Result<void> copied
        = copyFile(file.fileName(), folder.filePath(u"no/such/folder/a.png"_s));
    QVERIFY(!copied);
    QCOMPARE(copied.error().kind, Error::Kind::Io);
    QCOMPARE(readPicture(file.fileName()).error().kind, Error::Kind::Invalid);
}

void TestAppState::formThatCannotBeKeptSaysSo()
{
    const auto document = makeDocument(u"/work.json"_s);
    FormStore store(u"/dev/null/forms"_s);
    const QSignalSpy failed(&store, &FormStore::failed);
    store.follow(document.get());
    document->setValue({u"1"_s, u"steps"_s}, 30);
    store.flush();
    QTRY_COMPARE(failed.size(), 1);
    store.release(document.get());
}

QTEST_MAIN(TestAppState)
#include "tst_appstate.moc"
