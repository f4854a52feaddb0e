#pragma once

#include "core/base/result.h"
#include "ui/session/lesson.h"

#include <functional>

namespace dpfm::models {

class Workbench;

/// How far something is that a lesson's command began.
enum class Progress { UnderWay, Done, GivenUp };

/// Tells how far it is by now; asked whenever the workbench or its live run changed.
using ProgressOf = std::function<Progress()>;

/// Carries out a command as the person's own hand would, with the same undo. What cannot be done
/// now is an error that says why. Commands about parts of the window are the window's and not to be
/// asked of this: isOfWindow().
Result<ProgressOf> carryOut(const session::LessonCommand& command, const session::Lesson& lesson,
                            Workbench& workbench);

bool isOfWindow(const session::LessonCommand& command);

/// The experiment that a command or a lesson names: one of its files, or a preset.
Result<network::Experiment> experimentNamed(const QString& name, const session::Lesson& lesson);

} // namespace dpfm::models
