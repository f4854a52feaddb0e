#include "ui/models/run_filter.h"

#include <QStringView>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace dpfm::models {

namespace {

enum class Comparison { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual, Contains };

struct OperatorName {
    const char* text;
    Comparison comparison;
};
/// The longer ones first: "<" is a beginning of "<=".
constexpr std::array kOperators{
    OperatorName{"==", Comparison::Equal},       OperatorName{"!=", Comparison::Unequal},
    OperatorName{"<=", Comparison::LessOrEqual}, OperatorName{">=", Comparison::GreaterOrEqual},
    OperatorName{"=", Comparison::Equal},        OperatorName{"<", Comparison::Less},
    OperatorName{">", Comparison::Greater},      OperatorName{"~", Comparison::Contains},
};

bool holds(Comparison comparison, double value, double operand) {
    switch (comparison) {
    case Comparison::Equal:
        return value == operand;
    case Comparison::Unequal:
        return value != operand;
    case Comparison::Less:
        return value < operand;
    case Comparison::LessOrEqual:
        return value <= operand;
    case Comparison::Greater:
        return value > operand;
    case Comparison::GreaterOrEqual:
        return value >= operand;
    case Comparison::Contains:
        break;
    }
    return false;
}

bool holds(Comparison comparison, const QString& value, const QString& operand) {
    if (comparison == Comparison::Contains)
        return value.contains(operand, Qt::CaseInsensitive);
    const bool equal = value.compare(operand, Qt::CaseInsensitive) == 0;
    return equal == (comparison == Comparison::Equal);
}

enum class TokenKind { End, Word, Number, Text, Operator, Open, Close, Unknown, OpenText };

struct Token {
    TokenKind kind = TokenKind::End;
    QStringView text; ///< of a text without its quotes
    qsizetype column = 1;
    Comparison comparison = Comparison::Equal;
};

bool beginsWord(QChar c) {
    return c.isLetter() || c == u'_';
}

bool continuesWord(QChar c) {
    return beginsWord(c) || c.isDigit() || c == u'.' || c == u'[' || c == u']';
}

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

/// Cuts the text into tokens, one at a time.
class Lexer {
public:
    explicit Lexer(QStringView text) : text_(text) {}

    Token next() {
        while (place_ < text_.size() && text_[place_].isSpace())
            ++place_;
        const qsizetype begin = place_;
        if (begin == text_.size())
            return {TokenKind::End, {}, begin + 1};
        const QChar c = text_[begin];
        for (const OperatorName& each : kOperators) {
            const QLatin1String symbol(each.text);
            if (text_.sliced(begin).startsWith(symbol)) {
                place_ += symbol.size();
                return {TokenKind::Operator, taken(begin), begin + 1, each.comparison};
            }
        }
        if (c == u'(' || c == u')') {
            ++place_;
            return {c == u'(' ? TokenKind::Open : TokenKind::Close, taken(begin), begin + 1};
        }
        if (c == u'"')
            return quoted(begin);
        if (beginsWord(c)) {
            takeWhile(continuesWord);
            return {TokenKind::Word, taken(begin), begin + 1};
        }
        if (isDigit(c) || c == u'.' || c == u'+' || c == u'-')
            return number(begin);
        place_ += c.isHighSurrogate() && begin + 1 < text_.size() ? 2 : 1;
        return {TokenKind::Unknown, taken(begin), begin + 1};
    }

private:
    QStringView taken(qsizetype begin) const { return text_.sliced(begin, place_ - begin); }

    template <class Of>
    void takeWhile(Of of) {
        while (place_ < text_.size() && of(text_[place_]))
            ++place_;
    }

    Token quoted(qsizetype begin) {
        const qsizetype end = text_.indexOf(u'"', begin + 1);
        if (end < 0) {
            place_ = text_.size();
            return {TokenKind::OpenText, text_.sliced(begin), begin + 1};
        }
        place_ = end + 1;
        return {TokenKind::Text, text_.sliced(begin + 1, end - begin - 1), begin + 1};
    }

    /// Whatever looks like a number; whether it is one, its conversion tells.
    Token number(qsizetype begin) {
        ++place_;
        while (place_ < text_.size()) {
            const QChar c = text_[place_];
            const bool sign = c == u'+' || c == u'-';
            const bool afterExponent = text_[place_ - 1].toLower() == u'e';
            if (!continuesWord(c) && !(sign && afterExponent))
                break;
            ++place_;
        }
        if (place_ < text_.size() && text_[place_] == u'%')
            ++place_;
        return {TokenKind::Number, taken(begin), begin + 1};
    }

    QStringView text_;
    qsizetype place_ = 0;
};

std::optional<double> toNumber(QStringView text) {
    const bool percent = text.endsWith(u'%');
    bool ok = false;
    const double number = (percent ? text.chopped(1) : text).toDouble(&ok);
    return ok ? std::optional(percent ? number / 100.0 : number) : std::nullopt;
}

bool isKeyword(const Token& token, QLatin1String word) {
    return token.kind == TokenKind::Word && token.text.compare(word, Qt::CaseInsensitive) == 0;
}

constexpr QLatin1String kAnd("and");
constexpr QLatin1String kOr("or");
constexpr QLatin1String kNot("not");

bool isKeyword(const Token& token) {
    return isKeyword(token, kAnd) || isKeyword(token, kOr) || isKeyword(token, kNot);
}

/// What is said where something else was expected: at the end of the text, and at something that
/// stands there (%1). %2 is a list of words.
struct Expected {
    const char* atEnd;
    const char* instead;
};
constexpr Expected kNoMore{"Here must follow \"and\", \"or\" or the end.",
                           "Expected \"and\", \"or\" or the end instead of \"%1\"."};
constexpr Expected kClosing{"Here must follow \"and\", \"or\" or \")\".",
                            "Expected \"and\", \"or\" or \")\" instead of \"%1\"."};
constexpr Expected kField{"Here must follow a field such as corpus, \"not\" or \"(\".",
                          "Expected a field such as corpus, \"not\" or \"(\" instead of \"%1\"."};
constexpr Expected kTextOperator{"Here must follow =, != or ~, as for every text.",
                                 "Expected =, != or ~, as for every text instead of \"%1\"."};
constexpr Expected kNumberOperator{
    "Here must follow =, !=, <, <=, > or >=, as for every number.",
    "Expected =, !=, <, <=, > or >=, as for every number instead of \"%1\"."};
constexpr Expected kNumber{"Here must follow a number.", "Expected a number instead of \"%1\"."};
constexpr Expected kNumberOrWord{"Here must follow a number or %2.",
                                 "Expected a number or %2 instead of \"%1\"."};
constexpr Expected kAnyWord{"Here must follow a word, or a text in quotes.",
                            "Expected a word, or a text in quotes instead of \"%1\"."};
constexpr Expected kOneOf{"Here must follow one of %2.", "Expected one of %2 instead of \"%1\"."};

std::string listed(const QStringList& words) {
    return words.join(QStringLiteral(", ")).toStdString();
}

} // namespace

struct RunExpression::Node {
    enum class Kind { And, Or, Not, Compare };

    bool matches(std::size_t run) const {
        const auto matching = [run](const Node& node) { return node.matches(run); };
        switch (kind) {
        case Kind::And:
            return std::all_of(children.begin(), children.end(), matching);
        case Kind::Or:
            return std::any_of(children.begin(), children.end(), matching);
        case Kind::Not:
            return !children.front().matches(run);
        case Kind::Compare:
            break;
        }
        const FieldValue found = value(run);
        if (const auto* number = std::get_if<double>(&found))
            return holds(comparison, *number, std::get<double>(operand));
        if (const auto* text = std::get_if<QString>(&found))
            return holds(comparison, *text, std::get<QString>(operand));
        return false;
    }

    Kind kind = Kind::Compare;
    std::vector<Node> children = {};
    Comparison comparison = Comparison::Equal;
    std::function<FieldValue(std::size_t)> value = {};
    FieldValue operand = {};
};

/// By recursive descent; what recurs is bounded by kMaxDepth.
class RunExpression::Parser {
public:
    Parser(QStringView text, const RunFields& fields) : fields_(fields), lexer_(text) { advance(); }

    Result<RunExpression> parse() {
        RunExpression parsed;
        if (token_.kind == TokenKind::End)
            return parsed;
        Result<Node> root = expression();
        if (!root)
            return root.error();
        if (token_.kind != TokenKind::End)
            return expected(kNoMore);
        parsed.root_ = std::make_shared<const Node>(*std::move(root));
        return parsed;
    }

private:
    void advance() { token_ = lexer_.next(); }

    Error error(const Token& at, const char* sentence,
                std::vector<std::string> arguments = {}) const {
        return {ErrorCode::InvalidInput, "column " + std::to_string(at.column), sentence,
                std::move(arguments)};
    }

    Error expected(const Expected& what, const QStringList& words = {}) const {
        if (token_.kind == TokenKind::OpenText)
            return error(token_, "The \" here needs another at the end of the text.");
        return error(token_, token_.kind == TokenKind::End ? what.atEnd : what.instead,
                     {token_.text.left(40).toString().toStdString(), listed(words)});
    }

    Result<Node> expression() {
        return joined(kOr, Node::Kind::Or, [this] {
            return joined(kAnd, Node::Kind::And, [this] { return condition(); });
        });
    }

    template <class Part>
    Result<Node> joined(QLatin1String keyword, Node::Kind kind, Part part) {
        Result<Node> first = part();
        if (!first || !isKeyword(token_, keyword))
            return first;
        Node node{kind};
        node.children.push_back(*std::move(first));
        while (isKeyword(token_, keyword)) {
            advance();
            Result<Node> next = part();
            if (!next)
                return next;
            node.children.push_back(*std::move(next));
        }
        return node;
    }

    Result<Node> condition() {
        const Token begin = token_;
        const bool negated = isKeyword(begin, kNot);
        if (!negated && begin.kind != TokenKind::Open)
            return comparison();
        if (depth_ == kMaxDepth)
            return error(begin, "No more than %1 parentheses and \"not\" may be nested.",
                         {std::to_string(kMaxDepth)});
        ++depth_;
        advance();
        Result<Node> inner = negated ? condition() : expression();
        --depth_;
        if (!inner)
            return inner;
        if (negated) {
            Node node{Node::Kind::Not};
            node.children.push_back(*std::move(inner));
            return node;
        }
        if (token_.kind != TokenKind::Close)
            return expected(kClosing);
        advance();
        return inner;
    }

    Result<Node> comparison() {
        if (token_.kind != TokenKind::Word || isKeyword(token_))
            return expected(kField);
        const RunField* field = fields_.find(token_.text);
        if (field == nullptr)
            return error(
                token_,
                "There is no field \"%1\". There are %2; a setting of the experiment is one if "
                "it is swept.",
                {token_.text.left(40).toString().toStdString(), likeNames(token_.text)});
        advance();
        Node node;
        node.value = field->value;
        const bool isText = field->kind == RunField::Kind::Text;
        const bool ordered = token_.kind == TokenKind::Operator &&
                             token_.comparison != Comparison::Equal &&
                             token_.comparison != Comparison::Unequal;
        const bool contains = ordered && token_.comparison == Comparison::Contains;
        if (token_.kind != TokenKind::Operator || (ordered && contains != isText))
            return expected(isText ? kTextOperator : kNumberOperator);
        node.comparison = token_.comparison;
        advance();
        Result<FieldValue> operand = isText ? text(*field, contains) : number(*field);
        if (!operand)
            return operand.error();
        node.operand = *std::move(operand);
        advance();
        return node;
    }

    /// The names of all fields, those first that begin like the word.
    std::string likeNames(QStringView word) const {
        QStringList names;
        for (const bool alike : {true, false})
            for (const RunField& field : fields_.all())
                if (field.name.startsWith(word.front(), Qt::CaseInsensitive) == alike)
                    names << field.name;
        return listed(names);
    }

    Result<FieldValue> number(const RunField& field) const {
        if (token_.kind == TokenKind::Number)
            if (const auto number = toNumber(token_.text))
                return FieldValue(*number);
        if (token_.kind == TokenKind::Word)
            for (const auto& [word, number] : field.numbers)
                if (token_.text.compare(word, Qt::CaseInsensitive) == 0)
                    return FieldValue(number);
        QStringList words;
        for (const auto& [word, number] : field.numbers)
            words << word;
        return expected(words.isEmpty() ? kNumber : kNumberOrWord, words);
    }

    Result<FieldValue> text(const RunField& field, bool part) const {
        const bool isValue = token_.kind == TokenKind::Text || token_.kind == TokenKind::Number ||
                             (token_.kind == TokenKind::Word && !isKeyword(token_));
        const bool known =
            part || field.words.isEmpty() || field.words.contains(token_.text, Qt::CaseInsensitive);
        if (isValue && known)
            return FieldValue(token_.text.toString());
        return expected(field.words.isEmpty() ? kAnyWord : kOneOf, field.words);
    }

    const RunFields& fields_;
    Lexer lexer_;
    Token token_;
    int depth_ = 0;
};

RunExpression::RunExpression() = default;

Result<RunExpression> RunExpression::parse(const QString& text, const RunFields& fields) {
    return Parser(text, fields).parse();
}

bool RunExpression::matches(std::size_t run) const {
    return !root_ || root_->matches(run);
}

} // namespace dpfm::models
