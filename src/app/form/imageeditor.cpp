// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/imageeditor.h"

#include "app/form/fieldlabel.h"
#include "base/whendone.h"
#include "studio/formdocument.h"
#include "widgets/editors/imagefield.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gesso::app {

ImageEditor::ImageEditor(const EditorContext &context)
    : FieldEditor(new ImageField(context.parent))
    , m_field(qobject_cast<ImageField *>(widget()))
    , m_document(context.document)
    , m_pictures(context.pictures)
{
    connect(m_field, &ImageField::browseRequested, this, &ImageEditor::browse);
    connect(m_field, &ImageField::fileDropped, this, &ImageEditor::useFile);
    connect(m_field, &ImageField::imageDropped, this, &ImageEditor::usePicture);
    connect(m_field, &ImageField::urlDropped, this, &ImageEditor::refuseAddress);
    connect(m_field, &ImageField::cleared, this, &ImageEditor::clear);
}

void ImageEditor::setField(const Field &field)
{
    m_id = field.id;
    m_field->setDropText(tr("Use as %1").arg(field.label.toLower()));
}

void ImageEditor::setValue(const json::Value &value)
{
    m_serverName = value.toString();
    refresh();
}

void ImageEditor::refresh()
{
    const QString path = m_document->inputFile(m_id);
    if (path.isEmpty())
        showServerFile();
    else
        lookAt(path);
}

void ImageEditor::showServerFile()
{
    m_shown.clear();
    if (m_serverName.isEmpty())
        m_field->setEmpty();
    else
        m_field->setFilled(m_serverName, tr("on the server"), {});
}

void ImageEditor::lookAt(const QString &path)
{
    if (path == m_shown)
        return;
    m_shown = path;
    m_field->setFilled(QFileInfo(path).fileName(), {}, {});
    whenDone(m_pictures->look(path), this,
             [this, path](const Result<PictureInfo> &info) { show(path, info); });
}

void ImageEditor::show(const QString &path, const Result<PictureInfo> &info)
{
    if (path != m_shown)
        return;
    const QString name = QFileInfo(path).fileName();
    if (!info) {
        m_field->setMissing(name, info.error().message);
        return;
    }
    const QString detail = tr("%1 × %2").arg(info->size.width()).arg(info->size.height());
    m_field->setFilled(name, detail, info->thumbnail);
}

void ImageEditor::useFile(const QString &path)
{
    m_shown.clear(); // the same file may have changed on disk
    m_document->setInputFile(m_id, path);
    refresh();
}

void ImageEditor::usePicture(const QImage &image)
{
    whenDone(m_pictures->keep(image), this, [this](const Result<QString> &path) {
        if (path)
            useFile(*path);
        else
            m_field->setMissing(tr("Picture"), path.error().message);
    });
}

void ImageEditor::refuseAddress(const QUrl &url)
{
    m_shown.clear();
    m_field->setMissing(url.fileName(),
                        tr("Only its address came. Copy the picture there and paste it here."));
}

void ImageEditor::browse()
{
    m_pictures->choose(m_field, [guard = QPointer(this)](const QString &path) {
        if (guard)
            guard->useFile(path);
    });
}

void ImageEditor::clear()
{
    if (!m_document->inputFile(m_id).isEmpty())
        m_document->setInputFile(m_id, {});
    else
        emit edited(QString());
    refresh();
}

} // namespace gesso::app
