// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

namespace gesso::library {

// Of what kind a result is; decided by its bytes, then its extension, never by the key a server
// sent it under.
enum class MediaKind { Image, Animation, Video, Audio, Model3d, Text, Other };

// Key of a result: rises with the time of creation, so that the newest is the highest (quarter
// seconds since 1970, the next free one on a collision).
using ResultId = qint64;

// What is told about a file when it is handed over to be kept.
struct ResultDraft
{
    qint64 job = 0; // the job that made it
    QString
        origin; // names the file among those of its job: the same (job, origin) is kept once only
    QString serverName; // the file name that the server gave: hostile until cleaned
    bool temporary = false; // of a preview node: kept under temp/
    QString workflow; // name for people
    QString seed; // decimal text of an unsigned 64-bit number; empty when the job has none
    QString positive;
    QString negative;
    QString model;
    QString server; // address without user information
    QByteArray prompt; // the prompt as it was posted, JSON
    QByteArray values; // the form's values, JSON
    qint64 createdMs = 0; // since 1970 UTC
    bool mayBeThere = false; // of a job of an earlier life: its file may be in place, and its
                             // record lost when the power failed
};

// One file that the library keeps.
struct ResultRecord
{
    ResultId id = 0;
    qint64 job = 0;
    QString origin;
    QString path; // absolute
    MediaKind kind = MediaKind::Other;
    QString mimeType;
    QSize size; // pixels; empty when it has none
    qint64 bytes = 0;
    QByteArray sha256; // 32 bytes
    bool temporary = false;
    bool starred = false;
    QString workflow;
    QString seed;
    QString positive;
    QString negative;
    QString model;
    QString server;
    qint64 createdMs = 0;
};

// What a result is called on the screen and by a screen reader: its prompt text and seed.
[[nodiscard]] QString titleOf(const ResultRecord &record);

} // namespace gesso::library
