// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

NodeOutput giving(const json::Value &value)
{
    return {{value}, {}};
}

Result<NodeOutput> primitive(const NodeCall &call)
{
    return giving(call.get<json::Value>("value"));
}

Result<NodeOutput> concatenate(const NodeCall &call)
{
    return giving(QString(call.text("string_a") + call.text("delimiter") + call.text("string_b")));
}

// Python's rule for negative ends of a slice.
qsizetype sliceEnd(int index, qsizetype size)
{
    return std::clamp<qsizetype>(index < 0 ? size + index : index, 0, size);
}

Result<NodeOutput> substring(const NodeCall &call)
{
    const QString text = call.text("string");
    const qsizetype from = sliceEnd(call.integer("start"), text.size());
    const qsizetype to = sliceEnd(call.integer("end"), text.size());
    return giving(text.mid(from, std::max<qsizetype>(0, to - from)));
}

Result<NodeOutput> length(const NodeCall &call)
{
    return giving(static_cast<qint64>(call.text("string").toUcs4().size()));
}

QString titleCase(const QString &text)
{
    QString out = text.toLower();
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (out[i].isLetter() && (i == 0 || !out[i - 1].isLetter()))
            out[i] = out[i].toUpper();
    }
    return out;
}

Result<NodeOutput> changeCase(const NodeCall &call)
{
    const QString text = call.text("string");
    const QString mode = call.text("mode");
    if (mode == "UPPERCASE"_L1)
        return giving(text.toUpper());
    if (mode == "lowercase"_L1)
        return giving(text.toLower());
    if (mode == "Capitalize"_L1)
        return giving(QString(text.left(1).toUpper() + text.mid(1).toLower()));
    return giving(titleCase(text));
}

Result<NodeOutput> trim(const NodeCall &call)
{
    const QString text = call.text("string");
    const QString mode = call.text("mode");
    if (mode == "Both"_L1)
        return giving(text.trimmed());
    const QString marked = mode == "Left"_L1 ? QString(text + u'.') : QString(u'.' + text);
    const QString trimmed = marked.trimmed();
    return giving(mode == "Left"_L1 ? trimmed.chopped(1) : trimmed.mid(1));
}

Result<NodeOutput> replace(const NodeCall &call)
{
    QString text = call.text("string");
    const QString find = call.text("find");
    return giving(find.isEmpty() ? text : text.replace(find, call.text("replace")));
}

} // namespace

void addTexts(NodeTable &table)
{
    for (const QString &name : {u"PrimitiveInt"_s, u"PrimitiveFloat"_s, u"PrimitiveString"_s,
                                u"PrimitiveStringMultiline"_s, u"PrimitiveBoolean"_s})
        table[name] = primitive;
    table[u"StringConcatenate"_s] = concatenate;
    table[u"StringSubstring"_s] = substring;
    table[u"StringLength"_s] = length;
    table[u"CaseConverter"_s] = changeCase;
    table[u"StringTrim"_s] = trim;
    table[u"StringReplace"_s] = replace;
}

} // namespace gesso::demo
