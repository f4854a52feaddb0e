#include "core/base/thread_priority.h"

#include <algorithm>
#include <sys/resource.h>
#include <unistd.h>

namespace dpfm {

void lowerThreadPriority() {
    // Linux keeps niceness by thread, under the thread's id.
    const auto thread = static_cast<id_t>(::gettid());
    constexpr int kNiceness = 10;
    (void)::setpriority(PRIO_PROCESS, thread,
                        std::max(kNiceness, ::getpriority(PRIO_PROCESS, thread)));
}

} // namespace dpfm
