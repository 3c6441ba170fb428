// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/caption.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/themecontroller.h"
#include "widgets/theme/themestyle.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textHasContrast_data();
    void textHasContrast();
    void changesWithoutARestart();
    void textGrows();
    void everyIconDraws();
    void iconsFollowStateAndScale();
    void noColourElsewhere();
};

void TestTheme::textHasContrast_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("back");
    QTest::addColumn<double>("least");
    for (const Theme &t : {Theme::dark(), Theme::light()}) {
        const QByteArray name = t.isDark ? "dark" : "light";
        const auto row = [&](const char *what, const QColor &text, const QColor &back,
                             double least) {
            QTest::newRow(QByteArray(name + ": " + what).constData()) << text << back << least;
        };
        row("text on panel", t.text, t.panel, 4.5);
        row("text on select", t.text, t.select, 4.5);
        row("text-2 on panel", t.text2, t.panel, 4.5);
        row("text-2 on canvas", t.text2, t.canvas, 4.5);
        row("text-3 on panel", t.text3, t.panel, 4.5);
        row("text-3 on menu", t.text3, t.menu, 4.5);
        row("links on panel", t.accentText, t.panel, 4.5);
        row("danger on danger-back", t.danger, t.dangerBack, 4.5);
        row("white on accent", t.onAccent, t.accent, 4.5);
        row("white on accent-hover", t.onAccent, t.accentHover, 4.5);
        row("white on accent-press", t.onAccent, t.accentPress, 4.5);
        row("focus on field", t.focus, t.field, 3);
        row("field edge", t.lineStrong, t.panel, 3);
        row("fill on track", t.fill, t.track, 3);
    }
}

void TestTheme::textHasContrast()
{
    QFETCH(QColor, text);
    QFETCH(QColor, back);
    QFETCH(double, least);
    QVERIFY2(contrast(text, back) >= least, qPrintable(QString::number(contrast(text, back))));
}

void TestTheme::changesWithoutARestart()
{
    ThemeController controller(qApp);
    controller.setScheme(Scheme::Dark);
    QWidget window;
    window.resize(100, 100);
    auto *caption = new Caption(u"x"_s, Type::Base, Ink::Text2, &window);
    window.show();
    QCOMPARE(themeOf(&window).panel, Theme::dark().panel);
    QCOMPARE(window.grab().toImage().pixelColor(50, 90), Theme::dark().panel);
    QSignalSpy changed(&controller, &ThemeController::themeChanged);
    controller.setScheme(Scheme::Light);
    QCOMPARE(changed.count(), 1);
    // Qt posts the change to the widgets.
    QTRY_COMPARE(window.grab().toImage().pixelColor(50, 90), Theme::light().panel);
    QCOMPARE(caption->palette().color(QPalette::WindowText), Theme::light().text2);
    QCOMPARE(QApplication::palette().color(QPalette::Highlight), Theme::light().select);
    controller.setScheme(Scheme::Light);
    QCOMPARE(changed.count(), 1);
}

void TestTheme::textGrows()
{
    ThemeController controller(qApp);
    QLineEdit edit;
    QPushButton button(u"Export…"_s);
    QCOMPARE(edit.sizeHint().height(), 28);
    QCOMPARE(button.sizeHint().height(), 28);
    controller.setTextScale(2);
    QVERIFY(edit.sizeHint().height() >= QFontMetrics(edit.font()).height() + 8);
    QVERIFY(edit.sizeHint().height() > 34);
    QVERIFY(button.sizeHint().height() > 34);
    controller.setTextScale(1);
    QCOMPARE(edit.sizeHint().height(), 28);
}

void TestTheme::everyIconDraws()
{
    const QStringList files = QDir(u":/gesso/icons"_s).entryList();
    QCOMPARE(files.size(), 86);
    for (const QString &file : files) {
        const QString name = file.chopped(4);
        const QImage image = icon(name).pixmap(QSize(16, 16), 1.0).toImage();
        bool drawn = false;
        for (int y = 0; y < 16 && !drawn; ++y) {
            for (int x = 0; x < 16 && !drawn; ++x)
                drawn = image.pixelColor(x, y).alpha() > 100;
        }
        QVERIFY2(drawn, qPrintable(name));
    }
    const QImage unknown = icon(u"no such icon").pixmap(QSize(16, 16), 1.0).toImage();
    QCOMPARE(unknown.pixelColor(8, 8).alpha(), 0);
}

void TestTheme::iconsFollowStateAndScale()
{
    ThemeController controller(qApp);
    controller.setScheme(Scheme::Dark);
    const QIcon stop = icon(u"stop");
    const auto colour = [&stop](QIcon::Mode mode, QIcon::State state) {
        return stop.pixmap(QSize(32, 32), 1.0, mode, state).toImage().pixelColor(16, 16);
    };
    QCOMPARE(colour(QIcon::Normal, QIcon::Off), Theme::dark().text2);
    QCOMPARE(colour(QIcon::Active, QIcon::Off), Theme::dark().text);
    QCOMPARE(colour(QIcon::Normal, QIcon::On), Theme::dark().accentText);
    QCOMPARE(colour(QIcon::Disabled, QIcon::Off), Theme::dark().textOff);
    controller.setScheme(Scheme::Light);
    QCOMPARE(colour(QIcon::Normal, QIcon::Off), Theme::light().text2);
    QCOMPARE(stop.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    QCOMPARE(icon(u"stop", Ink::Danger).pixmap(QSize(32, 32), 1.0).toImage().pixelColor(16, 16),
             Theme::light().danger);
}

// Colours are written in theme.cpp and nowhere else.
void TestTheme::noColourElsewhere()
{
    const QRegularExpression colour(
        u"#[0-9a-fA-F]{6}\\b|QColor\\(\\s*(0x|\\d|\"|u\")|Qt::(red|green|blue|white|black|gray|darkGray|lightGray|yellow)\\b"_s);
    QDirIterator files(QStringLiteral(GESSO_SOURCE "/src/widgets"), {u"*.cpp"_s, u"*.h"_s},
                       QDir::Files, QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(u"theme/theme.cpp"_s))
            continue;
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const auto match = colour.match(text);
        QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + u": "_s + match.captured()));
        ++looked;
    }
    QVERIFY(looked > 40);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
