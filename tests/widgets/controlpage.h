// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace gesso {

// A page with every control in every state, as look/form-parts.png has it, in the application's
// theme. For looking at; not a test.
[[nodiscard]] QWidget *makeControlPage();
// A canvas, gallery and queue as in the window.
[[nodiscard]] QWidget *makeViewPage();

} // namespace gesso
