// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

#include <functional>

namespace gesso {

// Something that a workflow needs and the server does not have.
struct Missing
{
    enum class Kind { NodeClass, Model, InputFile };

    Kind kind = Kind::NodeClass;
    QString name; // of the class, or of the file as the field has it
    FieldId where; // the first place that needs it; the input is empty for classes
    QString title; // of the node there
    QString pack; // of a class: the node pack that brings it, as the file tells; may be empty
    QString folder; // of a model: below models/; may be empty
    QString address; // of a model: where the file says it is to be had; may be empty

    friend bool operator==(const Missing &, const Missing &) = default;
};

// The value that would be sent for a field; nothing: none would, or a file of this machine.
using ValueOf = std::function<std::optional<json::Value>(const Field &)>;

// What a server with the form's catalogue lacks, each once: classes first, then models, then input
// files. Empty while no classes are known. Only the classes of the nodes in the form's problems
// count, and values of lists of files.
[[nodiscard]] QList<Missing> findMissing(const Form &form, const ValueOf &valueOf);

// Whether a server's list of input files lacks this one. Such a list has what lies at the top of
// the folder; what is deeper, or in another folder ("x.png [output]"), cannot be judged and is not
// lacking.
[[nodiscard]] bool lacksInputFile(const Field &field, const json::Value &value);

// "Model flux.safetensors, in the folder models/unet" and the like, for people; without the
// address.
[[nodiscard]] QString inWords(const Missing &missing);

} // namespace gesso
