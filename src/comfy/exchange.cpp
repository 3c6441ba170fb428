// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/exchange.h"

#include "base/log.h"
#include "comfy/address.h"
#include "comfy/networkerrors.h"
#include "comfy/oncebody.h"
#include "comfy/words.h"

#include <QHttpMultiPart>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

constexpr qint64 kReadBuffer = qint64 {1}
    << 20; // of a download: the sink's pace is the connection's
constexpr qint64 kSinkFull = qint64 {4} << 20; // bytes that a sink has taken and not yet written

QNetworkRequest networkRequest(const QUrl &url, const QUrl &base)
{
    QNetworkRequest request(url);
    // Neither Origin nor Sec-Fetch-* is ever sent: a server refuses foreign ones (protocol
    // sheet 1.2).
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Gesso/" GESSO_VERSION ""_s);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    // The limit on an answer counts what came out of it; lists of thousands of names shrink well.
    request.setDecompressedSafetyCheckThreshold(-1);
    const QByteArray authorization = basicAuthorization(base);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    return request;
}

bool isPassingStatus(int status)
{
    return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

const char *verbText(HttpRequest::Verb verb)
{
    switch (verb) {
    case HttpRequest::Verb::Get:
        return "GET";
    case HttpRequest::Verb::Head:
        return "HEAD";
    case HttpRequest::Verb::Post:
        break;
    }
    return "POST";
}

} // namespace

Exchange::Exchange(Target target, HttpRequest request, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_request(std::move(request))
    , m_timing(timing)
{
    m_deadline.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { stop(Stop::TimedOut); });
    connect(&m_pause, &QTimer::timeout, this, &Exchange::attempt);
    if (m_request.sink != nullptr) {
        connect(m_request.sink, &ByteSink::drained, this, &Exchange::readMore);
        connect(m_request.sink, &ByteSink::failed, this, &Exchange::takeSinkFailure);
        connect(m_request.sink, &QObject::destroyed, this,
                &Exchange::abort); // nobody wants it any more
    }
}

Exchange::~Exchange()
{
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void Exchange::start()
{
    m_deadline.start(m_request.timeout);
    attempt();
}

void Exchange::abort()
{
    stop(Stop::Cancelled);
}

void Exchange::attempt()
{
    ++m_attempts;
    m_body.clear();
    m_received = 0;
    m_reason.clear();
    QNetworkRequest request = networkRequest(
        routeUrl(m_target.base, m_target.viaApi, m_request.path, m_request.query), m_target.base);
    if (m_request.verb == HttpRequest::Verb::Get) {
        m_reply = m_target.network->get(request);
    } else if (m_request.verb == HttpRequest::Verb::Head) {
        m_reply = m_target.network->head(request);
    } else if (m_request.form) {
        auto form = m_request.form();
        if (!form) {
            m_reason = Words::tr("The file cannot be read any more.");
            stop(Stop::SinkFailed);
            return;
        }
        m_reply = m_target.network->post(request, form.get());
        form.release()->setParent(m_reply);
    } else {
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        if (m_request.repeatable) {
            m_reply = m_target.network->post(request, m_request.body);
        } else {
            request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
            auto *body = new OnceBody(m_request.body, this);
            m_reply = m_target.network->post(request, body);
            body->setParent(m_reply);
        }
    }
    connectReply();
}

void Exchange::connectReply()
{
    if (m_request.sink != nullptr)
        m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readMore);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &Exchange::onUploadProgress);
    if (m_target.base.scheme() == "https"_L1) {
        connect(m_reply, &QNetworkReply::sslErrors, this, &Exchange::takeSslErrors);
        connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_encrypted = true; });
    }
}

void Exchange::stop(Stop why)
{
    if (m_ended || m_stop != Stop::None)
        return;
    m_stop = why;
    if (m_reply != nullptr && m_reply->isRunning()) {
        m_reply->abort(); // emits finished
        return;
    }
    if (m_reply == nullptr) // in the pause before a repeat, or before the first attempt
        end(collect());
}

bool Exchange::goesToSink() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return m_request.sink != nullptr && status >= 200 && status < 300;
}

void Exchange::readMore()
{
    if (m_reply == nullptr || m_stop != Stop::None)
        return;
    touch();
    const bool toSink = goesToSink();
    while (m_reply->bytesAvailable() > 0) {
        if (toSink && m_reply->isRunning() && m_request.sink->pending() > kSinkFull)
            return;
        const QByteArray bytes = m_reply->read(kReadBuffer);
        m_received += bytes.size();
        if (m_received > m_request.maxBytes) {
            stop(Stop::TooLarge);
            return;
        }
        if (!toSink) {
            m_body.append(bytes);
            continue;
        }
        m_request.sink->write(bytes);
        if (m_stop != Stop::None || m_ended)
            return;
        const qint64 total = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        emit progressed(m_received, total > 0 ? total : -1);
    }
}

void Exchange::takeSslErrors(const QList<QSslError> &errors)
{
    if (!errors.isEmpty())
        m_reason = errors.first().errorString();
}

void Exchange::takeSinkFailure(const QString &reason)
{
    m_reason = reason;
    stop(Stop::SinkFailed);
}

void Exchange::onUploadProgress(qint64 sent, qint64 total)
{
    if (sent <= 0)
        return;
    m_sent = true;
    touch();
    if (m_request.form)
        emit progressed(sent, total);
}

void Exchange::touch()
{
    if (m_request.timeoutIsIdle && m_deadline.isActive())
        m_deadline.start(m_request.timeout);
}

void Exchange::onFinished()
{
    if (m_ended)
        return;
    readMore();
    if (m_ended || m_reply == nullptr)
        return;
    const HttpReply reply = collect();
    if (mayRepeat(reply)) {
        qCDebug(logComfy) << "again:" << reply.request;
        m_reply->deleteLater();
        m_reply = nullptr;
        m_pause.start(m_timing.repeatPause * (1 << (m_attempts - 1)));
        return;
    }
    end(reply);
}

bool Exchange::mayRepeat(const HttpReply &reply) const
{
    if (m_stop != Stop::None || !m_request.repeatable || m_attempts > m_timing.repeats)
        return false;
    if (m_request.sink != nullptr && m_received > 0 && reply.status < 300)
        return false; // the sink has the beginning already
    return reply.error ? isPassing(m_reply->error()) : isPassingStatus(reply.status);
}

HttpReply Exchange::collect()
{
    HttpReply reply;
    reply.server = serverText();
    reply.request = requestText();
    reply.received = m_received;
    reply.error = failure();
    if (m_reply == nullptr) {
        reply.delivery
            = m_attempts == 0 ? HttpReply::Delivery::NotSent : HttpReply::Delivery::Unsure;
        return reply;
    }
    reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    reply.reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    reply.contentType = m_reply->rawHeader("Content-Type");
    reply.location = m_reply->rawHeader("Location");
    reply.body = std::exchange(m_body, {});
    if (reply.status != 0 && !reply.error)
        reply.delivery = HttpReply::Delivery::Answered;
    else if (m_stop == Stop::None && !m_sent && certainlyNotSent(m_reply->error()))
        reply.delivery = HttpReply::Delivery::NotSent;
    return reply;
}

std::optional<Error> Exchange::failure() const
{
    if (m_stop != Stop::None || m_reply == nullptr)
        return stopError();
    const QNetworkReply::NetworkError code = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Codes from 201 on tell of a status that says no: that is an answer (and so is one that asks
    // for a login).
    const bool answered = status >= 300
        && (code >= QNetworkReply::ContentAccessDenied
            || code == QNetworkReply::ProxyAuthenticationRequiredError);
    if (code == QNetworkReply::NoError || (answered && code != QNetworkReply::ContentReSendError))
        return std::nullopt;
    // What hears a TLS greeting and hangs up does not know what it is.
    const bool hungUpOnTls = code == QNetworkReply::RemoteHostClosedError && !m_encrypted
        && m_target.base.scheme() == "https"_L1;
    Error error
        = networkError(hungUpOnTls ? QNetworkReply::SslHandshakeFailedError : code, m_target.base,
                       m_reason.isEmpty() ? m_reply->errorString() : m_reason);
    error.where = serverText();
    error.detail = QString(requestText() + u": "_s + m_reply->errorString());
    return error;
}

Error Exchange::stopError() const
{
    Error error;
    switch (m_stop) {
    case Stop::TimedOut:
        error = networkError(QNetworkReply::TimeoutError, m_target.base, {});
        break;
    case Stop::TooLarge:
        error = {Error::Kind::Protocol,
                 Words::tr("The server's answer is larger than the %1 MB that are allowed.")
                     .arg(m_request.maxBytes >> 20),
                 {},
                 Words::tr("Check the address: a ComfyUI does not answer so."),
                 {}};
        break;
    case Stop::SinkFailed:
        error = {Error::Kind::Io, m_reason, {}, {}, {}};
        break;
    case Stop::None:
    case Stop::Cancelled:
        error = {Error::Kind::Cancelled, Words::tr("The request was cancelled."), {}, {}, {}};
        break;
    }
    error.where = serverText();
    error.detail = requestText();
    return error;
}

void Exchange::end(const HttpReply &reply)
{
    m_ended = true;
    m_deadline.stop();
    m_pause.stop();
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    emit finished(reply);
    deleteLater();
}

QString Exchange::requestText() const
{
    return QString::fromLatin1(verbText(m_request.verb)) + u' ' + m_request.path;
}

QString Exchange::serverText() const
{
    return addressText(m_target.base);
}

} // namespace gesso::comfy
