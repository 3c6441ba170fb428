// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pages.h"

#include "app/bar/tabbar.h"
#include "app/documents.h"
#include "studio/formdocument.h"

#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace gesso::app {

namespace {

bool isModified(const studio::FormDocument &document)
{
    return std::ranges::any_of(document.form().fields,
                               [&](const Field &field) { return document.isChanged(field.id); });
}

} // namespace

Pages::Pages(Documents *documents, TabBar *tabs, QWidget *workbench, QWidget *parent)
    : QStackedWidget(parent)
    , m_documents(documents)
    , m_tabs(tabs)
    , m_workbench(workbench)
{
    addWidget(workbench);
    tabs->setStart(true);
    connect(documents, &Documents::opened, this, &Pages::opened);
    connect(documents, &Documents::closing, this, &Pages::closing);
    connect(documents, &Documents::currentChanged, this, &Pages::documentChanged);
    connect(documents, &Documents::saved, this, &Pages::refreshTabs);
    connect(tabs, &QTabBar::currentChanged, this, &Pages::tabChanged);
    connect(tabs, &TabBar::closeRequested, documents, &Documents::close);
}

void Pages::setBuilders(Builder gallery, Builder start)
{
    m_buildGallery = std::move(gallery);
    m_buildStart = std::move(start);
}

void Pages::opened(int index)
{
    const studio::FormDocument *document = m_documents->at(index);
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setStart(false);
        m_tabs->addDocument(document->name(), document->path());
    }
    const auto refresh = [this, document] { refreshTab(m_documents->indexOf(document)); };
    connect(document, &studio::FormDocument::fieldChanged, this, refresh);
    connect(document, &studio::FormDocument::modifiedChanged, this, refresh);
    refreshTab(index);
}

void Pages::closing(int index)
{
    disconnect(m_documents->at(index), nullptr, this, nullptr);
    const QSignalBlocker quiet(m_tabs);
    m_tabs->removeDocument(index);
    m_tabs->setStart(m_documents->count() == 1); // the last one closes
}

void Pages::refreshTab(int document)
{
    const studio::FormDocument *now = m_documents->at(document);
    if (now == nullptr)
        return;
    m_tabs->setDocument(document, now->name(), now->path());
    m_tabs->setModified(document, isModified(*now));
}

void Pages::refreshTabs()
{
    for (int document = 0; document < m_documents->count(); ++document)
        refreshTab(document);
}

void Pages::tabChanged(int tab)
{
    if (tab > TabBar::kGallery && !m_tabs->hasStart())
        m_documents->setCurrent(tab - 1);
    showPage(pageOf(tab));
}

void Pages::documentChanged()
{
    const int index = m_documents->currentIndex();
    const bool gallery = index < 0 && !m_tabs->hasStart();
    const int tab = gallery ? TabBar::kGallery : std::max(index, 0) + 1;
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(tab);
    }
    showPage(pageOf(tab));
}

Pages::Page Pages::pageOf(int tab) const
{
    if (tab == TabBar::kGallery)
        return Page::Gallery;
    return m_tabs->hasStart() ? Page::Start : Page::Workbench;
}

void Pages::showGallery()
{
    m_tabs->setCurrentIndex(TabBar::kGallery);
    showPage(Page::Gallery);
}

void Pages::showWorkbench()
{
    if (m_documents->currentIndex() < 0)
        m_documents->setCurrent(m_documents->count() - 1);
    documentChanged();
}

void Pages::stepTab(int by)
{
    const int count = m_tabs->count();
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

void Pages::showPage(Page page)
{
    const auto built = [this](QWidget *&widget, const Builder &build) {
        if (widget == nullptr)
            addWidget(widget = build());
        return widget;
    };
    switch (page) {
    case Page::Workbench:
        setCurrentWidget(m_workbench);
        break;
    case Page::Gallery:
        setCurrentWidget(built(m_gallery, m_buildGallery));
        break;
    case Page::Start:
        setCurrentWidget(built(m_start, m_buildStart));
        break;
    }
    if (std::exchange(m_page, page) != page)
        emit pageChanged();
}

} // namespace gesso::app
