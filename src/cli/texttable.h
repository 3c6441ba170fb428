// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace gesso::cli {

// A title over rows of columns, each of the width of its longest entry, two spaces apart; the last
// one is as long as it is. Empty without rows.
[[nodiscard]] QString textSection(const QString &title, const QList<QStringList> &rows);

// On one line, cut where it is long.
[[nodiscard]] QString shortText(const QString &text);

} // namespace gesso::cli
