// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/networkerrors.h"

#include "comfy/address.h"
#include "comfy/words.h"

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

Error tlsError(const QUrl &url, const QString &reason)
{
    const bool certificate = reason.contains("certificate"_L1, Qt::CaseInsensitive)
        || reason.contains("host name"_L1, Qt::CaseInsensitive);
    if (certificate) {
        return {Error::Kind::Network,
                Words::tr("The certificate of %1 is not trusted: %2").arg(hostText(url), reason),
                {},
                Words::tr("Add the certificate to those that this computer trusts, or use http:// "
                          "inside your own network."),
                {}};
    }
    return {Error::Kind::Network,
            Words::tr("%1 does not speak HTTPS.").arg(hostText(url)),
            {},
            Words::tr("Let the server's address begin with http:// instead."),
            {}};
}

Error unreachable(const QString &message, const QString &advice)
{
    return {Error::Kind::Network, message, {}, advice, {}};
}

} // namespace

Error networkError(QNetworkReply::NetworkError code, const QUrl &url, const QString &reason)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return unreachable(
            Words::tr("Nothing answers at %1.").arg(hostText(url)),
            Words::tr("Start ComfyUI there, or check address and port in the settings."));
    case QNetworkReply::HostNotFoundError:
        return unreachable(Words::tr("There is no machine with the name %1.").arg(url.host()),
                           Words::tr("Check how the server's name is written, and that this "
                                     "computer is in its network."));
    case QNetworkReply::SslHandshakeFailedError:
        return tlsError(url, reason);
    case QNetworkReply::TimeoutError:
        return {Error::Kind::Timeout,
                Words::tr("%1 does not answer in time.").arg(hostText(url)),
                {},
                Words::tr("The server may be busy or unreachable; look whether it runs."),
                {}};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return unreachable(
            Words::tr("%1 closed the connection before it had answered.").arg(hostText(url)),
            Words::tr("See whether ComfyUI still runs there, and whether the port is its own."));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return unreachable(Words::tr("This computer's network proxy does not answer."),
                           Words::tr("Check the proxy settings of this computer, or leave the "
                                     "server out of the proxy."));
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return {Error::Kind::Protocol,
                Words::tr("%1 does not speak HTTP.").arg(hostText(url)),
                {},
                Words::tr("Check the port; ComfyUI's is 8188 by default."),
                {}};
    default:
        return unreachable(Words::tr("The connection to %1 failed: %2").arg(hostText(url), reason),
                           Words::tr("Check the network, and that the server runs."));
    }
}

bool certainlyNotSent(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
    default:
        return false;
    }
}

bool isPassing(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::UnknownNetworkError:
        return true;
    default:
        return false;
    }
}

} // namespace gesso::comfy
