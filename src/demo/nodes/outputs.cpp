// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/files/pngchunks.h"
#include "demo/files/webpanimation.h"
#include "demo/nodes/nodes.h"
#include "demo/nodes/pictures.h"
#include "demo/prompt/pythonwords.h"
#include "json/writer.h"

#include <QDateTime>
#include <QFile>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr int kDigits = 5;

// The metadata that a ComfyUI puts into a file: the prompt, and each key of extra_pnginfo.
TextEntries metadata(const NodeCall &call)
{
    TextEntries texts {{"prompt", json::write(call.around().prompt, {.ascii = true})}};
    for (const json::Member &extra : call.around().job->extraData["extra_pnginfo"].object())
        texts.append(std::pair {QByteArray::fromStdString(extra.key),
                                json::write(extra.value, {.ascii = true})});
    return texts;
}

// The tokens of a file name's prefix that the server itself knows (protocol sheet 4.5).
QString withTokens(QString prefix, const QSize &size)
{
    const QDateTime now = QDateTime::currentDateTime();
    const auto two = [](int number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    return prefix.replace(u"%width%"_s, QString::number(size.width()))
        .replace(u"%height%"_s, QString::number(size.height()))
        .replace(u"%year%"_s, QString::number(now.date().year()))
        .replace(u"%month%"_s, two(now.date().month()))
        .replace(u"%day%"_s, two(now.date().day()))
        .replace(u"%hour%"_s, two(now.time().hour()))
        .replace(u"%minute%"_s, two(now.time().minute()))
        .replace(u"%second%"_s, two(now.time().second()));
}

struct Ending
{
    QString mark; // "_" before the point of pictures, nothing of texts
    QString suffix;
    QString type = u"output"_s;
};

// Writes one numbered file; its entry for the node's UI values.
Result<json::Value> writeNumbered(const NodeCall &call, const QString &prefix, const Ending &ending,
                                  const QByteArray &bytes)
{
    const auto place = call.around().files->nextNumber(prefix, ending.type);
    if (!place)
        return place.error();
    const QString name
        = u"%1_%2%3.%4"_s.arg(place->stem, u"%1"_s.arg(place->number, kDigits, 10, QChar(u'0')),
                              ending.mark, ending.suffix);
    QFile file(place->folder + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return nodeError(u"OSError"_s, u"[Errno 28] No space left on device: '%1'"_s.arg(name));
    return json::Value(
        json::Object {{"filename", name}, {"subfolder", place->subfolder}, {"type", ending.type}});
}

Result<NodeOutput> writePictures(const NodeCall &call, const Image &image, const QString &prefix,
                                 const Ending &ending)
{
    const TextEntries texts = metadata(call);
    const QString tokens = withTokens(prefix, firstOf(image).size());
    json::Array entries;
    for (qsizetype i = 0; i < image.items.size(); ++i) {
        QString own = tokens;
        const auto entry = writeNumbered(call, own.replace(u"%batch_num%"_s, QString::number(i)),
                                         ending, writePng(image.items[i], texts));
        if (!entry)
            return entry.error();
        entries.push_back(*entry);
    }
    return NodeOutput {{image}, json::Object {{"images", entries}}};
}

QString tempPrefix(const NodeCall &call)
{
    return u"ComfyUI_temp_"_s + call.around().tempMark;
}

Result<NodeOutput> saveImage(const NodeCall &call)
{
    return writePictures(call, call.get<Image>("images"), call.text("filename_prefix"),
                         {u"_"_s, u"png"_s});
}

Result<NodeOutput> previewImage(const NodeCall &call)
{
    return writePictures(call, call.get<Image>("images"), tempPrefix(call),
                         {u"_"_s, u"png"_s, u"temp"_s});
}

Result<NodeOutput> previewMask(const NodeCall &call)
{
    const auto &mask = call.get<Mask>("mask");
    const Image image {{mask.item.convertToFormat(QImage::Format_RGB32)}};
    auto output = writePictures(call, image, tempPrefix(call), {u"_"_s, u"png"_s, u"temp"_s});
    if (output)
        output->values = {mask};
    return output;
}

Result<NodeOutput> saveAnimation(const NodeCall &call)
{
    const auto &image = call.get<Image>("images");
    const WebpOptions options {
        .frameMs = static_cast<int>(std::lround(1000 / call.number("fps", 6))),
        .quality = call.flag("lossless") ? 100 : call.integer("quality", 80)};
    const QByteArray bytes
        = writeWebpAnimation(image.items.isEmpty() ? QList<QImage> {firstOf(image)} : image.items,
                             options, metadata(call));
    if (bytes.isEmpty())
        return nodeError(u"OSError"_s, u"encoder webp not available"_s);
    const QString prefix = withTokens(call.text("filename_prefix"), firstOf(image).size());
    const auto entry = writeNumbered(call, prefix, {u"_"_s, u"webp"_s}, bytes);
    if (!entry)
        return entry.error();
    return NodeOutput {{image},
                       json::Object {{"images", json::Array {*entry}},
                                     {"animated", json::Array {json::Value(true)}}}};
}

Result<NodeOutput> sendPictures(const NodeCall &call)
{
    const auto &image = call.get<Image>("images");
    const auto count = static_cast<int>(image.items.size());
    for (int i = 0; i < count; ++i)
        call.around().sendPicture(i, count, image.items[i]);
    return NodeOutput {};
}

Result<NodeOutput> compare(const NodeCall &call)
{
    json::Object ui;
    for (const QString &side : {u"a"_s, u"b"_s}) {
        const std::string name = "image_" + side.toStdString();
        if (!call.has(name))
            continue;
        const QString prefix = u"comfy.compare.%1_temp_%2"_s.arg(side, call.around().tempMark);
        const auto output
            = writePictures(call, call.get<Image>(name), prefix, {u"_"_s, u"png"_s, u"temp"_s});
        if (!output)
            return output.error();
        ui.set(side.toStdString() + "_images", (*output->ui)["images"]);
    }
    return NodeOutput {{}, ui};
}

Result<NodeOutput> saveText(const NodeCall &call)
{
    const QString text = call.text("text");
    const QString prefix = withTokens(call.text("filename_prefix"), {});
    const auto entry = writeNumbered(call, prefix, {{}, call.text("format")}, text.toUtf8());
    if (!entry)
        return entry.error();
    return NodeOutput {
        {json::Value(text)},
        json::Object {{"text", json::Array {json::Value(text)}}, {"files", json::Array {*entry}}}};
}

Result<NodeOutput> previewAny(const NodeCall &call)
{
    const auto &source = call.inputs().find("source");
    const auto *scalar
        = source == call.inputs().end() ? nullptr : std::get_if<json::Value>(&source->second);
    const json::Value text
        = scalar != nullptr ? json::Value(pythonText(*scalar)) : json::Value("<demo object>");
    return NodeOutput {{text}, json::Object {{"text", json::Array {text}}}};
}

} // namespace

void addOutputs(NodeTable &table)
{
    table[u"SaveImage"_s] = saveImage;
    table[u"PreviewImage"_s] = previewImage;
    table[u"MaskPreview"_s] = previewMask;
    table[u"SaveAnimatedWEBP"_s] = saveAnimation;
    table[u"SaveImageWebsocket"_s] = sendPictures;
    table[u"ImageCompare"_s] = compare;
    table[u"SaveText"_s] = saveText;
    table[u"PreviewAny"_s] = previewAny;
}

} // namespace gesso::demo
