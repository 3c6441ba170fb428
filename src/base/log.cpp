// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

namespace gesso {

Q_LOGGING_CATEGORY(logComfy, "gesso.comfy", QtWarningMsg)
Q_LOGGING_CATEGORY(logLibrary, "gesso.library", QtWarningMsg)
Q_LOGGING_CATEGORY(logStudio, "gesso.studio", QtWarningMsg)
Q_LOGGING_CATEGORY(logDemo, "gesso.demo", QtWarningMsg)
Q_LOGGING_CATEGORY(logApp, "gesso.app", QtWarningMsg)

} // namespace gesso
