// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/expression.h"

#include <cmath>

namespace gesso {

namespace {

constexpr int kDeepest = 50;

// Recursive descent: sum, product, factor.
class Expression
{
public:
    explicit Expression(QStringView text)
        : m_rest(text)
    {
    }

    std::optional<Quantity> whole()
    {
        std::optional<Quantity> value = sum();
        skipSpace();
        if (!value || !m_rest.isEmpty() || !std::isfinite(value->approximate))
            return std::nullopt;
        return value;
    }

private:
    std::optional<Quantity> sum()
    {
        std::optional<Quantity> left = term();
        while (left) {
            const QChar sign = takeAny(u"+-−");
            if (sign.isNull())
                break;
            std::optional<Quantity> right = term();
            if (!right)
                return std::nullopt;
            if (sign != u'+')
                right = negated(*right);
            left = added(*left, *right);
        }
        return left;
    }

    std::optional<Quantity> term()
    {
        std::optional<Quantity> left = factor();
        while (left) {
            const QChar sign = takeAny(u"*/x×÷");
            if (sign.isNull())
                break;
            const std::optional<Quantity> right = factor();
            if (!right)
                return std::nullopt;
            const bool divides = sign == u'/' || sign == u'÷';
            left = divides ? divided(*left, *right) : multiplied(*left, *right);
        }
        return left;
    }

    std::optional<Quantity> factor()
    {
        if (++m_depth > kDeepest)
            return std::nullopt;
        std::optional<Quantity> value;
        const QChar sign = takeAny(u"+-−(");
        if (sign == u'(') {
            value = sum();
            if (takeAny(u")").isNull())
                value.reset();
        } else if (sign.isNull()) {
            value = number();
        } else {
            value = factor();
            if (value && sign != u'+')
                value = negated(*value);
        }
        --m_depth;
        return value;
    }

    std::optional<Quantity> number()
    {
        skipSpace();
        qsizetype end = 0;
        bool exponent = false;
        while (end < m_rest.size() && belongs(end, &exponent))
            ++end;
        const QStringView text = m_rest.left(end);
        bool ok = false;
        const double value = text.toDouble(&ok);
        if (!ok)
            return std::nullopt;
        m_rest = m_rest.mid(end);
        return Quantity {value, ExactInteger::parse(text)};
    }

    [[nodiscard]] bool belongs(qsizetype at, bool *exponent) const
    {
        const QChar c = m_rest[at];
        if ((c >= u'0' && c <= u'9') || c == u'.')
            return true;
        if ((c == u'e' || c == u'E') && at > 0 && !*exponent) {
            *exponent = true;
            return true;
        }
        return (c == u'-' || c == u'+') && at > 0 && m_rest[at - 1].toLower() == u'e';
    }

    QChar takeAny(QStringView signs)
    {
        skipSpace();
        if (m_rest.isEmpty() || !signs.contains(m_rest.front()))
            return {};
        const QChar taken = m_rest.front();
        m_rest = m_rest.mid(1);
        return taken;
    }

    void skipSpace() { m_rest = m_rest.trimmed(); }

    static Quantity negated(const Quantity &a)
    {
        Quantity result {-a.approximate, std::nullopt};
        if (a.exact)
            result.exact = a.exact->negated();
        return result;
    }

    static Quantity added(const Quantity &a, const Quantity &b)
    {
        Quantity result {a.approximate + b.approximate, std::nullopt};
        if (a.exact && b.exact)
            result.exact = a.exact->plus(*b.exact);
        return result;
    }

    static Quantity multiplied(const Quantity &a, const Quantity &b)
    {
        Quantity result {a.approximate * b.approximate, std::nullopt};
        if (a.exact && b.exact)
            result.exact = a.exact->times(*b.exact);
        return result;
    }

    static Quantity divided(const Quantity &a, const Quantity &b)
    {
        Quantity result {a.approximate / b.approximate, std::nullopt}; // by 0: not finite, refused
        if (a.exact && b.exact)
            result.exact = a.exact->dividedBy(*b.exact);
        return result;
    }

    QStringView m_rest;
    int m_depth = 0;
};

} // namespace

std::optional<Quantity> evaluateExpression(const QString &text)
{
    return Expression(text).whole();
}

} // namespace gesso
