// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace gesso::library {

// Most bytes of UTF-8 that one part of a path may have on the usual file systems.
constexpr int kMaxPartBytes = 255;

// One part of a path (no folder) that every system takes, from whatever a server or a person wrote:
// no separators, control or direction characters, characters that Windows forbids, leading or
// trailing dots and spaces, device names; at most `maxBytes` of UTF-8. May be empty.
[[nodiscard]] QString cleanPart(const QString &text, int maxBytes = kMaxPartBytes);

// The last part of a name that may hold folders of any system ("../a/b.png", "C:\\b.png").
[[nodiscard]] QString baseName(const QString &serverName);
// Letters and digits after the last dot of the base name, lower case; empty when there are none, or
// more than ten.
[[nodiscard]] QString suffixOf(const QString &serverName);

// What goes into a name pattern.
struct NameFacts
{
    qint64 createdMs = 0;
    QString workflow;
    QString seed;
    QString serverName;
};

[[nodiscard]] QString defaultNamePattern();
// Invalid, with what would be right.
[[nodiscard]] Result<void> checkNamePattern(const QString &pattern);

// A relative path without extension that a pattern gave; {counter} is still open.
class ExpandedName
{
public:
    ExpandedName() = default;
    // The pattern has been checked.
    ExpandedName(const QString &pattern, const NameFacts &facts);

    // A relative path as it is; its extension is left out.
    [[nodiscard]] static ExpandedName plain(const QString &path);

    // Whether the pattern asks for a number; else one is added from the second file on.
    [[nodiscard]] bool hasCounter() const;
    // The same for all names that differ by their number only.
    [[nodiscard]] QString key() const { return m_text; }
    // The path with a number and an extension; 0 leaves the number out where the pattern has none.
    [[nodiscard]] QString with(int counter, const QString &suffix) const;
    // The number in a file name of this folder that with() could have given; 0 when it is no such
    // name.
    [[nodiscard]] int counterIn(const QString &fileName) const;
    // The folder part; empty when there is none.
    [[nodiscard]] QString folder() const;

private:
    QString m_text; // with kCounterMark where the number goes
};

} // namespace gesso::library
