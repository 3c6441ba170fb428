// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSqlQuery>
#include <QString>

#include <memory>
#include <utility>

namespace gesso::library {

// Prepared statements that nobody uses at the moment, by their SQL.
using StatementCache = QHash<QString, std::shared_ptr<QSqlQuery>>;

// A prepared statement that goes back to its database's cache, reset, when it is destroyed. To be
// used as the QSqlQuery that it is, on the database's thread.
class Statement : public QSqlQuery
{
public:
    Statement(QSqlQuery &&query, QString sql, std::weak_ptr<StatementCache> cache)
        : QSqlQuery(std::move(query))
        , m_sql(std::move(sql))
        , m_cache(std::move(cache))
    {
    }
    Statement(Statement &&other) noexcept
        : QSqlQuery(std::move(other))
        , m_sql(std::exchange(other.m_sql, {}))
        , m_cache(std::exchange(other.m_cache, {}))
    {
    }
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    Statement &operator=(Statement &&) = delete;

private:
    QString m_sql;
    std::weak_ptr<StatementCache> m_cache;
};

} // namespace gesso::library
