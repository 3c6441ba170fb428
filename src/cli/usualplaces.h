// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace gesso::cli {

// Where the window keeps its things, for commands that go on with them.

[[nodiscard]] QString usualSettingsFile();
[[nodiscard]] QString usualCacheFolder();
// The server of the window's settings, else where ComfyUI listens by default.
[[nodiscard]] QUrl usualServer();

} // namespace gesso::cli
