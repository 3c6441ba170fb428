// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace gesso::app {

// Loads the translation of the system's language; where there is none, the English one, which holds
// the plural forms.
void installTranslation(QCoreApplication *application);

} // namespace gesso::app
