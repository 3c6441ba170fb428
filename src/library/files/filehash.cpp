// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/filehash.h"

#include <QCryptographicHash>
#include <QFile>

namespace gesso::library {

QByteArray hashOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result();
}

} // namespace gesso::library
