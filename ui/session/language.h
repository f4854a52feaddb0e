#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace dpfm::session {

/// The languages the program speaks.
enum class Language { English, Spanish };

inline constexpr std::array kLanguages{Language::English, Language::Spanish};

/// "english", "spanish", as settings and the command line call them.
std::string_view name(Language language);

/// The first of the system's languages that the program speaks; English if it speaks none.
Language systemLanguage();

/// From here on texts are in this language, those of Qt's own dialogs as well, and QLocale() writes
/// numbers as is usual in it: as the system does if that speaks the language, else as in the United
/// States or in Spain. Texts that are there stay as they are. Needs a QCoreApplication, and belongs
/// to its thread; without a call texts are English.
void speak(Language language);
/// The language of texts that are made now, in this thread.
Language spokenLanguage();

/// Texts that this thread makes meanwhile are in another language than the program's; numbers are
/// not touched. For what is written into files that say their language.
class LanguageScope {
public:
    explicit LanguageScope(Language language);
    ~LanguageScope();
    LanguageScope(const LanguageScope&) = delete;
    LanguageScope& operator=(const LanguageScope&) = delete;

private:
    std::optional<Language> before_;
};

} // namespace dpfm::session
