// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/promptanswer.h"

#include "comfy/errorshapes.h"
#include "comfy/rejection.h"
#include "json/reader.h"

namespace gesso::comfy {

namespace {

constexpr int kTooManyRequests = 429; // of a proxy in front of the server; to be sent again later

} // namespace

PromptAnswer readPromptAnswer(const HttpReply &reply, const Prompt &prompt)
{
    PromptAnswer answer;
    if (reply.delivery != HttpReply::Delivery::Answered) {
        answer.kind = reply.delivery == HttpReply::Delivery::NotSent ? PromptAnswer::Kind::NotSent
                                                                     : PromptAnswer::Kind::Unsure;
        answer.error = errorOf(reply);
        return answer;
    }
    if (reply.isSuccess()) {
        const auto parsed = json::read(reply.body);
        if (parsed && parsed->root()["prompt_id"].isString()) {
            answer.kind = PromptAnswer::Kind::Accepted;
            answer.dropped = readNodeErrors(parsed->root()["node_errors"]);
            return answer;
        }
    }
    if (reply.status == kTooManyRequests) {
        answer.kind = PromptAnswer::Kind::NotSent;
        answer.error = errorOf(reply);
        return answer;
    }
    if (reply.status < 500) {
        answer.kind = PromptAnswer::Kind::Rejected;
        answer.rejection = readRejection(reply, prompt);
        answer.error = answer.rejection.error;
        return answer;
    }
    // Above 500 a proxy speaks; of 500 nobody knows how far the server got.
    answer.error = errorOf(reply);
    if (reply.status == 500)
        answer.rejection = readRejection(reply, prompt);
    return answer;
}

} // namespace gesso::comfy
