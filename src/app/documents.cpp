// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents.h"

#include "base/whendone.h"
#include "studio/formdocument.h"
#include "studio/studio.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace gesso::app {

namespace {

// The same file has one name, whatever way leads to it. Files inside the program have no other.
QString sameName(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? path : canonical;
}

} // namespace

Documents::Documents(studio::Studio *studio, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
{
}

Documents::~Documents() = default;

studio::FormDocument *Documents::at(int index) const
{
    return index >= 0 && index < count() ? m_open.at(index).get() : nullptr;
}

int Documents::indexOf(const studio::FormDocument *document) const
{
    const auto found
        = std::ranges::find(m_open, document, &std::shared_ptr<studio::FormDocument>::get);
    return found == m_open.end() ? -1 : static_cast<int>(found - m_open.begin());
}

studio::FormDocument *Documents::current() const
{
    return at(m_current);
}

QStringList Documents::paths() const
{
    QStringList paths;
    for (const auto &document : m_open)
        paths << document->path();
    return paths;
}

void Documents::open(const QString &path)
{
    const QString name = sameName(path);
    const auto found = std::ranges::find(
        m_open, name, [](const auto &document) { return sameName(document->path()); });
    if (found != m_open.end()) {
        setCurrent(static_cast<int>(found - m_open.begin()));
        return;
    }
    m_wanted = name;
    if (m_reading.contains(name))
        return;
    m_reading.append(name);
    whenDone(m_studio->openWorkflow(name), this,
             [this, name](const Result<studio::OpenedFile> &result) { add(name, result); });
}

void Documents::openAll(const QStringList &paths, int current)
{
    for (const QString &path : paths)
        open(path);
    m_wanted = current >= 0 && current < paths.size() ? sameName(paths.at(current)) : QString();
}

void Documents::add(const QString &path, const Result<studio::OpenedFile> &result)
{
    m_reading.removeOne(path);
    if (result && result->document == nullptr) {
        m_parameters.append({path, *result->parameters}); // once there is a form to fill
    } else if (result) {
        m_open.append(result->document);
        emit opened(count() - 1);
        if (path == m_wanted)
            setCurrent(count() - 1);
    } else {
        m_allWell = false;
        emit failed(result.error());
    }
    if (!m_reading.isEmpty())
        return;
    if (m_current < 0 && !m_wanted.isEmpty()) // that one was none, or cannot be read
        setCurrent(count() - 1);
    for (const auto &[file, parameters] : std::exchange(m_parameters, {}))
        emit parametersFound(file, parameters);
    emit settled(std::exchange(m_allWell, true));
}

void Documents::close(int index)
{
    if (at(index) == nullptr)
        return;
    emit closing(index);
    const std::shared_ptr<studio::FormDocument> gone = m_open.takeAt(index);
    if (m_current > index || m_current == count())
        --m_current;
    emit closed();
    emit currentChanged();
}

void Documents::setCurrent(int index)
{
    const int valid = at(index) != nullptr ? index : -1;
    if (valid == m_current)
        return;
    m_current = valid;
    emit currentChanged();
}

void Documents::save(studio::FormDocument *document, const QString &path)
{
    whenDone(m_studio->saveWorkflow(document, path), this,
             [this, path](const Result<void> &result) {
                 if (result)
                     emit saved(path);
                 else
                     emit failed(result.error());
             });
}

} // namespace gesso::app
