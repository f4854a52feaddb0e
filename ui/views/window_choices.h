#pragma once

class QMainWindow;

namespace dpfm::views {

/// Chooses in a window what is chosen in another one of the same parts: pages of the centre, what
/// is ticked, picked and typed in controls that have an object name, switches in menus, and the
/// focus. What the two agree in already, because a model holds it, is not touched.
void takeChoices(const QMainWindow& from, QMainWindow& to);

} // namespace dpfm::views
