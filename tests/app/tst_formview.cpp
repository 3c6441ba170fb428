// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/form/formpage.h"
#include "app/form/formview.h"
#include "app/form/inputpictures.h"
#include "app/windowstate.h"
#include "studio/formdocument.h"
#include "widgets/editors/choiceedit.h"
#include "widgets/editors/fieldrow.h"
#include "widgets/editors/foldgroup.h"
#include "widgets/editors/imagefield.h"
#include "widgets/editors/lineedit.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/promptedit.h"
#include "widgets/editors/seededit.h"
#include "widgets/parts/banner.h"
#include "workflow/catalogue.h"

#include <QMimeData>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace gesso;
using namespace gesso::app;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kWorkflow = R"({
  "1": {"class_type": "KSampler", "inputs": {"seed": 18446744073709551615, "steps": 20, "cfg": 6.2,
        "sampler_name": "euler", "scheduler": "normal", "denoise": 1.0,
        "model": ["2", 0], "positive": ["3", 0], "negative": ["4", 0], "latent_image": ["5", 0]}},
  "2": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a.safetensors"}},
  "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "a fox", "clip": ["2", 1]}},
  "4": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["2", 1]}},
  "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
  "6": {"class_type": "VAEDecode", "inputs": {"samples": ["1", 0], "vae": ["2", 2]}},
  "7": {"class_type": "SaveImage", "inputs": {"filename_prefix": "Gesso", "images": ["6", 0]}}
})";

const QByteArray kClasses = R"({"KSampler": {"input": {"required": {
    "model": ["MODEL"], "seed": ["INT", {"default": 0, "min": 0, "max": 18446744073709551615}],
    "steps": ["INT", {"default": 20, "min": 1, "max": 10000}],
    "cfg": ["FLOAT", {"default": 8.0, "min": 1.0, "max": 100.0, "step": 0.1}],
    "sampler_name": [["euler", "heun"]], "scheduler": [["normal", "karras"]],
    "positive": ["CONDITIONING"], "negative": ["CONDITIONING"], "latent_image": ["LATENT"],
    "denoise": ["FLOAT", {"default": 1.0, "min": 0.0, "max": 1.0, "step": 0.01}]}},
    "output": ["LATENT"], "output_node": false, "name": "KSampler", "category": "sampling"}})";

const FieldId kSteps {u"1"_s, u"steps"_s};
const FieldId kGuidance {u"1"_s, u"cfg"_s};
const FieldId kSeed {u"1"_s, u"seed"_s};
const FieldId kPrompt {u"3"_s, u"text"_s};
const FieldId kWidth {u"5"_s, u"width"_s};
const FieldId kHeight {u"5"_s, u"height"_s};

// A document in a view, on its own.
struct Bench
{
    QTemporaryDir folder;
    WindowState state {folder.filePath(u"window.ini"_s)};
    std::unique_ptr<studio::FormDocument> document;
    std::unique_ptr<InputPictures> pictures;
    test::FakeChooser chooser;
    std::unique_ptr<FormPage> page;

    explicit Bench(const QByteArray &workflow = kWorkflow)
    {
        Result<Document> read = Document::read(workflow, u"w.json"_s);
        document = std::make_unique<studio::FormDocument>(std::move(*read), u"/w.json"_s);
        pictures = std::make_unique<InputPictures>(nullptr, &chooser, &state);
        page = std::make_unique<FormPage>(document.get(), pictures.get(), &state);
        page->resize(360, 800);
        page->show();
    }

    template <typename T>
    [[nodiscard]] T *named(const QString &name) const
    {
        const QList<T *> all = page->findChildren<T *>();
        for (T *widget : all) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
};

} // namespace

// The form: editors for fields, in step with the document both ways.
class TestFormView : public QObject
{
    Q_OBJECT

private slots:
    void fieldsHaveTheirLabelsAsNames();
    void typingGoesToTheDocumentExactly();
    void undoGoesToTheDocument();
    void aWrongValueIsToldOnItsRow();
    void serverProblemsGoWithTheNextEdit();
    void classesGiveRangesWithoutAnotherForm();
    void foldedGroupsAreNotBuilt();
    void unfoldedGroupsAreRemembered();
    void firstWrongFieldIsShownWhereverItIs();
    void widthAndHeightShareARow();
    void aTypedSeedIsKept();
    void seedModeIsTheDocuments();
    void bannerGoesWithItsCause();
    void imageFieldAsksAndTellsWhatIsGone();
};

void TestFormView::fieldsHaveTheirLabelsAsNames()
{
    const Bench bench;
    for (const QString &name :
         {u"Prompt"_s, u"Negative prompt"_s, u"Seed"_s, u"Steps"_s, u"Guidance"_s, u"Sampler"_s,
          u"Scheduler"_s, u"Width"_s, u"Height"_s})
        QVERIFY2(bench.named<QWidget>(name), qPrintable(name));
    QVERIFY(bench.named<PromptEdit>(u"Prompt"_s));
    // Without a server nobody knows what there is to choose from.
    QVERIFY(bench.named<LineEdit>(u"Sampler"_s));
}

void TestFormView::typingGoesToTheDocumentExactly()
{
    const Bench bench;
    auto *prompt = bench.named<PromptEdit>(u"Prompt"_s);
    test::typeInto(prompt, u"a bear"_s);
    QCOMPARE(bench.document->value(kPrompt).toString(), u"a bear"_s);
    auto *seed = bench.page->findChild<SeedEdit *>();
    QCOMPARE(seed->value(), u"18446744073709551615"_s);
    test::typeInto(seed->number(), u"18446744073709551613"_s);
    QTest::keyClick(seed->number(), Qt::Key_Return);
    QCOMPARE(bench.document->value(kSeed).number()->text(), "18446744073709551613");
}

void TestFormView::aTypedSeedIsKept()
{
    Bench bench;
    auto *seed = bench.page->findChild<SeedEdit *>();
    bench.document->setSeedMode(kSeed, studio::SeedMode::Random);
    QCOMPARE(seed->mode(), SeedMode::Random);
    test::typeInto(seed->number(), u"7"_s);
    QTest::keyClick(seed->number(), Qt::Key_Return);
    QCOMPARE(bench.document->seedMode(kSeed), studio::SeedMode::Fixed);
    QCOMPARE(seed->mode(), SeedMode::Fixed);
}

void TestFormView::undoGoesToTheDocument()
{
    const Bench bench;
    auto *prompt = bench.named<PromptEdit>(u"Prompt"_s);
    test::typeInto(prompt, u"a bear"_s);
    bench.document->undoStack()->undo();
    QCOMPARE(prompt->text(), u"a fox"_s);
    QVERIFY(!bench.document->isChanged(kPrompt));
}

void TestFormView::aWrongValueIsToldOnItsRow()
{
    const Bench bench;
    const Result<std::shared_ptr<const Catalogue>> catalogue = Catalogue::read(kClasses);
    QVERIFY(catalogue.ok());
    bench.document->setCatalogue(*catalogue);
    bench.document->setValue(kGuidance, json::Number("0"));
    auto *control = bench.page->findChild<QWidget *>(kGuidance.toString());
    auto *row = qobject_cast<FieldRow *>(control->parentWidget());
    QVERIFY(row && !row->error().isEmpty());
    bench.document->setValue(kGuidance, json::Number("2.0"));
    QVERIFY(row->error().isEmpty());
}

void TestFormView::serverProblemsGoWithTheNextEdit()
{
    const Bench bench;
    const Error refused {Error::Kind::Rejected, u"Not on studio."_s, {}, {}, {}};
    bench.document->setServerProblems({{kSteps, refused}});
    auto *control = bench.page->findChild<QWidget *>(kSteps.toString());
    auto *row = qobject_cast<FieldRow *>(control->parentWidget());
    QVERIFY(row->error().contains(u"Not on studio."_s));
    bench.document->setValue(kSteps, 21);
    QVERIFY(row->error().isEmpty());
}

void TestFormView::classesGiveRangesWithoutAnotherForm()
{
    const Bench bench;
    auto *prompt = bench.named<PromptEdit>(u"Prompt"_s);
    auto *steps = bench.named<QWidget>(u"Steps"_s);
    bench.document->setValue({u"1"_s, u"sampler_name"_s}, u"gone"_s);
    bench.document->setCatalogue(*Catalogue::read(kClasses));
    auto *sampler = bench.named<ChoiceEdit>(u"Sampler"_s);
    QVERIFY(sampler && sampler->isVisible());
    QVERIFY(sampler->isMissing());
    QCOMPARE(sampler->value(), u"gone"_s);
    // All others stay as they are, with what is typed in them.
    QCOMPARE(bench.named<PromptEdit>(u"Prompt"_s), prompt);
    QCOMPARE(bench.named<QWidget>(u"Steps"_s), steps);
}

void TestFormView::foldedGroupsAreNotBuilt()
{
    const Bench bench;
    const FieldId prefix {u"7"_s, u"filename_prefix"_s};
    QVERIFY(!bench.page->findChild<QWidget *>(prefix.toString()));
    const QList<FoldGroup *> groups = bench.page->findChildren<FoldGroup *>();
    QVERIFY(!groups.isEmpty());
    for (FoldGroup *group : groups)
        group->setUnfolded(true);
    QVERIFY(bench.page->findChild<QWidget *>(prefix.toString()));
}

void TestFormView::unfoldedGroupsAreRemembered()
{
    Bench bench;
    bench.page->findChildren<FoldGroup *>().first()->setUnfolded(true);
    bench.page
        = std::make_unique<FormPage>(bench.document.get(), bench.pictures.get(), &bench.state);
    QVERIFY(bench.page->findChildren<FoldGroup *>().first()->isUnfolded());
}

void TestFormView::firstWrongFieldIsShownWhereverItIs()
{
    const Bench bench;
    const FieldId prefix {u"7"_s, u"filename_prefix"_s};
    bench.document->setServerProblems({{prefix, {Error::Kind::Rejected, u"No."_s, {}, {}, {}}}});
    bench.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
    bench.page->showFirstInvalid();
    auto *control = bench.page->findChild<QWidget *>(prefix.toString());
    QVERIFY(control && control->isVisible());
    QTRY_VERIFY(control->hasFocus());
}

void TestFormView::widthAndHeightShareARow()
{
    const Bench bench;
    auto *width = bench.named<NumberEdit>(u"Width"_s);
    auto *height = bench.named<NumberEdit>(u"Height"_s);
    QCOMPARE(width->parentWidget(), height->parentWidget());
    test::typeInto(width, u"640"_s);
    QTest::keyClick(width, Qt::Key_Return);
    QCOMPARE(bench.document->value(kWidth).toInt64(), 640);
    QCOMPARE(bench.document->value(kHeight).toInt64(), 768);
}

void TestFormView::seedModeIsTheDocuments()
{
    const Bench bench;
    auto *seed = bench.page->findChild<SeedEdit *>();
    bench.document->setSeedMode(kSeed, studio::SeedMode::Fixed);
    QCOMPARE(seed->mode(), SeedMode::Fixed);
    emit seed->modeEdited(SeedMode::Increment);
    QCOMPARE(bench.document->seedMode(kSeed), studio::SeedMode::Increment);
}

void TestFormView::bannerGoesWithItsCause()
{
    const Bench bench;
    const Error refused {Error::Kind::Rejected, u"The server refused this prompt."_s, {}, {}, {}};
    bench.document->setServerProblems({{kSteps, refused}});
    bench.page->showProblem(refused);
    QVERIFY(bench.page->findChild<Banner *>());
    bench.document->setValue(kSteps, 22);
    QTRY_VERIFY(!bench.page->findChild<Banner *>());
}

void TestFormView::imageFieldAsksAndTellsWhatIsGone()
{
    Bench bench(R"({"1": {"class_type": "LoadImage", "inputs": {"image": "example.png"}},
                    "2": {"class_type": "PreviewImage", "inputs": {"images": ["1", 0]}}})");
    auto *field = bench.page->findChild<ImageField *>();
    QVERIFY(field);
    QCOMPARE(field->name(), u"example.png"_s);
    const FieldId id {u"1"_s, u"image"_s};
    const QString path = bench.folder.filePath(u"cat.png"_s);
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(path));
    bench.chooser.files = {path};
    emit field->browseRequested();
    QCOMPARE(bench.document->inputFile(id), path);
    QTRY_COMPARE(field->name(), u"cat.png"_s);
    QCOMPARE(bench.state.folder(u"images"_s), bench.folder.path());
    bench.document->setInputFile(id, bench.folder.filePath(u"gone.png"_s));
    QTRY_COMPARE(field->state(), ImageField::State::Missing);
    emit field->cleared();
    QCOMPARE(bench.document->inputFile(id), QString());
    QCOMPARE(field->name(), u"example.png"_s);
}

QTEST_MAIN(TestFormView)
#include "tst_formview.moc"
