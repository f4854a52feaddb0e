#include "ui/figures/bundle_figures.h"

#include "ui/figures/figure_command.h"
#include "ui/figures/figure_export.h"
#include "ui/session/error_text.h"
#include "ui/session/language.h"

namespace dpfm::figures {

session::BundleFigures bundleFigures(const session::SweepRecord& sweep) {
    // A bundle is in English, whoever reads it: its figures come out again byte by byte.
    const session::LanguageScope scope(session::Language::English);
    session::BundleFigures figures;
    for (const auto& [kind, name] : kPlotNames) {
        const QString plot = QLatin1String(name);
        const QString file = plot + QStringLiteral(".pdf");
        FigureOptions options;
        options.plot = kind;
        auto content = renderFigure(sweep, options, FigureFormat::Pdf);
        if (content)
            figures.drawn.push_back({file, *std::move(content), QStringLiteral("--plot ") + plot});
        else
            figures.leftOut.push_back({file, session::errorMessage(content.error())});
    }
    return figures;
}

} // namespace dpfm::figures
