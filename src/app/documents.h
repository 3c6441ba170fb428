// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/parameters/parameters.h"

#include <QList>
#include <QObject>

#include <memory>

namespace gesso::studio {
class FormDocument;
class Studio;
struct OpenedFile;
} // namespace gesso::studio

namespace gesso::app {

// The open workflows, in the order of their tabs, and which of them is in front.
class Documents : public QObject
{
    Q_OBJECT

public:
    explicit Documents(studio::Studio *studio, QObject *parent = nullptr);
    ~Documents() override;

    [[nodiscard]] int count() const { return static_cast<int>(m_open.size()); }
    [[nodiscard]] studio::FormDocument *at(int index) const;
    [[nodiscard]] int indexOf(const studio::FormDocument *document) const;
    // Null: none is in front (the gallery is, or nothing is open).
    [[nodiscard]] studio::FormDocument *current() const;
    [[nodiscard]] int currentIndex() const { return m_current; }
    [[nodiscard]] QStringList paths() const;

    // Opens a file in a new tab, or shows the tab that has it. One that holds only parameters gives
    // parametersFound().
    void open(const QString &path);
    // Opens several, then shows the one at `current` (-1: none).
    void openAll(const QStringList &paths, int current);
    void close(int index);
    void setCurrent(int index);
    void save(studio::FormDocument *document, const QString &path);

signals:
    void opened(int index);
    // Its views must go now: the document is deleted after this.
    void closing(int index);
    void closed();
    void currentChanged();
    void failed(const gesso::Error &error);
    // A picture of another program: no workflow, but values for one.
    void parametersFound(const QString &path, const gesso::Parameters &parameters);
    void saved(const QString &path);
    // No file is being read any more; well: all that were read since the last time opened.
    void settled(bool well);

private:
    void add(const QString &path, const Result<studio::OpenedFile> &result);

    studio::Studio *m_studio;
    QList<std::shared_ptr<studio::FormDocument>> m_open;
    int m_current = -1;
    QStringList m_reading; // names of files that are on their way
    bool m_allWell = true; // since settled()
    QList<std::pair<QString, Parameters>> m_parameters; // of files that held no workflow
    QString m_wanted; // path that shall be in front once it is read
};

} // namespace gesso::app
