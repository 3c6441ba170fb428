// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "json/writer.h"
#include "workflow/comparison.h"
#include "workflow/graph/conversion.h"
#include "workflow/graph/savedgraphreader.h"
#include "workflow/make.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace gesso;

namespace {

// The pair that one row of the test is about, with what conversion/exceptions.json says of it.
class Exceptions
{
public:
    Exceptions()
        : m_json(*json::readValue(test::readShared(u"conversion/exceptions.json"_s)))
    {
    }

    // Files that are not compared at all, each for a fault of the official answer.
    [[nodiscard]] bool isSetAside(const QString &name) const
    {
        return std::ranges::any_of(m_json["faults"].array(), [&name](const json::Value &fault) {
            return fault["file"].toString() == name && fault["node"].isNull();
        });
    }
    [[nodiscard]] test::ComparisonRules rulesFor(const QString &name) const
    {
        return {.titles = {},
                .presenceOnly = inputsOf("not_derivable", name),
                .ignored = inputsOf("faults", name)};
    }

private:
    [[nodiscard]] std::set<std::pair<QString, QString>> inputsOf(const char *list,
                                                                 const QString &name) const
    {
        std::set<std::pair<QString, QString>> inputs;
        for (const json::Value &entry : m_json[list].array()) {
            if (entry["file"].toString() == name)
                inputs.emplace(entry["node"].toString(), entry["input"].toString());
        }
        return inputs;
    }

    json::Value m_json;
};

} // namespace

// The official editor's own answers for 438 template and example workflows.
class TestGraphPairs : public QObject
{
    Q_OBJECT

private slots:
    void convertsAsTheEditorDoes_data();
    void convertsAsTheEditorDoes();
    void keepsTheEditorsOrderOfKeys();

private:
    [[nodiscard]] Result<Conversion> convert(const QString &name);

    test::CataloguePtr m_catalogue;
    std::unique_ptr<ClassShapes> m_shapes;
};

Result<Conversion> TestGraphPairs::convert(const QString &name)
{
    if (m_shapes == nullptr) {
        m_catalogue = test::newerCatalogue();
        m_shapes = std::make_unique<ClassShapes>(m_catalogue.get());
    }
    const auto parsed = json::read(test::readShared(u"conversion/%1.workflow.json"_s.arg(name)));
    if (!parsed)
        return parsed.error();
    auto workflow = readSavedWorkflow(*parsed, parsed->root());
    if (!workflow)
        return workflow.error();
    SystemRandomSource random;
    return convertGraph(*std::move(workflow), *m_shapes,
                        {.random = &random, .now = QDateTime::currentDateTime()});
}

void TestGraphPairs::convertsAsTheEditorDoes_data()
{
    GESSO_NEED_SHARED();
    QTest::addColumn<QString>("name");
    const Exceptions exceptions;
    int compared = 0;
    int aside = 0;
    for (const QString &name : test::pairNames()) {
        if (exceptions.isSetAside(name)) {
            ++aside;
            continue;
        }
        QTest::newRow(qPrintable(name)) << name;
        ++compared;
    }
    QCOMPARE(compared, 435);
    QCOMPARE(aside, 3);
}

void TestGraphPairs::convertsAsTheEditorDoes()
{
    QFETCH(const QString, name);
    const auto conversion = convert(name);
    if (!conversion)
        QFAIL(qPrintable(conversion.error().toLine()));
    test::ComparisonRules rules = Exceptions().rulesFor(name);
    rules.titles = test::savedTitles(
        *json::readValue(test::readShared(u"conversion/%1.workflow.json"_s.arg(name))));
    const json::Value expected
        = *json::readValue(test::readShared(u"conversion/%1.api.json"_s.arg(name)));
    const auto found = test::comparePrompts(expected, json::Value(conversion->prompt), rules);
    QVERIFY2(!found, qPrintable(found.value_or(QString())));
}

void TestGraphPairs::keepsTheEditorsOrderOfKeys()
{
    GESSO_NEED_SHARED();
    const Exceptions exceptions;
    for (const QString &name : test::pairNames()) {
        if (exceptions.isSetAside(name))
            continue;
        const auto conversion = convert(name);
        QVERIFY2(conversion.ok(), qPrintable(name));
        const json::Value expected
            = *json::readValue(test::readShared(u"conversion/%1.api.json"_s.arg(name)));
        auto node = conversion->prompt.begin();
        for (const json::Member &member : expected.object()) {
            QCOMPARE(node->key, member.key);
            auto input = node->value["inputs"].object().begin();
            for (const json::Member &value : member.value["inputs"].object()) {
                if (member.value.object().contains("class_type"))
                    QVERIFY2((input++)->key == value.key,
                             qPrintable(name + u' ' + QString::fromStdString(member.key)));
            }
            ++node;
        }
    }
}

QTEST_GUILESS_MAIN(TestGraphPairs)
#include "tst_graphpairs.moc"
