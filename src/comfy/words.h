// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gesso::comfy {

// tr() for the free functions and values of this folder, in one translation context.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(gesso::comfy)
};

} // namespace gesso::comfy
