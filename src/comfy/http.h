// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/exchange.h"

#include <QPointer>
#include <QUrl>

class QNetworkAccessManager;

namespace gesso::comfy {

// Sends requests to one server. Lives on the thread of its network.
class Http : public QObject
{
    Q_OBJECT

public:
    Http(const QUrl &base, QNetworkAccessManager *network, const Timing &timing,
         QObject *parent = nullptr);

    [[nodiscard]] const QUrl &base() const { return m_target.base; }
    // Through the twins of the routes under /api from now on (a proxy may let nothing else
    // through).
    void setViaApi(bool viaApi) { m_target.viaApi = viaApi; }
    [[nodiscard]] bool viaApi() const { return m_target.viaApi; }
    [[nodiscard]] const Timing &timing() const { return m_timing; }

    // Started at once; emits finished() once, then deletes itself. Owned by this.
    Exchange *send(HttpRequest request);

private:
    Exchange::Target m_target;
    Timing m_timing;
};

} // namespace gesso::comfy
