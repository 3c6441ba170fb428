// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace gesso::app {

// An error as the window shows it: in a banner, below a field, in a row of the queue.
struct ErrorText
{
    QString title; // one sentence: what happened, and where
    QString next; // one sentence: what to do; never empty
    QString details; // folded away at first; empty: nothing more is known
    QString report; // everything, for the clipboard

    friend bool operator==(const ErrorText &, const ErrorText &) = default;
};

// The one place that words errors for the window: what a lower layer left open is filled in by
// kind.
[[nodiscard]] ErrorText errorText(const Error &error);

} // namespace gesso::app
