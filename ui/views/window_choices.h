#pragma once

class QMainWindow;

namespace dpfm::views {

/// Chooses in a window what is chosen in another one of the same parts: pages of the centre and in
/// it, what is ticked, picked, pulled and typed in controls that have an object name, and switches
/// in menus; notices that are not closed are told there as well. What the two agree in already,
/// because a model holds it, is not touched.
void takeChoices(const QMainWindow& from, QMainWindow& to);

} // namespace dpfm::views
