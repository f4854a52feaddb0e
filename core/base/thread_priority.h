#pragma once

namespace dpfm {

/// Lets the other threads of this process and of others go first on the calling thread's core, for
/// the rest of its life: an unprivileged program cannot take it back. Where the system has no such
/// thing, nothing happens. Costs nothing while there are cores enough.
void lowerThreadPriority();

} // namespace dpfm
