#include "ui/models/background.h"

namespace dpfm::models {

QThreadPool& backgroundPool() {
    static QThreadPool pool;
    return pool;
}

} // namespace dpfm::models
