// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace gesso::comfy {

// A request body that can be read once. QNetworkAccessManager of Qt 6.4 sends a POST again by
// itself when the connection closes before the answer; a body that cannot be rewound is what keeps
// it from posting a prompt twice.
class OnceBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qsizetype m_read = 0;
};

} // namespace gesso::comfy
