// SPDX-License-Identifier: GPL-3.0-or-later
// gesso_bench [paint] [json] [convert] [preview] [jobs] [memory] [stored]: prints a table of these
// figures (all of them), each a ratio of two things measured in turn in one run.
#include "bench/convertfigures.h"
#include "bench/jobsfigure.h"
#include "bench/jsonfigures.h"
#include "bench/memoryfigure.h"
#include "bench/previewfigure.h"
#include "bench/startfigures.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

constexpr int kFewStored = 10;

class Bench
{
public:
    explicit Bench(QStringList wanted)
        : m_wanted(std::move(wanted))
        , m_out(stdout)
        , m_workflow(m_folder.filePath(u"portrait.json"_s))
        , m_shortest(m_folder.filePath(u"shortest.json"_s))
    {
    }

    int run();

private:
    [[nodiscard]] bool wants(const QString &name) const
    {
        return m_wanted.isEmpty() || m_wanted.contains(name);
    }
    [[nodiscard]] QString home(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] bool writeWorkflows() const;
    void add(const Figure &figure);
    void addStored();

    QStringList m_wanted;
    QTextStream m_out;
    QTemporaryDir m_folder;
    QString m_workflow; // portrait, at a size that costs the demo server little
    QString m_shortest; // the same with one step: the window has a preview made of each
    bool m_allMeasured = true;
};

bool Bench::writeWorkflows() const
{
    QFile shipped(u"" GESSO_SOURCE "/workflows/portrait.json"_s);
    QFile small(m_workflow);
    QFile shortest(m_shortest);
    if (!shipped.open(QIODevice::ReadOnly) || !small.open(QIODevice::WriteOnly)
        || !shortest.open(QIODevice::WriteOnly))
        return false;
    QByteArray text = shipped.readAll();
    text.replace("\"width\": 512", "\"width\": 64").replace("\"height\": 640", "\"height\": 64");
    const bool isSmall = text.count(": 64,") == 2 && small.write(text) == text.size();
    text.replace("\"steps\": 12", "\"steps\": 1");
    return isSmall && text.contains("\"steps\": 1,") && shortest.write(text) == text.size();
}

void Bench::add(const Figure &figure)
{
    print(m_out, figure);
    m_allMeasured = m_allMeasured && figure.sides;
}

void Bench::addStored()
{
    const StoredLibrary many {home(u"many"_s), kManyJobs};
    const StoredLibrary few {home(u"few"_s), kFewStored};
    const Figure memory = memoryFigure(many.folder, m_shortest, home(u"memory"_s));
    if (wants(u"memory"_s))
        add(memory);
    if (!wants(u"stored"_s) || !makeLibrary(few.folder, few.results, m_shortest, home(u"few"_s)))
        return;
    for (const Figure &figure : storedStartFigures(many, few, m_workflow, home(u"stored"_s)))
        add(figure);
}

int Bench::run()
{
    if (!writeWorkflows()) {
        m_out << u"The workflows to measure with could not be written."_s << Qt::endl;
        return 1;
    }
    printHead(m_out);
    if (wants(u"paint"_s))
        add(firstPaintFigure(u"" GESSO_SOURCE "/workflows/portrait.json"_s, home(u"paint"_s)));
    if (wants(u"json"_s)) {
        for (const Figure &figure : jsonFigures())
            add(figure);
    }
    if (wants(u"convert"_s)) {
        for (const Figure &figure : convertFigures(home(u"convert"_s)))
            add(figure);
    }
    if (wants(u"preview"_s))
        add(previewFigure());
    if (wants(u"jobs"_s))
        add(jobsFigure(m_workflow, home(u"jobs"_s)));
    if (wants(u"memory"_s) || wants(u"stored"_s))
        addStored();
    return m_allMeasured ? 0 : 1;
}

} // namespace

} // namespace gesso::bench

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    return gesso::bench::Bench(QApplication::arguments().mid(1)).run();
}
