// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start/shipped.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

struct Title
{
    const char *name;
    const char *text;
};

constexpr std::array kTitles {
    Title {"portrait", QT_TRANSLATE_NOOP("Shipped", "Portrait, small and quick")},
    Title {"txt2img", QT_TRANSLATE_NOOP("Shipped", "Text to picture, SDXL")},
    Title {"img2img", QT_TRANSLATE_NOOP("Shipped", "Picture to picture")},
    Title {"inpaint", QT_TRANSLATE_NOOP("Shipped", "Inpaint with a mask")},
    Title {"upscale", QT_TRANSLATE_NOOP("Shipped", "Upscale in a second pass")},
};

QString pathOf(const QString &name)
{
    return QString(u":/workflows/"_s + name + u".json"_s);
}

} // namespace

QList<ShippedWorkflow> shippedWorkflows()
{
    QList<ShippedWorkflow> found;
    for (const Title &title : kTitles) {
        const QString path = pathOf(QString::fromLatin1(title.name));
        if (QFileInfo::exists(path))
            found.append({QCoreApplication::translate("Shipped", title.text), path});
    }
    return found;
}

QString firstWorkflow()
{
    const QList<ShippedWorkflow> all = shippedWorkflows();
    return all.isEmpty() ? QString() : all.first().path;
}

} // namespace gesso::app
