// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/formdocument.h"
#include "studio/sample.h"

#include <QSignalSpy>
#include <QTest>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

namespace {

const FieldId kText {u"6"_s, u"text"_s};
const FieldId kSteps {u"3"_s, u"steps"_s};
const FieldId kSeed {u"3"_s, u"seed"_s};

// Steps from 1 to 10 and the sampler's choices, as a server tells them.
std::shared_ptr<const Catalogue> smallCatalogue()
{
    const auto catalogue = Catalogue::read(R"({"KSampler": {"input": {"required": {
        "model": ["MODEL"], "seed": ["INT", {"default": 0, "min": 0, "max": 18446744073709551615}],
        "steps": ["INT", {"default": 20, "min": 1, "max": 10}], "cfg": ["FLOAT", {"default": 8.0, "min": 0.0, "max": 100.0}],
        "sampler_name": [["euler", "heun"]], "scheduler": [["karras", "normal"]], "positive": ["CONDITIONING"],
        "negative": ["CONDITIONING"], "latent_image": ["LATENT"], "denoise": ["FLOAT", {"default": 1.0}]}},
        "input_order": {"required": ["model", "seed", "steps", "cfg", "sampler_name", "scheduler", "positive", "negative",
        "latent_image", "denoise"]}, "output": ["LATENT"], "output_name": ["LATENT"], "name": "KSampler",
        "display_name": "KSampler", "category": "sampling", "output_node": false}})");
    return catalogue ? *catalogue : nullptr;
}

} // namespace

class TestFormDocument : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void opensWithTheFilesValues();
    void typingIsOneUndoStep();
    void anotherFieldIsAnotherStep();
    void typingBackToTheStartIsNoStep();
    void resetIsAStepOfItsOwn();
    void saysWhetherItIsModified();
    void savedValuesAreNoChange();
    void whatIsTypedWhileItIsWrittenIsNotSaved();
    void writesItsValuesExactly();
    void aCatalogueKeepsTheValues();
    void valuesOutOfRangeAreProblems();
    void serverProblemsGoWithTheValue();
    void anInputFileTakesThePlaceOfTheName();
    void seedModesAreUndone();
    void stepsGoOnFromTheLastSeedUntilTheValueIsEdited();
    void requestsCarryEverything();
    void fieldsThatAreNotThereAreLeftAlone();

private:
    std::unique_ptr<FormDocument> m_document;
};

void TestFormDocument::init()
{
    QTest::failOnWarning(QRegularExpression(u".+"_s));
    m_document = std::make_unique<FormDocument>(test::documentOf(test::textToImage()),
                                                u"/somewhere/my portrait.json"_s);
}

void TestFormDocument::cleanup()
{
    m_document.reset();
}

void TestFormDocument::opensWithTheFilesValues()
{
    QCOMPARE(m_document->name(), u"my portrait"_s);
    QCOMPARE(m_document->value(kText), json::Value("a red dress in a crowd"));
    QVERIFY(!m_document->isChanged(kText));
    QVERIFY(m_document->invalidFields().isEmpty());
    QCOMPARE(m_document->seedMode(kSeed), SeedMode::Random);
    QVERIFY(m_document->undoStack()->isClean());
}

void TestFormDocument::typingIsOneUndoStep()
{
    QSignalSpy changed(m_document.get(), &FormDocument::fieldChanged);
    m_document->setValue(kText, u"a"_s);
    m_document->setValue(kText, u"ab"_s);
    m_document->setValue(kText, u"abc"_s);
    m_document->setValue(kText, u"abc"_s);
    QCOMPARE(changed.size(), 3);
    QVERIFY(m_document->isChanged(kText));
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->value(kText), json::Value("a red dress in a crowd"));
    QVERIFY(!m_document->isChanged(kText));
    m_document->undoStack()->redo();
    QCOMPARE(m_document->value(kText), json::Value("abc"));
}

void TestFormDocument::anotherFieldIsAnotherStep()
{
    m_document->setValue(kText, u"a"_s);
    m_document->setValue(kSteps, 7);
    m_document->setValue(kText, u"b"_s);
    QCOMPARE(m_document->undoStack()->count(), 3);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->value(kText), json::Value("a"));
    QCOMPARE(m_document->value(kSteps), json::Value(7));
}

void TestFormDocument::typingBackToTheStartIsNoStep()
{
    m_document->setValue(kSteps, 7);
    m_document->undoStack()->undo();
    m_document->undoStack()->redo();
    m_document->setSeedMode(kSeed, SeedMode::Fixed);
    m_document->setSeedMode(kSeed, SeedMode::Random);
    QCOMPARE(m_document->undoStack()->count(), 1);
}

void TestFormDocument::resetIsAStepOfItsOwn()
{
    m_document->setValue(kText, u"other"_s);
    m_document->reset(kText);
    QCOMPARE(m_document->value(kText), json::Value("a red dress in a crowd"));
    m_document->undoStack()->undo();
    QCOMPARE(m_document->value(kText), json::Value("other"));
}

void TestFormDocument::saysWhetherItIsModified()
{
    QSignalSpy modified(m_document.get(), &FormDocument::modifiedChanged);
    m_document->setValue(kText, u"other"_s);
    QCOMPARE(modified.size(), 1);
    QVERIFY(!m_document->undoStack()->isClean());
    m_document->undoStack()->undo();
    QCOMPARE(modified.size(), 2);
}

void TestFormDocument::savedValuesAreNoChange()
{
    m_document->setValue(kText, u"other"_s);
    m_document->markSaved(u"/elsewhere/saved.json"_s, m_document->snapshot());
    QCOMPARE(m_document->name(), u"saved"_s);
    QVERIFY(m_document->undoStack()->isClean());
    QVERIFY(!m_document->isChanged(kText));
    m_document->undoStack()->undo();
    QCOMPARE(m_document->value(kText), json::Value("a red dress in a crowd"));
    QVERIFY(m_document->isChanged(kText));
    m_document->reset(kText);
    QCOMPARE(m_document->value(kText), json::Value("other"));
}

void TestFormDocument::whatIsTypedWhileItIsWrittenIsNotSaved()
{
    m_document->setValue(kText, u"written"_s);
    const FormSnapshot written = m_document->snapshot();
    m_document->setValue(kText, u"written, and more"_s);
    m_document->markSaved(u"/elsewhere/saved.json"_s, written);
    QCOMPARE(m_document->name(), u"saved"_s);
    QVERIFY(m_document->isChanged(kText));
    QVERIFY(!m_document->undoStack()->isClean());
    QCOMPARE(test::documentOf(written.bytes).prompt().input(kText), json::Value("written"));
    m_document->reset(kText);
    QCOMPARE(m_document->value(kText), json::Value("written"));
    QVERIFY(!m_document->isChanged(kText));
}

void TestFormDocument::writesItsValuesExactly()
{
    m_document->setValue(kSeed, json::Number("18446744073709551615"));
    const Document again = test::documentOf(m_document->toFile());
    QCOMPARE(again.prompt().input(kSeed)->number()->text(), "18446744073709551615");
    QCOMPARE(again.prompt().input(kText), json::Value("a red dress in a crowd"));
    QCOMPARE(again.prompt().nodeIds(), m_document->document().prompt().nodeIds());
    QCOMPARE(again.prompt().input({u"3"_s, u"denoise"_s})->number()->text(), "1.0");
}

void TestFormDocument::aCatalogueKeepsTheValues()
{
    m_document->setValue(kText, u"mine"_s);
    QVERIFY(!m_document->form().find(kSteps)->known);
    QSignalSpy formChanged(m_document.get(), &FormDocument::formChanged);
    const auto catalogue = smallCatalogue();
    QVERIFY(catalogue);
    m_document->setCatalogue(catalogue);
    QCOMPARE(formChanged.size(), 1);
    QVERIFY(m_document->form().find(kSteps)->known);
    QCOMPARE(m_document->value(kText), json::Value("mine"));
    m_document->setCatalogue(catalogue);
    QCOMPARE(formChanged.size(), 1);
}

void TestFormDocument::valuesOutOfRangeAreProblems()
{
    m_document->setCatalogue(smallCatalogue());
    m_document->setValue(kSteps, 11);
    const auto problem = m_document->problem(kSteps);
    QVERIFY(problem);
    QCOMPARE(problem->kind, Error::Kind::Invalid);
    QVERIFY(m_document->invalidFields().contains(kSteps));
    QVERIFY(!m_document->doubt(kSteps));
    m_document->setValue(kSteps, 10);
    QVERIFY(!m_document->problem(kSteps));
    // What the file says is the server's to judge.
    FormDocument odd(test::documentOf(test::textToImage("x.safetensors", 64, 64, 5000)),
                     u"a.json"_s);
    odd.setCatalogue(smallCatalogue());
    QVERIFY(!odd.problem(kSteps));
    QVERIFY(odd.invalidFields().isEmpty());
    QVERIFY(odd.doubt(kSteps));
    odd.setValue(kSteps, 5001);
    QVERIFY(odd.problem(kSteps));
    odd.reset(kSteps);
    QVERIFY(!odd.problem(kSteps));
}

void TestFormDocument::serverProblemsGoWithTheValue()
{
    QSignalSpy changed(m_document.get(), &FormDocument::fieldChanged);
    Error refused;
    refused.kind = Error::Kind::Rejected;
    refused.message = u"too many"_s;
    m_document->setServerProblems({{kSteps, refused}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_document->problem(kSteps), refused);
    m_document->setValue(kText, u"other"_s);
    QVERIFY(m_document->problem(kSteps));
    m_document->setValue(kSteps, 3);
    QVERIFY(!m_document->problem(kSteps));
    m_document->setServerProblems({{kText, refused}});
    m_document->setServerProblems({});
    QVERIFY(!m_document->problem(kText));
}

void TestFormDocument::anInputFileTakesThePlaceOfTheName()
{
    const QByteArray file
        = R"({"1": {"inputs": {"image": "example.png"}, "class_type": "LoadImage"},
        "2": {"inputs": {"images": ["1", 0]}, "class_type": "PreviewImage"}})";
    FormDocument document(test::documentOf(file), u"a.json"_s);
    const FieldId image {u"1"_s, u"image"_s};
    document.setInputFile(image, u"/home/me/Bilder/rot & grün.png"_s);
    QCOMPARE(document.inputFile(image), u"/home/me/Bilder/rot & grün.png"_s);
    QVERIFY(document.isChanged(image));
    QVERIFY(!document.problem(image));
    QCOMPARE(requestOf(document).inputFiles.value(image), u"/home/me/Bilder/rot & grün.png"_s);
    QCOMPARE(test::documentOf(document.toFile()).prompt().input(image),
             json::Value(u"rot & grün.png"_s));
    document.setValue(image, u"other.png"_s);
    QVERIFY(document.inputFile(image).isEmpty());
    document.undoStack()->undo();
    QCOMPARE(document.inputFile(image), u"/home/me/Bilder/rot & grün.png"_s);
    document.undoStack()->undo();
    QVERIFY(!document.isChanged(image));
}

void TestFormDocument::seedModesAreUndone()
{
    m_document->setSeedMode(kSeed, SeedMode::Increment);
    QCOMPARE(m_document->seedMode(kSeed), SeedMode::Increment);
    QVERIFY(!m_document->isChanged(kSeed));
    m_document->undoStack()->undo();
    QCOMPARE(m_document->seedMode(kSeed), SeedMode::Random);
}

void TestFormDocument::stepsGoOnFromTheLastSeedUntilTheValueIsEdited()
{
    m_document->setSeedMode(kSeed, SeedMode::Increment);
    m_document->setLastSeed(kSeed, u"18446744073709551614"_s);
    QCOMPARE(requestOf(*m_document).lastSeeds.value(kSeed), u"18446744073709551614"_s);
    m_document->setValue(kSeed, 100);
    QVERIFY(m_document->stepsFromValue(kSeed));
    QVERIFY(requestOf(*m_document).lastSeeds.value(kSeed).isEmpty());
    QCOMPARE(m_document->lastSeed(kSeed), u"18446744073709551614"_s);
    m_document->setSeedMode(kSeed, SeedMode::Last);
    QCOMPARE(requestOf(*m_document).lastSeeds.value(kSeed), u"18446744073709551614"_s);
    m_document->setLastSeed(kSeed, u"100"_s);
    QVERIFY(!m_document->stepsFromValue(kSeed));
}

void TestFormDocument::requestsCarryEverything()
{
    m_document->setValue(kSteps, 9);
    const JobRequest request = requestOf(*m_document);
    QCOMPARE(request.workflow, u"my portrait"_s);
    QCOMPARE(request.values.value(kSteps), json::Value(9));
    QCOMPARE(request.values.size(), m_document->form().fields.size());
    QCOMPARE(request.seedModes.value(kSeed), SeedMode::Random);
    QCOMPARE(request.prompt.nodeIds(), m_document->document().prompt().nodeIds());
}

void TestFormDocument::fieldsThatAreNotThereAreLeftAlone()
{
    const FieldId nobody {u"99"_s, u"steps"_s};
    m_document->setValue(nobody, 3);
    m_document->setSeedMode(nobody, SeedMode::Fixed);
    m_document->setInputFile(nobody, u"x.png"_s);
    m_document->reset(nobody);
    QCOMPARE(m_document->undoStack()->count(), 0);
    QVERIFY(m_document->value(nobody).isNull());
}

QTEST_GUILESS_MAIN(TestFormDocument)
#include "tst_formdocument.moc"
