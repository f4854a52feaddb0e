#pragma once

#include "core/autodiff/expression.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace dpfm::autodiff {

enum class TokenKind { Number, Name, Symbol, Separator, End };

/// A part of an expression's text; see parseExpression() for what there is.
struct Token {
    TokenKind kind = TokenKind::End;
    std::string text; ///< of a symbol: "+", "-", "*", "/", "^", "(", ")", "=", ","
    double number = 0.0;
    TextPlace place;
};

/// An error of what a person wrote, placed at "line 1, column 5".
Error errorAt(TextPlace place, std::string sentence, std::vector<std::string> arguments = {});

/// The tokens of a text without its blanks and comments, the last one an End. Fails if it is longer
/// than kMaxExpressionCharacters, and at a character or number that has no meaning.
Result<std::vector<Token>> tokensOf(std::string_view text);

} // namespace dpfm::autodiff
