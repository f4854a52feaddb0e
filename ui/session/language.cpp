#include "ui/session/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <atomic>
#include <clocale>

namespace dpfm::session {

namespace {

std::atomic<Language> programLanguage = Language::English;
thread_local std::optional<Language> scopeLanguage;

/// As keyboards name them, and our own texts: Qt's say "Control" and "Mayúsculas".
[[maybe_unused]] constexpr const char* kKeyNames[] = {QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
                                                      QT_TRANSLATE_NOOP("QShortcut", "Shift")};

/// The one translator that the application has: it looks every text up in the language that is
/// spoken at that moment, so a thread can speak another one for a while.
class Translator : public QTranslator {
public:
    explicit Translator(QObject* parent) : QTranslator(parent) {
        const QString own = QStringLiteral(":/translations");
        (void)plurals_.load(QStringLiteral("dpfm_en"), own);
        (void)spanish_.load(QStringLiteral("dpfm_es"), own);
        // Missing where Qt is installed without its translations: then its dialogs are English.
        (void)qtSpanish_.load(QStringLiteral("qtbase_es"),
                              QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    }

    bool isEmpty() const override { return false; }

    QString translate(const char* context, const char* text, const char* disambiguation,
                      int n) const override {
        if (spokenLanguage() == Language::English)
            return plurals_.translate(context, text, disambiguation, n);
        const QString own = spanish_.translate(context, text, disambiguation, n);
        return own.isNull() ? qtSpanish_.translate(context, text, disambiguation, n) : own;
    }

private:
    QTranslator plurals_;
    QTranslator spanish_;
    QTranslator qtSpanish_;
};

QLocale::Language localeLanguage(Language language) {
    return language == Language::Spanish ? QLocale::Spanish : QLocale::English;
}

QLocale localeOf(Language language) {
    const QLocale system = QLocale::system();
    const bool plain = system.language() == QLocale::C && language == Language::English;
    if (plain || system.language() == localeLanguage(language))
        return system;
    return language == Language::Spanish ? QLocale(QLocale::Spanish, QLocale::Spain)
                                         : QLocale(QLocale::English, QLocale::UnitedStates);
}

/// Fonts have forms of their own for some languages, and text is shaped for the one of LC_CTYPE:
/// the same figure would have other bytes under another locale. What the program says and how it
/// writes numbers goes by QLocale, which reads the environment itself.
void shapeTextAlike() {
    if (std::setlocale(LC_CTYPE, "C.UTF-8") == nullptr)
        std::setlocale(LC_CTYPE, "C");
}

} // namespace

std::string_view name(Language language) {
    return language == Language::Spanish ? "spanish" : "english";
}

Language systemLanguage() {
    for (const QString& tag : QLocale::system().uiLanguages())
        for (const Language language : kLanguages)
            if (QLocale(tag).language() == localeLanguage(language))
                return language;
    return Language::English;
}

void speak(Language language) {
    programLanguage = language;
    shapeTextAlike(); // before the first letter is drawn: it is kept then
    QLocale::setDefault(localeOf(language));
    QCoreApplication* application = QCoreApplication::instance();
    Q_ASSERT(application != nullptr);
    if (application->findChild<QTranslator*>(QStringLiteral("translator"),
                                             Qt::FindDirectChildrenOnly) == nullptr) {
        auto* translator = new Translator(application);
        translator->setObjectName(QStringLiteral("translator"));
        QCoreApplication::installTranslator(translator);
    }
}

Language spokenLanguage() {
    return scopeLanguage.value_or(programLanguage);
}

LanguageScope::LanguageScope(Language language) : before_(scopeLanguage) {
    scopeLanguage = language;
}

LanguageScope::~LanguageScope() {
    scopeLanguage = before_;
}

} // namespace dpfm::session
