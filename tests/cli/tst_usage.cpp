// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "support/shared.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using gesso::test::Ended;
using gesso::test::runGesso;
using gesso::test::Workplace;

// The command line as such: help, version, and everything that ends with exit code 2 without a
// server.
class tst_Usage : public QObject
{
    Q_OBJECT

private slots:
    void help_data();
    void help();
    void version();
    void manPageNamesEveryOption_data();
    void manPageNamesEveryOption();
    void completionsNameEveryOption_data();
    void completionsNameEveryOption();
    void wrongUsage_data();
    void wrongUsage();
    void badFile_data();
    void badFile();
    void missingFile();
    void unreadableWorkflowFromStandardInput();
};

namespace {

QStringList optionsInHelp(const QString &command)
{
    const QStringList arguments
        = command.isEmpty() ? QStringList {u"--help"_s} : QStringList {command, u"--help"_s};
    const QString help = QString::fromUtf8(runGesso(arguments).out);
    QStringList names;
    static const QRegularExpression option(u"^  (?:-\\w, )?(--[a-z-]+)"_s,
                                           QRegularExpression::MultilineOption);
    for (auto match = option.globalMatch(help); match.hasNext();)
        names.append(match.next().captured(1));
    return names;
}

QByteArray sourceFile(const QString &name)
{
    return gesso::test::readFile(QStringLiteral(GESSO_SOURCE) + u'/' + name);
}

void eachCommand()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("the window") << QString();
    QTest::newRow("run") << u"run"_s;
    QTest::newRow("info") << u"info"_s;
    QTest::newRow("convert") << u"convert"_s;
    QTest::newRow("serve-demo") << u"serve-demo"_s;
}

} // namespace

void tst_Usage::help_data()
{
    eachCommand();
}

void tst_Usage::help()
{
    QFETCH(QString, command);
    const QStringList arguments
        = command.isEmpty() ? QStringList {u"--help"_s} : QStringList {command, u"--help"_s};
    const Ended ended = runGesso(arguments);
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    const QString usage = QString(u"Usage: gesso "_s + command).trimmed();
    QVERIFY2(ended.out.startsWith(usage.toUtf8()), ended.out.constData());
    QVERIFY(optionsInHelp(command).size() > 2);
}

void tst_Usage::version()
{
    for (const QStringList &arguments :
         {QStringList {u"--version"_s}, {u"run"_s, u"--version"_s}}) {
        const Ended ended = runGesso(arguments);
        QCOMPARE(ended.code, 0);
        QVERIFY(QRegularExpression(u"^gesso [0-9]+\\.[0-9]+\\.[0-9]+\n$"_s)
                    .match(QString::fromUtf8(ended.out))
                    .hasMatch());
    }
}

void tst_Usage::manPageNamesEveryOption_data()
{
    eachCommand();
}

void tst_Usage::manPageNamesEveryOption()
{
    QFETCH(QString, command);
    QString page = QString::fromUtf8(sourceFile(u"packaging/man/gesso.1.in"_s));
    page.replace(u"\\-"_s, u"-"_s);
    const QString heading = command.isEmpty()
        ? u".SH THE WINDOW\n"_s
        : QString(u".SH GESSO "_s + command.toUpper() + u'\n');
    const qsizetype begin = page.indexOf(heading);
    QVERIFY2(begin >= 0, qPrintable(heading));
    const QString section = page.mid(begin, page.indexOf(u"\n.SH "_s, begin) - begin);
    for (const QString &option : optionsInHelp(command)) {
        if (option == "--help"_L1 || option == "--version"_L1)
            QVERIFY(page.contains(option));
        else
            QVERIFY2(section.contains(QRegularExpression(u"^\\.BI? "_s + option + u"\\b|^\\.BR "_s
                                                             + option + u"\\b"_s,
                                                         QRegularExpression::MultilineOption)),
                     qPrintable(option));
    }
}

void tst_Usage::completionsNameEveryOption_data()
{
    eachCommand();
}

void tst_Usage::completionsNameEveryOption()
{
    QFETCH(QString, command);
    const QByteArray bash = sourceFile(u"packaging/completions/gesso.bash"_s);
    const QByteArray zsh = sourceFile(u"packaging/completions/_gesso"_s);
    QVERIFY(bash.contains(command.toUtf8()));
    QVERIFY(zsh.contains(command.toUtf8()));
    for (const QString &option : optionsInHelp(command)) {
        QVERIFY2(bash.contains(option.toUtf8()), qPrintable(option));
        QVERIFY2(zsh.contains(option.toUtf8()), qPrintable(option));
    }
}

void tst_Usage::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    const QString file = u"x.json"_s;
    QTest::newRow("a command that there is not")
        << QStringList {u"frobnicate"_s} << "run, info, convert, serve-demo"_ba;
    QTest::newRow("an option that there is not")
        << QStringList {u"run"_s, file, u"--sed"_s, u"1"_s} << "sed"_ba;
    QTest::newRow("run without a file") << QStringList {u"run"_s} << "file is missing"_ba;
    QTest::newRow("run with two files") << QStringList {u"run"_s, file, u"y.json"_s} << "y.json"_ba;
    QTest::newRow("an option without its value")
        << QStringList {u"run"_s, file, u"--count"_s} << "count"_ba;
    QTest::newRow("a count of none")
        << QStringList {u"run"_s, file, u"--count"_s, u"0"_s} << "1 to 999"_ba;
    QTest::newRow("a count of a thousand")
        << QStringList {u"run"_s, file, u"--count"_s, u"1000"_s} << "1 to 999"_ba;
    QTest::newRow("a count that is no number")
        << QStringList {u"run"_s, file, u"--count"_s, u"two"_s} << "two"_ba;
    QTest::newRow("a negative seed")
        << QStringList {u"run"_s, file, u"--seed"_s, u"-1"_s} << "18446744073709551615"_ba;
    QTest::newRow("a seed of 2^64")
        << QStringList {u"run"_s, file, u"--seed"_s, u"18446744073709551616"_s}
        << "18446744073709551615"_ba;
    QTest::newRow("a seed that is a word")
        << QStringList {u"run"_s, file, u"--seed"_s, u"any"_s} << "random"_ba;
    QTest::newRow("a set without a value")
        << QStringList {u"run"_s, file, u"--set"_s, u"steps"_s} << "FIELD=VALUE"_ba;
    QTest::newRow("a set without a field")
        << QStringList {u"run"_s, file, u"--set"_s, u"=3"_s} << "FIELD=VALUE"_ba;
    QTest::newRow("server and demo")
        << QStringList {u"run"_s, file, u"--demo"_s, u"--server"_s, u"a:1"_s}
        << "exclude each other"_ba;
    QTest::newRow("an address that is none")
        << QStringList {u"run"_s, file, u"--server"_s, u"ftp://a"_s} << "--server"_ba;
    QTest::newRow("a time out of nothing")
        << QStringList {u"run"_s, file, u"--timeout"_s, u"0"_s} << "--timeout"_ba;
    QTest::newRow("info without a file") << QStringList {u"info"_s} << "file is missing"_ba;
    QTest::newRow("info with two sources of classes")
        << QStringList {u"info"_s, file, u"--server"_s, u"a:1"_s, u"--object-info"_s, u"b"_s}
        << "exclude each other"_ba;
    QTest::newRow("a port that there is not")
        << QStringList {u"serve-demo"_s, u"--port"_s, u"65536"_s} << "65535"_ba;
    QTest::newRow("a negative speed")
        << QStringList {u"serve-demo"_s, u"--speed"_s, u"-1"_s} << "--speed"_ba;
    QTest::newRow("serve-demo with a file") << QStringList {u"serve-demo"_s, file} << "x.json"_ba;
    QTest::newRow("the window with a wrong option") << QStringList {u"--serve"_s} << "serve"_ba;
}

void tst_Usage::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    const Ended ended = runGesso(arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains(words), ended.err.constData());
    QVERIFY2(ended.err.contains("--help"), ended.err.constData());
    QCOMPARE(ended.err.count('\n'), 1);
}

void tst_Usage::badFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("an empty file") << QByteArray() << "empty"_ba;
    QTest::newRow("broken JSON") << "{\"1\": {\n  \"class_type\": }}"_ba
                                 << "line 2"_ba;
    QTest::newRow("a picture") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452")
                               << "PNG"_ba;
    QTest::newRow("brackets without end") << QByteArray(100000, '[') << "file.json"_ba;
    QTest::newRow("a list") << "[1, 2]"_ba
                            << "file.json"_ba;
}

void tst_Usage::badFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, words);
    const Workplace place;
    const QString file = place.write(u"file.json"_s, bytes);
    // An address at which nobody is: the file comes first.
    for (const QStringList &arguments :
         {QStringList {u"run"_s, file, u"--server"_s, u"127.0.0.1:1"_s},
          QStringList {u"info"_s, file}}) {
        const Ended ended = runGesso(arguments);
        QCOMPARE(ended.code, 2);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains(words), ended.err.constData());
        QVERIFY2(ended.err.contains("file.json"), ended.err.constData());
    }
}

void tst_Usage::missingFile()
{
    for (const QString &command : {u"run"_s, u"info"_s}) {
        const Ended ended = runGesso({command, u"/nowhere/at-all.json"_s});
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains("/nowhere/at-all.json"), ended.err.constData());
        QCOMPARE(runGesso({command, QStringLiteral(GESSO_SOURCE)}).code, 2); // a folder
    }
}

void tst_Usage::unreadableWorkflowFromStandardInput()
{
    const Ended ended = runGesso({u"info"_s, u"-"_s}, "{"_ba);
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains("standard input"), ended.err.constData());
}

QTEST_GUILESS_MAIN(tst_Usage)
#include "tst_usage.moc"
