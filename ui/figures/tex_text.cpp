#include "ui/figures/tex_text.h"

#include <QHash>
#include <QRegularExpression>

namespace dpfm::figures {

namespace {

/// Letters of ASCII that mean something to TeX, or are another glyph in its oldest fonts.
const QHash<char32_t, QString>& escapes() {
    static const QHash<char32_t, QString> all{
        {U'\\', QStringLiteral("\\textbackslash{}")},
        {U'{', QStringLiteral("\\{")},
        {U'}', QStringLiteral("\\}")},
        {U'$', QStringLiteral("\\$")},
        {U'&', QStringLiteral("\\&")},
        {U'#', QStringLiteral("\\#")},
        {U'%', QStringLiteral("\\%")},
        {U'_', QStringLiteral("\\_")},
        {U'^', QStringLiteral("\\textasciicircum{}")},
        {U'~', QStringLiteral("\\textasciitilde{}")},
        {U'<', QStringLiteral("\\textless{}")},
        {U'>', QStringLiteral("\\textgreater{}")},
        {U'|', QStringLiteral("\\textbar{}")},
        {U'"', QStringLiteral("\\textquotedblright{}")},
        {U'`', QStringLiteral("\\textquoteleft{}")},
        {U'-', QStringLiteral("-{}")}, // two of them are no dash
        {U',', QStringLiteral(",{}")},
        {U'\n', QStringLiteral("\\\\")},
        {U'\t', QStringLiteral(" ")},
        {U'\u00a0', QStringLiteral("~")},
        {U'–', QStringLiteral("\\textendash{}")},
        {U'—', QStringLiteral("\\textemdash{}")},
        {U'‘', QStringLiteral("\\textquoteleft{}")},
        {U'’', QStringLiteral("\\textquoteright{}")},
        {U'“', QStringLiteral("\\textquotedblleft{}")},
        {U'”', QStringLiteral("\\textquotedblright{}")},
        {U'…', QStringLiteral("\\ldots{}")},
    };
    return all;
}

/// What is set as a formula, by its command.
const QHash<char32_t, QString>& formulas() {
    static const QHash<char32_t, QString> all = [] {
        QHash<char32_t, QString> made{
            {U'−', "-"},        {U'×', "\\times"},      {U'·', "\\cdot"},
            {U'÷', "\\div"},    {U'±', "\\pm"},         {U'≤', "\\le"},
            {U'≥', "\\ge"},     {U'≠', "\\ne"},         {U'≈', "\\approx"},
            {U'∝', "\\propto"}, {U'∞', "\\infty"},      {U'∈', "\\in"},
            {U'∑', "\\sum"},    {U'√', "\\surd"},       {U'∂', "\\partial"},
            {U'∇', "\\nabla"},  {U'→', "\\rightarrow"}, {U'←', "\\leftarrow"},
            {U'°', "^\\circ"},  {U'¹', "^1"},           {U'²', "^2"},
            {U'³', "^3"},       {U'µ', "\\mu"},         {U'ϵ', "\\epsilon"},
            {U'ℓ', "\\ell"},    {U'⁻', "^-"},           {U'⁰', "^0"},
        };
        for (char32_t digit = 4; digit <= 9; ++digit)
            made.insert(U'\u2070' + digit, QStringLiteral("^%1").arg(int(digit)));
        for (char32_t digit = 0; digit <= 9; ++digit)
            made.insert(U'\u2080' + digit, QStringLiteral("_%1").arg(int(digit)));
        // From alpha to omega; omicron has no command, it looks as the Latin letter does.
        const QStringList small{"alpha",   "beta",   "gamma",    "delta", "varepsilon",
                                "zeta",    "eta",    "theta",    "iota",  "kappa",
                                "lambda",  "mu",     "nu",       "xi",    "",
                                "pi",      "rho",    "varsigma", "sigma", "tau",
                                "upsilon", "varphi", "chi",      "psi",   "omega"};
        for (qsizetype i = 0; i < small.size(); ++i)
            made.insert(U'α' + static_cast<char32_t>(i),
                        small[i].isEmpty() ? QStringLiteral("o") : u'\\' + small[i]);
        for (const auto& [letter, command] :
             {std::pair{U'Γ', "\\Gamma"}, std::pair{U'Δ', "\\Delta"}, std::pair{U'Θ', "\\Theta"},
              std::pair{U'Λ', "\\Lambda"}, std::pair{U'Ξ', "\\Xi"}, std::pair{U'Π', "\\Pi"},
              std::pair{U'Σ', "\\Sigma"}, std::pair{U'Φ', "\\Phi"}, std::pair{U'Ψ', "\\Psi"},
              std::pair{U'Ω', "\\Omega"}})
            made.insert(letter, QString::fromLatin1(command));
        return made;
    }();
    return all;
}

/// Printable ASCII, and the letters of western and central Europe that every encoding of LaTeX
/// composes.
bool isPlain(char32_t letter) {
    if (letter < 0x80)
        return letter >= 0x20 && letter != 0x7f;
    static const QString composed =
        QStringLiteral("¡¿§¶©ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿĀāĂăĆćĈĉĊċČč"
                       "ĎďĒēĔĕĖėĚěĜĝĞğĠġ"
                       "ĤĥĨĩĪīĬĭİıĴĵŁłŃńŇňŌōŎŏŐőŒœŔŕŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŴŵŶŷŸŹźŻżŽž");
    return QChar::requiresSurrogates(letter)
               ? false
               : composed.contains(QChar(static_cast<char16_t>(letter)));
}

} // namespace

Result<QString> texText(const QString& text) {
    QString tex;
    for (const char32_t letter : text.normalized(QString::NormalizationForm_C).toUcs4()) {
        if (const auto escape = escapes().find(letter); escape != escapes().end())
            tex += *escape;
        else if (const auto formula = formulas().find(letter); formula != formulas().end())
            tex += u'$' + *formula + u'$';
        else if (isPlain(letter))
            tex += QString::fromUcs4(&letter, 1);
        else
            return Error{
                ErrorCode::InvalidInput,
                "tex",
                "LaTeX has no letter “%1”; write “%2” without it, or choose another "
                "format.",
                {QString::fromUcs4(&letter, 1).toStdString(), text.simplified().toStdString()}};
    }
    return tex;
}

Result<QString> texTick(const QString& label) {
    static const QRegularExpression number(QStringLiteral(
        R"(^(?<sign>[-−+]?)(?<whole>\d+)(?:(?<point>[.,])(?<rest>\d+))?(?:[eE]\+?(?<power>[-−]?\d+))?$)"));
    const auto match = number.match(label);
    if (!match.hasMatch())
        return texText(label);
    QString mantissa = match.captured(u"whole");
    if (match.hasCaptured(u"point"))
        mantissa += u'{' + match.captured(u"point") + u'}' + match.captured(u"rest");
    const QString sign = match.captured(u"sign").isEmpty() || match.captured(u"sign") == u"+"
                             ? QString()
                             : QStringLiteral("-");
    if (!match.hasCaptured(u"power"))
        return u'$' + sign + mantissa + u'$';
    const QString power =
        QStringLiteral("10^{%1}").arg(match.captured(u"power").replace(u'−', u'-').toInt());
    return u'$' + sign + (mantissa == u"1" ? power : mantissa + QStringLiteral("\\cdot ") + power) +
           u'$';
}

} // namespace dpfm::figures
