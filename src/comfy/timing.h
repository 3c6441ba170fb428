// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace gesso::comfy {

// Every time budget of this folder in one place, handed in so that tests run with small ones.
struct Timing
{
    using Ms = std::chrono::milliseconds;

    Ms request {30000}; // a small request with its repeats, from start to end
    Ms catalogue {
        300000}; // /object_info: the server scans its folders meanwhile (protocol sheet 2.8)
    Ms idle {60000}; // an upload or download: from one byte to the next
    int repeats = 2; // of what may be repeated, after a passing fault
    Ms repeatPause {250}; // before the first repeat; doubles

    Ms socketOpen {15000}; // from TCP connect to the first frame
    Ms socketClose {1500}; // how long a closed socket may take before it is aborted
    Ms ping {6000}; // own pings; the server sends none (protocol sheet 3.1)
    int silentPings = 3; // so many unanswered ones: the socket is dead (noticed within 18 s)
    Ms backOffFirst {500}; // doubles, with jitter
    Ms backOffMost {15000};

    Ms pollFirst {2000}; // a run of ours from which no frame comes is asked for; doubles
    Ms pollMost {20000};
    Ms pollEnding {150}; // it ended, but history does not have it yet; doubles
    Ms unknownGap {3000}; // between two looks for a run of which the server knows nothing
    int unknownTimes = 2; // so many looks in a row settle that it is gone
    Ms deaf {10000}; // a socket that missed news is opened anew, but not more often than this
    Ms cancelRepeat {1500}; // an interrupt can get lost (protocol sheet 4.6)
};

} // namespace gesso::comfy
