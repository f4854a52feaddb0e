#pragma once

#include <QString>

#include <functional>
#include <memory>

namespace dpfm::figures {

class Figure;

/// What an instrument draws, as it was when it was asked for: it stays while the instrument goes
/// on.
struct InstrumentFigure {
    QString name;         ///< of its file, without the ending
    QString title;        ///< as a person reads it, and as the file is entitled
    bool numericX = true; ///< whether its axes have numbers, not names
    bool numericY = true;
    /// Makes a figure in no style yet. It may be called again and makes the same one then.
    std::function<std::unique_ptr<Figure>()> make;
};

} // namespace dpfm::figures
