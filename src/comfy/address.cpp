// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/address.h"

#include "comfy/server.h"
#include "comfy/words.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

constexpr int kDefaultPort = 8188;

Error badAddress(const QString &text, const QString &why)
{
    return {Error::Kind::Invalid,
            why,
            text.trimmed(),
            Words::tr("Write it like 127.0.0.1:8188 or https://host/comfy."),
            {}};
}

// A bare IPv6 address gets its brackets.
QString withBrackets(const QString &text)
{
    QHostAddress host;
    const bool bare = text.count(u':') > 1 && !text.startsWith(u'[') && host.setAddress(text);
    return bare ? QString(u'[' + text + u']') : text;
}

// "http" for what people copy from elsewhere, such as ws://; empty for what cannot be a server.
QString usableScheme(const QString &scheme)
{
    if (scheme == "http"_L1 || scheme == "ws"_L1)
        return u"http"_s;
    if (scheme == "https"_L1 || scheme == "wss"_L1)
        return u"https"_s;
    return {};
}

QString normalPath(QString path)
{
    const auto chopSlashes = [&path] {
        while (path.endsWith(u'/'))
            path.chop(1);
    };
    chopSlashes();
    if (path.endsWith("/api"_L1)) // every route is there without it, too; found out at the first
                                  // contact otherwise
        path.chop(4);
    chopSlashes();
    return path;
}

} // namespace

Result<QUrl> addressFromText(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return badAddress(text, Words::tr("The server's address is empty."));
    const bool hasScheme = typed.contains("://"_L1);
    QUrl url(hasScheme ? typed : QString(u"http://"_s + withBrackets(typed)), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return badAddress(text, Words::tr("This is not the address of a server."));
    const QString scheme = usableScheme(url.scheme());
    if (scheme.isEmpty())
        return badAddress(
            text,
            Words::tr("A server's address begins with http:// or https://, not with %1://.")
                .arg(url.scheme()));
    if (url.port() == 0)
        return badAddress(text, Words::tr("A server cannot have the port 0."));
    url.setScheme(scheme);
    if (url.host() == "0.0.0.0"_L1) // what a server prints that listens everywhere
        url.setHost(u"127.0.0.1"_s);
    url.setPath(normalPath(url.path()));
    url.setQuery(QString());
    url.setFragment(QString());
    if (!hasScheme && url.port() == -1 && url.path().isEmpty())
        url.setPort(kDefaultPort);
    return url;
}

QString addressText(const QUrl &base)
{
    return base.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash | QUrl::RemoveQuery);
}

QString hostText(const QUrl &base)
{
    if (base.port() == -1)
        return base.host();
    return QString(base.host() + u':' + QString::number(base.port()));
}

QUrl routeUrl(const QUrl &base, bool viaApi, const QString &path, const QUrlQuery &query)
{
    QUrl url = base;
    url.setUserInfo(QString());
    const bool twin = viaApi && !path.startsWith("/api/"_L1);
    // Encoded parts of a path (%2F) stay as they are.
    url.setPath(base.path(QUrl::FullyEncoded) + (twin ? u"/api"_s : QString()) + path,
                QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

QUrl socketUrl(const QUrl &base, bool viaApi, const QString &clientId)
{
    QUrl url = routeUrl(base, viaApi, u"/ws"_s, queryOf({{u"clientId"_s, clientId}}));
    url.setScheme(base.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return url;
}

QByteArray basicAuthorization(const QUrl &base)
{
    if (base.userName().isEmpty() && base.password().isEmpty())
        return {};
    const QByteArray pair = base.userName(QUrl::FullyDecoded).toUtf8() + ':'
        + base.password(QUrl::FullyDecoded).toUtf8();
    return QByteArray("Basic " + pair.toBase64());
}

QUrlQuery queryOf(std::initializer_list<std::pair<QString, QString>> items)
{
    QUrlQuery query;
    for (const auto &[name, value] : items)
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    return query;
}

} // namespace gesso::comfy
