// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gesso {

// What a file that is no workflow seems to be, and what to do about it, both for people.
struct FileKind
{
    QString what; // "a PNG picture"; empty when nothing can be told
    QString advice;
};

// From the first bytes: pictures, videos, sound, models, archives, web pages, scripts, YAML, plain
// text.
[[nodiscard]] FileKind kindOfBytes(const QByteArray &bytes);

} // namespace gesso
