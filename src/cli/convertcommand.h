// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/randomsource.h"
#include "cli/classfinder.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "workflow/graph/conversion.h"

#include <memory>

namespace gesso {
class Catalogue;
}

namespace gesso::cli {

// `gesso convert`: prints the prompt that a workflow file stands for.
class ConvertCommand : public Command
{
    Q_OBJECT

public:
    // The console is not owned.
    ConvertCommand(ConvertOptions options, Console *console, QObject *parent = nullptr);
    ~ConvertCommand() override;

    void start() override;
    void stop() override;

private:
    // Null: no classes are known, so that only API-format files convert.
    void convert(const std::shared_ptr<const Catalogue> &catalogue);
    [[nodiscard]] bool convertOne(ClassShapes *shapes);
    [[nodiscard]] bool convertFolder(ClassShapes *shapes);
    // The prompt's text; nothing, after telling why, where none comes out.
    [[nodiscard]] std::optional<QByteArray> promptOf(const QString &path, ClassShapes *shapes);
    void tell(const QString &name, const QList<GraphProblem> &problems);
    void fail(const Error &error, ExitCode code);

    ConvertOptions m_options;
    Console *m_console;
    SystemClock m_clock;
    SystemRandomSource m_random;
    ClassFinder m_classes;
};

} // namespace gesso::cli
