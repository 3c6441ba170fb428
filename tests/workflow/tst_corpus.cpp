// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/writer.h"
#include "workflow/make.h"

#include <QDirIterator>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace gesso;

// Real workflows and real catalogues.
class TestCorpus : public QObject
{
    Q_OBJECT

private slots:
    void readsCatalogues_data();
    void readsCatalogues();
    void opensAndWritesBackUnchanged();
    void findsTheRolesOfRealWorkflows_data();
    void findsTheRolesOfRealWorkflows();
};

namespace {

// Whether a sampler of core is in the workflow; all of them are on the way to an output in these
// files.
bool hasSampler(const Prompt &prompt)
{
    static const std::set<QString> samplers {u"KSampler"_s, u"KSamplerAdvanced"_s,
                                             u"SamplerCustom"_s, u"SamplerCustomAdvanced"_s};
    const QStringList nodes = prompt.nodeIds();
    return std::ranges::any_of(
        nodes, [&prompt](const QString &node) { return samplers.contains(prompt.classOf(node)); });
}

void checkFields(const Form &form, const Prompt &prompt)
{
    std::set<FieldId> ids;
    for (const Field &field : form.fields) {
        QVERIFY(ids.insert(field.id).second);
        QVERIFY(!field.label.isEmpty());
        QVERIFY(field.absent != prompt.input(field.id).has_value());
        if (const auto result = checkValue(field, field.value);
            result && field.kind != FieldKind::Choice)
            QCOMPARE(valueFromText(field, textFromValue(field.value)).ok(), true);
    }
    std::set<FieldId> shown(form.main.begin(), form.main.end());
    for (const FieldGroup &group : form.groups)
        shown.insert(group.fields.begin(), group.fields.end());
    QCOMPARE(shown, ids);
}

} // namespace

void TestCorpus::readsCatalogues_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("the newer server's catalogue")
        << u"recordings/object_info.json"_s << qsizetype {887};
    QTest::newRow("the older server's catalogue")
        << u"recordings/old-0.3.64/object_info.json"_s << qsizetype {495};
}

void TestCorpus::readsCatalogues()
{
    GESSO_NEED_SHARED();
    QFETCH(const QString, path);
    const QByteArray bytes = test::readShared(path);
    const auto catalogue = Catalogue::read(bytes);
    QVERIFY(catalogue.ok());
    QTEST((*catalogue)->size(), "count");
    QCOMPARE((*catalogue)->skipped(), QStringList());
    const json::Value whole = *json::readValue(bytes);
    for (const json::Member &member : whole.object()) {
        const auto found = (*catalogue)->find(QString::fromStdString(member.key));
        QVERIFY(found != nullptr);
        // Kept whole, unknown keys and all.
        QCOMPARE(json::Value(found->json), member.value);
    }
}

void TestCorpus::opensAndWritesBackUnchanged()
{
    GESSO_NEED_SHARED();
    QDirIterator files(test::sharedPath(u"conversion"_s), {u"*.api.json"_s});
    int count = 0;
    while (files.hasNext()) {
        const QByteArray bytes = test::readFile(files.next());
        const auto document = Document::read(bytes, files.fileName());
        if (!document && json::read(bytes)->root().size() == 0)
            continue;
        QVERIFY2(document.ok(), qPrintable(files.fileName()));
        QCOMPARE(*json::readValue(document->write()), *json::readValue(bytes));
        const auto again = Document::read(document->write(), files.fileName());
        QCOMPARE(again->write(), document->write());
        ++count;
    }
    QVERIFY(count > 400);
}

void TestCorpus::findsTheRolesOfRealWorkflows_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("with the newer server's classes") << u"recordings/object_info.json"_s;
    QTest::newRow("with the older server's classes") << u"recordings/old-0.3.64/object_info.json"_s;
    QTest::newRow("without a server") << QString();
}

// Those that lack a role in these counts have no such value: the prompt is made by another node,
// the size is that of a picture, the steps are a list of sigmas, or the conversion of the file
// itself went wrong.
void TestCorpus::findsTheRolesOfRealWorkflows()
{
    GESSO_NEED_SHARED();
    QFETCH(const QString, path);
    const auto catalogue = path.isEmpty() ? nullptr : test::catalogueOf(test::readShared(path));
    std::map<Role, int> found;
    int samplers = 0;
    int outputs = 0;
    QDirIterator files(test::sharedPath(u"conversion"_s), {u"*.api.json"_s});
    while (files.hasNext()) {
        const auto document = Document::read(test::readFile(files.next()), files.fileName());
        if (!document)
            continue;
        const Form form = makeForm(document->prompt(), catalogue.get());
        checkFields(form, document->prompt());
        outputs += form.outputs.isEmpty() ? 0 : 1;
        if (!hasSampler(document->prompt()))
            continue;
        ++samplers;
        for (const Role role : {Role::Positive, Role::Negative, Role::Seed, Role::Steps,
                                Role::Guidance, Role::Width, Role::Sampler})
            found[role] += form.find(role) == nullptr ? 0 : 1;
    }
    QCOMPARE(samplers, 240);
    QVERIFY2(outputs >= 430, qPrintable(QString::number(outputs)));
    QVERIFY2(found[Role::Positive] >= 219, qPrintable(QString::number(found[Role::Positive])));
    QVERIFY2(found[Role::Negative] >= 179, qPrintable(QString::number(found[Role::Negative])));
    QVERIFY2(found[Role::Seed] >= 233, qPrintable(QString::number(found[Role::Seed])));
    QVERIFY2(found[Role::Steps] >= 229, qPrintable(QString::number(found[Role::Steps])));
    QVERIFY2(found[Role::Guidance] >= 229, qPrintable(QString::number(found[Role::Guidance])));
    QVERIFY2(found[Role::Width] >= 153, qPrintable(QString::number(found[Role::Width])));
    QVERIFY2(found[Role::Sampler] >= 232, qPrintable(QString::number(found[Role::Sampler])));
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
