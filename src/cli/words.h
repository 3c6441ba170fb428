// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gesso::cli {

// tr() for this folder's functions that belong to no class.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(gesso::cli::Words)
};

} // namespace gesso::cli
