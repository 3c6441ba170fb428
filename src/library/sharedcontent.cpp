// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sharedcontent.h"

#include "library/database.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr qsizetype kHashBytes = 16;
constexpr int kCompression = 3;

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(kHashBytes);
}

struct Statements
{
    QString find;
    QString insert;
};

Result<qint64> put(Database *database, const Statements &sql, const QByteArray &hash,
                   const QVariant &value)
{
    auto found = database->prepare(sql.find);
    if (!found)
        return found.error();
    found->addBindValue(hash);
    if (auto ran = database->run(*found); !ran)
        return ran.error();
    if (found->next())
        return found->value(0).toLongLong();
    auto inserted = database->prepare(sql.insert);
    if (!inserted)
        return inserted.error();
    inserted->addBindValue(hash);
    inserted->addBindValue(value);
    if (auto ran = database->run(*inserted); !ran)
        return ran.error();
    return inserted->lastInsertId().toLongLong();
}

} // namespace

Result<qint64> SharedContent::putText(const QString &text)
{
    if (text.isEmpty())
        return 0;
    return put(m_database,
               {u"SELECT id FROM texts WHERE hash = ?"_s,
                u"INSERT INTO texts (hash, text) VALUES (?, ?)"_s},
               hashOf(text.toUtf8()), text);
}

Result<qint64> SharedContent::putBlob(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return 0;
    return put(m_database,
               {u"SELECT id FROM blobs WHERE hash = ?"_s,
                u"INSERT INTO blobs (hash, data) VALUES (?, ?)"_s},
               hashOf(bytes), qCompress(bytes, kCompression));
}

Result<QByteArray> SharedContent::blob(qint64 id)
{
    if (id == 0)
        return QByteArray();
    auto query = m_database->prepare(u"SELECT data FROM blobs WHERE id = ?"_s);
    if (!query)
        return query.error();
    query->addBindValue(id);
    if (auto ran = m_database->run(*query); !ran)
        return ran.error();
    if (query->next())
        return qUncompress(query->value(0).toByteArray());
    return Error {
        Error::Kind::NotFound,
        QCoreApplication::translate("gesso::library::SharedContent",
                                    "The library's database lacks a prompt that it should have."),
        {},
        {},
        QString::number(id)};
}

} // namespace gesso::library
