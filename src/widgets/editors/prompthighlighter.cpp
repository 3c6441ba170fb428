// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/prompthighlighter.h"

#include "widgets/theme/theme.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

constexpr int kInComment = 1; // block state: /* goes on

} // namespace

PromptHighlighter::PromptHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void PromptHighlighter::setTheme(const Theme &theme)
{
    m_tag = theme.accentText;
    m_comment = theme.text3;
    m_wrong = theme.danger;
    rehighlight();
}

void PromptHighlighter::highlightBlock(const QString &text)
{
    setCurrentBlockState(0);
    markTags(text);
    markBrackets(text);
    markComments(text);
}

void PromptHighlighter::markTags(const QString &text)
{
    // Most prompts have none: the first window comes sooner without the pattern.
    if (!std::any_of(text.begin(), text.end(), [](QChar c) { return "<_{:("_L1.contains(c); }))
        return;
    static const QRegularExpression tags(
        u"<[A-Za-z]+:[^<>]*>|__[^\\s_][^\\s]*?__|\\{[^{}]*\\}|\\bembedding:[^\\s,()]+"
        u"|(?<!\\\\)\\([^()]*:[+-]?\\d*\\.?\\d+\\)"_s);
    auto matches = tags.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                  m_tag);
    }
}

void PromptHighlighter::markBrackets(const QString &text)
{
    std::vector<int> open;
    std::vector<int> wrong;
    for (int i = 0; i < text.size(); ++i) {
        if (i > 0 && text[i - 1] == u'\\')
            continue;
        if (text[i] == u'(') {
            open.push_back(i);
        } else if (text[i] == u')') {
            if (open.empty())
                wrong.push_back(i);
            else
                open.pop_back();
        }
    }
    wrong.insert(wrong.end(), open.begin(), open.end());
    for (const int position : wrong) {
        QTextCharFormat underlined = format(position);
        underlined.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        underlined.setUnderlineColor(m_wrong);
        setFormat(position, 1, underlined);
    }
}

void PromptHighlighter::markComments(const QString &text)
{
    qsizetype from = previousBlockState() == kInComment ? 0 : text.indexOf("/*"_L1);
    while (from >= 0) {
        const qsizetype end = text.indexOf("*/"_L1, from);
        const qsizetype length = end < 0 ? text.size() - from : end + 2 - from;
        setFormat(static_cast<int>(from), static_cast<int>(length), m_comment);
        if (end < 0)
            setCurrentBlockState(kInComment);
        from = end < 0 ? -1 : text.indexOf("/*"_L1, end);
    }
    if (!text.contains("//"_L1))
        return;
    static const QRegularExpression line(u"(?:^|\\s)//.*$"_s);
    const auto match = line.match(text);
    if (match.hasMatch())
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                  m_comment);
}

} // namespace gesso
