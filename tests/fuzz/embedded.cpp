// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes behind the mark of a container give texts or an error with words. One program a
// container: GESSO_CONTAINER is what its files begin with.

#include "workflow/embedded/embedded.h"

#include "json/reader.h"
#include "workflow/parameters/parameters.h"

#include <QBuffer>

#include <cstdlib>
#include <string_view>

using namespace gesso;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view kMark = GESSO_CONTAINER;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void check(const EmbeddedTexts &texts)
{
    require(texts.hasWorkflow() || !texts.parameters.isEmpty() || !texts.swarm.isEmpty());
    for (const QByteArray &text : {texts.graph, texts.prompt, texts.swarm})
        require(text.isEmpty() || json::read(text).ok());
    if (!texts.parameters.isEmpty())
        (void)readParameters(texts.parameters).ok();
    if (!texts.swarm.isEmpty())
        (void)readSwarmParameters(texts.swarm).ok();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (!mayCarryWorkflow(bytes.first(std::min<qsizetype>(bytes.size(), 4096))))
        bytes.prepend(kMark.data(), static_cast<qsizetype>(kMark.size()));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto texts = readEmbedded(&buffer, QStringLiteral("fuzz"));
    if (texts)
        check(*texts);
    else
        require(!texts.error().message.isEmpty() && !texts.error().advice.isEmpty());
    return 0;
}
