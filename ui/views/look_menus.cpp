#include "ui/views/look_menus.h"

#include "ui/views/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <utility>

namespace dpfm::views {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::views", text);
}

/// One of several, of which `group` has the chosen one.
void addChoice(QMenu& menu, QActionGroup& group, const QString& text, const char* name, bool chosen,
               std::function<void()> choose) {
    QAction* action = menu.addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    action->setCheckable(true);
    action->setChecked(chosen);
    group.addAction(action);
    QObject::connect(action, &QAction::triggered, &menu, std::move(choose));
}

} // namespace

void fillThemeMenu(QMenu& menu, session::Settings& settings) {
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const QString& text, session::Theme theme, const char* name) {
        addChoice(menu, *group, text, name, settings.theme() == theme, [&settings, theme] {
            settings.setTheme(theme);
            applyTheme(theme);
        });
    };
    add(tr("&System"), session::Theme::System, "themeSystem");
    add(tr("&Light"), session::Theme::Light, "themeLight");
    add(tr("&Dark"), session::Theme::Dark, "themeDark");
}

void fillLanguageMenu(QMenu& menu, session::Settings& settings, std::function<void()> chosen) {
    menu.setObjectName(QStringLiteral("languageMenu"));
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const QString& text, std::optional<session::Language> language,
                         const char* name) {
        addChoice(menu, *group, text, name, settings.language() == language,
                  [&settings, language, chosen] {
                      settings.setLanguage(language);
                      chosen();
                  });
    };
    add(tr("&System"), std::nullopt, "languageSystem");
    // Whoever cannot read the window's language finds the own one.
    add(QStringLiteral("&English"), session::Language::English, "languageEnglish");
    add(QStringLiteral("Es&pañol"), session::Language::Spanish, "languageSpanish");
}

} // namespace dpfm::views
