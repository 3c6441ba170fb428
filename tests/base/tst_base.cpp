// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/randomsource.h"
#include "base/result.h"
#include "base/worker.h"
#include "support/await.h"

#include <QTest>

#include <deque>
#include <limits>
#include <set>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestBase : public QObject
{
    Q_OBJECT

private slots:
    void everyKindOfErrorHasItsWord();
    void errorsMakeOneLine();
    void resultsHoldAValueOrAnError();
    void randomValuesCoverTheWholeRange();
    void randomValuesNeverLeaveTheRange();
    void everyRandomValueIsAsLikely();
    void workersRunInOrderAndFinish();
};

namespace {

// Gives what it is told, then zeros.
class Told final : public RandomSource
{
public:
    explicit Told(std::deque<quint64> values)
        : m_values(std::move(values))
    {
    }
    quint64 next() override
    {
        if (m_values.empty())
            return 0;
        const quint64 value = m_values.front();
        m_values.pop_front();
        return value;
    }

private:
    std::deque<quint64> m_values;
};

constexpr quint64 kMost = std::numeric_limits<quint64>::max();

} // namespace

void TestBase::everyKindOfErrorHasItsWord()
{
    std::set<QString> words;
    for (int i = 0; i <= static_cast<int>(Error::Kind::DiskFull); ++i) {
        const auto kind = static_cast<Error::Kind>(i);
        QCOMPARE(kindFromName(kindName(kind)), kind);
        words.insert(kindName(kind));
    }
    QCOMPARE(words.size(), static_cast<std::size_t>(Error::Kind::DiskFull) + 1);
    QCOMPARE(kindFromName(u"no such word"), Error::Kind::Invalid);
}

void TestBase::errorsMakeOneLine()
{
    const Error error {.kind = Error::Kind::Io, .message = u"It broke."_s, .advice = u"Mend it."_s};
    QCOMPARE(error.toLine(), u"It broke. Mend it."_s);
    QCOMPARE(error.at(u"here"_s).toLine(), u"here: It broke. Mend it."_s);
    QCOMPARE(error.at(u"here"_s).kind, Error::Kind::Io);
}

void TestBase::resultsHoldAValueOrAnError()
{
    const Result<int> good = 5;
    const Result<int> bad = Error {.message = u"no"_s};
    QVERIFY(good.ok());
    QCOMPARE(*good, 5);
    QCOMPARE(*good.map([](int value) { return value * 2; }), 10);
    QVERIFY(!bad);
    QCOMPARE(bad.valueOr(7), 7);
    QCOMPARE(bad.map([](int value) { return value * 2; }).error().message, u"no"_s);
    QVERIFY(Result<void>().ok());
    QVERIFY(!Result<void>(Error {.message = u"no"_s}).ok());
}

void TestBase::randomValuesCoverTheWholeRange()
{
    QCOMPARE(Told({kMost}).between(0, kMost), kMost);
    QCOMPARE(Told({0}).between(0, kMost), quint64 {0});
    QCOMPARE(Told({9}).between(5, 5), quint64 {5});
    QCOMPARE(Told({1}).between(kMost - 1, kMost), kMost);
    QCOMPARE(Told({kMost - 1}).between(0, kMost - 1), kMost - 1);
}

void TestBase::randomValuesNeverLeaveTheRange()
{
    SystemRandomSource random;
    for (int i = 0; i < 10000; ++i) {
        const quint64 value = random.between(10, 16);
        QVERIFY(value >= 10 && value <= 16);
    }
}

// 2^64 is no multiple of 10: the six values that are left over are drawn again.
void TestBase::everyRandomValueIsAsLikely()
{
    QCOMPARE(Told({kMost, kMost - 5, 3}).between(0, 9), quint64 {3});
    QCOMPARE(Told({kMost - 6, 3}).between(0, 9), quint64 {9});
}

void TestBase::workersRunInOrderAndFinish()
{
    QList<int> order;
    {
        Worker worker(u"test"_s);
        const QFuture<int> first = worker.run([&order] {
            order.append(1);
            return 41;
        });
        for (int i = 2; i <= 50; ++i)
            static_cast<void>(worker.run([&order, i] { order.append(i); }));
        QCOMPARE(test::await(first), std::optional(41));
    }
    QCOMPARE(order.size(), 50);
    QVERIFY(std::ranges::is_sorted(order));
}

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
