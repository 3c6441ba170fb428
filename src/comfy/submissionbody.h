// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/types.h"

#include <QByteArray>

namespace gesso::comfy {

// The body of POST /prompt (protocol sheet 2.1): nothing but nodes in `prompt`, each with inputs
// and _meta; no extra_pnginfo that would break other people's job lists; own client and prompt id;
// previews asked for or declined.
[[nodiscard]] QByteArray submissionBody(const Submission &submission, const QString &clientId);

} // namespace gesso::comfy
