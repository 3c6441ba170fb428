// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <cstdio>

namespace gesso::cli {

// One of the program's output streams. What is written is there at once.
class Stream
{
public:
    // The file is not owned.
    explicit Stream(std::FILE *file);

    [[nodiscard]] bool isTerminal() const { return m_terminal; }
    // Columns of the terminal; 80 where it does not tell.
    [[nodiscard]] int width() const;
    // Whether everything so far was taken; false once nobody reads any more (a closed pipe, a full
    // disk).
    [[nodiscard]] bool isOpen() const { return m_open; }
    // Why not, in the system's words; empty while it is open, and where a reader went away, which
    // is its good right.
    [[nodiscard]] QString fault() const;

    void write(const QString &text);
    void writeLine(const QString &line);
    void writeLine(const QByteArray &utf8);
    // "gesso: where: message advice"
    void writeError(const Error &error);

private:
    void writeBytes(const QByteArray &bytes);

    std::FILE *m_file;
    bool m_terminal;
    bool m_open = true;
    int m_errno = 0;
};

// Standard output for what scripts read, standard error for everything else.
struct Console
{
    Stream out {stdout};
    Stream err {stderr};
};

// Makes a write to a closed pipe an error of that write instead of the end of the program.
void ignoreClosedPipes();

} // namespace gesso::cli
