// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>
#include <QUrlQuery>

// How the address of a server becomes the addresses of its routes. addressFromText() is declared in
// comfy/server.h.
namespace gesso::comfy {

// For people and for Error::where: without user name and password.
[[nodiscard]] QString addressText(const QUrl &base);
// Host, and port where the address names one.
[[nodiscard]] QString hostText(const QUrl &base);
// path begins with '/'. viaApi: through the twin under /api (protocol sheet 1.1); a path that
// begins with /api stays.
[[nodiscard]] QUrl routeUrl(const QUrl &base, bool viaApi, const QString &path,
                            const QUrlQuery &query = {});
// ws or wss, with the client id.
[[nodiscard]] QUrl socketUrl(const QUrl &base, bool viaApi, const QString &clientId);
// The value of an Authorization header for an address with user name and password; empty without.
[[nodiscard]] QByteArray basicAuthorization(const QUrl &base);
// "name=value" pairs with everything encoded that a query could take for its own.
[[nodiscard]] QUrlQuery queryOf(std::initializer_list<std::pair<QString, QString>> items);

} // namespace gesso::comfy
