// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/http/multipart.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr qsizetype kMostParts = 100;

// The value of `key=` or `key="..."` in a header; backslash escapes inside quotes are undone.
std::optional<QByteArray> headerParameter(const QByteArray &header, const QByteArray &key)
{
    const QByteArray lower = header.toLower();
    qsizetype at = lower.indexOf(QByteArray("; " + key + '='));
    if (at < 0)
        at = lower.indexOf(QByteArray(";" + key + '='));
    if (at < 0)
        return std::nullopt;
    at = header.indexOf('=', at) + 1;
    if (at >= header.size() || header[at] != '"') {
        const qsizetype end = header.indexOf(';', at);
        return header.mid(at, end < 0 ? -1 : end - at).trimmed();
    }
    QByteArray value;
    for (++at; at < header.size() && header[at] != '"'; ++at) {
        const bool escaped = header[at] == '\\' && at + 1 < header.size()
            && (header[at + 1] == '"' || header[at + 1] == '\\');
        at += escaped ? 1 : 0;
        value += header[at];
    }
    return value;
}

std::optional<QString> fileNameOf(const QByteArray &disposition)
{
    if (const auto extended = headerParameter(disposition, "filename*")) {
        const qsizetype quote = extended->lastIndexOf('\'');
        return QUrl::fromPercentEncoding(extended->mid(quote + 1));
    }
    if (const auto plain = headerParameter(disposition, "filename"))
        return QString::fromUtf8(*plain);
    return std::nullopt;
}

std::optional<FormPart> readPart(const QByteArray &part)
{
    const qsizetype end = part.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QList<QByteArray> lines = part.left(end).split('\n');
    for (const QByteArray &line : lines) {
        if (!line.trimmed().toLower().startsWith("content-disposition:"))
            continue;
        const auto name = headerParameter(line.trimmed(), "name");
        return FormPart {QString::fromUtf8(name.value_or(QByteArray())), fileNameOf(line.trimmed()),
                         part.mid(end + 4)};
    }
    return std::nullopt;
}

} // namespace

std::optional<QList<FormPart>> readMultipart(const QByteArray &contentType, const QByteArray &body)
{
    const auto boundary = headerParameter(contentType, "boundary");
    if (!contentType.toLower().startsWith("multipart/form-data") || !boundary
        || boundary->isEmpty())
        return std::nullopt;
    const QByteArray mark = "--" + *boundary;
    const QByteArray nextMark = "\r\n" + mark;
    QList<FormPart> parts;
    qsizetype at = body.indexOf(mark);
    while (at >= 0 && parts.size() < kMostParts) {
        at += mark.size();
        if (body.mid(at, 2) == "--")
            return parts;
        const qsizetype next = body.indexOf(nextMark, at);
        if (next < 0 || body.mid(at, 2) != "\r\n")
            return std::nullopt;
        const auto part = readPart(body.mid(at + 2, next - at - 2));
        if (!part)
            return std::nullopt;
        parts.append(*part);
        at = next + 2;
    }
    return std::nullopt;
}

const FormPart *findPart(const QList<FormPart> &parts, const QString &name)
{
    const FormPart *found = nullptr;
    for (const FormPart &part : parts) {
        if (part.name == name)
            found = &part;
    }
    return found;
}

} // namespace gesso::demo
