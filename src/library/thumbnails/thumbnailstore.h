// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSqlQuery>
#include <QString>

namespace gesso::library {

// The file of thumbnails: a cache, made anew when it is damaged, with a limit of bytes; those that
// were not used for the most starts of the program go first. All calls but the constructor on one
// worker; opens at the first.
class ThumbnailStore
{
public:
    explicit ThumbnailStore(QString path);
    ~ThumbnailStore();
    Q_DISABLE_COPY_MOVE(ThumbnailStore)

    // Those that are there.
    [[nodiscard]] Result<QHash<ResultId, QByteArray>> find(const QList<ResultId> &ids);
    [[nodiscard]] Result<void> put(ResultId id, const QByteArray &bytes);
    [[nodiscard]] Result<void> remove(const QList<ResultId> &ids);
    [[nodiscard]] Result<void> setByteLimit(qint64 bytes);
    void close();

private:
    [[nodiscard]] Result<void> ensureOpen();
    [[nodiscard]] bool connect();
    [[nodiscard]] bool execute(const QString &sql, const QVariantList &values = {}) const;
    [[nodiscard]] qint64 number(const QString &sql) const;
    [[nodiscard]] bool makeRoom();
    [[nodiscard]] Error lastError() const;

    QString m_path;
    QString m_connection;
    qint64 m_limit = qint64 {2} << 30;
    qint64 m_bytes = 0;
    qint64 m_start = 0; // number of this start of the program
};

} // namespace gesso::library
