#pragma once

#include "core/base/result.h"
#include "ui/figures/figure_look.h"

#include <QCommandLineOption>
#include <QStringList>

class QCommandLineParser;

namespace dpfm::app {

/// How a figure of `dpfm export` looks: a style from a file, and options that change it.
class LookArguments {
public:
    LookArguments();

    void addTo(QCommandLineParser& parser) const;
    /// After parsing. The error's place is the option, or the style's file.
    Result<figures::FigureLook> read(const QCommandLineParser& parser) const;

    /// Options that may be given several times.
    static QStringList repeatable();

private:
    Result<void> readNumbers(const QCommandLineParser& parser, figures::FigureLook& look) const;
    Result<void> readChoices(const QCommandLineParser& parser, figures::FigureLook& look) const;

    /// Titles and limits of an axis.
    struct Axis {
        QCommandLineOption title;
        QCommandLineOption min;
        QCommandLineOption max;
    };

    QCommandLineOption style_;
    QCommandLineOption width_;
    QCommandLineOption height_;
    QCommandLineOption dpi_;
    QCommandLineOption font_;
    QCommandLineOption fontSize_;
    QCommandLineOption lineWidth_;
    QCommandLineOption axisWidth_;
    QCommandLineOption palette_;
    QCommandLineOption markers_;
    QCommandLineOption legend_;
    QCommandLineOption grid_;
    QCommandLineOption language_;
    QCommandLineOption decimals_;
    QCommandLineOption transparent_;
    Axis x_;
    Axis y_;
};

} // namespace dpfm::app
