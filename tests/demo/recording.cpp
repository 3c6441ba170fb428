// SPDX-License-Identifier: GPL-3.0-or-later
#include "recording.h"

#include "json/reader.h"
#include "support/shared.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

void askForPreviews(json::Value &line)
{
    json::Object *whole = line.object();
    if (whole == nullptr || line["path"].toString() != "/prompt"_L1 || !line["request"].isObject())
        return;
    json::Object *request = whole->find("request")->object();
    if (!request->contains("extra_data"))
        request->set("extra_data", json::Object {{"preview_method", "auto"}});
}

// A step's frames are progress_state, progress and a preview in one of two orders.
bool isStep(const QString &event)
{
    return event.startsWith("BIN"_L1) || event.startsWith("progress:"_L1) || event == "state"_L1;
}

} // namespace

QList<json::Value> readRecording(const QString &name, bool previews)
{
    QByteArray text = readShared(u"recordings/"_s + name + u".jsonl"_s);
    text.replace("gesso-noise.safetensors", "dreamGesso_v8.safetensors");
    QList<json::Value> lines;
    for (const QByteArray &line : text.split('\n')) {
        if (line.isEmpty())
            continue;
        lines.append(json::readValue(line).valueOr({}));
        if (previews)
            askForPreviews(lines.last());
    }
    return lines;
}

QString eventName(const json::Value &frame)
{
    const QString type = frame["type"].toString();
    const json::Value &node = frame["data"]["node"];
    if (type == "progress_state"_L1)
        return u"state"_s;
    return node.isString() ? QString(type + u':' + node.toString()) : type;
}

QStringList eventsOf(const QList<json::Value> &recording, const QString &who)
{
    QStringList events;
    for (const json::Value &line : recording) {
        if (line["kind"].toString() != "ws"_L1 || line["who"].toString() != who)
            continue;
        if (line["text"].isNull()) {
            const QByteArray bytes
                = QByteArray::fromBase64(line["binary_b64"].toString().toLatin1());
            events.append(u"BIN%1"_s.arg(qFromBigEndian<quint32>(bytes.constData())));
        } else {
            events.append(eventName(line["text"]));
        }
    }
    return events;
}

QStringList collapsed(const QStringList &events)
{
    QStringList out;
    for (const QString &event : events) {
        if (!isStep(event))
            out.append(event);
        else if (out.isEmpty() || out.last() != "steps"_L1)
            out.append(u"steps"_s);
    }
    return out;
}

QList<json::Value> promptsOf(const QList<json::Value> &recording)
{
    QList<json::Value> prompts;
    for (const json::Value &line : recording) {
        if (line["kind"].toString() == "http"_L1 && line["method"].toString() == "POST"_L1
            && line["path"].toString() == "/prompt"_L1)
            prompts.append(line["request"]);
    }
    return prompts;
}

} // namespace gesso::test
