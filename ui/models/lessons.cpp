#include "ui/models/lessons.h"

#include <utility>

namespace dpfm::models {

const std::vector<session::Lesson>& lessons() {
    static const std::vector<session::Lesson> all = [] {
        std::vector<session::Lesson> read;
        for (const char* id : {"neuron", "registers", "pruning", "published", "starving"}) {
            auto lesson =
                session::readLesson(QStringLiteral(":/lessons/%1.json").arg(QLatin1String(id)));
            // One that cannot be read is a mistake of the build, which a test finds.
            Q_ASSERT(lesson.ok());
            if (lesson)
                read.push_back(*std::move(lesson));
        }
        return read;
    }();
    return all;
}

} // namespace dpfm::models
