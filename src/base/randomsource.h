// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace gesso {

// Where seeds come from; handed in through constructors so that tests decide.
class RandomSource
{
public:
    RandomSource() = default;
    virtual ~RandomSource() = default;
    Q_DISABLE_COPY_MOVE(RandomSource)

    // Any of 2^64 values, each as likely.
    virtual quint64 next() = 0;

    // Any value from low to high, both included, each as likely. Needs low <= high.
    quint64 between(quint64 low, quint64 high);
};

class SystemRandomSource final : public RandomSource
{
public:
    quint64 next() override;
};

} // namespace gesso
