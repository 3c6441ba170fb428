// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/form/formpage.h"
#include "app/form/inputpictures.h"
#include "app/windowstate.h"
#include "studio/formdocument.h"
#include "support/graphsample.h"
#include "widgets/editors/foldgroup.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/generateblock.h"
#include "widgets/parts/notetext.h"
#include "widgets/theme/caption.h"
#include "workflow/catalogue.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace gesso;
using namespace gesso::app;
using namespace Qt::StringLiterals;

// The form of a graph: headings, notes, what is switched off, and what stands in the way of running
// it (issue 5, 3.2 and 3.3).
class TestGraphForm : public QObject
{
    Q_OBJECT

private slots:
    void groupsStandUnderTheirHeadings();
    void notesCanBeRead();
    void whatIsSwitchedOffSaysSo();
    void missingModelsAreToldUntilOthersAreChosen();
    void linksLeadToTheFirstMissing();
    void aMissingClassKeepsFromGenerating();
};

namespace {

const FieldId kModel {u"4"_s, u"ckpt_name"_s};

// The sample with another mode for its VAE decoder's row, a model, a note in Markdown.
QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    return test::textToImageGraph("fixed").replace(from, to);
}

struct Bench
{
    QTemporaryDir folder;
    WindowState state {folder.filePath(u"window.ini"_s)};
    std::unique_ptr<studio::FormDocument> document;
    std::unique_ptr<InputPictures> pictures;
    test::FakeChooser chooser;
    std::unique_ptr<FormPage> page;

    explicit Bench(const QByteArray &graph)
    {
        document = std::make_unique<studio::FormDocument>(
            Document::read(graph, u"w.json"_s).valueOr(Document()), u"/w.json"_s);
        document->setCatalogue(
            Catalogue::read(test::graphClasses()).valueOr(std::shared_ptr<const Catalogue>()));
        pictures = std::make_unique<InputPictures>(nullptr, &chooser, &state);
        page = std::make_unique<FormPage>(document.get(), pictures.get(), &state);
        page->resize(360, 800);
        page->show();
    }

    [[nodiscard]] FoldGroup *fold(const QString &title) const
    {
        const QList<FoldGroup *> all = page->findChildren<FoldGroup *>();
        const auto found = std::ranges::find_if(
            all, [&title](const FoldGroup *group) { return group->header()->text() == title; });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] Banner *needs() const { return page->findChild<Banner *>(u"needsBanner"_s); }
    [[nodiscard]] QString told() const
    {
        return needs() == nullptr ? QString() : needs()->copyText();
    }
};

} // namespace

void TestGraphForm::groupsStandUnderTheirHeadings()
{
    const Bench bench(changed(R"("title": "Prompts", "bounding": [400, 100, 300, 500])",
                              R"("title": "Saving", "bounding": [1400, 100, 300, 500])"));
    const QList<Caption *> captions = bench.page->findChildren<Caption *>();
    const auto heading = std::ranges::find_if(
        captions, [](const Caption *caption) { return caption->text() == u"Saving"_s; });
    QVERIFY(heading != captions.end());
    const FoldGroup *save = bench.fold(u"Save Image"_s);
    QVERIFY(save);
    QTRY_VERIFY((*heading)->isVisible() && save->y() > (*heading)->y());
}

void TestGraphForm::notesCanBeRead()
{
    Bench bench(changed(
        R"("type": "Note", "pos": [0, 0], "mode": 0, "inputs": [], "outputs": [], "properties": {},
   "widgets_values": ["Use a low guidance."])",
        R"json("type": "MarkdownNote", "title": "How to", "pos": [0, 0],
   "widgets_values": ["Read **this** [page](https://example.org/a) ![x](file:///etc/passwd) [no](file:///etc)"])json"));
    FoldGroup *note = bench.fold(u"How to"_s);
    QVERIFY(note);
    QVERIFY(!note->content());
    QTest::mouseClick(note->header(), Qt::LeftButton);
    auto *text = note->findChild<NoteText *>();
    QVERIFY(text && text->isVisible());
    QVERIFY(text->toPlainText().contains(u"Read this page"_s));
    QVERIFY(text->height() > 0);
    QVERIFY(
        !text->loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/passwd"_s)).isValid());
}

void TestGraphForm::whatIsSwitchedOffSaysSo()
{
    const Bench bench(changed(R"("id": 8, "type": "VAEDecode", "pos": [1209, 188], "mode": 0)",
                              R"("id": 8, "type": "VAEDecode", "pos": [1209, 188], "mode": 4)"));
    FoldGroup *off = bench.fold(u"Switched off"_s);
    QVERIFY(off);
    QTest::mouseClick(off->header(), Qt::LeftButton);
    const auto *line = off->content()->findChild<Caption *>();
    QVERIFY(line);
    QCOMPARE(line->text(), u"VAE Decode: bypassed"_s);
}

void TestGraphForm::missingModelsAreToldUntilOthersAreChosen()
{
    const Bench bench(changed(R"("properties": {},
   "widgets_values": ["sdXL_v10VAEFix.safetensors"])",
                              R"("properties": {"models": [{"name": "new.safetensors",
    "url": "https://example.org/new", "directory": "checkpoints"}]}, "widgets_values": ["new.safetensors"])"));
    const QString told = bench.told();
    for (const QString &words : {u"1 model"_s, u"new.safetensors"_s, u"models/checkpoints"_s,
                                 u"https://example.org/new"_s})
        QVERIFY2(told.contains(words), qPrintable(told));
    bench.document->setValue(kModel, json::Value("other.safetensors"));
    QVERIFY(!bench.needs());
    bench.document->undoStack()->undo();
    QVERIFY(bench.needs());
}

void TestGraphForm::linksLeadToTheFirstMissing()
{
    const Bench bench(changed("sdXL_v10VAEFix.safetensors", "gone.safetensors"));
    bench.page->activateWindow();
    const QList<QPushButton *> buttons = bench.needs()->findChildren<QPushButton *>();
    const auto first = std::ranges::find_if(
        buttons, [](const QPushButton *button) { return button->text() == u"Go to the first"_s; });
    QVERIFY(first != buttons.end());
    QTest::mouseClick(*first, Qt::LeftButton);
    auto *control = bench.page->findChild<QWidget *>(kModel.toString());
    QVERIFY(control);
    QTRY_VERIFY(control->hasFocus() || control->isAncestorOf(QApplication::focusWidget()));
}

void TestGraphForm::aMissingClassKeepsFromGenerating()
{
    test::AppHouse house;
    QVERIFY(house.open());
    QFile file(house.path(u"lacks.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(changed("\"EmptyLatentImage\"", "\"EmptyDream\""));
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    test::dropOn(house.window(), &data);
    constexpr int kLong = 60000;
    QTRY_VERIFY_WITH_TIMEOUT(house.find<Banner>(u"needsBanner"_s), kLong);
    QVERIFY(house.find<Banner>(u"needsBanner"_s)->copyText().contains(u"EmptyDream"_s));
    const auto *block = house.window()->findChild<GenerateBlock *>();
    QVERIFY(block);
    const QList<QAbstractButton *> buttons = block->findChildren<QAbstractButton *>();
    const auto generate = std::ranges::find_if(
        buttons, [](const QAbstractButton *button) { return button->text() == u"Generate"_s; });
    QVERIFY(generate != buttons.end());
    QTRY_VERIFY(!(*generate)->isEnabled());
}

QTEST_MAIN(TestGraphForm)
#include "tst_graphform.moc"
