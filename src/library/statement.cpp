// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/statement.h"

namespace gesso::library {

Statement::~Statement()
{
    const auto cache = m_cache.lock();
    if (!cache || m_sql.isEmpty())
        return;
    finish(); // a read that stays open would keep the write-ahead log from being folded back
    cache->insert(m_sql, std::make_shared<QSqlQuery>(static_cast<QSqlQuery &&>(std::move(*this))));
}

} // namespace gesso::library
