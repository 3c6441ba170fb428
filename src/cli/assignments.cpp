// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/assignments.h"

#include "cli/words.h"
#include "studio/formdocument.h"
#include "workflow/form.h"

#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

// Whether the server's classes may still know a field of this name: one of a node that is there, or
// a role.
bool mayAppear(const Prompt &prompt, const QString &name)
{
    if (roleFromName(name))
        return true;
    const QStringList nodes = prompt.nodeIds();
    return std::ranges::any_of(nodes, [&](const QString &node) {
        return name.startsWith(QString(node + u'.'))
            || name.startsWith(QString(prompt.titleOf(node) + u'.'));
    });
}

Result<void> checkName(const Form &form, const Prompt &prompt, const QString &name)
{
    const auto found = findFields(form, name);
    if (found || (found.error().kind == Error::Kind::NotFound && mayAppear(prompt, name)))
        return {};
    return found.error();
}

Result<void> checkFile(const QString &path)
{
    const QFileInfo file(path);
    const bool isThere = file.isFile() && file.isReadable();
    const QString type = isThere
        ? QMimeDatabase().mimeTypeForFile(file, QMimeDatabase::MatchContent).name()
        : QString();
    if (type.startsWith("image/"_L1))
        return {};
    if (isThere)
        return Error {.kind = Error::Kind::Invalid,
                      .message = Words::tr("This is no picture."),
                      .where = path,
                      .advice = Words::tr("Give a PNG, JPEG or WebP file.")};
    return Error {.kind = Error::Kind::NotFound,
                  .message = file.exists() ? Words::tr("The image cannot be read.")
                                           : Words::tr("There is no such image."),
                  .where = path,
                  .advice = Words::tr("--image takes FILE, or FIELD=FILE.")};
}

QString imageField(const ImageArgument &image)
{
    return image.field.isEmpty() ? roleName(Role::InputImage) : image.field;
}

bool isSeedWord(const Field &field, const QString &value)
{
    return field.isSeed && value == "random"_L1;
}

Result<void> assign(studio::FormDocument &document, const Assignment &assignment, bool manyJobs)
{
    const auto found = findFields(document.form(), assignment.field);
    if (!found)
        return found.error();
    for (const FieldId &id : *found) {
        const Field &field = *document.form().find(id);
        if (isSeedWord(field, assignment.value)) {
            document.setSeedMode(id, studio::SeedMode::Random);
            continue;
        }
        const auto value = valueFromText(field, assignment.value);
        if (!value)
            return value.error();
        document.setValue(id, *value);
        // The same seed again and again would make the same picture: the jobs after the first count
        // on.
        if (field.isSeed)
            document.setSeedMode(id,
                                 manyJobs ? studio::SeedMode::Increment : studio::SeedMode::Fixed);
    }
    return {};
}

QString imageFieldsInWords(const Form &form)
{
    QStringList names;
    for (const Field &field : form.fields) {
        if (field.kind == FieldKind::Image)
            names.append(field.id.toString());
    }
    return names.isEmpty() ? Words::tr("This workflow takes no images.")
                           : Words::tr("It has: %1.").arg(names.join(u", "_s));
}

// Images without a field go to the input images in the form's order, one each.
Result<void> assignNextImage(studio::FormDocument &document, const QString &path, qsizetype place)
{
    QList<FieldId> free;
    for (const Field &field : document.form().fields) {
        if (field.kind == FieldKind::Image && field.role == Role::InputImage)
            free.append(field.id);
    }
    if (place >= free.size()) {
        return Error {
            .kind = Error::Kind::NotFound,
            .message = Words::tr("The workflow has no input image that \"%1\" could be.").arg(path),
            .where = u"--image"_s,
            .advice = imageFieldsInWords(document.form())};
    }
    document.setInputFile(free.at(place), QFileInfo(path).absoluteFilePath());
    return {};
}

Result<void> assignImage(studio::FormDocument &document, const ImageArgument &image)
{
    const QString name = imageField(image);
    const auto found = findFields(document.form(), name);
    const Field *field = found ? document.form().find(found->first()) : nullptr;
    if (field == nullptr || field->kind != FieldKind::Image) {
        return Error {.kind = Error::Kind::NotFound,
                      .message = Words::tr("\"%1\" is no image field of the workflow.").arg(name),
                      .where = u"--image"_s,
                      .advice = imageFieldsInWords(document.form())};
    }
    for (const FieldId &id : *found)
        document.setInputFile(id, QFileInfo(image.path).absoluteFilePath());
    return {};
}

} // namespace

Result<void> checkNames(const Form &form, const Prompt &prompt, const RunOptions &options)
{
    // A graph has no names before a server has told its classes.
    const bool hasNames = obstacle(form) == nullptr;
    for (const Assignment &assignment : options.assignments) {
        if (!hasNames)
            break;
        if (Result<void> checked = checkName(form, prompt, assignment.field); !checked)
            return checked;
    }
    for (const ImageArgument &image : options.images) {
        Result<void> named = hasNames ? checkName(form, prompt, imageField(image)) : Result<void>();
        if (!named)
            return named;
        if (Result<void> checked = checkFile(image.path); !checked)
            return checked;
    }
    return {};
}

Result<void> applyAssignments(studio::FormDocument &document, const RunOptions &options)
{
    for (const Assignment &assignment : options.assignments) {
        if (Result<void> done = assign(document, assignment, options.count > 1); !done)
            return done;
    }
    qsizetype bare = 0;
    for (const ImageArgument &image : options.images) {
        Result<void> done = image.field.isEmpty() ? assignNextImage(document, image.path, bare++)
                                                  : assignImage(document, image);
        if (!done)
            return done;
    }
    return {};
}

} // namespace gesso::cli
