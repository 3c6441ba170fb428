// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/servers.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

constexpr auto kBuiltIn = "builtin:"_L1;

} // namespace

Servers::Servers(comfy::ServerSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
{
    m_current = make({}, {});
}

Servers::~Servers() = default;

QString Servers::nameOf(const QUrl &address, bool endsWithProgram)
{
    const QString plain = address.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    return endsWithProgram ? QString(kBuiltIn + plain) : plain;
}

bool Servers::endedWithProgram(const QString &name)
{
    return name.startsWith(kBuiltIn);
}

comfy::Server *Servers::make(const QString &name, const QUrl &address)
{
    comfy::ServerSetup setup = m_setup;
    setup.address = address;
    auto server = std::make_unique<comfy::Server>(setup);
    comfy::Server *made = server.get();
    std::unique_ptr<comfy::Server> &place = m_servers[name];
    if (place)
        m_retired.push_back(std::move(place));
    place = std::move(server);
    if (!address.isEmpty())
        made->open();
    return made;
}

void Servers::setCurrent(const QUrl &address, bool endsWithProgram)
{
    m_currentName = address.isEmpty() ? QString() : nameOf(address, endsWithProgram);
    const auto known = m_servers.find(m_currentName);
    // The stored name lacks user information: a login that changed needs a new connection under the
    // same name.
    const bool same = known != m_servers.end() && known->second->address() == address;
    m_current = same ? known->second.get() : make(m_currentName, address);
}

QString Servers::hostOf(const QString &name)
{
    return QUrl(endedWithProgram(name) ? name.mid(kBuiltIn.size()) : name).authority();
}

comfy::Server *Servers::find(const QString &name) const
{
    const auto known = m_servers.find(name);
    return known == m_servers.end() ? nullptr : known->second.get();
}

comfy::Server *Servers::at(const QString &name)
{
    if (comfy::Server *known = find(name))
        return known;
    return make(name, QUrl(endedWithProgram(name) ? name.mid(kBuiltIn.size()) : name));
}

// Later, as it may be telling something just now, but not later than what it works with goes.
void Servers::retire(std::unique_ptr<comfy::Server> server)
{
    comfy::Server *old = server.release();
    old->setParent(this);
    old->deleteLater();
}

void Servers::tidy(const std::function<bool(const comfy::Server *)> &isInUse)
{
    for (auto it = m_retired.begin(); it != m_retired.end();) {
        if (isInUse(it->get())) {
            ++it;
            continue;
        }
        retire(std::move(*it));
        it = m_retired.erase(it);
    }
    for (auto it = m_servers.begin(); it != m_servers.end();) {
        const comfy::Server *server = it->second.get();
        if (server == m_current || isInUse(server)) {
            ++it;
            continue;
        }
        retire(std::move(it->second));
        it = m_servers.erase(it);
    }
}

} // namespace gesso::studio
