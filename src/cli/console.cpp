// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <cerrno>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <csignal>
#include <sys/ioctl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

constexpr int kUsualWidth = 80;

#ifdef Q_OS_WIN

bool isTerminalFile(std::FILE *file)
{
    if (_isatty(_fileno(file)) == 0)
        return false;
    // Windows moves the cursor by escape sequences only when asked to.
    auto *handle = reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(file)));
    DWORD mode = 0;
    return GetConsoleMode(handle, &mode) != 0
        && SetConsoleMode(handle, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

int columnsOf(std::FILE *file)
{
    CONSOLE_SCREEN_BUFFER_INFO info;
    auto *handle = reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(file)));
    return GetConsoleScreenBufferInfo(handle, &info) != 0
        ? info.srWindow.Right - info.srWindow.Left + 1
        : 0;
}

#else

bool isTerminalFile(std::FILE *file)
{
    return isatty(fileno(file)) != 0 && qgetenv("TERM") != "dumb";
}

int columnsOf(std::FILE *file)
{
    winsize size = {};
    return ioctl(fileno(file), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

#endif

} // namespace

Stream::Stream(std::FILE *file)
    : m_file(file)
    , m_terminal(isTerminalFile(file))
{
}

int Stream::width() const
{
    const int columns = m_terminal ? columnsOf(m_file) : 0;
    return columns > 0 ? columns : kUsualWidth;
}

void Stream::write(const QString &text)
{
    writeBytes(text.toUtf8());
}

void Stream::writeLine(const QString &line)
{
    writeLine(line.toUtf8());
}

void Stream::writeLine(const QByteArray &utf8)
{
    writeBytes(utf8 + '\n');
}

void Stream::writeError(const Error &error)
{
    writeLine(QString(u"gesso: "_s + error.toLine()));
}

void Stream::writeBytes(const QByteArray &bytes)
{
    if (!m_open)
        return;
    const auto size = static_cast<std::size_t>(bytes.size());
    errno = 0;
    m_open = std::fwrite(bytes.constData(), 1, size, m_file) == size && std::fflush(m_file) == 0;
    m_errno = m_open ? 0 : errno;
}

QString Stream::fault() const
{
    return m_open || m_errno == EPIPE ? QString() : qt_error_string(m_errno);
}

void ignoreClosedPipes()
{
#ifndef Q_OS_WIN
    (void)std::signal(SIGPIPE, SIG_IGN);
#endif
}

} // namespace gesso::cli
