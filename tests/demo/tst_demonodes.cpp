// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"
#include "demo/files/pngchunks.h"
#include "democlient.h"
#include "json/reader.h"
#include "json/writer.h"
#include "support/shared.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// What the nodes of the catalogue make, and the workflows that ship.
class tst_demonodes : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void shippedWorkflowsRun_data();
    void shippedWorkflowsRun();
    void everyClassIsThereToRun();
    void filesTellTheirPrompt();
    void theSamePromptGivesTheSamePixels();
    void imagesToImagesKeepTheForms();
    void inpaintingChangesOnlyWhatTheMaskCovers();
    void batchesDiffer();
    void samplersOfPartsDraw_data();
    void samplersOfPartsDraw();
    void editsOfPictures_data();
    void editsOfPictures();
    void textsAndNumbersFlow();
    void animationsMove();
    void prefixesAndCounters();
    void prefixesThatLeaveFail();
    void tooLargeIsOutOfMemory();
    void changedFilesAreNotCached();
    void freeingForgetsTheCache();

private:
    [[nodiscard]] QImage pictureOf(const json::Value &entry, const char *node);
    [[nodiscard]] QByteArray fileOf(const json::Value &entry, const char *node);

    std::unique_ptr<demo::DemoServer> m_server;
    std::unique_ptr<DemoClient> m_client;
};

namespace {

json::Array link(const char *node, int slot = 0)
{
    return {json::Value(node), json::Value(slot)};
}

json::Object node(const char *type, const json::Object &inputs)
{
    return {{"class_type", type}, {"inputs", inputs}};
}

// example.png through one node and into a file.
json::Object edit(const char *type, json::Object inputs)
{
    return {{"1", node("LoadImage", {{"image", "example.png"}})},
            {"2", node(type, inputs)},
            {"9", node("SaveImage", {{"images", link("2")}, {"filename_prefix", "edit"}})}};
}

double difference(const QImage &a, const QImage &b, const QRect &part)
{
    double sum = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    }
    return sum / (part.width() * part.height());
}

} // namespace

void tst_demonodes::init()
{
    m_server = std::make_unique<demo::DemoServer>(demo::DemoOptions {.speed = 0});
    const auto url = m_server->listen();
    QVERIFY(url.ok());
    m_client = std::make_unique<DemoClient>(*url);
}

void tst_demonodes::cleanup()
{
    m_client.reset();
    m_server.reset();
}

QByteArray tst_demonodes::fileOf(const json::Value &entry, const char *node)
{
    return m_client->fetch(entry["outputs"][node]["images"].at(0));
}

QImage tst_demonodes::pictureOf(const json::Value &entry, const char *node)
{
    return QImage::fromData(fileOf(entry, node)).convertToFormat(QImage::Format_RGB32);
}

void tst_demonodes::shippedWorkflowsRun_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("txt2img") << QSize(2000, 688) << QByteArray("7"); // 694 is no multiple of 8
    QTest::newRow("img2img") << QSize(512, 512) << QByteArray("8");
    QTest::newRow("portrait") << QSize(512, 640) << QByteArray("7");
    QTest::newRow("inpaint") << QSize(512, 512) << QByteArray("9");
    QTest::newRow("upscale") << QSize(1152, 768) << QByteArray("9");
}

void tst_demonodes::shippedWorkflowsRun()
{
    QFETCH(QSize, size);
    QFETCH(QByteArray, output);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const QByteArray text
        = readFile(QStringLiteral(GESSO_SOURCE) + u"/workflows/"_s + name + u".json"_s);
    const auto workflow = json::readValue(text);
    QVERIFY(workflow.ok());
    for (const json::Member &one : workflow->object())
        QVERIFY2(one.value["_meta"]["title"].isString(), one.key.c_str());
    const json::Value entry = m_client->run(workflow->object());
    QVERIFY2(entry["status"]["completed"].toBool(), json::write(entry).constData());
    QCOMPARE(pictureOf(entry, output.constData()).size(), size);
    const json::Value &file = entry["outputs"][output.toStdString()]["images"].at(0);
    QVERIFY(file["filename"].toString().startsWith(name));
}

void tst_demonodes::everyClassIsThereToRun()
{
    // No class of the catalogue may end as "cannot run": each is posted alone with what it needs
    // left out, so that it is refused for that, or runs.
    const json::Value info = m_client->get("/object_info").json;
    for (const json::Member &type : info.object()) {
        json::Object graph {{"1", node(type.key.c_str(), {})}};
        if (!type.value["output_node"].toBool())
            graph.set("2", node("PreviewAny", {{"source", link("1")}}));
        const Answer answer = m_client->post("/prompt", json::Object {{"prompt", graph}});
        QVERIFY2(answer.status == 400 || answer.status == 200, type.key.c_str());
        if (answer.status == 200) {
            const json::Value entry = m_client->waitForHistory(answer.json["prompt_id"].toString());
            QVERIFY2(entry["status"]["completed"].toBool(), type.key.c_str());
        }
    }
}

void tst_demonodes::filesTellTheirPrompt()
{
    const json::Object workflow {{"id", "w"}, {"nodes", json::Array()}};
    const json::Object extra {{"extra_pnginfo", json::Object {{"workflow", workflow}}}};
    const json::Object graph = with(smallGraph(18446744073709551615ULL), "6", "text", "grün 写真");
    const json::Value entry = m_client->run(graph, {{"extra_data", extra}});
    const QByteArray png = fileOf(entry, "9");
    const auto texts = demo::readPngTexts(png);
    QCOMPARE(texts.size(), 2);
    QCOMPARE(texts[0].first, QByteArray("prompt"));
    QVERIFY(png.indexOf("tEXtprompt") < png.indexOf("IDAT"));
    QVERIFY(std::ranges::all_of(texts[0].second, [](char c) { return c >= 0x20 && c < 0x7f; }));
    const auto prompt = json::readValue(texts[0].second);
    QVERIFY(prompt.ok());
    QCOMPARE((*prompt)["3"]["inputs"]["seed"].number()->text(),
             std::string("18446744073709551615"));
    QCOMPARE((*prompt)["6"]["inputs"]["text"].toString(), u"grün 写真"_s);
    QCOMPARE(*json::readValue(texts[1].second), json::Value(workflow));
    // Loaders carry what their file was.
    const json::Value loaded = m_client->run(edit("ImageInvert", {{"image", link("1")}}));
    const auto told = json::readValue(demo::readPngTexts(fileOf(loaded, "9"))[0].second);
    QCOMPARE((*told)["1"]["is_changed"].at(0).toString().size(), 64);
    QVERIFY(loaded["prompt"].at(2)["1"]["is_changed"].isNull());
}

void tst_demonodes::theSamePromptGivesTheSamePixels()
{
    const QImage first = pictureOf(m_client->run(smallGraph(5, 6, 128)), "9");
    cleanup();
    init();
    QCOMPARE(pictureOf(m_client->run(smallGraph(5, 6, 128)), "9"), first);
    QVERIFY(pictureOf(m_client->run(smallGraph(6, 6, 128)), "9") != first);
}

void tst_demonodes::imagesToImagesKeepTheForms()
{
    json::Object graph = smallGraph();
    graph.set("5", node("LoadImage", {{"image", "example.png"}}));
    graph.set("10", node("VAEEncode", {{"pixels", link("5")}, {"vae", link("4", 2)}}));
    graph = with(graph, "3", "latent_image", link("10"));
    const QImage start
        = QImage::fromData(m_client->get("/view?filename=example.png&type=input").body);
    double last = -1;
    for (const double denoise : {0.0, 0.3, 0.6, 1.0}) {
        const QImage picture = pictureOf(m_client->run(with(graph, "3", "denoise", denoise)), "9");
        QCOMPARE(picture.size(), start.size());
        const double far = difference(start, picture, {0, 0, 480, 480}); // without the mark
        QVERIFY(far > last);
        last = far;
        if (denoise == 0)
            QVERIFY(far < 0.5);
    }
}

void tst_demonodes::inpaintingChangesOnlyWhatTheMaskCovers()
{
    const auto workflow
        = json::readValue(readFile(QStringLiteral(GESSO_SOURCE) + u"/workflows/inpaint.json"_s));
    const QImage picture = pictureOf(m_client->run(workflow->object()), "9");
    const QImage start
        = QImage::fromData(m_client->get("/view?filename=example.png&type=input").body);
    QVERIFY(difference(start, picture, {0, 0, 100, 100}) < 0.5);
    QVERIFY(difference(start, picture, {206, 206, 100, 100}) > 5);
}

void tst_demonodes::batchesDiffer()
{
    const json::Value entry = m_client->run(with(smallGraph(), "5", "batch_size", 3));
    const json::Array &files = entry["outputs"]["9"]["images"].array();
    QCOMPARE(files.size(), 3U);
    QVERIFY(QImage::fromData(m_client->fetch(files[0]))
            != QImage::fromData(m_client->fetch(files[1])));
}

void tst_demonodes::samplersOfPartsDraw_data()
{
    QTest::addColumn<json::Object>("parts");
    const json::Object guider = node(
        "CFGGuider",
        {{"model", link("4")}, {"positive", link("6")}, {"negative", link("7")}, {"cfg", 6.5}});
    const json::Object sigmas
        = node("BasicScheduler",
               {{"model", link("4")}, {"scheduler", "karras"}, {"steps", 3}, {"denoise", 1}});
    const json::Object choice = node("KSamplerSelect", {{"sampler_name", "euler"}});
    QTest::newRow("SamplerCustomAdvanced")
        << json::Object {{"3",
                          node("SamplerCustomAdvanced",
                               {{"noise", link("20")},
                                {"guider", link("21")},
                                {"sampler", link("22")},
                                {"sigmas", link("23")},
                                {"latent_image", link("5")}})},
                         {"20", node("RandomNoise", {{"noise_seed", 4}})},
                         {"21", guider},
                         {"22", choice},
                         {"23", sigmas}};
    QTest::newRow("SamplerCustom") << json::Object {{"3",
                                                     node("SamplerCustom",
                                                          {{"model", link("4")},
                                                           {"add_noise", true},
                                                           {"noise_seed", 4},
                                                           {"cfg", 7},
                                                           {"positive", link("6")},
                                                           {"negative", link("7")},
                                                           {"sampler", link("22")},
                                                           {"sigmas", link("23")},
                                                           {"latent_image", link("5")}})},
                                                    {"22", choice},
                                                    {"23", sigmas}};
    QTest::newRow("KSamplerAdvanced in two halves")
        << json::Object {{"3",
                          node("KSamplerAdvanced",
                               {{"model", link("4")},
                                {"add_noise", "disable"},
                                {"noise_seed", 4},
                                {"steps", 6},
                                {"cfg", 7},
                                {"sampler_name", "euler"},
                                {"scheduler", "normal"},
                                {"positive", link("6")},
                                {"negative", link("7")},
                                {"latent_image", link("20")},
                                {"start_at_step", 3},
                                {"end_at_step", 6},
                                {"return_with_leftover_noise", "disable"}})},
                         {"20",
                          node("KSamplerAdvanced",
                               {{"model", link("4")},
                                {"add_noise", "enable"},
                                {"noise_seed", 4},
                                {"steps", 6},
                                {"cfg", 7},
                                {"sampler_name", "euler"},
                                {"scheduler", "normal"},
                                {"positive", link("6")},
                                {"negative", link("7")},
                                {"latent_image", link("5")},
                                {"start_at_step", 0},
                                {"end_at_step", 3},
                                {"return_with_leftover_noise", "enable"}})}};
    QTest::newRow("guidance, control and areas") << json::Object {
        {"6",
         node("ConditioningCombine",
              {{"conditioning_1", link("20")}, {"conditioning_2", link("21")}})},
        {"20", node("FluxGuidance", {{"conditioning", link("22")}, {"guidance", 3.5}})},
        {"21",
         node("ConditioningSetArea",
              {{"conditioning", link("23")},
               {"width", 64},
               {"height", 64},
               {"x", 0},
               {"y", 0},
               {"strength", 1}})},
        {"22", node("CLIPTextEncode", {{"text", "a lake"}, {"clip", link("4", 1)}})},
        {"23",
         node("ControlNetApply",
              {{"conditioning", link("22")},
               {"control_net", link("24")},
               {"image", link("25")},
               {"strength", 0.8}})},
        {"24", node("ControlNetLoader", {{"control_net_name", "control_canny_demo.safetensors"}})},
        {"25", node("LoadImage", {{"image", "example.png"}})}};
}

void tst_demonodes::samplersOfPartsDraw()
{
    QFETCH(json::Object, parts);
    json::Object graph = smallGraph(4, 3, 128);
    for (const json::Member &part : parts)
        graph.set(part.key, part.value);
    const json::Value entry = m_client->run(graph);
    QVERIFY2(entry["status"]["completed"].toBool(), json::write(entry).constData());
    QCOMPARE(pictureOf(entry, "9").size(), QSize(128, 128));
}

void tst_demonodes::editsOfPictures_data()
{
    QTest::addColumn<json::Object>("graph");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char *name, const json::Object &graph, QSize size) {
        QTest::newRow(name) << graph << size;
    };
    const json::Member image {"image", link("1")};
    row("ImageInvert", edit("ImageInvert", {image}), {512, 512});
    row("ImageScale",
        edit("ImageScale",
             {image,
              {"upscale_method", "lanczos"},
              {"width", 300},
              {"height", 200},
              {"crop", "center"}}),
        {300, 200});
    row("ImageScale, one side open",
        edit("ImageScale",
             {image,
              {"upscale_method", "area"},
              {"width", 0},
              {"height", 128},
              {"crop", "disabled"}}),
        {128, 128});
    row("ImageScaleBy",
        edit("ImageScaleBy", {image, {"upscale_method", "bicubic"}, {"scale_by", 0.5}}),
        {256, 256});
    row("ImageScaleToTotalPixels",
        edit("ImageScaleToTotalPixels",
             {image,
              {"upscale_method", "bilinear"},
              {"megapixels", 0.0625},
              {"resolution_steps", 1}}),
        {256, 256});
    row("ImageCrop",
        edit("ImageCrop", {image, {"width", 100}, {"height", 50}, {"x", 10}, {"y", 20}}),
        {100, 50});
    row("ImageCrop at the edge",
        edit("ImageCrop", {image, {"width", 100}, {"height", 50}, {"x", 500}, {"y", 9000}}),
        {12, 1});
    row("ImageRotate", edit("ImageRotate", {image, {"rotation", "90 degrees"}}), {512, 512});
    row("ImageFlip", edit("ImageFlip", {image, {"flip_method", "x-axis: vertically"}}), {512, 512});
    row("ImageBlur", edit("ImageBlur", {image, {"blur_radius", 3}, {"sigma", 1.0}}), {512, 512});
    row("ImageBlend",
        edit("ImageBlend",
             {{"image1", link("1")},
              {"image2", link("1")},
              {"blend_factor", 0.5},
              {"blend_mode", "multiply"}}),
        {512, 512});
    row("ImagePadForOutpaint",
        edit("ImagePadForOutpaint",
             {image, {"left", 64}, {"top", 0}, {"right", 32}, {"bottom", 8}, {"feathering", 20}}),
        {608, 520});
    row("ImageCompositeMasked",
        edit("ImageCompositeMasked",
             {{"destination", link("1")},
              {"source", link("1")},
              {"x", 50},
              {"y", 60},
              {"resize_source", false},
              {"mask", link("1", 1)}}),
        {512, 512});
    row("MaskToImage", edit("MaskToImage", {{"mask", link("1", 1)}}), {512, 512});
    json::Object upscale
        = edit("ImageUpscaleWithModel", {{"upscale_model", link("3")}, {"image", link("4")}});
    upscale.set("3", node("UpscaleModelLoader", {{"model_name", "RealESRGAN_x2plus.pth"}}));
    upscale.set(
        "4",
        node("EmptyImage", {{"width", 60}, {"height", 40}, {"batch_size", 1}, {"color", 255}}));
    row("ImageUpscaleWithModel", upscale, {120, 80});
    json::Object masks = edit("MaskToImage", {{"mask", link("8")}});
    masks.set("3", node("SolidMask", {{"value", 1.0}, {"width", 90}, {"height", 70}}));
    masks.set("4",
              node("FeatherMask",
                   {{"mask", link("3")}, {"left", 9}, {"top", 9}, {"right", 9}, {"bottom", 9}}));
    masks.set("5",
              node("GrowMask", {{"mask", link("4")}, {"expand", -3}, {"tapered_corners", true}}));
    masks.set("6", node("InvertMask", {{"mask", link("5")}}));
    masks.set("8",
              node("MaskComposite",
                   {{"destination", link("6")},
                    {"source", link("3")},
                    {"x", 5},
                    {"y", 5},
                    {"operation", "xor"}}));
    row("a chain of masks", masks, {90, 70});
}

void tst_demonodes::editsOfPictures()
{
    QFETCH(json::Object, graph);
    QFETCH(QSize, size);
    const json::Value entry = m_client->run(graph);
    QVERIFY2(entry["status"]["completed"].toBool(), json::write(entry).constData());
    QCOMPARE(pictureOf(entry, "9").size(), size);
}

void tst_demonodes::textsAndNumbersFlow()
{
    json::Object graph = smallGraph();
    graph.set("20", node("PrimitiveStringMultiline", {{"value", "  Red Lantern "}}));
    graph.set("21", node("StringTrim", {{"string", link("20")}, {"mode", "Both"}}));
    graph.set("22",
              node("StringConcatenate",
                   {{"string_a", link("21")}, {"string_b", "night"}, {"delimiter", ", "}}));
    graph.set("23", node("PrimitiveInt", {{"value", 2}}));
    graph.set("24", node("PreviewAny", {{"source", link("22")}}));
    graph.set(
        "25",
        node("SaveText", {{"text", link("22")}, {"filename_prefix", "note"}, {"format", "md"}}));
    graph = with(with(graph, "6", "text", link("22")), "3", "steps", link("23"));
    const json::Value entry = m_client->run(graph);
    QCOMPARE(entry["outputs"]["24"]["text"].at(0).toString(), u"Red Lantern, night"_s);
    QCOMPARE(entry["outputs"]["25"]["files"].at(0)["filename"].toString(), u"note_00001.md"_s);
    QCOMPARE(m_client->get("/view?filename=note_00001.md").body, QByteArray("Red Lantern, night"));
    QVERIFY(!entry["outputs"]["9"].isNull());
}

void tst_demonodes::animationsMove()
{
    json::Object graph = with(smallGraph(1, 2, 64), "5", "batch_size", 4);
    graph.set("9",
              node("SaveAnimatedWEBP",
                   {{"images", link("8")},
                    {"filename_prefix", "anim"},
                    {"fps", 10.0},
                    {"lossless", false},
                    {"quality", 80},
                    {"method", "default"}}));
    const json::Value entry = m_client->run(graph);
    QCOMPARE(entry["outputs"]["9"]["animated"].at(0), json::Value(true));
    QByteArray bytes = fileOf(entry, "9");
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QImageReader reader(&buffer, "webp");
    QVERIFY(reader.supportsAnimation());
    QCOMPARE(reader.imageCount(), 4);
    const QImage first = reader.read();
    QCOMPARE(first.size(), QSize(64, 64));
    QCOMPARE(reader.nextImageDelay(), 100);
    QVERIFY(reader.read() != first);
    const qsizetype exif = bytes.indexOf("EXIF");
    QVERIFY(exif > 0);
    QCOMPARE(bytes.mid(exif + 8, 8), QByteArray("Exif\0\0MM", 8));
    QVERIFY(bytes.indexOf("prompt:{", exif) > 0);
}

void tst_demonodes::prefixesAndCounters()
{
    const auto name = [this](const char *prefix, quint64 seed) {
        const json::Value entry
            = m_client->run(with(smallGraph(seed, 1, 32), "9", "filename_prefix", prefix));
        const json::Value &file = entry["outputs"]["9"]["images"].at(0);
        return QString(file["subfolder"].toString() + u'|' + file["filename"].toString());
    };
    QCOMPARE(name("a", 1), u"|a_00001_.png"_s);
    QCOMPARE(name("a", 2), u"|a_00002_.png"_s);
    QCOMPARE(name("x/y/b", 3), u"x/y|b_00001_.png"_s);
    QCOMPARE(name("%width%x%height%-%batch_num%", 4), u"|32x32-0_00001_.png"_s);
}

void tst_demonodes::prefixesThatLeaveFail()
{
    const json::Value entry
        = m_client->run(with(smallGraph(1, 1, 16), "9", "filename_prefix", "../../evil"));
    QCOMPARE(entry["status"]["status_str"].toString(), u"error"_s);
    QCOMPARE(entry["status"]["messages"].array().back().at(1)["node_id"].toString(), u"9"_s);
}

void tst_demonodes::tooLargeIsOutOfMemory()
{
    const json::Value entry
        = m_client->run(with(with(smallGraph(), "5", "width", 16384), "5", "height", 16384));
    QVERIFY(entry["status"]["messages"].array().back().at(1)["exception_type"].toString().contains(
        "OutOfMemory"_L1));
}

void tst_demonodes::changedFilesAreNotCached()
{
    QImage picture(40, 30, QImage::Format_RGB32);
    const json::Object graph
        = with(edit("ImageInvert", {{"image", link("1")}}), "1", "image", "mine.png");
    QImage last;
    for (const QRgb colour : {0xff102030U, 0xff908070U}) {
        picture.fill(colour);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG"));
        QCOMPARE(
            m_client->upload("/upload/image", "mine.png", bytes, {{"overwrite", "true"}}).status,
            200);
        const QImage made = pictureOf(m_client->run(graph), "9");
        QCOMPARE(made.pixel(1, 1), (colour ^ 0x00ffffffU) | 0xff000000U);
        QVERIFY(made != last);
        last = made;
    }
}

void tst_demonodes::freeingForgetsTheCache()
{
    const auto cached = [this] {
        const json::Value entry = m_client->run(smallGraph());
        return entry["status"]["messages"].at(1).at(1)["nodes"].array().size();
    };
    QCOMPARE(cached(), 0U);
    QCOMPARE(cached(), 7U);
    QCOMPARE(m_client->post("/free", json::Object {{"unload_models", true}, {"free_memory", true}})
                 .status,
             200);
    QCOMPARE(cached(), 0U);
}

QTEST_GUILESS_MAIN(tst_demonodes)
#include "tst_demonodes.moc"
