// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/make.h"

using namespace Qt::StringLiterals;
using namespace gesso;

// Each case runs twice: with the classes of a real server, and with none.
class TestRoles : public QObject
{
    Q_OBJECT

private slots:
    void findsRoles_data();
    void findsRoles();
    void unknownSamplersAreFoundByTheirShape();
    void switchesLeadToTheChosenSide();
    void whatASwitchLeavesOutHasNoRoles();
};

namespace {

// "positive=6.text negative=7.text ...", in the order of the main fields; roles of models left out
// unless asked for.
QString rolesOf(const Form &form, const QString &wanted)
{
    QStringList found;
    for (const FieldId &id : form.main) {
        const Field *field = form.find(id);
        const QString name = roleName(field->role);
        if (!wanted.split(u' ').contains(name))
            continue;
        const QString rank
            = field->roleIndex == 0 ? QString() : QString::number(field->roleIndex + 1);
        found.append(QString(name + rank + u'=' + id.toString()));
    }
    return found.join(u' ');
}

// Pieces that most cases share.
const QByteArray kLoader
    = R"("4":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"a"}},)";
const QByteArray kTexts
    = R"("6":{"class_type":"CLIPTextEncode","inputs":{"text":"good","clip":["4",1]}},
"7":{"class_type":"CLIPTextEncode","inputs":{"text":"bad","clip":["4",1]}},)";
const QByteArray kSize
    = R"("5":{"class_type":"EmptyLatentImage","inputs":{"width":512,"height":768,"batch_size":1}},)";
const QByteArray kEnd
    = R"("8":{"class_type":"VAEDecode","inputs":{"samples":["3",0],"vae":["4",2]}},
"9":{"class_type":"SaveImage","inputs":{"images":["8",0],"filename_prefix":"x"}}})";

QByteArray sampler(const QByteArray &positive, const QByteArray &negative,
                   const QByteArray &latent = R"(["5",0])", const QByteArray &seed = "1")
{
    return R"("3":{"class_type":"KSampler","inputs":{"seed":)" + seed
        + R"(,"steps":20,"cfg":8.0,"sampler_name":"euler","scheduler":"normal","denoise":1.0,"model":["4",0],"positive":)"
        + positive + R"(,"negative":)" + negative + R"(,"latent_image":)" + latent + "}},";
}

} // namespace

void TestRoles::findsRoles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("roles");
    const auto row = [](const char *name, const QByteArray &text, const QString &wanted,
                        const QString &roles) { QTest::newRow(name) << text << wanted << roles; };
    const QString texts = u"positive negative"_s;
    row("text to image",
        "{" + kLoader + kTexts + kSize + sampler(R"(["6",0])", R"(["7",0])") + kEnd,
        u"positive negative width height batch_size seed steps cfg sampler scheduler denoise checkpoint"_s,
        u"positive=6.text negative=7.text width=5.width height=5.height batch_size=5.batch_size "
        u"seed=3.seed "
        "steps=3.steps cfg=3.cfg sampler=3.sampler_name scheduler=3.scheduler denoise=3.denoise "
        "checkpoint=4.ckpt_name"_s);
    row("the links count, not the order of the nodes",
        "{" + kLoader + kTexts + kSize + sampler(R"(["7",0])", R"(["6",0])") + kEnd, texts,
        u"positive=7.text negative=6.text"_s);
    row("one text that feeds both sides",
        "{" + kLoader + kTexts + kSize + sampler(R"(["6",0])", R"(["6",0])") + kEnd, texts,
        u"positive=6.text"_s);
    row("a zeroed out negative side",
        "{" + kLoader + kTexts + kSize
            + R"("20":{"class_type":"ConditioningZeroOut","inputs":{"conditioning":["6",0]}},)"
            + sampler(R"(["6",0])", R"(["20",0])") + kEnd,
        texts, u"positive=6.text"_s);
    row("a text of a string node",
        "{" + kLoader + kSize
            + R"("6":{"class_type":"CLIPTextEncode","inputs":{"text":["21",0],"clip":["4",1]}},
        "21":{"class_type":"PrimitiveStringMultiline","inputs":{"value":"good"}},
        "7":{"class_type":"CLIPTextEncode","inputs":{"text":"bad","clip":["4",1]}},)"
            + sampler(R"(["6",0])", R"(["7",0])") + kEnd,
        texts, u"positive=21.value negative=7.text"_s);
    row("a text put together of two",
        "{" + kLoader + kSize
            + R"("6":{"class_type":"CLIPTextEncode","inputs":{"text":["22",0],"clip":["4",1]}},
        "22":{"class_type":"StringConcatenate","inputs":{"string_a":["21",0],"string_b":"b","delimiter":", "}},
        "21":{"class_type":"PrimitiveString","inputs":{"value":"a"}},)"
            + sampler(R"(["6",0])", R"(["6",0])") + kEnd,
        texts, u"positive=21.value positive2=22.string_b"_s);
    row("both sides through a ControlNet, swapped at the sampler",
        "{" + kLoader + kTexts + kSize
            + R"("23":{"class_type":"ControlNetApplyAdvanced","inputs":{"positive":["6",0],
        "negative":["7",0],"control_net":["24",0],"image":["25",0],"strength":1.0,"start_percent":0.0,"end_percent":1.0}},
        "24":{"class_type":"ControlNetLoader","inputs":{"control_net_name":"c"}},
        "25":{"class_type":"LoadImage","inputs":{"image":"pose.png"}},)"
            + sampler(R"(["23",1])", R"(["23",0])") + kEnd,
        u"positive negative controlnet image"_s,
        u"positive=7.text negative=6.text image=25.image controlnet=24.control_net_name"_s);
    row("two texts combined",
        "{" + kLoader + kTexts + kSize
            + R"("26":{"class_type":"CLIPTextEncode","inputs":{"text":"more","clip":["4",1]}},
        "27":{"class_type":"ConditioningCombine","inputs":{"conditioning_1":["6",0],"conditioning_2":["26",0]}},)"
            + sampler(R"(["27",0])", R"(["7",0])") + kEnd,
        texts, u"positive=6.text positive2=26.text negative=7.text"_s);
    row("an encoder that takes its text twice",
        "{" + kLoader + kSize
            + R"("6":{"class_type":"CLIPTextEncodeSDXL","inputs":{"width":1024,"height":1024,"crop_w":0,
        "crop_h":0,"target_width":1024,"target_height":1024,"text_g":"good","text_l":"good","clip":["4",1]}},)"
            + sampler(R"(["6",0])", R"(["6",0])") + kEnd,
        u"positive negative width"_s, u"positive=6.text_g positive=6.text_l width=5.width"_s);
    row("a seed and a size from primitives",
        "{" + kLoader + kTexts
            + R"("5":{"class_type":"EmptyLatentImage","inputs":{"width":["30",0],"height":["30",0],
        "batch_size":1}},"30":{"class_type":"PrimitiveInt","inputs":{"value":512}},
        "31":{"class_type":"PrimitiveInt","inputs":{"value":7}},)"
            + sampler(R"(["6",0])", R"(["7",0])", R"(["5",0])", R"(["31",0])") + kEnd,
        u"width height seed"_s, u"width=30.value seed=31.value"_s);
    row("image to image",
        "{" + kLoader + kTexts + R"("10":{"class_type":"LoadImage","inputs":{"image":"in.png"}},
        "11":{"class_type":"VAEEncode","inputs":{"pixels":["10",0],"vae":["4",2]}},)"
            + sampler(R"(["6",0])", R"(["7",0])", R"(["11",0])") + kEnd,
        u"image mask width denoise"_s, u"image=10.image denoise=3.denoise"_s);
    row("a picture and a mask of its own",
        "{" + kLoader + kTexts + R"("10":{"class_type":"LoadImage","inputs":{"image":"in.png"}},
        "12":{"class_type":"LoadImage","inputs":{"image":"hole.png"}},
        "11":{"class_type":"VAEEncodeForInpaint","inputs":{"pixels":["10",0],"vae":["4",2],"mask":["12",1],"grow_mask_by":6}},)"
            + sampler(R"(["6",0])", R"(["7",0])", R"(["11",0])") + kEnd,
        u"image mask"_s, u"image=10.image mask=12.image"_s);
    row("a mask that is the picture's own transparency",
        "{" + kLoader + kTexts + R"("10":{"class_type":"LoadImage","inputs":{"image":"in.png"}},
        "11":{"class_type":"VAEEncodeForInpaint","inputs":{"pixels":["10",0],"vae":["4",2],"mask":["10",1],"grow_mask_by":6}},)"
            + sampler(R"(["6",0])", R"(["7",0])", R"(["11",0])") + kEnd,
        u"image mask"_s, u"image=10.image"_s);
    row("a second pass, listed first",
        R"({"2":{"class_type":"KSampler","inputs":{"seed":2,"steps":10,"cfg":7.0,"sampler_name":"ddim","scheduler":"simple",
        "denoise":0.5,"model":["40",0],"positive":["6",0],"negative":["7",0],"latent_image":["13",0]}},
        "13":{"class_type":"LatentUpscale","inputs":{"samples":["3",0],"width":1024,"height":1536,"upscale_method":"area","crop":"disabled"}},
        "40":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"b"}},)"
            + kLoader + kTexts + kSize + sampler(R"(["6",0])", R"(["7",0])")
            + R"("8":{"class_type":"VAEDecode","inputs":{"samples":["2",0],"vae":["4",2]}},
        "9":{"class_type":"SaveImage","inputs":{"images":["8",0],"filename_prefix":"x"}}})",
        u"positive steps seed width denoise checkpoint"_s,
        u"positive=6.text width=5.width width2=13.width seed=3.seed seed2=2.seed steps=3.steps "
        u"steps2=2.steps "
        "denoise=3.denoise denoise2=2.denoise checkpoint=4.ckpt_name checkpoint2=40.ckpt_name"_s);
    row("the custom sampler's parts, with the guidance of Flux",
        "{" + kLoader + kSize
            + R"("6":{"class_type":"CLIPTextEncode","inputs":{"text":"good","clip":["4",1]}},
        "14":{"class_type":"FluxGuidance","inputs":{"guidance":3.5,"conditioning":["6",0]}},
        "15":{"class_type":"BasicGuider","inputs":{"model":["4",0],"conditioning":["14",0]}},
        "16":{"class_type":"RandomNoise","inputs":{"noise_seed":99}},
        "17":{"class_type":"KSamplerSelect","inputs":{"sampler_name":"euler"}},
        "18":{"class_type":"BasicScheduler","inputs":{"scheduler":"simple","steps":4,"denoise":1.0,"model":["4",0]}},
        "3":{"class_type":"SamplerCustomAdvanced","inputs":{"noise":["16",0],"guider":["15",0],"sampler":["17",0],
        "sigmas":["18",0],"latent_image":["5",0]}},)"
            + kEnd,
        u"positive negative seed steps cfg sampler scheduler denoise width"_s,
        u"positive=6.text width=5.width seed=16.noise_seed steps=18.steps cfg=14.guidance "
        "sampler=17.sampler_name scheduler=18.scheduler denoise=18.denoise"_s);
    row("a guider with both sides",
        "{" + kLoader + kTexts + kSize
            + R"("15":{"class_type":"CFGGuider","inputs":{"model":["4",0],"positive":["6",0],
        "negative":["7",0],"cfg":4.0}},"16":{"class_type":"DisableNoise","inputs":{}},
        "17":{"class_type":"KSamplerSelect","inputs":{"sampler_name":"euler"}},
        "18":{"class_type":"KarrasScheduler","inputs":{"steps":4,"sigma_max":14.6,"sigma_min":0.03,"rho":7.0}},
        "19":{"class_type":"SplitSigmas","inputs":{"sigmas":["18",0],"step":2}},
        "3":{"class_type":"SamplerCustomAdvanced","inputs":{"noise":["16",0],"guider":["15",0],"sampler":["17",0],
        "sigmas":["19",1],"latent_image":["5",0]}},)"
            + kEnd,
        u"positive negative seed steps cfg sampler"_s,
        u"positive=6.text negative=7.text steps=18.steps cfg=15.cfg sampler=17.sampler_name"_s);
    row("SamplerCustom",
        "{" + kLoader + kTexts + kSize
            + R"("17":{"class_type":"KSamplerSelect","inputs":{"sampler_name":"euler"}},
        "18":{"class_type":"BasicScheduler","inputs":{"scheduler":"simple","steps":4,"denoise":1.0,"model":["4",0]}},
        "3":{"class_type":"SamplerCustom","inputs":{"add_noise":true,"noise_seed":5,"cfg":6.0,"model":["4",0],
        "positive":["6",0],"negative":["7",0],"sampler":["17",0],"sigmas":["18",0],"latent_image":["5",0]}},)"
            + kEnd,
        u"positive negative seed steps cfg sampler"_s,
        u"positive=6.text negative=7.text seed=3.noise_seed steps=18.steps cfg=3.cfg sampler=17.sampler_name"_s);
    row("LoRAs in the order in which they apply",
        "{" + kLoader
            + R"("41":{"class_type":"LoraLoader","inputs":{"lora_name":"two","strength_model":0.5,"strength_clip":0.5,
        "model":["42",0],"clip":["42",1]}},"42":{"class_type":"LoraLoader","inputs":{"lora_name":"one","strength_model":1.0,
        "strength_clip":1.0,"model":["4",0],"clip":["4",1]}},
        "43":{"class_type":"VAELoader","inputs":{"vae_name":"v"}},
        "6":{"class_type":"CLIPTextEncode","inputs":{"text":"good","clip":["41",1]}},)"
            + kSize
            + R"("3":{"class_type":"KSampler","inputs":{"seed":1,"steps":20,"cfg":8.0,"sampler_name":"euler",
        "scheduler":"normal","denoise":1.0,"model":["41",0],"positive":["6",0],"negative":["6",0],"latent_image":["5",0]}},
        "8":{"class_type":"VAEDecode","inputs":{"samples":["3",0],"vae":["43",0]}},
        "9":{"class_type":"SaveImage","inputs":{"images":["8",0],"filename_prefix":"x"}}})",
        u"lora lora_strength vae checkpoint"_s,
        u"checkpoint=4.ckpt_name vae=43.vae_name lora=42.lora_name lora_strength=42.strength_model "
        "lora_strength=42.strength_clip lora2=41.lora_name lora_strength2=41.strength_model "
        "lora_strength2=41.strength_clip"_s);
    row("an upscaler without a sampler",
        R"({"1":{"class_type":"LoadImage","inputs":{"image":"in.png"}},
        "2":{"class_type":"UpscaleModelLoader","inputs":{"model_name":"4x.pth"}},
        "3":{"class_type":"ImageUpscaleWithModel","inputs":{"upscale_model":["2",0],"image":["1",0]}},
        "9":{"class_type":"SaveImage","inputs":{"images":["3",0],"filename_prefix":"x"}}})",
        u"image upscale_model positive"_s, u"image=1.image upscale_model=2.model_name"_s);
    row("a guider with three conditionings",
        "{" + kLoader + kTexts + kSize
            + R"("15":{"class_type":"DualCFGGuider","inputs":{"model":["4",0],"cond1":["6",0],
        "cond2":["7",0],"negative":["7",0],"cfg_conds":5.0,"cfg_cond2_negative":2.0,"style":"regular"}},
        "16":{"class_type":"DisableNoise","inputs":{}},
        "3":{"class_type":"SamplerCustomAdvanced","inputs":{"noise":["16",0],"guider":["15",0],"sampler":["17",0],
        "sigmas":["18",0],"latent_image":["5",0]}},)"
            + kEnd,
        texts, u"positive=6.text negative=7.text"_s);
    row("a guider whose second conditioning comes out of the negative side",
        "{" + kLoader + kTexts + kSize
            + R"("14":{"class_type":"InstructPixToPixConditioning","inputs":{"positive":["6",0],"negative":["7",0]}},
        "15":{"class_type":"DualCFGGuider","inputs":{"model":["4",0],"cond1":["14",0],
        "cond2":["14",1],"negative":["6",0],"cfg_conds":5.0,"cfg_cond2_negative":2.0,"style":"nested"}},
        "16":{"class_type":"DisableNoise","inputs":{}},
        "3":{"class_type":"SamplerCustomAdvanced","inputs":{"noise":["16",0],"guider":["15",0],"sampler":["17",0],
        "sigmas":["18",0],"latent_image":["5",0]}},)"
            + kEnd,
        texts, u"positive=6.text negative=7.text"_s);
    row("a text put into a template",
        "{" + kLoader + kSize
            + R"("6":{"class_type":"CLIPTextEncode","inputs":{"text":["22",0],"clip":["4",1]}},
        "22":{"class_type":"StringReplace","inputs":{"string":"Paint {prompt}","find":"{prompt}","replace":["21",0]}},
        "21":{"class_type":"PrimitiveStringMultiline","inputs":{"value":"a cat"}},)"
            + sampler(R"(["6",0])", R"(["6",0])") + kEnd,
        texts, u"positive=21.value positive2=22.string"_s);
    row("the inputs of a dynamic combo",
        R"({"1":{"class_type":"Seedream","inputs":{"model":"big","model.prompt":"a fox","model.negative_prompt":"fog",
        "model.seed":4,"model.width":512,"model.height":640}},
        "9":{"class_type":"SaveImage","inputs":{"images":["1",0],"filename_prefix":"x"}}})",
        u"positive negative seed width height"_s,
        u"positive=1.model.prompt negative=1.model.negative_prompt width=1.model.width "
        u"height=1.model.height seed=1.model.seed"_s);
    row("a size made of an aspect ratio, rounded on the way",
        "{" + kLoader + kTexts
            + R"("5":{"class_type":"EmptyLatentImage","inputs":{"width":["61",0],"height":["62",0],"batch_size":1}},
        "60":{"class_type":"ResolutionSelector","inputs":{"aspect_ratio":"1:1","megapixels":1.0,"multiple":8}},
        "61":{"class_type":"ComfyMathExpression","inputs":{"expression":"a & -8","values.a":["63",0]}},
        "62":{"class_type":"ComfyMathExpression","inputs":{"expression":"a & -8","values.a":["60",1]}},
        "63":{"class_type":"PrimitiveInt","inputs":{"value":["60",0]}},)"
            + sampler(R"(["6",0])", R"(["7",0])") + kEnd,
        u"width height aspect_ratio megapixels batch_size"_s,
        u"aspect_ratio=60.aspect_ratio megapixels=60.megapixels batch_size=5.batch_size"_s);
    row("a size read off a picture that is scaled",
        "{" + kLoader + kTexts
            + R"("5":{"class_type":"EmptyLatentImage","inputs":{"width":["61",0],"height":["61",1],"batch_size":1}},
        "61":{"class_type":"GetImageSize","inputs":{"image":["62",0]}},
        "62":{"class_type":"ImageScaleToTotalPixels","inputs":{"image":["10",0],"upscale_method":"area","megapixels":1.5,"resolution_steps":1}},
        "10":{"class_type":"LoadImage","inputs":{"image":"in.png"}},)"
            + sampler(R"(["6",0])", R"(["7",0])") + kEnd,
        u"width height megapixels side_length"_s, u"megapixels=62.megapixels"_s);
    row("a size halved, read off a picture scaled to both sides",
        "{" + kLoader + kTexts
            + R"("5":{"class_type":"EmptyLatentImage","inputs":{"width":["64",0],"height":["61",1],"batch_size":1}},
        "64":{"class_type":"ComfyMathExpression","inputs":{"expression":"a/2","values.a":["61",0]}},
        "61":{"class_type":"GetImageSize","inputs":{"image":["62",0]}},
        "62":{"class_type":"ResizeImageMaskNode","inputs":{"input":["10",0],"resize_type":"scale dimensions",
        "resize_type.width":["65",0],"resize_type.height":768,"resize_type.crop":"center","scale_method":"area"}},
        "65":{"class_type":"PrimitiveInt","inputs":{"value":1280}},
        "10":{"class_type":"LoadImage","inputs":{"image":"in.png"}},)"
            + sampler(R"(["6",0])", R"(["7",0])") + kEnd,
        u"width height megapixels"_s, u"width=65.value height=62.resize_type.height"_s);
    row("image to image, scaled by its longer side",
        "{" + kLoader + kTexts + R"("10":{"class_type":"LoadImage","inputs":{"image":"in.png"}},
        "12":{"class_type":"ImageScaleToMaxDimension","inputs":{"image":["10",0],"upscale_method":"area","largest_size":1536}},
        "11":{"class_type":"VAEEncode","inputs":{"pixels":["12",0],"vae":["4",2]}},)"
            + sampler(R"(["6",0])", R"(["7",0])", R"(["11",0])") + kEnd,
        u"image width side_length"_s, u"side_length=12.largest_size image=10.image"_s);
    row("a sampler that is connected to no output",
        "{" + kLoader + kTexts + kSize + sampler(R"(["6",0])", R"(["7",0])")
            + R"("9":{"class_type":"SaveImage","inputs":{"filename_prefix":"x"}}})",
        u"positive negative steps"_s, u"positive=6.text negative=7.text steps=3.steps"_s);
    row("nodes that nothing needs have no roles",
        "{" + kLoader + kTexts + kSize
            + R"("50":{"class_type":"KSampler","inputs":{"seed":9,"steps":9,"cfg":9.0,
        "sampler_name":"euler","scheduler":"normal","denoise":1.0,"model":["4",0],"positive":["7",0],"negative":["6",0],
        "latent_image":["5",0]}},)"
            + sampler(R"(["6",0])", R"(["7",0])") + kEnd,
        u"positive negative steps"_s, u"positive=6.text negative=7.text steps=3.steps"_s);
}

void TestRoles::findsRoles()
{
    GESSO_NEED_SHARED();
    QFETCH(const QByteArray, text);
    QFETCH(const QString, wanted);
    const Prompt prompt = test::promptOf(text);
    QTEST(rolesOf(makeForm(prompt, test::newerCatalogue().get()), wanted), "roles");
    QTEST(rolesOf(makeForm(prompt, nullptr), wanted), "roles");
}

void TestRoles::unknownSamplersAreFoundByTheirShape()
{
    const auto catalogue = test::catalogueOf(R"({
      "MagicSampler":{"input":{"required":{"brain":["MODEL"],"good":["STRING",{}],"positive":["CONDITIONING"],
        "negative":["CONDITIONING"],"start":["LATENT"],"noise_seed":["INT",{}]}},"output":["LATENT"]},
      "MyEncoder":{"input":{"required":{"words":["STRING",{"multiline":true}],"tokens":["CLIP"]}},"output":["CONDITIONING"]},
      "Bend":{"input":{"required":{"thing":["CONDITIONING"],"amount":["FLOAT",{}]}},"output":["CONDITIONING"]},
      "Blank":{"input":{"required":{"width":["INT",{}],"height":["INT",{}]}},"output":["LATENT"]},
      "Show":{"input":{"required":{"what":["LATENT"]}},"output":[],"output_node":true}})");
    const Prompt prompt = test::promptOf(R"({
      "1":{"class_type":"MagicSampler","inputs":{"noise_seed":4,"positive":["2",0],"negative":["4",0],"start":["5",0]}},
      "2":{"class_type":"Bend","inputs":{"thing":["3",0],"amount":1.0}},
      "3":{"class_type":"MyEncoder","inputs":{"words":"good"}},"4":{"class_type":"MyEncoder","inputs":{"words":"bad"}},
      "5":{"class_type":"Blank","inputs":{"width":8,"height":8}},"9":{"class_type":"Show","inputs":{"what":["1",0]}}})");
    QCOMPARE(
        rolesOf(makeForm(prompt, catalogue.get()), u"positive negative seed width height"_s),
        u"positive=3.words negative=4.words width=5.width height=5.height seed=1.noise_seed"_s);
}

void TestRoles::switchesLeadToTheChosenSide()
{
    for (const bool on : {true, false}) {
        const QByteArray position = on ? "true" : "false";
        const Prompt prompt
            = test::promptOf("{" + kLoader + kTexts + kSize
                             + R"("60":{"class_type":"ComfySwitchNode","inputs":{"switch":)"
                             + position + R"(,"on_true":["6",0],"on_false":["7",0]}},)"
                             + sampler(R"(["60",0])", R"(["7",0])") + kEnd);
        QCOMPARE(makeForm(prompt, nullptr).find(Role::Positive)->id.node, on ? u"6"_s : u"7"_s);
    }
}

void TestRoles::whatASwitchLeavesOutHasNoRoles()
{
    const Prompt prompt = test::promptOf(
        "{" + kLoader + kTexts + kSize
        + R"("60":{"class_type":"ComfySwitchNode","inputs":{"switch":["61",0],"on_true":["62",0],"on_false":["4",0]}},
        "61":{"class_type":"PrimitiveBoolean","inputs":{"value":false}},
        "62":{"class_type":"LoraLoaderModelOnly","inputs":{"lora_name":"quick","strength_model":1.0,"model":["4",0]}},
        "3":{"class_type":"KSampler","inputs":{"seed":1,"steps":20,"cfg":8.0,"sampler_name":"euler","scheduler":"normal",
        "denoise":1.0,"model":["60",0],"positive":["6",0],"negative":["7",0],"latent_image":["5",0]}},)"
        + kEnd);
    const Form form = makeForm(prompt, nullptr);
    QVERIFY(form.find(Role::Lora) == nullptr);
    QCOMPARE(form.switches, QSet<FieldId> {(FieldId {u"61"_s, u"value"_s})});
    Prompt flipped = prompt;
    flipped.setInput({u"61"_s, u"value"_s}, true);
    QCOMPARE(makeForm(flipped, nullptr).find(Role::Lora)->id, (FieldId {u"62"_s, u"lora_name"_s}));
}

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
