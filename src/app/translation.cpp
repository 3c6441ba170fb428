// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace gesso::app {

void installTranslation(QCoreApplication *application)
{
    auto *translator = new QTranslator(application);
    const bool found = translator->load(QLocale(), u"gesso"_s, u"_"_s, u":/i18n"_s)
        || translator->load(u":/i18n/gesso_en.qm"_s);
    if (found)
        QCoreApplication::installTranslator(translator);
}

} // namespace gesso::app
