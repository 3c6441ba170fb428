// SPDX-License-Identifier: GPL-3.0-or-later
// Any file in graph format gives a prompt or an error with words, and the same prompt twice.
#include "base/seededrandomsource.h"
#include "workflow/catalogue.h"
#include "workflow/form.h"
#include "workflow/graph/fileconversion.h"
#include "workflow/graphcases/graphcase.h"

#include <cstdlib>

using namespace gesso;
using namespace Qt::StringLiterals;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

Result<Conversion> convert(const QByteArray &bytes)
{
    static const auto catalogue = Catalogue::read(test::caseCatalogue());
    static ClassShapes shapes(catalogue->get());
    SeededRandomSource random(1);
    return convertFile(
        bytes, u"fuzz.json"_s, &shapes,
        {.random = &random, .now = QDateTime(QDate(2026, 1, 1), QTime(0, 0)), .places = true});
}

// What is opened and saved again is the same; with another value it still opens.
void edit(const QByteArray &bytes)
{
    static const auto catalogue = Catalogue::read(test::caseCatalogue());
    auto document = Document::read(bytes, u"fuzz.json"_s);
    if (!document || document->graph() == nullptr)
        return;
    const QByteArray before = document->write();
    document->setCatalogue(*catalogue);
    const Form form = makeForm(*document, nullptr);
    require(document->write() == before);
    FieldValues values;
    for (const Field &field : form.fields)
        values.insert(field.id, u"edited"_s);
    document->setInputs(values);
    require(Document::read(document->write(), u"fuzz.json"_s).ok());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data,
                                      size_t size) // NOLINT(readability-identifier-naming)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data),
                           static_cast<qsizetype>(size)); // NOLINT
    const auto conversion = convert(bytes);
    if (!conversion) {
        require(!conversion.error().message.isEmpty());
        return 0;
    }
    for (const GraphProblem &problem : conversion->problems)
        require(!problem.message.isEmpty());
    require(json::Value(conversion->prompt) == json::Value(convert(bytes)->prompt));
    edit(bytes);
    return 0;
}
