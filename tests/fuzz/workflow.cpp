// SPDX-License-Identifier: GPL-3.0-or-later
// Any file opens or gives an error with words; its form, its fields' values and the prompt to send
// hold together.
#include "json/reader.h"
#include "workflow/document.h"
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

// A small catalogue with core's shapes, so that the ways with known classes are walked too.
const Catalogue *catalogue()
{
    static const auto made = Catalogue::read(R"({
        "KSampler":{"input":{"required":{"model":["MODEL"],"seed":["INT",{"default":0,"min":0,"max":18446744073709551615}],
        "steps":["INT",{"default":20,"min":1,"max":10000}],"cfg":["FLOAT",{"default":8}],"sampler_name":[["euler","ddim"]],
        "positive":["CONDITIONING"],"negative":["CONDITIONING"],"latent_image":["LATENT"]}},"output":["LATENT"]},
        "CLIPTextEncode":{"input":{"required":{"text":["STRING",{"multiline":true}],"clip":["CLIP"]}},"output":["CONDITIONING"]},
        "A":{"input":{"required":{"x":["COMFY_DYNAMICCOMBO_V3",{"options":[{"key":"a","inputs":{"required":{"y":["INT",{}]}}}]}],
        "z":["COMFY_AUTOGROW_V3",{"template":{"input":{"required":{"i":["*",{}]}},"prefix":"i"}}]}},"output":["*"]},
        "SaveImage":{"input":{"required":{"images":["IMAGE"]}},"output":[],"output_node":true}})");
    return made->get();
}

void check(const Document &document, const Catalogue *classes)
{
    const Form form = makeForm(document.prompt(), classes);
    FieldValues values;
    for (const Field &field : form.fields) {
        require(form.find(field.id) != nullptr);
        static_cast<void>(checkValue(field, field.value));
        static_cast<void>(valueFromText(field, textFromValue(field.value)));
        static_cast<void>(findFields(form, field.id.toString()));
        values.insert(field.id, field.value);
    }
    const Prompt sent = composePrompt(document.prompt(), values, classes);
    for (const QString &node : reachableNodes(sent, classes))
        require(sent.contains(node));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data,
                                      size_t size) // NOLINT(readability-identifier-naming)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data),
                           static_cast<qsizetype>(size)); // NOLINT
    const auto document = Document::read(bytes, u"fuzz.json"_s);
    if (!document) {
        require(!document.error().message.isEmpty()
                && document.error().where.startsWith("fuzz.json"_L1));
        return 0;
    }
    const auto again = Document::read(document->write(), u"again"_s);
    require(again.ok() && again->write() == document->write()
            && again->prompt() == document->prompt());
    check(*document, nullptr);
    check(*document, catalogue());
    return 0;
}
