// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include <functional>

namespace gesso::app {

class Documents;
class FormStore;
class TabBar;

// What stands below the tabs: the workbench with a workflow, the large gallery, or the start page.
// Keeps tabs, open documents and page in step. Pages but the workbench are built when they are
// first shown.
class Pages : public QStackedWidget
{
    Q_OBJECT

public:
    enum class Page { Workbench, Gallery, Start };
    using Builder = std::function<QWidget *()>;

    Pages(Documents *documents, TabBar *tabs, QWidget *workbench, QWidget *parent = nullptr);

    void setBuilders(Builder gallery, Builder start);
    [[nodiscard]] Page page() const { return m_page; }
    void showGallery();
    // Back from the gallery to the workflow that was in front, or to the last one.
    void showWorkbench();
    // The page that fits the open documents; once, when those of the last time are read.
    void showFirst() { documentChanged(); }
    // Moves through the tabs, round and round.
    void stepTab(int by);

signals:
    void pageChanged();

private:
    void opened(int index);
    void closing(int index);
    void tabChanged(int tab);
    void documentChanged();
    void showPage(Page page);
    void refreshTab(int document);
    void refreshTabs();
    [[nodiscard]] Page pageOf(int tab) const;

    Documents *m_documents;
    TabBar *m_tabs;
    QWidget *m_workbench;
    QWidget *m_gallery = nullptr;
    QWidget *m_start = nullptr;
    Builder m_buildGallery;
    Builder m_buildStart;
    Page m_page = Page::Workbench;
};

} // namespace gesso::app
