// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomsource.h"

#include <QRandomGenerator>

#include <limits>

namespace gesso {

quint64 RandomSource::between(quint64 low, quint64 high)
{
    const quint64 span = high - low;
    if (span == std::numeric_limits<quint64>::max())
        return next();
    const quint64 count = span + 1;
    // Values in the incomplete last block would make low results likelier: draw again.
    const quint64 excess = (std::numeric_limits<quint64>::max() % count + 1) % count;
    quint64 drawn = next();
    while (drawn > std::numeric_limits<quint64>::max() - excess)
        drawn = next();
    return low + drawn % count;
}

quint64 SystemRandomSource::next()
{
    return QRandomGenerator::system()->generate64();
}

} // namespace gesso
