// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace gesso::app {

class ActionSet;
class FormPage;

// Opens the line that finds every action that is possible now, and every field of the form in
// front (null: there is none), over the window.
void openActionPalette(const ActionSet &actions, FormPage *page, QWidget *window);

} // namespace gesso::app
