// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/uploader.h"

#include "base/whendone.h"
#include "library/library.h"

#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

constexpr qsizetype kLongestName = 100;

} // namespace

Uploader::Uploader(Backstage backstage, library::Library *library, QObject *parent)
    : QObject(parent)
    , m_backstage(std::move(backstage))
    , m_library(library)
{
}

QString Uploader::cleanName(const QString &name, const QByteArray &sha256)
{
    QString bare = name.mid(qMax(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    bare.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || QStringView(u":*?\"<>|[]").contains(c);
    });
    while (bare.contains(u".."_s))
        bare.replace(u".."_s, u"."_s);
    const bool onlySuffix = bare.lastIndexOf(u'.') == 0;
    while (bare.startsWith(u'.') || bare.startsWith(u' '))
        bare.remove(0, 1);
    const QString suffix = QFileInfo(bare).suffix();
    if (bare.isEmpty() || onlySuffix)
        return QString::fromLatin1(sha256.toHex().left(16)) + u".png"_s;
    if (bare.size() > kLongestName)
        bare = bare.left(kLongestName - suffix.size() - 1) + u'.' + suffix;
    return bare;
}

void Uploader::want(comfy::Server *server, const QString &serverName, const JobInput &input)
{
    const std::pair key {serverName, input.sha256};
    if (m_underWay.contains(key))
        return;
    m_underWay.insert(key);
    const Task task {server, serverName, input};
    const auto look = [store = m_backstage.store, serverName, hash = input.sha256] {
        return store->uploadName(serverName, hash);
    };
    whenDone(m_backstage.worker->run(look), this,
             [this, task](const Result<std::optional<QString>> &known) { lookedUp(task, known); });
}

void Uploader::lookedUp(const Task &task, const Result<std::optional<QString>> &known)
{
    if (known && known->has_value()) {
        end(task, known->value());
        return;
    }
    const QString path = m_library->inputPath(task.input.sha256);
    if (path.isEmpty()) {
        Error error;
        error.kind = Error::Kind::NotFound;
        error.message = tr("Gesso's copy of the input file %1 is gone.").arg(task.input.name);
        error.where = task.input.field.toString();
        error.advice = tr("Choose the file again and generate.");
        end(task, error);
        return;
    }
    const QString name = cleanName(task.input.name, task.input.sha256);
    if (!task.server) {
        endAway(task);
        return;
    }
    connect(task.server, &QObject::destroyed, this, [this, task] { endAway(task); });
    whenDone(task.server->upload(path, name), this,
             [this, task](const Result<QString> &answer) { sent(task, answer); });
}

void Uploader::sent(const Task &task, const Result<QString> &name)
{
    if (!name) {
        end(task, name);
        return;
    }
    // Not knowing the name the next time costs one upload more; the job itself can go on.
    const auto write = [store = m_backstage.store, task, name = *name] {
        return store->setUploadName(task.serverName, task.input.sha256, name);
    };
    whenDone(m_backstage.worker->run(write), this,
             [this, task, name](const Result<void> &) { end(task, name); });
}

void Uploader::endAway(const Task &task)
{
    if (!m_underWay.contains({task.serverName, task.input.sha256}))
        return;
    Error error;
    error.kind = Error::Kind::Network;
    error.message = tr("The server was replaced by another one while a file was sent to it.");
    error.where = task.serverName;
    end(task, error);
}

void Uploader::end(const Task &task, const Result<QString> &name)
{
    m_underWay.remove({task.serverName, task.input.sha256});
    emit uploaded(task.serverName, task.input.sha256, name);
}

void Uploader::forget(const QString &serverName, const QByteArray &sha256)
{
    // Not forgetting it costs a second rejection, which the job then tells.
    [[maybe_unused]] const auto done
        = m_backstage.worker->run([store = m_backstage.store, serverName, sha256] {
              return store->forgetUpload(serverName, sha256);
          });
}

} // namespace gesso::studio
