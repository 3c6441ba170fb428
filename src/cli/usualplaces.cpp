// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usualplaces.h"

#include "studio/settings.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace gesso::cli {

QString usualSettingsFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return QDir(folder).filePath(u"gesso.ini"_s);
}

QString usualCacheFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
}

QUrl usualServer()
{
    QSettings store(usualSettingsFile(), QSettings::IniFormat);
    const studio::Settings settings(&store);
    const QString address = settings.get(settings.server.address);
    return QUrl(address.isEmpty() ? u"http://127.0.0.1:8188"_s : address);
}

} // namespace gesso::cli
