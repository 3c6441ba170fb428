// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/randomsource.h"
#include "base/worker.h"
#include "comfy/server.h"
#include "json/reader.h"

#include <QNetworkAccessManager>
#include <QUuid>

namespace gesso::test {

// Budgets for tests: quick where a test waits for them, roomy where a busy machine could miss them.
inline comfy::Timing quickTiming()
{
    using Ms = comfy::Timing::Ms;
    comfy::Timing timing;
    timing.repeatPause = Ms(5);
    timing.socketClose = Ms(200);
    timing.backOffFirst = Ms(10);
    timing.backOffMost = Ms(50);
    timing.pollFirst = Ms(50);
    timing.pollMost = Ms(200);
    timing.pollEnding = Ms(10);
    timing.unknownGap = Ms(20);
    timing.deaf = Ms(0);
    timing.cancelRepeat = Ms(50);
    return timing;
}

// A Server and all that it needs from outside.
struct ServerFixture
{
    explicit ServerFixture(const QUrl &address, const comfy::Timing &timing = quickTiming(),
                           const QString &cache = {})
        : server(comfy::ServerSetup {address, QUuid::createUuid().toString(QUuid::WithoutBraces),
                                     cache, &network, &worker, &clock, &random, timing})
    {
    }

    Worker worker {QStringLiteral("test")};
    SystemClock clock;
    SystemRandomSource random;
    QNetworkAccessManager network;
    comfy::Server server;
};

inline QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

inline Prompt promptFrom(const QByteArray &text)
{
    const json::Value value = json::readValue(text).valueOr({});
    return Prompt(value.object());
}

} // namespace gesso::test
