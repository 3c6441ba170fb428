// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/dynamicprompt.h"

#include <algorithm>
#include <vector>

namespace gesso {

namespace {

// Choices nested deeper stay as they are; nobody writes them.
constexpr int kMostLevels = 64;

// The editor's "." stops at these.
std::size_t lineEnd(std::string_view text, std::size_t from)
{
    const auto end = std::min(
        {text.find_first_of("\r\n", from), text.find("\u2028", from), text.find("\u2029", from)});
    return end == std::string_view::npos ? text.size() : end;
}

// Also what follows "http:" up to the end of the line, as in the editor.
std::string withoutComments(std::string_view text)
{
    std::string out;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::string_view rest = text.substr(i);
        const std::size_t close
            = rest.starts_with("/*") ? text.find("*/", i + 2) : std::string_view::npos;
        if (close != std::string_view::npos) {
            i = close + 2;
        } else if (rest.starts_with("//")) {
            i = lineEnd(text, i);
        } else {
            out += text[i++];
        }
    }
    return out;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size()
            && std::string_view("{}|").find(text[i + 1]) != std::string_view::npos;
        out += escape ? text[++i] : text[i];
    }
    return out;
}

class Resolver
{
public:
    Resolver(std::string_view text, RandomSource &random, int level)
        : m_text(withoutComments(text))
        , m_random(random)
        , m_level(level)
    {
    }

    [[nodiscard]] std::string resolve();

private:
    // After an opening brace: up to the matching one or the end of the text.
    [[nodiscard]] std::string choose();
    [[nodiscard]] std::string escape();

    std::string m_text;
    RandomSource &m_random;
    int m_level;
    std::size_t m_at = 0;
};

std::string Resolver::escape()
{
    std::string out = "\\";
    if (m_at < m_text.size())
        out += m_text[m_at++];
    return out;
}

std::string Resolver::choose()
{
    std::vector<std::string> parts(1);
    int depth = 0;
    while (m_at < m_text.size()) {
        const char letter = m_text[m_at++];
        if (letter == '\\') {
            parts.back() += escape();
            continue;
        }
        if (letter == '}' && depth-- == 0)
            break;
        if (letter == '{')
            ++depth;
        if (letter == '|' && depth == 0)
            parts.emplace_back();
        else
            parts.back() += letter;
    }
    const std::string &chosen = parts[m_random.between(0, parts.size() - 1)];
    return m_level >= kMostLevels ? chosen : Resolver(chosen, m_random, m_level + 1).resolve();
}

std::string Resolver::resolve()
{
    std::string out;
    while (m_at < m_text.size()) {
        const char letter = m_text[m_at++];
        if (letter == '\\')
            out += escape();
        else if (letter == '{')
            out += choose();
        else
            out += letter;
    }
    return unescaped(out);
}

} // namespace

std::string resolveDynamicPrompt(std::string_view text, RandomSource &random)
{
    return Resolver(text, random, 0).resolve();
}

} // namespace gesso
