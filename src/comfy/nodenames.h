// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace gesso::comfy {

// The node of the prompt that a node of the wire stands for: itself, the one that it is shown as,
// or the one that expanded into it ("12.0.0.1" of 12; protocol sheet 4.3). Empty when it stands for
// none of them. With no known nodes: the one that it is shown as.
[[nodiscard]] QString nodeOfPrompt(const QSet<QString> &known, const QString &node,
                                   const QString &shownAs);

} // namespace gesso::comfy
