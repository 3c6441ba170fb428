// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/recording.h"

#include "json/reader.h"
#include "json/writer.h"
#include "support/shared.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

RecordedEntry entryFrom(const json::Value &line)
{
    RecordedEntry entry;
    const QString kind = line["kind"].toString();
    entry.who = line["who"].toString();
    entry.note = line["note"].toString();
    if (kind == "http"_L1) {
        entry.kind = RecordedEntry::Kind::Http;
        entry.method = line["method"].toString().toLatin1();
        entry.path = line["path"].toString();
        entry.request = line["request"];
        entry.status = static_cast<int>(line["status"].toInt64());
        entry.contentType = line["headers"]["Content-Type"].toString().toLatin1();
        entry.body = line.object().contains("json")
            ? json::write(line["json"], {.ascii = true})
            : QByteArray::fromBase64(line["body_b64"].toString().toLatin1());
    } else if (kind == "ws"_L1 || kind == "ws_send"_L1) {
        entry.kind = kind == "ws"_L1 ? RecordedEntry::Kind::Frame : RecordedEntry::Kind::Sent;
        if (line.object().contains("binary_b64"))
            entry.binary = QByteArray::fromBase64(line["binary_b64"].toString().toLatin1());
        else
            entry.text = json::write(line["text"], {.ascii = true});
    } else if (kind == "ws_open"_L1) {
        entry.kind = RecordedEntry::Kind::Open;
        entry.clientId = line["client_id"].toString();
    }
    return entry;
}

} // namespace

Recording Recording::load(const QString &name)
{
    Recording recording;
    const QList<QByteArray> lines = readShared(u"recordings/"_s + name).split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty())
            continue;
        const auto value = json::readValue(line);
        if (!value) {
            QTest::qFail(qPrintable(name + u": "_s + value.error().toLine()), __FILE__, __LINE__);
            return {};
        }
        recording.m_entries.append(entryFrom(*value));
    }
    return recording;
}

QString Recording::mainClientId() const
{
    for (const RecordedEntry &entry : m_entries) {
        if (entry.kind == RecordedEntry::Kind::Open)
            return entry.clientId;
    }
    return {};
}

bool Recording::isMain(const QString &who) const
{
    const QString id = mainClientId();
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const RecordedEntry &entry) {
        return entry.kind == RecordedEntry::Kind::Open && entry.who == who && entry.clientId == id;
    });
}

QList<RecordedEntry> Recording::posts(int status) const
{
    QList<RecordedEntry> found;
    const QString id = mainClientId();
    for (const RecordedEntry &entry : m_entries) {
        if (entry.method == "POST" && entry.path == "/prompt"_L1 && entry.status == status
            && entry.request["prompt"].isObject() && entry.request["client_id"].toString() == id)
            found.append(entry);
    }
    return found;
}

QString Recording::promptIdOf(const RecordedEntry &post)
{
    const auto answer = json::readValue(post.body);
    return answer ? (*answer)["prompt_id"].toString() : QString();
}

const RecordedEntry *Recording::lastGet(const QString &path) const
{
    const RecordedEntry *found = nullptr;
    for (const RecordedEntry &entry : m_entries) {
        if (entry.method == "GET" && entry.path == path)
            found = &entry;
    }
    return found;
}

} // namespace gesso::test
