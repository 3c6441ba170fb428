// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shared.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;

namespace gesso::test {

QString sharedPath(const QString &relative)
{
    return QStringLiteral(GESSO_SHARED) + u'/' + relative;
}

bool haveShared()
{
    return QFileInfo::exists(sharedPath(u"recordings"_s));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::qFail(qPrintable(u"cannot read "_s + path), __FILE__, __LINE__);
        return {};
    }
    return file.readAll();
}

QByteArray readShared(const QString &relative)
{
    return readFile(sharedPath(relative));
}

} // namespace gesso::test
