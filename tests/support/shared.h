// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gesso::test {

// A file of the shared folder of recordings and references ("recordings/object_info.json").
[[nodiscard]] QString sharedPath(const QString &relative);
// Its bytes; fails the test when it cannot be read.
[[nodiscard]] QByteArray readShared(const QString &relative);
// Whether the shared folder is there. Where CI is set its absence is a failure of the test.
[[nodiscard]] bool haveShared();
// Bytes of any file; fails the test when it cannot be read.
[[nodiscard]] QByteArray readFile(const QString &path);

} // namespace gesso::test

// First line of a test function that needs the shared folder: skips, saying so, where it is not
// there.
#define GESSO_NEED_SHARED()                                                                        \
    do {                                                                                           \
        if (!gesso::test::haveShared()) {                                                          \
            QVERIFY2(!qEnvironmentVariableIsSet("CI"), "the shared folder is missing");            \
            QSKIP("the shared folder is not here");                                                \
        }                                                                                          \
    } while (false)
