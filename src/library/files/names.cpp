// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/names.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr QChar kCounterMark = u'*'; // cleanPart() leaves none in any part
constexpr int kMaxFolders = 8;
constexpr int kReservedBytes = 32; // for the number and the extension
constexpr std::array kPlaceholders {"date"_L1, "time"_L1, "workflow"_L1,
                                    "seed"_L1, "name"_L1, "counter"_L1};

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::names", text);
}

Error patternError(const QString &message)
{
    return {Error::Kind::Invalid,
            message,
            {},
            tr("Use text with {date}, {time}, {workflow}, {seed}, {name} and {counter}; '/' makes "
               "folders."),
            {}};
}

bool isForbidden(char32_t c)
{
    if (c == U'\u200d') // joins emoji
        return false;
    if (c == QChar::ReplacementCharacter) // what half a character was read as
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return QChar::isNonCharacter(c);
    }
}

bool isReplaced(char32_t c)
{
    return c < 0x80 && QLatin1StringView("<>:\"/\\|?*").contains(QChar(char16_t(c)));
}

// Names that open a device on Windows, with any extension.
bool isDeviceName(const QString &part)
{
    static const QRegularExpression pattern(
        uR"(^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\x{b9}\x{b2}\x{b3}])\s*(\.|$))"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(part).hasMatch();
}

void trimEnds(QString *text)
{
    const auto isEdge = [](QChar c) { return c == u'.' || c.isSpace(); };
    while (!text->isEmpty() && isEdge(text->back()))
        text->chop(1);
    const auto first = std::ranges::find_if_not(*text, isEdge);
    text->remove(0, first - text->cbegin());
}

// Cuts at a whole character.
void limitBytes(QString *text, int maxBytes)
{
    while (text->toUtf8().size() > maxBytes) {
        const bool isPair = text->size() > 1 && text->back().isLowSurrogate();
        text->chop(isPair ? 2 : 1);
    }
}

QString valueOf(QStringView placeholder, const NameFacts &facts)
{
    const QDateTime created = QDateTime::fromMSecsSinceEpoch(facts.createdMs);
    if (placeholder == "date"_L1)
        return created.toString(u"yyyy-MM-dd"_s);
    if (placeholder == "time"_L1)
        return created.toString(u"HH-mm-ss"_s);
    if (placeholder == "workflow"_L1)
        return facts.workflow;
    if (placeholder == "seed"_L1)
        return facts.seed;
    const QString base = baseName(facts.serverName);
    const auto dot = base.lastIndexOf(u'.');
    return dot > 0 ? base.first(dot) : base;
}

// A value that was empty leaves its separators behind.
void trimLooseEnds(QString *first, QString *last)
{
    const auto isLoose = [](QChar c) { return c == u'-' || c == u'_' || c == u' '; };
    while (!last->isEmpty() && isLoose(last->back()))
        last->chop(1);
    while (!first->isEmpty() && isLoose(first->front()))
        first->remove(0, 1);
}

// One part of the pattern; the counter's place is kept through the cleaning.
QString expandPart(const QString &part, const NameFacts &facts)
{
    static const QRegularExpression placeholder(u"\\{([a-z]+)\\}"_s);
    constexpr int kMaxValueBytes = 120; // so that a long one leaves room for the others
    QStringList pieces {QString()};
    qsizetype end = 0;
    for (auto all = placeholder.globalMatch(part); all.hasNext();) {
        const auto match = all.next();
        pieces.last() += part.sliced(end, match.capturedStart() - end);
        end = match.capturedEnd();
        if (match.capturedView(1) == "counter"_L1 && pieces.size() == 1)
            pieces += QString();
        else if (match.capturedView(1) != "counter"_L1)
            pieces.last() += cleanPart(valueOf(match.capturedView(1), facts), kMaxValueBytes);
    }
    pieces.last() += part.sliced(end);
    trimLooseEnds(&pieces.first(), &pieces.last());
    constexpr int kRoom = kMaxPartBytes - kReservedBytes;
    if (pieces.size() == 1)
        return cleanPart(pieces.first(), kRoom);
    // A digit stands for the number while the whole is cleaned, so that its ends are judged
    // rightly.
    const QString before = cleanPart(QString(pieces.first() + u'0'), kRoom / 2).chopped(1);
    const QString after = cleanPart(QString(u'0' + pieces.last()), kRoom / 2).sliced(1);
    return before + kCounterMark + after;
}

Result<void> checkPart(const QString &part)
{
    QString rest = part;
    for (const auto name : kPlaceholders)
        rest.remove(QString(u'{' + name + u'}'));
    const auto brace = std::ranges::find_if(rest, [](QChar c) { return c == u'{' || c == u'}'; });
    if (brace != rest.cend())
        return patternError(
            tr("The name pattern has a placeholder that is not known: %1").arg(part));
    if (part.trimmed().isEmpty() || part == "."_L1 || part == ".."_L1)
        return patternError(tr("The name pattern has a folder or a file without a name."));
    if (!rest.isEmpty() && cleanPart(QString(u'0' + rest + u'0')) != QString(u'0' + rest + u'0'))
        return patternError(
            tr("The name pattern has characters that file names cannot have: %1").arg(part));
    return {};
}

} // namespace

QString cleanPart(const QString &text, int maxBytes)
{
    QString clean;
    for (const char32_t c : text.toUcs4()) {
        if (isReplaced(c))
            clean += u'_';
        else if (!isForbidden(c))
            clean += QChar::fromUcs4(c);
    }
    clean = clean.normalized(QString::NormalizationForm_C);
    trimEnds(&clean);
    if (isDeviceName(clean))
        clean.prepend(u'_');
    limitBytes(&clean, maxBytes);
    trimEnds(&clean);
    return clean;
}

QString baseName(const QString &serverName)
{
    const auto slash = std::max(serverName.lastIndexOf(u'/'), serverName.lastIndexOf(u'\\'));
    return serverName.sliced(slash + 1);
}

QString suffixOf(const QString &serverName)
{
    constexpr qsizetype kMaxSuffix = 10;
    const QString base = baseName(serverName);
    const auto dot = base.lastIndexOf(u'.');
    if (dot < 0)
        return {};
    const QString suffix = base.sliced(dot + 1).toLower();
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    return suffix.size() <= kMaxSuffix && std::ranges::all_of(suffix, isPlain) ? suffix : QString();
}

QString defaultNamePattern()
{
    return u"{date}/{time}_{workflow}_{seed}"_s;
}

Result<void> checkNamePattern(const QString &pattern)
{
    if (pattern.trimmed().isEmpty())
        return patternError(tr("The name pattern is empty."));
    const QStringList parts = pattern.split(u'/');
    if (parts.size() > kMaxFolders)
        return patternError(tr("The name pattern makes too many folders."));
    for (const QString &part : parts) {
        if (auto checked = checkPart(part); !checked)
            return checked;
    }
    if (pattern.count(u"{counter}"_s) > 1)
        return patternError(tr("The name pattern has {counter} more than once."));
    if (pattern.lastIndexOf(u"{counter}"_s) < pattern.lastIndexOf(u'/')
        && pattern.contains(u"{counter}"_s))
        return patternError(tr("{counter} belongs to the file's name, not to a folder's."));
    return {};
}

ExpandedName::ExpandedName(const QString &pattern, const NameFacts &facts)
{
    QStringList parts;
    for (const QString &part : pattern.split(u'/')) {
        const QString clean = expandPart(part, facts);
        parts += clean.isEmpty() ? u"result"_s : clean;
    }
    m_text = parts.join(u'/');
}

ExpandedName ExpandedName::plain(const QString &path)
{
    ExpandedName name;
    const QString suffix = suffixOf(path);
    name.m_text = suffix.isEmpty() ? path : path.chopped(suffix.size() + 1);
    return name;
}

bool ExpandedName::hasCounter() const
{
    return m_text.contains(kCounterMark);
}

QString ExpandedName::with(int counter, const QString &suffix) const
{
    QString name = m_text;
    if (hasCounter())
        name.replace(kCounterMark, QString::number(counter).rightJustified(5, u'0'));
    else if (counter > 0)
        name += u'-' + QString::number(counter);
    return suffix.isEmpty() ? name : QString(name + u'.' + suffix);
}

int ExpandedName::counterIn(const QString &fileName) const
{
    const QString base = baseName(m_text);
    const auto mark = base.indexOf(kCounterMark);
    const QString before = mark < 0 ? QString(base + u'-') : base.first(mark);
    const QString after = mark < 0 ? QString() : base.sliced(mark + 1);
    const auto dot = fileName.lastIndexOf(u'.');
    const QString stem = dot < 0 ? fileName : fileName.first(dot);
    if (!stem.startsWith(before) || !stem.endsWith(after)
        || stem.size() <= before.size() + after.size())
        return 0;
    return stem.sliced(before.size(), stem.size() - before.size() - after.size()).toInt();
}

QString ExpandedName::folder() const
{
    const auto slash = m_text.lastIndexOf(u'/');
    return slash < 0 ? QString() : m_text.first(slash);
}

} // namespace gesso::library
