// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/randomsource.h"

#include <QList>

namespace gesso::test {

class FakeClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return now; }
    qint64 now = 1795521600000;
};

// Gives the numbers it was told, then counts on from the last.
class ListedRandom final : public RandomSource
{
public:
    quint64 next() override
    {
        if (!numbers.isEmpty())
            last = numbers.takeFirst();
        else
            ++last;
        return last;
    }

    QList<quint64> numbers;
    quint64 last = 0;
};

} // namespace gesso::test
