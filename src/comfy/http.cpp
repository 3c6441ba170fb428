// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/http.h"

namespace gesso::comfy {

Http::Http(const QUrl &base, QNetworkAccessManager *network, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_target {network, base, false}
    , m_timing(timing)
{
}

Exchange *Http::send(HttpRequest request)
{
    if (request.timeout == Timing::Ms::zero())
        request.timeout = request.timeoutIsIdle ? m_timing.idle : m_timing.request;
    auto *exchange = new Exchange(m_target, std::move(request), m_timing, this);
    exchange->start();
    return exchange;
}

} // namespace gesso::comfy
