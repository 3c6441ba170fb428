// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDir>
#include <QHash>
#include <QString>

#include <optional>

namespace gesso::demo {

// A file as the protocol names it.
struct FileName
{
    QString name;
    QString subfolder; // '/' between its parts; may be empty
    QString type; // "output", "input" or "temp"
};

// The folders input/, output/ and temp/ of a server. Nothing outside of them is ever read or
// written. Paths are found on any thread; numbered names are given out on the worker only.
class FileStore
{
public:
    // Makes the folders, empties temp/.
    [[nodiscard]] Result<void> open(const QString &folder);
    [[nodiscard]] QString folder() const { return m_root; }
    void clearTemp();

    // The folder of a type; nothing for an unknown one.
    [[nodiscard]] std::optional<QString> root(const QString &type) const;
    // The absolute path below the type's folder; nothing when it would leave it.
    [[nodiscard]] std::optional<QString> path(const FileName &file) const;
    // "sub/name.png [output]" as loaders take it (protocol sheet 4.5); nothing when there is no
    // such file.
    [[nodiscard]] std::optional<QString> annotated(const QString &value) const;
    // Top-level picture files of input/, sorted, as LoadImage lists them.
    [[nodiscard]] QStringList inputPictures() const;
    // Top-level files of a folder, newest first.
    [[nodiscard]] QStringList newest(const QString &type) const;

    // The next number of a prefix: one above the highest "name_00001_.ext" there. Invalid when the
    // prefix leaves the folder. The prefix may have folders, which are made.
    struct Numbered
    {
        QString folder; // absolute
        QString subfolder;
        QString stem; // "name"
        int number = 1;
    };
    [[nodiscard]] Result<Numbered> nextNumber(const QString &prefix, const QString &type);

private:
    QString m_root;
    QHash<QString, int> m_last; // folder and stem -> highest number given out
};

// "name.png [output]" without its annotation, which sets the type.
[[nodiscard]] FileName withoutAnnotation(FileName file);

} // namespace gesso::demo
