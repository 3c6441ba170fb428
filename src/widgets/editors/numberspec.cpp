// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/numberspec.h"

#include "widgets/editors/exactnumber.h"
#include "widgets/editors/expression.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::numbers {

namespace {

constexpr int kMostDecimals = 15;
constexpr double kExactDouble = 9007199254740992.0; // 2^53: above it a double has gaps

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::numbers", text);
}

double toDouble(const QString &text)
{
    return text.toDouble();
}

// Digits after the point that a text needs, its exponent counted.
int decimalsOf(const QString &text)
{
    const qsizetype e = text.indexOf(u'e', 0, Qt::CaseInsensitive);
    const QStringView mantissa = QStringView(text).left(e < 0 ? text.size() : e);
    const qsizetype point = mantissa.indexOf(u'.');
    const auto digits = point < 0 ? 0 : static_cast<int>(mantissa.size() - point - 1);
    const int exponent = e < 0 ? 0 : QStringView(text).mid(e + 1).toInt();
    return std::clamp(digits - exponent, 0, kMostDecimals);
}

QString stepOf(const NumberSpec &spec)
{
    if (!spec.step.isEmpty() && toDouble(spec.step) > 0)
        return spec.step;
    return spec.integer ? u"1"_s : u"0.01"_s;
}

QString clamped(const QString &text, const NumberSpec &spec)
{
    if (!spec.min.isEmpty() && compare(text, spec.min, spec) < 0)
        return spec.min;
    if (!spec.max.isEmpty() && compare(text, spec.max, spec) > 0)
        return spec.max;
    return text;
}

QString steppedInteger(const QString &text, qint64 count, const NumberSpec &spec)
{
    const ExactInteger value = ExactInteger::parse(text).value_or(ExactInteger());
    const ExactInteger step
        = ExactInteger::parse(stepOf(spec)).value_or(ExactInteger::fromUnsigned(1));
    return value.plusSaturated(step.timesSaturated(count)).toString();
}

QString steppedFloat(const QString &text, qint64 count, const NumberSpec &spec)
{
    const QString step = stepOf(spec);
    const int decimals = std::max(decimalsOf(text), decimalsOf(step));
    const double value = toDouble(text) + toDouble(step) * static_cast<double>(count);
    return fromDouble(value, decimals);
}

} // namespace

QString fromDouble(double value, int decimals)
{
    if (!std::isfinite(value))
        return u"0"_s;
    QString text = QString::number(value, 'f', std::clamp(decimals, 0, kMostDecimals));
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text == "-0"_L1 ? u"0"_s : text;
}

bool isPlain(const QString &text, const NumberSpec &spec)
{
    if (spec.integer)
        return ExactInteger::parse(text).has_value();
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) && !text.endsWith(u'.') && !text.contains(u' ');
}

Result<QString> evaluate(const QString &typed, const NumberSpec &spec)
{
    const QString text = typed.simplified().replace(u',', u'.');
    if (isPlain(text, spec)) {
        if (spec.integer)
            return ExactInteger::parse(text)->toString();
        return text;
    }
    const std::optional<Quantity> quantity = evaluateExpression(text);
    if (!quantity)
        return Error {.kind = Error::Kind::Invalid, .message = tr("“%1” is no number.").arg(typed)};
    if (!spec.integer)
        return quantity->exact ? quantity->exact->toString()
                               : fromDouble(quantity->approximate, kMostDecimals - 3);
    if (quantity->exact)
        return quantity->exact->toString();
    const std::optional<ExactInteger> rounded = ExactInteger::fromDouble(quantity->approximate);
    // Better no number than one that is quietly another.
    if (!rounded || std::abs(quantity->approximate) > kExactDouble)
        return Error {.kind = Error::Kind::Invalid,
                      .message = tr("%1 is too large for a whole number.").arg(typed)};
    return rounded->toString();
}

int compare(const QString &text, const QString &other, const NumberSpec &spec)
{
    if (spec.integer) {
        const auto a = ExactInteger::parse(text);
        const auto b = ExactInteger::parse(other);
        if (a && b)
            return a->compare(*b);
    }
    const double a = toDouble(text);
    const double b = toDouble(other);
    return a < b ? -1 : (a > b ? 1 : 0);
}

QString problem(const QString &text, const NumberSpec &spec)
{
    if (text.isEmpty())
        return tr("A number is missing.");
    if (!isPlain(text, spec))
        return spec.integer ? tr("“%1” is no whole number.").arg(text)
                            : tr("“%1” is no number.").arg(text);
    if (!spec.min.isEmpty() && compare(text, spec.min, spec) < 0)
        return tr("%1 is below the smallest value, %2.").arg(text, spec.min);
    if (!spec.max.isEmpty() && compare(text, spec.max, spec) > 0)
        return tr("%1 is above the largest value, %2.").arg(text, spec.max);
    return {};
}

QString stepped(const QString &text, qint64 count, const NumberSpec &spec)
{
    QString from = text;
    if (!isPlain(text, spec))
        from = spec.min.isEmpty() ? u"0"_s : spec.min;
    return clamped(
        spec.integer ? steppedInteger(from, count, spec) : steppedFloat(from, count, spec), spec);
}

} // namespace gesso::numbers
