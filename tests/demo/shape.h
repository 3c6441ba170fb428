// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QStringList>

namespace gesso::test {

// Where two JSON values differ in shape: types, keys of objects, lengths of arrays whose elements
// mean different things. Empty when they do not. Places that end with one of `aside` are not looked
// at.
[[nodiscard]] QStringList shapeDifferences(const json::Value &wanted, const json::Value &got,
                                           const QStringList &aside, const QString &place = {});

} // namespace gesso::test
