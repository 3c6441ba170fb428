// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "json/parsed.h"
#include "workflow/nodeclass.h"

#include <memory>

namespace gesso {

// All node classes of one server: the answer to /object_info. Reading it makes an index only; a
// class is taken apart when it is asked for. Immutable and safe to share between threads.
class Catalogue
{
public:
    // The bytes of /object_info, in the encoding of any server from 0.3.64 on. Invalid when it is
    // not an object of definitions. A definition that makes no sense is left out and named in
    // skipped().
    [[nodiscard]] static Result<std::shared_ptr<const Catalogue>> read(const QByteArray &bytes);

    ~Catalogue();
    Q_DISABLE_COPY_MOVE(Catalogue)

    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] QStringList classNames() const;
    [[nodiscard]] bool contains(const QString &name) const;
    // Null when the server lacks the class. Takes the definition apart at each call (some 15 µs):
    // keep it where it is needed often.
    [[nodiscard]] std::shared_ptr<const NodeClass> find(const QString &name) const;
    [[nodiscard]] QStringList skipped() const;

private:
    struct Private;
    explicit Catalogue(std::unique_ptr<Private> data);
    std::unique_ptr<const Private> d;
};

} // namespace gesso
