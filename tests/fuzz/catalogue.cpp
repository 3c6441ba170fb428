// SPDX-License-Identifier: GPL-3.0-or-later
// Any answer to /object_info reads or gives an error; every class of it can be taken apart and
// makes a form.
#include "workflow/catalogue.h"

#include "json/text.h"
#include "workflow/form.h"

#include <cstdlib>

using namespace gesso;
using namespace Qt::StringLiterals;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data,
                                      size_t size) // NOLINT(readability-identifier-naming)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data),
                           static_cast<qsizetype>(size)); // NOLINT
    const auto catalogue = Catalogue::read(bytes);
    if (!catalogue) {
        require(!catalogue.error().message.isEmpty());
        return 0;
    }
    json::Object nodes;
    for (const QString &name : (*catalogue)->classNames()) {
        const auto nodeClass = (*catalogue)->find(name);
        require(nodeClass != nullptr && nodeClass->name == name);
        nodes.append(std::to_string(nodes.size()),
                     json::Object {{"class_type", name},
                                   {"inputs", json::Object {{"images", json::Array {"0", 0}}}}});
    }
    const Prompt prompt(std::move(nodes));
    const Form form = makeForm(prompt, catalogue->get());
    for (const Field &field : form.fields)
        static_cast<void>(checkValue(field, field.defaultValue));
    require(composePrompt(prompt, {}, catalogue->get()).nodeIds() == prompt.nodeIds());
    return 0;
}
