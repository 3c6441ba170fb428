// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/result.h"

#include <QCoreApplication>

namespace gesso::library {

QString titleOf(const ResultRecord &record)
{
    QString text = record.positive.isEmpty() ? record.workflow : record.positive.simplified();
    if (record.seed.isEmpty())
        return text;
    return QCoreApplication::translate("gesso::library::ResultRecord", "%1, seed %2")
        .arg(text, record.seed);
}

} // namespace gesso::library
