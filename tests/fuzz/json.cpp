// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is read is written back so that it reads the same, as a view and as a tree.
#include "json/reader.h"
#include "json/writer.h"

#include <cstdlib>

using namespace gesso;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void touchNumbers(json::View view)
{
    if (const auto number = view.number()) {
        static_cast<void>(number->toDouble());
        static_cast<void>(number->toInt64());
        static_cast<void>(number->toUInt64());
    }
    for (const auto &entry : view) {
        static_cast<void>(entry.key.toString());
        touchNumbers(entry.value);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data,
                                      size_t size) // NOLINT(readability-identifier-naming)
{
    const QByteArray text(reinterpret_cast<const char *>(data),
                          static_cast<qsizetype>(size)); // NOLINT
    const auto parsed = json::read(text, {.depth = 200});
    if (!parsed) {
        require(!parsed.error().message.isEmpty());
        return 0;
    }
    touchNumbers(parsed->root());
    const json::Value value = parsed->root().toValue();
    for (const json::Style style :
         {json::Style {}, json::Style {.indent = 2}, json::Style {.ascii = true}}) {
        const QByteArray written = json::write(value, style);
        require(json::write(parsed->root(), style) == written);
        const auto again = json::readValue(written, {.depth = 200});
        require(again.ok() && *again == value);
        require(json::write(*again, style) == written);
    }
    return 0;
}
