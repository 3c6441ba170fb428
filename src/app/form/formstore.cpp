// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/formstore.h"

#include "base/whendone.h"
#include "json/reader.h"
#include "json/text.h"
#include "json/writer.h"
#include "studio/formdocument.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr std::chrono::milliseconds kDelay {800};

Result<json::Value> readEdits(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return json::Value(); // nothing was kept
    return json::readValue(file.readAll());
}

Result<void> writeEdits(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool written = QDir().mkpath(QFileInfo(path).absolutePath())
        && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (written)
        return {};
    return Error {Error::Kind::Io,
                  FormStore::tr("The form's values cannot be kept."),
                  path,
                  {},
                  file.errorString()};
}

} // namespace

json::Object formEdits(const studio::FormDocument &document)
{
    json::Object values;
    json::Object files;
    json::Object modes;
    for (const Field &field : document.form().fields) {
        const std::string key = json::toUtf8(field.id.toString());
        if (document.isChanged(field.id))
            values.set(key, document.value(field.id));
        if (const QString file = document.inputFile(field.id); !file.isEmpty())
            files.set(key, file);
        if (field.isSeed)
            modes.set(key, static_cast<int>(document.seedMode(field.id)));
    }
    return {{"workflow", document.path()}, {"values", values}, {"files", files}, {"seeds", modes}};
}

void applyFormEdits(studio::FormDocument *document, const json::Value &edits)
{
    const QList<Field> fields = document->form().fields; // a copy: setValue may change the form
    for (const Field &field : fields) {
        const std::string key = json::toUtf8(field.id.toString());
        if (const json::Value *value = edits["values"].object().find(key))
            document->setValue(field.id, *value);
        if (const json::Value *file = edits["files"].object().find(key))
            document->setInputFile(field.id, file->toString());
        if (const json::Value *mode = edits["seeds"].object().find(key); mode && field.isSeed)
            document->setSeedMode(field.id, static_cast<studio::SeedMode>(mode->toInt64()));
    }
    document->undoStack()->clear();
}

FormStore::FormStore(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_worker(u"forms"_s)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelay);
    connect(&m_timer, &QTimer::timeout, this, &FormStore::flush);
}

QString FormStore::fileOf(const QString &workflow) const
{
    const QByteArray hash = QCryptographicHash::hash(workflow.toUtf8(), QCryptographicHash::Sha1);
    return QDir(m_folder).filePath(QString(QString::fromLatin1(hash.toHex()) + u".json"_s));
}

void FormStore::follow(studio::FormDocument *document)
{
    connect(document, &studio::FormDocument::fieldChanged, this,
            [this, document] { changed(document); });
    const auto read = m_worker.run([path = fileOf(document->path())] { return readEdits(path); });
    whenDone(read, this, [this, guard = QPointer(document)](const Result<json::Value> &edits) {
        if (guard && edits && edits->isObject())
            apply(guard, *edits);
    });
}

// A graph has no fields before a server's node classes are known: then they wait.
void FormStore::apply(studio::FormDocument *document, const json::Value &edits)
{
    if (obstacle(document->form()) != nullptr) {
        const auto again = [this, document, edits] { apply(document, edits); };
        connect(document, &studio::FormDocument::formChanged, this, again,
                Qt::SingleShotConnection);
    } else if (document->undoStack()->count() == 0) {
        applyFormEdits(document, edits);
    }
}

void FormStore::release(studio::FormDocument *document)
{
    if (m_edited.removeAll(document) > 0)
        write(document);
}

void FormStore::changed(studio::FormDocument *document)
{
    if (!m_edited.contains(document))
        m_edited.append(document);
    m_timer.start();
}

void FormStore::flush()
{
    for (const QPointer<studio::FormDocument> &document : std::as_const(m_edited)) {
        if (document)
            write(document);
    }
    m_edited.clear();
}

void FormStore::write(studio::FormDocument *document)
{
    const QByteArray bytes = json::write(formEdits(*document), {2, false});
    const auto written = m_worker.run(
        [path = fileOf(document->path()), bytes] { return writeEdits(path, bytes); });
    whenDone(written, this, [this](const Result<void> &result) {
        if (!result)
            emit failed(result.error());
    });
}

} // namespace gesso::app
