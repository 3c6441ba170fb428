// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "studio/sample.h"
#include "studio/words.h"

#include <QTest>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void executionErrorsNameTheNode_data();
    void executionErrorsNameTheNode();
    void aMissingClassSaysWhatToInstall();
    void aMissingModelSaysWhatToDo();
    void refusedInputsAreCounted();
    void aRefusalWithoutInputsKeepsTheServersWords();
    void inputErrors_data();
    void inputErrors();
    void everyEntryGoesToItsField();
    void aLinkedInputGoesToTheValueBehindIt();
    void droppedOutputsAreAWarning();

private:
    Prompt m_prompt;
    Form m_form;
};

void TestWords::initTestCase()
{
    m_prompt = test::documentOf(test::textToImage()).prompt();
    m_form = makeForm(m_prompt, nullptr);
}

void TestWords::executionErrorsNameTheNode_data()
{
    using Cause = comfy::ExecutionError::Cause;
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("adviceWord");
    QTest::newRow("out of memory")
        << Cause::OutOfMemory << u"CUDA out of memory. Tried to allocate 20 GiB"_s
        << u"The server ran out of memory in Painter (node 3)."_s << u"smaller"_s;
    QTest::newRow("a missing model")
        << Cause::MissingModel << u"Model x.safetensors not found"_s
        << u"Painter (node 3) did not find its model: Model x.safetensors not found."_s
        << u"models folder"_s;
    QTest::newRow("a missing file")
        << Cause::MissingFile << u"No such file: a.png"_s
        << u"Painter (node 3) did not find its file: No such file: a.png."_s
        << u"Choose the input file"_s;
    QTest::newRow("anything else, by its first line")
        << Cause::Other << u"\nsizes differ\nsecond line"_s
        << u"Painter (node 3) failed: sizes differ."_s << u"retry"_s;
}

void TestWords::executionErrorsNameTheNode()
{
    QFETCH(comfy::ExecutionError::Cause, cause);
    QFETCH(QString, message);
    QFETCH(QString, sentence);
    QFETCH(QString, adviceWord);
    comfy::ExecutionError error;
    error.node = u"3"_s;
    error.nodeClass = u"KSampler"_s;
    error.exceptionType = u"RuntimeError"_s;
    error.message = message;
    error.cause = cause;
    const Error words = executionWords(error, m_prompt);
    QCOMPARE(words.kind, Error::Kind::Execution);
    QCOMPARE(words.message, sentence);
    QVERIFY2(words.advice.contains(adviceWord), qPrintable(words.advice));
    QVERIFY(words.detail.contains(message));
    error.node = u"77"_s; // made by the server
    QVERIFY(executionWords(error, m_prompt).where.contains(u"KSampler"_s));
}

void TestWords::aMissingClassSaysWhatToInstall()
{
    comfy::Rejection rejection;
    rejection.missingClass = u"FaceDetailer"_s;
    rejection.error.message = u"Node 'FaceDetailer' not found"_s;
    rejection.error.detail = u"the server's words"_s;
    const Error words = rejectionWords(rejection, m_prompt);
    QCOMPARE(words.kind, Error::Kind::Rejected);
    QVERIFY(words.message.contains(u"FaceDetailer"_s));
    QVERIFY(words.advice.contains(u"Install"_s));
    QCOMPARE(words.detail, u"the server's words"_s);
}

void TestWords::aMissingModelSaysWhatToDo()
{
    comfy::Rejection rejection;
    rejection.missingModel = u"sdXL.safetensors"_s;
    rejection.inputs = {{u"4"_s,
                         u"CheckpointLoaderSimple"_s,
                         u"ckpt_name"_s,
                         u"value_not_in_list"_s,
                         u"Value not in list"_s,
                         {}}};
    const Error words = rejectionWords(rejection, m_prompt);
    QVERIFY(words.message.contains(u"sdXL.safetensors"_s));
    QVERIFY(words.advice.contains(u"models folder"_s));
}

void TestWords::refusedInputsAreCounted()
{
    comfy::Rejection rejection;
    rejection.inputs = {{u"3"_s, u"KSampler"_s, u"steps"_s, u"value_bigger_than_max"_s,
                         u"Value 20000 bigger than max of 10000"_s, u"steps"_s},
                        {u"3"_s, u"KSampler"_s, u"cfg"_s, u"value_bigger_than_max"_s,
                         u"Value 999 bigger than max of 100"_s, u"cfg"_s}};
    const Error words = rejectionWords(rejection, m_prompt);
    QVERIFY2(words.message.contains(u"2"_s) && words.message.contains(u"20000"_s),
             qPrintable(words.message));
    QCOMPARE(words.where, u"Painter (node 3), steps"_s);
}

void TestWords::aRefusalWithoutInputsKeepsTheServersWords()
{
    comfy::Rejection rejection;
    rejection.error = {Error::Kind::Rejected, u"Prompt has no outputs"_s, {}, {}, {}};
    QCOMPARE(rejectionWords(rejection, m_prompt).message, u"Prompt has no outputs"_s);
    QCOMPARE(rejectionWords(rejection, m_prompt).kind, Error::Kind::Rejected);
    rejection.error.kind = Error::Kind::Http; // a login in between refuses no workflow
    QCOMPARE(rejectionWords(rejection, m_prompt).kind, Error::Kind::Http);
}

void TestWords::inputErrors_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("details");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("not in the list")
        << u"value_not_in_list"_s << u"Value not in list"_s
        << u"sampler_name: 'x' not in ['euler']"_s
        << u"The server does not have this choice: sampler_name: 'x' not in ['euler']."_s;
    QTest::newRow("too big") << u"value_bigger_than_max"_s
                             << u"Value 20000 bigger than max of 10000"_s << u"steps"_s
                             << u"Value 20000 bigger than max of 10000: steps."_s;
    QTest::newRow("a validator's own words")
        << u"custom_validation_failed"_s << u"Custom validation failed for node"_s
        << u"image - Invalid image file: a.png"_s
        << u"Custom validation failed for node: image - Invalid image file: a.png."_s;
    QTest::newRow("no details") << u"required_input_missing"_s << u"Required input is missing"_s
                                << QString() << u"Required input is missing."_s;
}

void TestWords::inputErrors()
{
    QFETCH(QString, type);
    QFETCH(QString, message);
    QFETCH(QString, details);
    QFETCH(QString, sentence);
    const Error words
        = inputWords({u"3"_s, u"KSampler"_s, u"sampler_name"_s, type, message, details}, m_prompt);
    QCOMPARE(words.message, sentence);
    QVERIFY(!words.advice.isEmpty());
    QVERIFY(words.detail.contains(type));
}

void TestWords::everyEntryGoesToItsField()
{
    Job job;
    job.inputErrors
        = {{u"3"_s, u"KSampler"_s, u"steps"_s, u"value_bigger_than_max"_s, u"too many"_s, {}},
           {u"3"_s, u"KSampler"_s, u"steps"_s, u"value_bigger_than_max"_s, u"told again"_s, {}},
           {u"4"_s,
            u"CheckpointLoaderSimple"_s,
            u"ckpt_name"_s,
            u"value_not_in_list"_s,
            u"not there"_s,
            {}},
           {u"88"_s, u"Other"_s, u"x"_s, u"value_not_in_list"_s, u"no such node"_s, {}}};
    const QHash<FieldId, Error> problems = fieldProblems(job, m_form, m_prompt);
    QCOMPARE(problems.size(), 2);
    QVERIFY(problems.value({u"3"_s, u"steps"_s}).message.contains(u"too many"_s));
    QVERIFY(problems.contains({u"4"_s, u"ckpt_name"_s}));
}

void TestWords::aLinkedInputGoesToTheValueBehindIt()
{
    const Prompt prompt
        = test::documentOf(R"({"1": {"inputs": {"value": 99999}, "class_type": "PrimitiveInt"},
        "2": {"inputs": {"steps": ["1", 0], "cfg": 1.0}, "class_type": "KSampler"}})")
              .prompt();
    Job job;
    job.inputErrors
        = {{u"2"_s, u"KSampler"_s, u"steps"_s, u"value_bigger_than_max"_s, u"too many"_s, {}}};
    const QHash<FieldId, Error> problems = fieldProblems(job, makeForm(prompt, nullptr), prompt);
    QCOMPARE(problems.keys(), QList<FieldId>({{u"1"_s, u"value"_s}}));
}

void TestWords::droppedOutputsAreAWarning()
{
    QVERIFY(droppedWords({}, m_prompt).message.isEmpty());
    const Error words = droppedWords({{u"9"_s,
                                       u"SaveImage"_s,
                                       u"images"_s,
                                       u"required_input_missing"_s,
                                       u"Required input is missing"_s,
                                       {}}},
                                     m_prompt);
    QVERIFY(words.message.startsWith(u"The server left out a part of this workflow."_s));
    const json::Value nodes = json::readValue(R"({
        "1": {"class_type": "LoadImage", "inputs": {"image": "gone.png"}},
        "2": {"class_type": "ImageInvert", "inputs": {"image": ["1", 0]}},
        "3": {"class_type": "SaveImage", "inputs": {"images": ["2", 0]}, "_meta": {"title": "Second"}},
        "4": {"class_type": "SaveImage", "inputs": {"images": ["9", 0]}}})")
                                  .valueOr({});
    const Prompt prompt(nodes.object());
    const Error named
        = droppedWords({{u"1"_s, u"LoadImage"_s, u"image"_s, {}, u"m"_s, {}}}, prompt);
    QVERIFY2(named.message.contains(u"There is no result of Second (node 3)."_s),
             qPrintable(named.message));
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
