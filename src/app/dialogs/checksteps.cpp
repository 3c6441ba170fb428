// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/checksteps.h"

#include "app/errortext.h"
#include "comfy/address.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

using StepState = CheckStep::State;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CheckSteps)
};

// Which step an error belongs to: 1 the machine does not answer, 2 what answers is no ComfyUI.
int failedStep(const ServerView &view)
{
    if (view.state == comfy::Server::State::Refused)
        return 2;
    if (!view.error)
        return 0;
    const Error::Kind kind = view.error->kind;
    return kind == Error::Kind::Network || kind == Error::Kind::Timeout ? 1 : 2;
}

QString softwareWords(const ServerView &view)
{
    QStringList words {view.version.isEmpty() ? Words::tr("a ComfyUI")
                                              : Words::tr("ComfyUI %1").arg(view.version)};
    if (!view.devices.isEmpty())
        words << view.devices.first();
    return words.join(u", "_s);
}

} // namespace

ServerView viewOf(const comfy::Server &server)
{
    return {server.address(), server.state(), server.error(), server.facts().version,
            server.facts().devices};
}

QList<CheckStep> checkSteps(const ServerView &view)
{
    QList<CheckStep> steps {
        {Words::tr("Address"), StepState::Good, comfy::addressText(view.address)},
        {Words::tr("Answer"), StepState::Good, Words::tr("the server answers")},
        {Words::tr("Program"), StepState::Good, softwareWords(view)},
        {Words::tr("Live messages"), StepState::Good, Words::tr("connected")}};
    if (view.address.isEmpty())
        steps[0] = {Words::tr("Address"), StepState::NotReached, Words::tr("none given yet")};
    if (view.state == comfy::Server::State::Ready)
        return steps;
    const int failed = view.address.isEmpty() ? 0 : failedStep(view);
    const bool trying
        = view.state == comfy::Server::State::Connecting && failed == 0 && !view.address.isEmpty();
    for (int index = 1; index < steps.size(); ++index) {
        CheckStep &step = steps[index];
        if (failed > 0 && index < failed)
            continue;
        const bool here = failed > 0 && index == failed;
        if (here) {
            const ErrorText text = errorText(
                view.error.value_or(Error {Error::Kind::Protocol,
                                           Words::tr("Something answers that is no ComfyUI."),
                                           {},
                                           {},
                                           {}}));
            step.state = StepState::Bad;
            step.words = QString(text.title + u' ' + text.next);
        } else if (trying && index == 1) {
            step.state = StepState::Trying;
            step.words = Words::tr("asking…");
        } else {
            step.state = StepState::NotReached;
            step.words = Words::tr("not reached");
        }
    }
    return steps;
}

} // namespace gesso::app
