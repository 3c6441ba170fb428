// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/reader.h"
#include "support/shared.h"
#include "workflow/catalogue.h"
#include "workflow/document.h"
#include "workflow/form.h"

#include <QDir>
#include <QTest>

namespace gesso::test {

using CataloguePtr = std::shared_ptr<const Catalogue>;

// The prompt of an API-format text; fails the test when it does not open.
inline Prompt promptOf(const QByteArray &text)
{
    const auto document = Document::read(text, QStringLiteral("test.json"));
    if (document)
        return document->prompt();
    QTest::qFail(qPrintable(document.error().toLine()), __FILE__, __LINE__);
    return {};
}

inline CataloguePtr catalogueOf(const QByteArray &text)
{
    const auto catalogue = Catalogue::read(text);
    if (catalogue)
        return *catalogue;
    QTest::qFail(qPrintable(catalogue.error().toLine()), __FILE__, __LINE__);
    return nullptr;
}

// The catalogue of the newer recorded server; read once.
inline CataloguePtr newerCatalogue()
{
    static const CataloguePtr kept
        = catalogueOf(readShared(QStringLiteral("recordings/object_info.json")));
    return kept;
}

// The names of the pairs in ../shared/conversion, without the endings of their files.
inline QStringList pairNames()
{
    QStringList names;
    const QDir folder(sharedPath(QStringLiteral("conversion")));
    const QStringList files
        = folder.entryList({QStringLiteral("*.workflow.json")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(QStringLiteral(".workflow.json").size()));
    return names;
}

} // namespace gesso::test
