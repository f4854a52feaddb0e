#include "core/autodiff/expression_tokens.h"

#include "core/autodiff/expression_parser.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace dpfm::autodiff {

namespace {

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    Result<std::vector<Token>> run() {
        std::vector<Token> tokens;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            const std::size_t begin = at_;
            if (c == ' ' || c == '\t' || c == '\r') {
                advance(1);
            } else if (c == '#') {
                const std::size_t end = std::min(text_.find('\n', at_), text_.size());
                advance(end - at_);
            } else if (c == '\n' || c == ';') {
                tokens.push_back({TokenKind::Separator, std::string(1, c), 0.0, place_});
                advance(1);
                if (c == '\n')
                    place_ = {place_.line + 1, 1};
            } else if (isLetter(c)) {
                std::size_t end = at_;
                while (end < text_.size() && (isLetter(text_[end]) || isDigit(text_[end])))
                    ++end;
                tokens.push_back(
                    {TokenKind::Name, std::string(text_.substr(begin, end - begin)), 0.0, place_});
                advance(end - begin);
            } else if (isDigit(c) || c == '.') {
                double number = 0.0;
                const auto [end, problem] =
                    std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
                if (problem != std::errc())
                    return errorAt(place_, c == '.' ? "A number is expected; a point alone is none."
                                                    : "The number is too large or too small.");
                tokens.push_back({TokenKind::Number, {}, number, place_});
                advance(static_cast<std::size_t>(end - (text_.data() + at_)));
            } else if (const auto symbol = symbolHere()) {
                tokens.push_back({TokenKind::Symbol, symbol->first, 0.0, place_});
                advance(symbol->second);
            } else {
                return errorAt(place_, "“%1” has no meaning here.", {characterHere()});
            }
        }
        tokens.push_back({TokenKind::End, {}, 0.0, place_});
        return tokens;
    }

private:
    void advance(std::size_t bytes) {
        place_.column += characters(text_.substr(at_, bytes));
        at_ += bytes;
    }

    /// The symbol that begins here, and its length in bytes.
    std::optional<std::pair<std::string, std::size_t>> symbolHere() const {
        static const std::vector<std::pair<std::string_view, std::string_view>> spellings = {
            {"**", "^"}, {"+", "+"}, {"-", "-"}, {"*", "*"}, {"/", "/"}, {"^", "^"}, {"(", "("},
            {")", ")"},  {"=", "="}, {",", ","}, {"−", "-"}, {"·", "*"}, {"×", "*"}, {"÷", "/"},
        };
        for (const auto& [spelling, meaning] : spellings)
            if (text_.substr(at_).starts_with(spelling))
                return std::pair{std::string(meaning), spelling.size()};
        return std::nullopt;
    }

    std::string characterHere() const {
        std::size_t end = at_ + 1;
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80)
            ++end;
        return std::string(text_.substr(at_, end - at_));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    TextPlace place_;
};

} // namespace

Error errorAt(TextPlace place, std::string sentence, std::vector<std::string> arguments) {
    return {ErrorCode::InvalidInput,
            "line " + std::to_string(place.line) + ", column " + std::to_string(place.column),
            std::move(sentence), std::move(arguments)};
}

Result<std::vector<Token>> tokensOf(std::string_view text) {
    if (const std::size_t length = characters(text); length > kMaxExpressionCharacters)
        return errorAt({1, 1}, "The text has %1 characters; at most %2 are read.",
                       {std::to_string(length), std::to_string(kMaxExpressionCharacters)});
    return Tokenizer(text).run();
}

} // namespace dpfm::autodiff
