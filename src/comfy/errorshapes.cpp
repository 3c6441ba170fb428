// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/errorshapes.h"

#include "comfy/words.h"
#include "json/reader.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

constexpr qsizetype kMostWords = 2000; // of a server's text that are kept

QString shortened(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.size() <= kMostWords ? trimmed : QString(trimmed.left(kMostWords) + u'…');
}

QString joined(const QString &message, const QString &details)
{
    const QString both
        = details.isEmpty() || details == message ? message : QString(message + u": "_s + details);
    return shortened(both);
}

// {"error": {"type" or "code", "message", "details"}}, {"error": "text"}; empty for anything else.
QString jsonWords(const QByteArray &body)
{
    const auto parsed = json::read(body, {.depth = 50});
    if (!parsed)
        return {};
    const json::View error = parsed->root()["error"];
    if (error.isString())
        return shortened(error.toString());
    const QString details = error["details"].toString();
    if (error["message"].isString())
        return joined(error["message"].toString(), details);
    return error.isObject() ? details : shortened(parsed->root()["message"].toString());
}

QString pageTitle(const QByteArray &body)
{
    static const QRegularExpression title(u"<title[^>]*>([^<]*)</title>"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return shortened(title.match(QString::fromUtf8(body.left(65536))).captured(1).simplified());
}

bool mentions(const QByteArray &text, std::initializer_list<const char *> words)
{
    const QByteArray lower = text.left(65536).toLower();
    return std::any_of(words.begin(), words.end(),
                       [&lower](const char *word) { return lower.contains(word); });
}

bool isLoginPage(const HttpReply &reply)
{
    return mentions(reply.body,
                    {"type=\"password\"", "type='password'", "type=password", "name=\"password\""})
        || mentions(pageTitle(reply.body).toUtf8(),
                    {"log in", "login", "sign in", "authenticat", "sso"});
}

bool isProxyStatus(int status)
{
    return (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
}

// One line of everything that a person who asks for help should pass on.
QString detailOf(const HttpReply &reply, const QString &words)
{
    QString detail = reply.request;
    if (reply.status != 0)
        detail += u": "_s + QString::number(reply.status)
            + (reply.reason.isEmpty() ? QString() : QString(u' ' + reply.reason));
    if (!words.isEmpty())
        detail += u'\n' + words;
    return detail;
}

Error made(const HttpReply &reply, Error::Kind kind, const QString &message, const QString &advice)
{
    const QString words = isWebPage(reply) ? pageTitle(reply.body) : serverWords(reply);
    return {kind, message, reply.server, advice, detailOf(reply, words)};
}

Error loginNeeded(const HttpReply &reply)
{
    return made(reply, Error::Kind::Http, Words::tr("A login page answers instead of ComfyUI."),
                Words::tr("Use an address that needs no login, or put name and password into it: "
                          "https://name:password@host/."));
}

Error proxyFault(const HttpReply &reply)
{
    return made(reply, Error::Kind::Http,
                Words::tr("The proxy in front of the server cannot reach ComfyUI."),
                Words::tr("See whether ComfyUI runs on that machine."));
}

Error notComfy(const HttpReply &reply)
{
    const QString title = isWebPage(reply) ? pageTitle(reply.body) : QString();
    const QString message = title.isEmpty()
        ? Words::tr("Something answers at this address, but it is not a ComfyUI.")
        : Words::tr("Another program answers at this address: “%1”.").arg(title);
    return made(reply, Error::Kind::Protocol, message,
                Words::tr("Check the address and the port; ComfyUI's is 8188 by default."));
}

Error redirected(const HttpReply &reply)
{
    const QString target = QString::fromUtf8(reply.location);
    if (mentions(reply.location, {"login", "signin", "sign-in", "auth", "sso"}))
        return loginNeeded(reply);
    Error error = made(reply, Error::Kind::Protocol,
                       Words::tr("The server sends on to another address: %1").arg(target),
                       Words::tr("Enter that address as the server's."));
    error.detail += u'\n' + target;
    return error;
}

Error webPage(const HttpReply &reply)
{
    if (reply.status == 401 || reply.status == 407 || isLoginPage(reply))
        return loginNeeded(reply);
    if (isProxyStatus(reply.status))
        return proxyFault(reply);
    if (mentions(reply.body, {"plain http request was sent to https port"})) {
        return made(reply, Error::Kind::Protocol, Words::tr("This port speaks HTTPS, not HTTP."),
                    Words::tr("Let the server's address begin with https://."));
    }
    return notComfy(reply);
}

struct StatusWords
{
    int status;
    Error::Kind kind;
    const char *message;
    const char *advice;
};

constexpr std::array kStatuses {
    StatusWords {400, Error::Kind::Http,
                 QT_TRANSLATE_NOOP("gesso::comfy", "The server refuses the request."), ""},
    StatusWords {403, Error::Kind::Http,
                 QT_TRANSLATE_NOOP("gesso::comfy", "The server forbids this."),
                 QT_TRANSLATE_NOOP("gesso::comfy",
                                   "It may need a login: put name and password into its address, "
                                   "https://name:password@host/. Or a proxy in between blocks it; "
                                   "ask who runs the server.")},
    StatusWords {404, Error::Kind::NotFound,
                 QT_TRANSLATE_NOOP("gesso::comfy", "The server does not have this."), ""},
    StatusWords {405, Error::Kind::NotFound,
                 QT_TRANSLATE_NOOP("gesso::comfy", "This version of the server cannot do this."),
                 QT_TRANSLATE_NOOP("gesso::comfy", "Update ComfyUI.")},
    StatusWords {
        413, Error::Kind::Http,
        QT_TRANSLATE_NOOP("gesso::comfy", "The file is larger than the server takes."),
        QT_TRANSLATE_NOOP("gesso::comfy",
                          "Use a smaller file, or start ComfyUI with a larger --max-upload-size.")},
    StatusWords {429, Error::Kind::Http,
                 QT_TRANSLATE_NOOP("gesso::comfy", "The server has too many requests."),
                 QT_TRANSLATE_NOOP("gesso::comfy", "Wait a little and try again.")},
};

// By the status alone.
Error statusFault(const HttpReply &reply)
{
    const bool isMissing = reply.status == 404 || reply.status == 405;
    if (isMissing && reply.request.endsWith("/system_stats"_L1))
        return notComfy(reply); // every ComfyUI answers there
    for (const StatusWords &known : kStatuses) {
        if (known.status == reply.status)
            return made(reply, known.kind, Words::tr(known.message),
                        *known.advice == 0 ? QString() : Words::tr(known.advice));
    }
    if (reply.status >= 500) {
        return made(reply, Error::Kind::Http, Words::tr("The server had an error of its own."),
                    Words::tr("The log of ComfyUI tells more."));
    }
    return made(reply, Error::Kind::Http,
                Words::tr("The server answers with the status %1.").arg(reply.status), {});
}

} // namespace

bool isWebPage(const HttpReply &reply)
{
    if (reply.contentType.toLower().startsWith("text/html"))
        return true;
    const QByteArray start = reply.body.left(256).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

QString serverWords(const HttpReply &reply)
{
    const QByteArray &body = reply.body;
    const QByteArray start = body.left(64).trimmed();
    if (start.startsWith('{')) {
        QString words = jsonWords(body);
        if (!words.isEmpty())
            return words;
    }
    if (start.isEmpty() || reply.contentType.startsWith("application/octet-stream"))
        return {};
    return shortened(QString::fromUtf8(body.left(4 * kMostWords)));
}

Error errorOf(const HttpReply &reply)
{
    if (reply.error)
        return *reply.error;
    if (reply.status >= 300 && reply.status < 400)
        return redirected(reply);
    if (isWebPage(reply))
        return webPage(reply);
    if (reply.status == 401 || reply.status == 407)
        return loginNeeded(reply);
    if (isProxyStatus(reply.status))
        return proxyFault(reply);
    return statusFault(reply);
}

Error wrongBody(const HttpReply &reply, const QString &why)
{
    if (isWebPage(reply))
        return webPage(reply);
    Error error = notComfy(reply);
    error.detail = detailOf(reply, why);
    return error;
}

} // namespace gesso::comfy
