// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "workflow/make.h"
#include "workflow/nodeclass.h"

#include <QDir>
#include <QFile>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace gesso;

// What a form finds in real workflows that have a sampler (issue 5, 3.1): positive, negative, seed,
// steps, size, model and output. data/roles-left-out.json says which files do not have one of them,
// and why.
class TestGraphRoles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void rolesAreFound_data();
    void rolesAreFound();
    void cleanupTestCase();

private:
    struct Count
    {
        int found = 0;
        int wanted = 0;
    };

    json::Value m_leftOut;
    std::map<std::string, Count> m_counts;
};

namespace {

bool makesLatents(const NodeClass &nodeClass)
{
    return nodeClass.outputTypes.contains(u"LATENT"_s)
        && !nodeClass.outputTypes.contains(u"GUIDER"_s);
}

// By the classes alone, not as the form does it.
bool isSamplerClass(const NodeClass &nodeClass)
{
    if (!makesLatents(nodeClass))
        return false;
    const bool counts
        = nodeClass.input(u"seed"_s) != nullptr && nodeClass.input(u"steps"_s) != nullptr;
    const bool custom = std::ranges::any_of(
        nodeClass.inputs, [](const InputSpec &input) { return input.type == u"SIGMAS"_s; });
    return counts || custom || nodeClass.name == "KSamplerAdvanced"_L1;
}

bool hasSampler(const Prompt &official)
{
    const QStringList nodes = official.nodeIds();
    return std::ranges::any_of(nodes, [&official](const QString &node) {
        const auto nodeClass = test::newerCatalogue()->find(official.classOf(node));
        return nodeClass != nullptr && isSamplerClass(*nodeClass);
    });
}

// Whether something is linked to a negative side, be it a text or nothing.
bool hasNegativeSide(const Prompt &official)
{
    const QStringList nodes = official.nodeIds();
    return std::ranges::any_of(nodes, [&official](const QString &node) {
        const json::Value *negative = official.inputs(node).find("negative");
        const auto nodeClass = test::newerCatalogue()->find(official.classOf(node));
        return negative != nullptr && negative->isArray() && nodeClass != nullptr
            && (isSamplerClass(*nodeClass) || nodeClass->outputTypes.contains(u"GUIDER"_s));
    });
}

std::set<std::string> foundIn(const Form &form)
{
    static const std::map<Role, const char *> kNames {
        {Role::Positive, "positive"}, {Role::Negative, "negative"},    {Role::Seed, "seed"},
        {Role::Steps, "steps"},       {Role::Width, "size"},           {Role::Height, "size"},
        {Role::AspectRatio, "size"},  {Role::Megapixels, "size"},      {Role::SideLength, "size"},
        {Role::Checkpoint, "model"},  {Role::DiffusionModel, "model"},
    };
    std::set<std::string> found;
    for (const Field &field : form.fields) {
        if (const auto name = kNames.find(field.role); name != kNames.end())
            found.insert(name->second);
    }
    if (!form.outputs.isEmpty())
        found.insert("output");
    return found;
}

} // namespace

void TestGraphRoles::initTestCase()
{
    QFile file(QStringLiteral(GESSO_TEST_DATA "/roles-left-out.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = json::readValue(file.readAll());
    QVERIFY(read.ok());
    m_leftOut = *read;
}

void TestGraphRoles::rolesAreFound_data()
{
    GESSO_NEED_SHARED();
    QTest::addColumn<QString>("name");
    for (const QString &name : test::pairNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestGraphRoles::rolesAreFound()
{
    GESSO_NEED_SHARED();
    QFETCH(const QString, name);
    const Prompt official
        = test::promptOf(test::readShared(u"conversion/"_s + name + u".api.json"_s));
    if (!hasSampler(official))
        return;
    Document document
        = Document::read(test::readShared(u"conversion/"_s + name + u".workflow.json"_s), name)
              .valueOr(Document());
    document.setCatalogue(test::newerCatalogue());
    const std::set<std::string> found = foundIn(makeForm(document, test::newerCatalogue().get()));
    QStringList wrong;
    for (const json::Member &part : std::as_const(m_leftOut).object()) {
        if (part.key == "negative" && !hasNegativeSide(official))
            continue;
        Count &count = m_counts[part.key];
        ++count.wanted;
        const bool isFound = found.contains(part.key);
        count.found += isFound ? 1 : 0;
        const bool isLeftOut = std::ranges::any_of(
            part.value.object(), [&name](const json::Member &reason) {
                return std::ranges::any_of(reason.value.array(), [&name](const json::Value &file) {
                    return file.toString() == name;
                });
            });
        if (isFound == isLeftOut)
            wrong << QString::fromStdString(part.key)
                    + (isFound ? u" is found after all"_s : u" is not found"_s);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u", "_s)));
}

void TestGraphRoles::cleanupTestCase()
{
    for (const auto &[part, count] : m_counts)
        qInfo("%s: found in %d of %d", part.c_str(), count.found, count.wanted);
}

QTEST_GUILESS_MAIN(TestGraphRoles)
#include "tst_graphroles.moc"
