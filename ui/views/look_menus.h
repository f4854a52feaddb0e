#pragma once

#include "ui/session/settings.h"

#include <functional>

class QMenu;

/// How the window looks and speaks, as entries of menus that are kept in the settings.
namespace dpfm::views {

/// The theme changes at once.
void fillThemeMenu(QMenu& menu, session::Settings& settings);

/// `chosen` is called once the settings have another language.
void fillLanguageMenu(QMenu& menu, session::Settings& settings, std::function<void()> chosen);

} // namespace dpfm::views
