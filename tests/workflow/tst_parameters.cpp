// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/writer.h"
#include "workflow/make.h"
#include "workflow/parameters/placement.h"
#include "workflow/parameters/samplernames.h"

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::test;

class tst_parameters : public QObject
{
    Q_OBJECT

private slots:
    void readsTheText();
    void readsUnusualTexts_data();
    void readsUnusualTexts();
    void readsSwarm_data();
    void readsSwarm();
    void refusesOtherJson();
    void translatesSamplers_data();
    void translatesSamplers();
    void fillsFieldsByRole();
    void listsWhatHasNoPlace_data();
    void listsWhatHasNoPlace();
    void fillsAnotherShapeOfWorkflow();
    void fillsWithoutAServer();
};

namespace {

const QString kText = uR"(a cat, <lora:detail_v2:0.8> (sharp:1.2),
second line: with a colon
Negative prompt: blurry, <lora:bad:-0.5>
low quality
Steps: 30, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 18446744073709551615, Size: 832x1216, Model hash: 0123abcd, Model: dream_v8, VAE: soft.vae.pt, Clip skip: 2, Lora hashes: "detail_v2: aa, bad: bb", Version: v1.10.1)"_s;

QByteArray listOf(const QByteArray &names)
{
    return "[[" + names + "],{}]";
}

CataloguePtr catalogue()
{
    const QByteArray number = R"(["INT",{"min":16,"max":2048}])";
    return catalogueOf(
        R"({"KSampler":{"name":"KSampler","output":["LATENT"],"input":{"required":{
        "model":["MODEL"],"positive":["CONDITIONING"],"negative":["CONDITIONING"],
        "latent_image":["LATENT"],"seed":["INT",{"min":0,"max":18446744073709551615}],
        "steps":["INT",{"min":1,"max":100}],"cfg":["FLOAT",{"min":0.0,"max":100.0}],
        "sampler_name":)"
        + listOf(R"("euler","dpmpp_2m","dpmpp_3m_sde")") + R"(,"scheduler":)"
        + listOf(R"("normal","karras","exponential")")
        + R"(,"denoise":["FLOAT",{"min":0.0,"max":1.0}]}}},
        "EmptyLatentImage":{"name":"EmptyLatentImage","output":["LATENT"],"input":{"required":{
        "width":)"
        + number + R"(,"height":)" + number + R"(,"batch_size":["INT",{}]}}},
        "CLIPTextEncode":{"name":"CLIPTextEncode","output":["CONDITIONING"],"input":{"required":{
        "text":["STRING",{"multiline":true}],"clip":["CLIP"]}}},
        "CheckpointLoaderSimple":{"name":"CheckpointLoaderSimple","output":["MODEL","CLIP","VAE"],
        "input":{"required":{"ckpt_name":)"
        + listOf(R"("other.safetensors","sdxl/Dream_v8.safetensors","hashed.ckpt [beef1234]")")
        + R"(}}},"LoraLoader":{"name":"LoraLoader","output":["MODEL","CLIP"],"input":{"required":{
        "model":["MODEL"],"clip":["CLIP"],"lora_name":)"
        + listOf(R"("a/detail_v2.safetensors","none.safetensors")")
        + R"(,"strength_model":["FLOAT",{"min":-2.0,"max":2.0}],"strength_clip":["FLOAT",{"min":-2.0,"max":2.0}]}}},
        "VAELoader":{"name":"VAELoader","output":["VAE"],"input":{"required":{"vae_name":)"
        + listOf(R"("soft.vae.pt","x.safetensors")") + R"(}}},
        "VAEDecode":{"name":"VAEDecode","output":["IMAGE"],"input":{"required":{"samples":["LATENT"],"vae":["VAE"]}}},
        "SaveImage":{"name":"SaveImage","output":[],"output_node":true,"input":{"required":{"images":["IMAGE"],
        "filename_prefix":["STRING",{}]}}}})");
}

Prompt prompt()
{
    return promptOf(R"({
        "1":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"other.safetensors"}},
        "2":{"class_type":"LoraLoader","inputs":{"model":["1",0],"clip":["1",1],
             "lora_name":"none.safetensors","strength_model":1.0,"strength_clip":1.0}},
        "3":{"class_type":"CLIPTextEncode","inputs":{"text":"p","clip":["2",1]}},
        "4":{"class_type":"CLIPTextEncode","inputs":{"text":"n","clip":["2",1]}},
        "5":{"class_type":"EmptyLatentImage","inputs":{"width":512,"height":512,"batch_size":1}},
        "6":{"class_type":"KSampler","inputs":{"model":["2",0],"positive":["3",0],
             "negative":["4",0],"latent_image":["5",0],"seed":1,"steps":20,"cfg":7.0,
             "sampler_name":"euler","scheduler":"normal","denoise":1.0}},
        "7":{"class_type":"VAELoader","inputs":{"vae_name":"x.safetensors"}},
        "8":{"class_type":"VAEDecode","inputs":{"samples":["6",0],"vae":["7",0]}},
        "9":{"class_type":"SaveImage","inputs":{"images":["8",0],"filename_prefix":"g"}}})");
}

Parameters parametersOf(const QString &text)
{
    const auto parameters = readParameters(text);
    if (parameters)
        return *parameters;
    QTest::qFail(qPrintable(parameters.error().toLine()), __FILE__, __LINE__);
    return {};
}

// "NODE.input=value", in the order of the form.
QStringList written(const Placement &placement)
{
    QStringList lines;
    for (const FieldId &id : placement.order)
        lines.append(QString(id.toString() + u'=' + textFromValue(placement.values.value(id))));
    return lines;
}

} // namespace

void tst_parameters::readsTheText()
{
    const Parameters found = parametersOf(kText);
    QCOMPARE(found.positive, u"a cat,  (sharp:1.2),\nsecond line: with a colon"_s);
    QCOMPARE(found.negative, u"blurry, \nlow quality"_s);
    QCOMPARE(found.seed, std::optional<quint64>(18446744073709551615U));
    QCOMPARE(found.steps, std::optional(json::Number("30")));
    QCOMPARE(found.cfg, std::optional(json::Number("6.5")));
    QCOMPARE(found.sampler, u"dpmpp_2m"_s);
    QCOMPARE(found.scheduler, u"karras"_s);
    QCOMPARE(found.size, QSize(832, 1216));
    QCOMPARE(found.model, u"dream_v8"_s);
    QCOMPARE(found.modelHash, u"0123abcd"_s);
    QCOMPARE(found.vae, u"soft.vae.pt"_s);
    const QList<Parameters::Lora> loras {{u"detail_v2"_s, json::Number("0.8")},
                                         {u"bad"_s, json::Number("-0.5")}};
    QVERIFY(found.loras == loras);
    const QList<std::pair<QString, QString>> rest {{u"Clip skip"_s, u"2"_s},
                                                   {u"Lora hashes"_s, u"detail_v2: aa, bad: bb"_s},
                                                   {u"Version"_s, u"v1.10.1"_s}};
    QCOMPARE(found.rest, rest);
}

void tst_parameters::readsUnusualTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("positive");
    QTest::addColumn<QString>("negative");
    QTest::addColumn<QString>("rest");
    QTest::newRow("no negative prompt")
        << u"a cat\nSteps: 20, Seed: 5"_s << u"a cat"_s << QString() << QString();
    QTest::newRow("no prompt at all")
        << u"Steps: 20, Seed: 5"_s << QString() << QString() << QString();
    QTest::newRow("only a negative prompt")
        << u"Negative prompt: fog\nSteps: 20"_s << QString() << u"fog"_s << QString();
    QTest::newRow("no settings") << u"a cat\nNegative prompt: fog"_s << u"a cat"_s << u"fog"_s
                                 << QString();
    QTest::newRow("line ends of Windows")
        << u"a cat\r\nNegative prompt: fog\r\nSteps: 20, Seed: 5\r\n"_s << u"a cat"_s << u"fog"_s
        << QString();
    QTest::newRow("a prompt that talks of steps")
        << u"Steps: of stone, a cat\nSteps: 20, Seed: 5"_s << u"Steps: of stone, a cat"_s
        << QString() << QString();
    QTest::newRow("values in quotes with commas and quotes")
        << uR"(a cat
Steps: 20, ADetailer prompt: "a face, \"sharp\"", Seed: 5)"_s
        << u"a cat"_s << QString() << u"ADetailer prompt=a face, \"sharp\""_s;
    QTest::newRow("JSON with commas")
        << uR"(a cat
Steps: 20, Civitai resources: [{"type":"lora","weight":0.8},{"a":"]"}], Seed: 5)"_s
        << u"a cat"_s << QString()
        << u"Civitai resources=[{\"type\":\"lora\",\"weight\":0.8},{\"a\":\"]\"}]"_s;
    QTest::newRow("lines of extensions")
        << u"a cat\nSteps: 20, Seed: 5\nTemplate: a {cat|dog}: x\n"_s << u"a cat"_s << QString()
        << u"Template=a {cat|dog}: x"_s;
    QTest::newRow("a seed that is none, a size that is none")
        << u"a cat\nSteps: 20, Seed: -1, Size: large"_s << u"a cat"_s << QString()
        << u"Seed=-1;Size=large"_s;
    QTest::newRow("an unfinished quote") << u"a cat\nSteps: 20, X: \"abc, Seed: 5"_s << u"a cat"_s
                                         << QString() << u"X=\"abc, Seed: 5"_s;
    QTest::newRow("tags of LoRAs with two weights, none, and none that is a number")
        << u"<lora:a:1:0.5><lora:b> <lora:c:x>cat\nSteps: 20"_s << u"cat"_s << QString()
        << QString();
}

void tst_parameters::readsUnusualTexts()
{
    QFETCH(const QString, text);
    const Parameters found = parametersOf(text);
    QTEST(found.positive, "positive");
    QTEST(found.negative, "negative");
    QStringList rest;
    for (const auto &[name, value] : found.rest)
        rest.append(QString(name + u'=' + value));
    QTEST(rest.join(u';'), "rest");
}

void tst_parameters::readsSwarm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("numbers") << QByteArray(R"({"sui_image_params":{"prompt":"a <lora:x:0.5>cat",
        "negativeprompt":"fog","model":"Official/sd_xl","seed":18446744073709551615,"steps":20,
        "cfgscale":7.5,"width":1024,"height":768,"sampler":"dpmpp_2m","scheduler":"karras",
        "loras":["a/b","c"],"loraweights":["0.7","1"],"swarm_version":"0.9.6",
        "refinercontrol":0.2},"sui_extra_data":{"date":"2025-01-25"}})");
    QTest::newRow("texts") << QByteArray(R"({"sui_image_params":{"prompt":"a <lora:x:0.5>cat",
        "negativeprompt":"fog","model":"Official/sd_xl","seed":"18446744073709551615","steps":"20",
        "cfgscale":"7.5","width":"1024","height":"768","comfyuisampler":"dpmpp_2m",
        "comfyuischeduler":"karras","loras":"a/b,c","loraweights":"0.7,1","refinercontrol":0.2}})");
}

void tst_parameters::readsSwarm()
{
    QFETCH(const QByteArray, text);
    const auto found = readSwarmParameters(text);
    QVERIFY2(found, found ? "" : qPrintable(found.error().toLine()));
    QCOMPARE(found->positive, u"a cat"_s);
    QCOMPARE(found->negative, u"fog"_s);
    QCOMPARE(found->seed, std::optional<quint64>(18446744073709551615U));
    QCOMPARE(found->steps, std::optional(json::Number("20")));
    QCOMPARE(found->cfg, std::optional(json::Number("7.5")));
    QCOMPARE(found->size, QSize(1024, 768));
    QCOMPARE(found->sampler, u"dpmpp_2m"_s);
    QCOMPARE(found->scheduler, u"karras"_s);
    QCOMPARE(found->model, u"Official/sd_xl"_s);
    const QList<Parameters::Lora> loras {{u"a/b"_s, json::Number("0.7")},
                                         {u"c"_s, json::Number("1")},
                                         {u"x"_s, json::Number("0.5")}};
    QVERIFY(found->loras == loras);
    const QList<std::pair<QString, QString>> rest {{u"refinercontrol"_s, u"0.2"_s}};
    QCOMPARE(found->rest, rest);
}

void tst_parameters::refusesOtherJson()
{
    for (const char *text : {"", "{}", "[1]", R"({"sui_image_params":5})", "not JSON"})
        QVERIFY(!readSwarmParameters(text));
    QVERIFY(!readParameters(QString()));
}

void tst_parameters::translatesSamplers_data()
{
    QTest::addColumn<QString>("sampler");
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sampler, const char *schedule, const char *expected) {
        QTest::addRow("%s, %s", sampler, schedule)
            << QString::fromLatin1(sampler) << QString::fromLatin1(schedule)
            << QString::fromLatin1(expected);
    };
    row("Euler a", "", "euler_ancestral normal");
    row("Euler", "Automatic", "euler normal");
    row("DPM++ 2M Karras", "", "dpmpp_2m karras");
    row("DPM++ 2M", "Automatic", "dpmpp_2m karras");
    row("DPM++ 2M", "", "dpmpp_2m normal");
    row("DPM++ 2M SDE Heun Exponential", "", "dpmpp_2m_sde_heun exponential");
    row("DPM++ 3M SDE", "SGM Uniform", "dpmpp_3m_sde sgm_uniform");
    row("DPM++ 2S a Karras", "", "dpmpp_2s_ancestral karras");
    row("DPM2 a", "Uniform", "dpm_2_ancestral normal");
    row("DDIM", "Automatic", "ddim ddim_uniform");
    row("UniPC", "Simple", "uni_pc simple");
    row("LCM", "Beta", "lcm beta");
    row("Heun", "KL Optimal", "heun kl_optimal");
    row("Restart", "Karras", " karras");
    row("Euler", "Polyexponential", "euler ");
    row("PLMS", "", " ");
    row("dpmpp_2m_sde_gpu", "karras", "dpmpp_2m_sde_gpu karras");
    row("euler", "ddim_uniform", "euler ddim_uniform");
    row("", "", " ");
}

void tst_parameters::translatesSamplers()
{
    QFETCH(const QString, sampler);
    QFETCH(const QString, schedule);
    const SamplerChoice choice = samplerChoice(sampler, schedule);
    QTEST(QString(choice.sampler + u' ' + choice.scheduler), "expected");
}

void tst_parameters::fillsFieldsByRole()
{
    const Form form = makeForm(prompt(), catalogue().get());
    const Placement placement = placeParameters(form, parametersOf(kText));
    const QStringList expected {
        u"1.ckpt_name=sdxl/Dream_v8.safetensors"_s,
        u"2.lora_name=a/detail_v2.safetensors"_s,
        u"2.strength_model=0.8"_s,
        u"2.strength_clip=0.8"_s,
        u"3.text=a cat,  (sharp:1.2),\nsecond line: with a colon"_s,
        u"4.text=blurry, \nlow quality"_s,
        u"5.width=832"_s,
        u"5.height=1216"_s,
        u"6.seed=18446744073709551615"_s,
        u"6.steps=30"_s,
        u"6.cfg=6.5"_s,
        u"6.sampler_name=dpmpp_2m"_s,
        u"6.scheduler=karras"_s,
        u"7.vae_name=soft.vae.pt"_s,
    };
    QCOMPARE(written(placement), expected);
    const QStringList missing {
        u"LoRA bad: the workflow has no field for it."_s,
        u"Clip skip 2: Gesso knows no field for it."_s,
    };
    QCOMPARE(placement.notPlaced, missing);
}

void tst_parameters::listsWhatHasNoPlace_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("words");
    QTest::newRow("a sampler that ComfyUI lacks")
        << u"Sampler: Restart"_s << u"Sampler Restart: ComfyUI has none"_s;
    QTest::newRow("a sampler that this server lacks")
        << u"Sampler: LMS"_s << u"Sampler lms: Sampler: \"lms\" is not among the choices"_s;
    QTest::newRow("a value out of range")
        << u"CFG scale: 500"_s << u"CFG scale 500: Guidance: 500 is too large"_s;
    QTest::newRow("a model that the server lacks")
        << u"Model: unseen"_s << u"Model unseen: the server has no such file"_s;
    QTest::newRow("a model of which only the hash is told")
        << u"Model hash: cafe0000"_s << u"Model cafe0000: only its hash is told"_s;
    QTest::newRow("the strength of a second pass") << u"Denoising strength: 0.4, Hires upscale: 2"_s
                                                   << u"Denoise 0.4: it belongs to a second"_s;
    QTest::newRow("guidance of a distilled model")
        << u"Distilled CFG Scale: 3.5"_s << u"Distilled CFG scale 3.5: the workflow has no field"_s;
}

void tst_parameters::listsWhatHasNoPlace()
{
    QFETCH(const QString, settings);
    QFETCH(const QString, words);
    const Form form = makeForm(prompt(), catalogue().get());
    const Placement placement
        = placeParameters(form, parametersOf(QString(u"a\nSteps: 20, "_s + settings)));
    QVERIFY(!placement.notPlaced.isEmpty());
    QVERIFY2(placement.notPlaced.first().startsWith(words),
             qPrintable(placement.notPlaced.join(u'\n')));
}

void tst_parameters::fillsAnotherShapeOfWorkflow()
{
    // A hash that the list shows, and one LoRA that the workflow has already.
    const Form form = makeForm(prompt(), catalogue().get());
    const Placement placement = placeParameters(
        form,
        parametersOf(
            u"<lora:NONE:0.3>\nSteps: 4, Denoising strength: 0.5, Model hash: beef1234, Model: x"_s));
    const QStringList lines = written(placement);
    QVERIFY(lines.contains(u"1.ckpt_name=hashed.ckpt [beef1234]"_s));
    QVERIFY(lines.contains(u"2.lora_name=none.safetensors"_s));
    QVERIFY(lines.contains(u"2.strength_clip=0.3"_s));
    QVERIFY(lines.contains(u"6.denoise=0.5"_s));
    QVERIFY(lines.contains(u"4.text="_s));
    QVERIFY(placement.notPlaced.isEmpty());
    // One with fields for little.
    const Form small = makeForm(promptOf(R"({"1":{"class_type":"X","inputs":{"a":1}}})"), nullptr);
    const Placement none = placeParameters(small, parametersOf(kText));
    QVERIFY(none.values.isEmpty());
    QVERIFY(
        none.notPlaced.contains(u"Seed 18446744073709551615: the workflow has no field for it."_s));
    QVERIFY(none.notPlaced.contains(u"Prompt: the workflow has no field for it."_s));
}

void tst_parameters::fillsWithoutAServer()
{
    const Form form = makeForm(prompt(), nullptr);
    const Placement placement = placeParameters(form, parametersOf(kText));
    QVERIFY(written(placement).contains(u"6.seed=18446744073709551615"_s));
    QVERIFY(written(placement).contains(u"6.sampler_name=dpmpp_2m"_s));
    QVERIFY(placement.notPlaced.contains(
        u"Model dream_v8: the files of the server are not known; connect to it first."_s));
}

QTEST_GUILESS_MAIN(tst_parameters)
#include "tst_parameters.moc"
