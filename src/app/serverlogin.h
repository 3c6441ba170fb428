// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QUrl>

namespace gesso::app {

// Name and password for the server of the preferences, in a file that only its owner may read. They
// belong to one address: for another one they are not given out.
class ServerLogin
{
public:
    explicit ServerLogin(QString file)
        : m_file(std::move(file))
    {
    }

    // Keeps the login in the address instead of the one before; without one the file goes. Io when
    // it cannot be written: then nothing is kept.
    [[nodiscard]] Result<void> keep(const QUrl &address) const;
    // The address with its login, when one is kept for it.
    [[nodiscard]] QUrl addedTo(const QUrl &address) const;

private:
    QString m_file;
};

} // namespace gesso::app
