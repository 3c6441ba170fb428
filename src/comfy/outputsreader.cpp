// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/outputsreader.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

void addFile(Outputs &outputs, const OutputFile &file)
{
    if (!file.filename.isEmpty() && !outputs.files.contains(file))
        outputs.files.append(file);
}

QString typeOf(json::View entry)
{
    const QString type = entry["type"].toString();
    return type.isEmpty() ? u"output"_s : type;
}

OutputFile fileFrom(json::View entry, const QString &node)
{
    return {node, entry["filename"].toString(), entry["subfolder"].toString(), typeOf(entry),
            entry["format"].toString()};
}

bool is3dFile(const QString &path)
{
    static constexpr std::array kEndings {".glb"_L1, ".gltf"_L1, ".obj"_L1,   ".fbx"_L1,
                                          ".stl"_L1, ".ply"_L1,  ".splat"_L1, ".ksplat"_L1,
                                          ".spz"_L1, ".usdz"_L1};
    return std::any_of(kEndings.begin(), kEndings.end(), [&path](QLatin1StringView ending) {
        return path.endsWith(ending, Qt::CaseInsensitive);
    });
}

// The path of a 3D viewer's result, relative to the output folder; "x.glb [temp]" names another.
void addPath(Outputs &outputs, QString path, const QString &node)
{
    QString type = u"output"_s;
    for (const QLatin1StringView folder : {"output"_L1, "input"_L1, "temp"_L1}) {
        const QString mark = u" ["_s + folder + u']';
        if (path.endsWith(mark)) {
            type = folder;
            path.chop(mark.size());
        }
    }
    if (!is3dFile(path))
        return;
    const qsizetype slash = std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\'));
    addFile(outputs,
            {node, path.mid(slash + 1), slash < 0 ? QString() : path.left(slash), type, {}});
}

// A node that returns a plain text yields a list of its characters.
bool areCharacters(json::View list)
{
    if (list.size() < 2)
        return false;
    return std::all_of(list.begin(), list.end(), [](const auto &entry) {
        const json::View item = entry.value;
        return item.isString() && item.toString().size() <= 2
            && item.toString().toUcs4().size() == 1;
    });
}

void addTexts(Outputs &outputs, json::View value, const QString &node)
{
    if (value.isString()) {
        outputs.texts.append({node, value.toString()});
        return;
    }
    const bool characters = areCharacters(value);
    QString whole;
    for (const auto &[key, item] : value) {
        if (characters)
            whole += item.toString();
        else if (item.isString())
            outputs.texts.append({node, item.toString()});
    }
    if (characters)
        outputs.texts.append({node, whole});
}

void addEntries(Outputs &outputs, json::View value, const QString &node)
{
    if (value.isObject()) {
        addFile(outputs, fileFrom(value, node));
        return;
    }
    if (!value.isArray())
        return;
    for (const auto &[key, item] : value) {
        if (item.isObject())
            addFile(outputs, fileFrom(item, node));
    }
}

} // namespace

Outputs readOutputs(json::View ui, const QString &node)
{
    Outputs outputs;
    if (!ui.isObject())
        return outputs;
    for (const auto &[key, value] : ui) {
        const std::string_view name = key.raw();
        if (name == "text")
            addTexts(outputs, value, node);
        else if (name == "result" && value.at(0).isString())
            addPath(outputs, value.at(0).toString(), node);
        else
            addEntries(outputs, value, node);
    }
    return outputs;
}

void addOutputs(Outputs &to, const Outputs &more)
{
    for (const OutputFile &file : more.files)
        addFile(to, file);
    const QList<OutputText> before = to.texts;
    for (const OutputText &text : more.texts) {
        if (!before.contains(text))
            to.texts.append(text);
    }
}

} // namespace gesso::comfy
