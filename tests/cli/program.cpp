// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace gesso::test {

QList<QByteArray> Ended::lines() const
{
    const QByteArray text = out.trimmed();
    return text.isEmpty() ? QList<QByteArray>() : text.split('\n');
}

std::unique_ptr<QProcess> startGesso(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProgram(QStringLiteral(GESSO_BINARY));
    process->setArguments(arguments);
    process->start();
    return process;
}

Ended waitForEnd(QProcess &process, int timeoutMs)
{
    const bool ended = QTest::qWaitFor(
        [&process] { return process.state() == QProcess::NotRunning; }, timeoutMs);
    if (!ended)
        process.kill();
    const bool orderly = ended && process.exitStatus() == QProcess::NormalExit;
    return {.code = orderly ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

Ended runGesso(const QStringList &arguments, const QByteArray &input)
{
    const auto process = startGesso(arguments);
    process->write(input);
    process->closeWriteChannel();
    return waitForEnd(*process);
}

bool waitForError(QProcess &process, const QByteArray &text, QByteArray *soFar)
{
    return QTest::qWaitFor(
        [&] {
            *soFar += process.readAllStandardError();
            return soFar->contains(text);
        },
        30000);
}

DemoProcess::DemoProcess(const QStringList &options)
    : m_process(startGesso(QStringList {u"serve-demo"_s} + options))
{
    const bool answered = QTest::qWaitFor([this] { return m_process->canReadLine(); }, 30000);
    if (answered)
        m_address = QString::fromUtf8(m_process->readLine()).trimmed();
}

DemoProcess::~DemoProcess()
{
    kill();
}

bool DemoProcess::fault(const QByteArray &json) const
{
    QNetworkAccessManager network;
    QNetworkRequest request {QUrl(QString(m_address + u"/gesso/fault"_s))};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(network.post(request, json));
    const bool ended = QTest::qWaitFor([&reply] { return reply->isFinished(); }, 30000);
    return ended && reply->error() == QNetworkReply::NoError;
}

void DemoProcess::freeze() const
{
    if (m_process->processId() > 0)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGSTOP);
}

void DemoProcess::kill()
{
    m_process->kill();
    (void)waitForEnd(*m_process);
}

Ended DemoProcess::interrupt()
{
    if (m_process->processId() > 0)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
    return waitForEnd(*m_process);
}

Workplace::Workplace()
{
    write(u"small.json"_s, smallWorkflow());
}

QString Workplace::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        QTest::qFail("cannot write a file of the test", __FILE__, __LINE__);
    return file.fileName();
}

QString Workplace::variant(const QString &name, const QByteArray &before,
                           const QByteArray &after) const
{
    if (!smallWorkflow().contains(before))
        QTest::qFail("the small workflow has no such text", __FILE__, __LINE__);
    return write(name, smallWorkflow().replace(before, after));
}

QStringList Workplace::library() const
{
    return {u"--library"_s, path(u"library"_s)};
}

QByteArray smallWorkflow()
{
    return R"({
  "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sdXL_v10VAEFix.safetensors"},
        "_meta": {"title": "Load Checkpoint"}},
  "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 64, "height": 48, "batch_size": 1},
        "_meta": {"title": "Size"}},
  "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a hill", "clip": ["4", 1]},
        "_meta": {"title": "Words"}},
  "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "fog", "clip": ["4", 1]},
        "_meta": {"title": "Words"}},
  "3": {"class_type": "KSampler", "inputs": {"seed": 5, "steps": 4, "cfg": 6.5, "sampler_name": "euler",
        "scheduler": "normal", "denoise": 1, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0],
        "latent_image": ["5", 0]}, "_meta": {"title": "Sampler"}},
  "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]},
        "_meta": {"title": "Decode"}},
  "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "small", "images": ["8", 0]},
        "_meta": {"title": "Save"}}
})";
}

} // namespace gesso::test
