// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace gesso::app {

// A workflow that comes with the program, inside it.
struct ShippedWorkflow
{
    QString title; // for people
    QString path; // ":/workflows/portrait.json"
};

// In the order in which a newcomer would try them.
[[nodiscard]] QList<ShippedWorkflow> shippedWorkflows();
// The small and quick one, for a first start; empty when none ships.
[[nodiscard]] QString firstWorkflow();

} // namespace gesso::app
