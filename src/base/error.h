// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gesso {

// A failure as a value: what happened, where, and what to do next, in words for people.
struct Error
{
    enum class Kind {
        Network, // no connection, or it broke
        Timeout, // no answer in the time allowed
        Http, // an HTTP status that says no
        Protocol, // an answer that is not what the protocol says; not a ComfyUI
        Invalid, // bad input: a file, a value, a command line
        NotFound, // a file, node, field, job or class that is not there
        Rejected, // the server refused a prompt
        Execution, // a node failed while the prompt ran
        Cancelled, // somebody asked to stop
        Io, // reading or writing on this machine
        DiskFull, // no room left on this machine
    };

    Kind kind = Kind::Invalid;
    QString message; // one sentence: what happened; never empty
    QString where; // the file with line and column, the field, the node or the server; may be empty
    QString advice; // one sentence: what to do next; may be empty
    QString detail; // raw words of the system or server, to be folded away; may be empty

    // The same error, told to be at another place.
    [[nodiscard]] Error at(const QString &place) const;
    // "where: message advice", for one line of a terminal or log.
    [[nodiscard]] QString toLine() const;

    friend bool operator==(const Error &, const Error &) = default;
};

// Stable lower-case word for a kind ("network", "diskFull"), for JSON output and the database.
[[nodiscard]] QString kindName(Error::Kind kind);
// The inverse of kindName(); an unknown word gives Invalid.
[[nodiscard]] Error::Kind kindFromName(QStringView name);

} // namespace gesso
