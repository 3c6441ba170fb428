// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/make.h"
#include "workflow/valuestext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;

// Values of a form as text, and back (issue 6, 2.4).
class TestValuesText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void allValuesComeBackExactly();
    void typedValuesAreRead();
    void whatHasNoPlaceIsNamed_data();
    void whatHasNoPlaceIsNamed();
    void anotherProgramsTextIsRead();

private:
    Form m_form;
};

namespace {

const QByteArray kPrompt = R"({
  "3": {"class_type": "KSampler", "inputs": {"seed": 18446744073709551615, "steps": 20, "cfg": 6.2,
        "sampler_name": "euler", "scheduler": "normal", "denoise": 1.0, "model": ["4", 0],
        "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}, "_meta": {"title": "Painter"}},
  "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a.safetensors"}},
  "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
  "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a \"fox\": red,\nin two lines", "clip": ["4", 1]}},
  "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "", "clip": ["4", 1]}},
  "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
  "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "Gesso", "images": ["8", 0]}}})";

FieldValues valuesOf(const Form &form)
{
    FieldValues values;
    for (const Field &field : form.fields)
        values.insert(field.id, field.value);
    return values;
}

} // namespace

void TestValuesText::init()
{
    m_form = makeForm(test::promptOf(kPrompt), nullptr);
}

void TestValuesText::allValuesComeBackExactly()
{
    const FieldValues values = valuesOf(m_form);
    const QString text = valuesToText(m_form, values);
    QVERIFY2(text.contains(u"steps: 20\n"_s) && text.contains(u"seed: 18446744073709551615\n"_s),
             qPrintable(text));
    const Placement back = valuesFromText(m_form, text);
    QCOMPARE(back.notPlaced, QStringList());
    QCOMPARE(back.values, values);
}

void TestValuesText::typedValuesAreRead()
{
    const Placement found = valuesFromText(
        m_form,
        u"positive: a cat: grey\r\n steps: 7\nPainter.cfg: 3.5\n9.filename_prefix: mine\n\n"_s);
    QCOMPARE(found.notPlaced, QStringList());
    QCOMPARE(found.values.value({u"6"_s, u"text"_s}), json::Value("a cat: grey"));
    QCOMPARE(found.values.value({u"3"_s, u"steps"_s}), json::Value(7));
    QCOMPARE(found.values.value({u"3"_s, u"cfg"_s}), json::Value(3.5));
    QCOMPARE(found.values.value({u"9"_s, u"filename_prefix"_s}), json::Value("mine"));
}

void TestValuesText::whatHasNoPlaceIsNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("no such field") << u"speed: 3"_s << u"speed"_s;
    QTest::newRow("no number") << u"steps: many"_s << u"many"_s;
    QTest::newRow("no lines") << u"hello"_s << u"no values"_s;
    QTest::newRow("nothing") << QString() << u"no values"_s;
}

void TestValuesText::whatHasNoPlaceIsNamed()
{
    QFETCH(const QString, text);
    QFETCH(const QString, named);
    const Placement found = valuesFromText(m_form, text);
    QVERIFY(found.values.isEmpty());
    QVERIFY2(found.notPlaced.value(0).contains(named), qPrintable(found.notPlaced.join(u'\n')));
}

void TestValuesText::anotherProgramsTextIsRead()
{
    const Placement found = valuesFromText(
        m_form,
        u"a fox\nNegative prompt: fog\nSteps: 11, CFG scale: 5.5, Seed: 7, Size: 512x640"_s);
    QCOMPARE(found.values.value({u"6"_s, u"text"_s}), json::Value("a fox"));
    QCOMPARE(found.values.value({u"3"_s, u"steps"_s}), json::Value(11));
    QCOMPARE(found.values.value({u"5"_s, u"height"_s}), json::Value(640));
}

QTEST_GUILESS_MAIN(TestValuesText)
#include "tst_valuestext.moc"
