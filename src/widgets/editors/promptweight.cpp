// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/promptweight.h"

#include <QRegularExpression>

#include <cmath>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

// What ends a word for the web editor.
constexpr QStringView kDelimiters = u" .,\\/!?%^*;:{}=-_`~()\r\n\t<>|";

struct Span
{
    int start = 0;
    int end = 0; // behind the last
};

QChar at(const QString &text, int index)
{
    return index >= 0 && index < text.size() ? text[index] : QChar();
}

bool isBracket(const QString &text, int index, QChar bracket)
{
    return at(text, index) == bracket && at(text, index - 1) != u'\\';
}

std::optional<int> openBefore(const QString &text, int caret)
{
    int depth = 0;
    for (int i = caret - 1; i >= 0; --i) {
        if (isBracket(text, i, u')'))
            ++depth;
        else if (isBracket(text, i, u'(') && depth-- == 0)
            return i;
    }
    return std::nullopt;
}

std::optional<int> closeAfter(const QString &text, int caret)
{
    int depth = 0;
    for (int i = caret; i < text.size(); ++i) {
        if (isBracket(text, i, u'('))
            ++depth;
        else if (isBracket(text, i, u')') && depth-- == 0)
            return i;
    }
    return std::nullopt;
}

std::optional<Span> enclosing(const QString &text, int caret)
{
    const auto open = openBefore(text, caret);
    const auto close = closeAfter(text, caret);
    if (!open || !close)
        return std::nullopt;
    return Span {*open, *close + 1};
}

Span wordAround(const QString &text, int caret)
{
    Span span {caret, caret};
    while (span.start > 0 && !kDelimiters.contains(text[span.start - 1]))
        --span.start;
    while (span.end < text.size() && !kDelimiters.contains(text[span.end]))
        ++span.end;
    return span;
}

Span target(const TextRange &range)
{
    if (range.start == range.end)
        return enclosing(range.text, range.start).value_or(wordAround(range.text, range.start));
    Span span {std::min(range.start, range.end), std::max(range.start, range.end)};
    while (span.end > span.start && range.text[span.end - 1].isSpace())
        --span.end;
    while (span.start < span.end && range.text[span.start].isSpace())
        ++span.start;
    // A selection of what stands in a bracket means the bracket.
    static const QRegularExpression tail(u"^(:[+-]?\\d+(?:\\.\\d+)?)?\\)"_s);
    if (isBracket(range.text, span.start - 1, u'(')) {
        const auto match = tail.match(range.text.mid(span.end));
        if (match.hasMatch())
            span = {span.start - 1, span.end + static_cast<int>(match.capturedLength())};
    }
    return span;
}

std::pair<QString, double> wordsAndWeight(const QString &piece)
{
    static const QRegularExpression weighted(u"^\\((.*):([+-]?\\d+(?:\\.\\d+)?)\\)$"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression bare(u"^\\((.*)\\)$"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto match = weighted.match(piece);
    if (match.hasMatch())
        return {match.captured(1), match.captured(2).toDouble()};
    const auto plain = bare.match(piece);
    return {plain.hasMatch() ? plain.captured(1) : piece, 1.0};
}

QString weightText(double weight)
{
    QString text = QString::number(weight, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

} // namespace

TextRange changeWeight(const TextRange &range, double by)
{
    const Span span = target(range);
    if (span.start >= span.end)
        return range;
    const auto [words, weight] = wordsAndWeight(range.text.mid(span.start, span.end - span.start));
    const double next = std::round((weight + by) * 100) / 100;
    const QString text
        = qFuzzyCompare(next, 1.0) ? words : u"(%1:%2)"_s.arg(words, weightText(next));
    TextRange result;
    result.text = range.text.left(span.start) + text + range.text.mid(span.end);
    result.start = span.start;
    result.end = span.start + static_cast<int>(text.size());
    return result;
}

} // namespace gesso
