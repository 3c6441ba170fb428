// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/catalogue.h"

#include "json/reader.h"
#include "workflow/nodeclassreader.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Catalogue)
};

Error notACatalogue(const QString &detail)
{
    return Error {.kind = Error::Kind::Invalid,
                  .message = Tr::tr("The list of node classes makes no sense."),
                  .advice = Tr::tr("Check that the address is that of a ComfyUI server."),
                  .detail = detail};
}

bool isDefinition(json::View value)
{
    return value.isObject() && value["input"].isObject();
}

} // namespace

struct Catalogue::Private
{
    json::Parsed parsed;
    QHash<QString, json::View> index;
    QStringList names;
    QStringList skipped;
};

Catalogue::Catalogue(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

Catalogue::~Catalogue() = default;

Result<std::shared_ptr<const Catalogue>> Catalogue::read(const QByteArray &bytes)
{
    auto parsed = json::read(bytes);
    if (!parsed)
        return notACatalogue(parsed.error().toLine());
    const json::View root = parsed->root();
    if (!root.isObject())
        return notACatalogue(Tr::tr("It is not an object of definitions."));
    auto d = std::make_unique<Private>();
    d->parsed = *parsed;
    d->index.reserve(static_cast<qsizetype>(root.size()));
    d->names.reserve(static_cast<qsizetype>(root.size()));
    for (const auto &[key, value] : root) {
        const QString name = key.toString();
        if (!isDefinition(value)) {
            d->skipped.append(name);
            continue;
        }
        if (!d->index.contains(name))
            d->names.append(name);
        d->index.insert(name, value);
    }
    if (d->names.isEmpty() && !d->skipped.isEmpty())
        return notACatalogue(Tr::tr("None of its entries describes a node."));
    return std::shared_ptr<const Catalogue>(new Catalogue(std::move(d)));
}

qsizetype Catalogue::size() const
{
    return d->names.size();
}

QStringList Catalogue::classNames() const
{
    return d->names;
}

bool Catalogue::contains(const QString &name) const
{
    return d->index.contains(name);
}

std::shared_ptr<const NodeClass> Catalogue::find(const QString &name) const
{
    const auto found = d->index.constFind(name);
    if (found == d->index.constEnd())
        return nullptr;
    return std::make_shared<const NodeClass>(readNodeClass(name, *found));
}

QStringList Catalogue::skipped() const
{
    return d->skipped;
}

} // namespace gesso
