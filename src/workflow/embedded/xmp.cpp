// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/xmp.h"

#include "workflow/embedded/fault.h"

#include <QXmlStreamReader>

#include <vector>

namespace gesso {

namespace {

constexpr std::size_t kMostDepth = 1000;

QByteArray localName(QStringView name)
{
    return name.mid(name.lastIndexOf(u':') + 1).toLatin1();
}

// The text of an element counts with that of all inside it: values stand in lists of one entry
// (rdf:Alt, rdf:li).
class Elements
{
public:
    explicit Elements(TextCollector &texts)
        : m_texts(texts)
    {
    }

    bool open(const QXmlStreamReader &xml)
    {
        const QXmlStreamAttributes attributes = xml.attributes();
        for (const QXmlStreamAttribute &attribute : attributes)
            m_texts.add(localName(attribute.qualifiedName()), attribute.value().toUtf8());
        const QByteArray name = localName(xml.qualifiedName());
        const bool isGroup = name == "Description"; // of RDF: holds the others
        if (m_wanted.isEmpty() && !isGroup && TextCollector::wants(name)) {
            m_wanted = name;
            m_wantedDepth = m_depth;
            m_text.clear();
        }
        return ++m_depth <= kMostDepth;
    }

    void write(const QXmlStreamReader &xml)
    {
        if (!m_wanted.isEmpty())
            m_text += xml.text();
        else if (m_depth == 1)
            m_loose += xml.text();
    }

    void close()
    {
        --m_depth;
        if (m_depth == 0)
            m_texts.addText(m_loose.toUtf8());
        if (m_wanted.isEmpty() || m_depth != m_wantedDepth)
            return;
        m_texts.add(m_wanted, m_text.toUtf8());
        m_wanted.clear();
    }

private:
    TextCollector &m_texts;
    std::size_t m_depth = 0;
    QByteArray m_wanted; // the element whose text is taken
    std::size_t m_wantedDepth = 0;
    QString m_text;
    QString m_loose; // what stands in the outermost element itself
};

} // namespace

Result<void> readXmp(const QByteArray &packet, TextCollector &texts)
{
    QByteArray text = packet;
    while (text.endsWith('\0'))
        text.chop(1);
    QXmlStreamReader xml(text);
    xml.setNamespaceProcessing(false); // only the names themselves count, declared or not
    Elements elements(texts);
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::StartElement && !elements.open(xml))
            return fault::tooMany();
        if (token == QXmlStreamReader::Characters)
            elements.write(xml);
        if (token == QXmlStreamReader::EndElement)
            elements.close();
    }
    return xml.hasError() ? Result<void>(fault::broken("XMP")) : Result<void>();
}

} // namespace gesso
