// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/textcollector.h"

#include "json/reader.h"
#include "json/text.h"
#include "json/writer.h"
#include "workflow/embedded/fault.h"
#include "workflow/graph/savedgraphreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(EmbeddedTexts)
};

constexpr QByteArrayView kWorkflow = "workflow";
constexpr QByteArrayView kPrompt = "prompt";
constexpr QByteArrayView kParameters = "parameters";
constexpr QByteArrayView kSwarm = "sui_image_params";
constexpr qsizetype kLongestKey = 32;
constexpr int kMostNesting = 4; // JSON inside JSON texts

// Places for a text of any kind, into which savers put JSON or parameters.
constexpr std::array<QByteArrayView, 7> kFreePlaces {"comment",
                                                     "usercomment",
                                                     "description",
                                                     "\xa9"
                                                     "cmt",
                                                     "\xa9"
                                                     "des",
                                                     "desc",
                                                     "imagedescription"};

QByteArray plainKey(const QByteArray &key)
{
    return key.mid(key.lastIndexOf('.') + 1).trimmed().toLower();
}

bool isFreePlace(const QByteArray &key)
{
    return std::ranges::find(kFreePlaces, QByteArrayView(key)) != kFreePlaces.end();
}

bool isKey(const QByteArray &key)
{
    return key == kWorkflow || key == kPrompt || key == kParameters || key == kSwarm;
}

// Without what surrounds it: white space, zero bytes of writers that count them, a byte order mark.
QByteArray trimmedText(const QByteArray &text)
{
    QByteArray inner = text.startsWith("\xEF\xBB\xBF") ? text.mid(3) : text;
    while (inner.endsWith('\0'))
        inner.chop(1);
    inner = inner.trimmed();
    if (json::invalidUtf8At({inner.constData(), std::size_t(inner.size())})
        != std::string_view::npos)
        inner = QString::fromLatin1(inner).toUtf8();
    return inner;
}

// JSON whose text was written as a JSON string once more.
QByteArray unquoted(QByteArray text)
{
    for (int i = 0; i < kMostNesting && text.startsWith('"'); ++i) {
        const auto parsed = json::read(text);
        if (!parsed || !parsed->root().isString())
            break;
        text = trimmedText(QByteArray::fromStdString(parsed->root().utf8()));
    }
    return text;
}

// Such a text ends with a line of settings; the first of them is the number of steps.
bool looksLikeParameters(const QByteArray &text)
{
    const qsizetype steps = text.indexOf("Steps: ");
    return steps == 0 || (steps > 0 && text[steps - 1] == '\n')
        || (steps > 0 && text.contains("Sampler: "));
}

// Texts that only begin with a brace ("{red|blue} cat") are none.
bool looksLikeObject(const QByteArray &text)
{
    const QByteArray inner = text.mid(1, 64).trimmed();
    return text.startsWith('{') && (inner.startsWith('"') || inner.startsWith('}'));
}

bool isPrompt(json::View root)
{
    return root.isObject() && std::any_of(root.begin(), root.end(), [](const auto &entry) {
               return entry.value["class_type"].isString();
           });
}

// A value of a JSON object, as the text that it would have alone.
QByteArray sourceText(json::View value)
{
    return value.isString() ? QByteArray::fromStdString(value.utf8()) : json::write(value);
}

} // namespace

bool TextCollector::wants(const QByteArray &key)
{
    const QByteArray plain = plainKey(key);
    return isKey(plain) || isFreePlace(plain);
}

void TextCollector::add(const QByteArray &key, const QByteArray &text)
{
    m_taken += text.size();
    if (wants(key))
        addNested(plainKey(key), text, 0);
}

void TextCollector::addText(const QByteArray &text)
{
    m_taken += text.size();
    addNested(kFreePlaces.front().toByteArray(), text, 0);
}

bool TextCollector::isFull() const
{
    return m_taken > fault::kMostTexts;
}

void TextCollector::addNested(const QByteArray &key, const QByteArray &given, int depth)
{
    if (depth > kMostNesting)
        return;
    const QByteArray text = unquoted(trimmedText(given));
    if (looksLikeObject(text))
        addObject(key, text, depth);
    else
        addPlain(key, text, depth);
}

void TextCollector::addPlain(const QByteArray &key, const QByteArray &text, int depth)
{
    if (key == kWorkflow || key == kPrompt)
        return; // other programs write plain words under these keys
    const qsizetype colon = text.first(std::min(kLongestKey, text.size())).indexOf(':');
    const QByteArray prefix = plainKey(text.first(std::max<qsizetype>(colon, 0)));
    if (isKey(prefix))
        addNested(prefix, text.mid(colon + 1), depth + 1);
    else if (!text.isEmpty() && (key == kParameters || looksLikeParameters(text)))
        m_texts.parameters = QString::fromUtf8(text);
}

void TextCollector::addObject(const QByteArray &key, const QByteArray &text, int depth)
{
    const bool isNamed = key == kWorkflow || key == kPrompt;
    const auto parsed = json::read(text);
    if (!parsed && isNamed) {
        m_texts.unreadable << Tr::tr("The text \"%1\" in it is not whole JSON (%2): %3")
                                  .arg(QString::fromLatin1(key), parsed.error().where,
                                       parsed.error().message);
    } else if (!parsed) {
        addPlain(key, text, depth);
    } else if (const json::View root = parsed->root(); isGraphFormat(root)) {
        if (key == kWorkflow || m_texts.graph.isEmpty())
            m_texts.graph = text;
    } else if (isPrompt(root)) {
        if (key == kPrompt || m_texts.prompt.isEmpty())
            m_texts.prompt = text;
    } else if (root[kSwarm.data()].isObject()) {
        m_texts.swarm = text;
    } else {
        addMembers(root, depth);
    }
}

void TextCollector::addMembers(json::View root, int depth)
{
    for (const auto &member : root) {
        const QByteArray inner = plainKey(QByteArray::fromStdString(member.key.utf8()));
        if (isKey(inner))
            addNested(inner, sourceText(member.value), depth + 1);
    }
}

Result<EmbeddedTexts> TextCollector::take() const
{
    if (m_texts.hasWorkflow() || !m_texts.parameters.isEmpty() || !m_texts.swarm.isEmpty())
        return m_texts;
    if (m_texts.unreadable.isEmpty())
        return Error {.kind = Error::Kind::NotFound, .message = Tr::tr("There is none in it.")};
    return Error {.kind = Error::Kind::Invalid, .message = m_texts.unreadable.constFirst()};
}

} // namespace gesso
