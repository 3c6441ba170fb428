// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// Debug traces only, off by default; what a person must know is an Error, never a log line.
// No category ever prints a token, a password or an address with user information.
namespace gesso {

Q_DECLARE_LOGGING_CATEGORY(logComfy)
Q_DECLARE_LOGGING_CATEGORY(logLibrary)
Q_DECLARE_LOGGING_CATEGORY(logStudio)
Q_DECLARE_LOGGING_CATEGORY(logDemo)
Q_DECLARE_LOGGING_CATEGORY(logApp)

} // namespace gesso
