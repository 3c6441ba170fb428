// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/fieldeditor.h"
#include "app/form/inputpictures.h"

#include <QPointer>
#include <QUrl>

namespace gesso {
class ImageField;
}
namespace gesso::studio {
class FormDocument;
}

namespace gesso::app {

// An input picture: a file of this machine that is uploaded when a job is sent, or the name of one
// that the server has.
class ImageEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit ImageEditor(const EditorContext &context);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;
    void refresh() override;

private:
    void useFile(const QString &path);
    void usePicture(const QImage &image);
    void refuseAddress(const QUrl &url);
    void browse();
    void clear();
    void lookAt(const QString &path);
    void show(const QString &path, const Result<PictureInfo> &info);
    void showServerFile();

    ImageField *m_field;
    QPointer<studio::FormDocument> m_document;
    InputPictures *m_pictures;
    FieldId m_id;
    QString m_serverName;
    QString m_shown; // path that is shown or looked at
};

} // namespace gesso::app
