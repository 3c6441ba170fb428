// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/missing.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Missing)
};

constexpr std::array kModelEndings {".safetensors"_L1, ".sft"_L1,  ".ckpt"_L1, ".pt"_L1,
                                    ".pth"_L1,         ".gguf"_L1, ".bin"_L1,  ".onnx"_L1};
constexpr std::array kInputEndings {
    ".png"_L1,  ".jpg"_L1, ".jpeg"_L1, ".webp"_L1, ".gif"_L1,   ".bmp"_L1, ".tif"_L1, ".tiff"_L1,
    ".mp4"_L1,  ".m4v"_L1, ".webm"_L1, ".mov"_L1,  ".mkv"_L1,   ".avi"_L1, ".wav"_L1, ".mp3"_L1,
    ".flac"_L1, ".ogg"_L1, ".opus"_L1, ".m4a"_L1,  ".aac"_L1,   ".wma"_L1, ".glb"_L1, ".gltf"_L1,
    ".obj"_L1,  ".fbx"_L1, ".stl"_L1,  ".ply"_L1,  ".latent"_L1};

template <std::size_t N>
bool endsWithOneOf(const QString &name, const std::array<QLatin1StringView, N> &endings)
{
    return std::ranges::any_of(endings, [&name](QLatin1StringView ending) {
        return name.endsWith(ending, Qt::CaseInsensitive);
    });
}

// A model may lie in a folder of its own below that of its kind.
QString fileName(const QString &path)
{
    return path.sliced(std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\')) + 1);
}

// What the file says of a model: on the field's own node, or on another one, or of all.
const WorkflowModel *modelCalled(const Form &form, const Field &field, const QString &value)
{
    const WorkflowModel *elsewhere = nullptr;
    for (const WorkflowModel &model : form.models) {
        if (fileName(model.name).compare(fileName(value), Qt::CaseInsensitive) != 0)
            continue;
        if (model.node == field.id.node)
            return &model;
        if (elsewhere == nullptr)
            elsewhere = &model;
    }
    return elsewhere;
}

// What kind of file a field names; nothing: none that a server keeps in folders.
std::optional<Missing::Kind> kindOf(const Field &field, const QString &value,
                                    const WorkflowModel *model)
{
    if (field.kind == FieldKind::Image)
        return Missing::Kind::InputFile;
    if (field.kind != FieldKind::Choice)
        return std::nullopt;
    if (model != nullptr || endsWithOneOf(value, kModelEndings))
        return Missing::Kind::Model;
    if (endsWithOneOf(value, kInputEndings))
        return Missing::Kind::InputFile;
    return std::nullopt;
}

std::optional<Missing> missingOf(const Form &form, const Field &field, const ValueOf &valueOf)
{
    if (!field.known || !field.choices)
        return std::nullopt;
    const std::optional<json::Value> value = valueOf(field);
    if (!value || !value->isString() || value->toString().isEmpty())
        return std::nullopt;
    const QString name = value->toString();
    const WorkflowModel *model = modelCalled(form, field, name);
    const auto kind = kindOf(field, name, model);
    const bool isThere = kind == Missing::Kind::InputFile ? !lacksInputFile(field, *value)
                                                          : checkValue(field, *value).ok();
    if (!kind || isThere)
        return std::nullopt;
    Missing missing {.kind = *kind, .name = name, .where = field.id, .title = field.nodeTitle};
    if (model != nullptr) {
        missing.folder = model->folder;
        missing.address = model->address;
    }
    return missing;
}

// The same file, needed by several nodes, is told once; two of one name in two folders are two.
QString keyOf(const Missing &missing)
{
    const QString place = missing.folder.isEmpty() ? missing.where.input : missing.folder;
    return QStringList({QString::number(static_cast<int>(missing.kind)), missing.name,
                        missing.kind == Missing::Kind::Model ? place : QString()})
        .join(u'\n');
}

} // namespace

bool lacksInputFile(const Field &field, const json::Value &value)
{
    const QString name = value.toString();
    const bool isPlain = !name.contains(u'/') && !name.contains(u'\\') && !name.endsWith(u']');
    return field.known && field.choices && isPlain && !name.isEmpty()
        && field.choices->indexOf(value) < 0;
}

QList<Missing> findMissing(const Form &form, const ValueOf &valueOf)
{
    QList<Missing> found;
    QSet<QString> told;
    const auto add = [&](const Missing &missing) {
        const QString key = keyOf(missing);
        if (told.contains(key))
            return;
        told.insert(key);
        found.append(missing);
    };
    for (const Problem &problem : form.problems) {
        if (problem.kind == Problem::Kind::UnknownClass)
            add({.kind = Missing::Kind::NodeClass,
                 .name = problem.nodeClass,
                 .where = problem.where,
                 .pack = problem.pack});
    }
    for (const Field &field : form.fields) {
        if (const auto missing = missingOf(form, field, valueOf))
            add(*missing);
    }
    std::ranges::stable_sort(found, {}, &Missing::kind);
    return found;
}

QString inWords(const Missing &missing)
{
    switch (missing.kind) {
    case Missing::Kind::NodeClass:
        return missing.pack.isEmpty()
            ? Tr::tr("Node class %1").arg(missing.name)
            : Tr::tr("Node class %1, of the node pack %2").arg(missing.name, missing.pack);
    case Missing::Kind::Model:
        return missing.folder.isEmpty()
            ? Tr::tr("Model %1, for %2").arg(missing.name, missing.title)
            : Tr::tr("Model %1, in the folder models/%2").arg(missing.name, missing.folder);
    case Missing::Kind::InputFile:
        return Tr::tr("Input file %1, for %2").arg(missing.name, missing.title);
    }
    return {};
}

} // namespace gesso
