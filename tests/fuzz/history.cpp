// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of /history/{id}, /queue and POST /prompt.

#include "comfy/historyreader.h"
#include "comfy/promptanswer.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    using namespace gesso::comfy;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QSet<QString> known {QStringLiteral("9"), QStringLiteral("12")};
    for (const auto &nodes : {QSet<QString>(), known}) {
        const auto entry = readHistory(bytes, QStringLiteral("p"), nodes);
        if (entry && entry->has_value())
            (void)silentlyDropped(**entry, nodes);
    }
    (void)readQueue(bytes);
    HttpReply reply;
    reply.delivery = HttpReply::Delivery::Answered;
    reply.body = bytes;
    for (const int status : {200, 400, 500}) {
        reply.status = status;
        (void)readPromptAnswer(reply, {});
    }
    return 0;
}
