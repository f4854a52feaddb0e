#include "core/autodiff/expression_parser.h"

#include "core/autodiff/expression_evaluation.h"
#include "core/autodiff/expression_tokens.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <utility>

namespace dpfm::autodiff {

namespace {

std::optional<Operation> functionNamed(std::string_view name) {
    static const std::map<std::string_view, Operation> functions = {
        {"sin", Operation::Sin},         {"cos", Operation::Cos},   {"tan", Operation::Tan},
        {"exp", Operation::Exp},         {"log", Operation::Log},   {"ln", Operation::Log},
        {"sqrt", Operation::Sqrt},       {"tanh", Operation::Tanh}, {"relu", Operation::Relu},
        {"sigmoid", Operation::Sigmoid}, {"step", Operation::Step},
    };
    const auto found = functions.find(name);
    return found == functions.end() ? std::nullopt : std::optional(found->second);
}

/// Reserved for something else than a variable or a result.
bool isReserved(std::string_view name) {
    return name == "pi" || functionNamed(name).has_value();
}

/// Recursive descent. An error is kept and ends the parse; until it is looked at, every method
/// returns quickly with a node that is not used.
class Parser {
public:
    Parser(std::vector<Token> tokens, std::vector<std::string> variables)
        : tokens_(std::move(tokens)) {
        expression_.variables = std::move(variables);
        for (std::size_t id = 0; id < expression_.variables.size(); ++id)
            variables_[expression_.variables[id]] = id;
    }

    Result<Expression> run() {
        bool any = false;
        while (!error_ && now().kind != TokenKind::End) {
            if (now().kind == TokenKind::Separator) {
                ++at_;
                continue;
            }
            statement();
            any = true;
            if (!error_ && now().kind != TokenKind::End && now().kind != TokenKind::Separator)
                unexpected();
        }
        if (error_)
            return *error_;
        if (!any)
            return errorAt({1, 1}, "There is no expression; type one, as in e = (a+b)*(b+1).");
        return std::move(expression_);
    }

private:
    const Token& now() const { return tokens_[at_]; }
    const Token& following() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
    bool isSymbol(const char* symbol) const {
        return now().kind == TokenKind::Symbol && now().text == symbol;
    }

    std::size_t fail(TextPlace place, std::string sentence,
                     std::vector<std::string> arguments = {}) {
        if (!error_)
            error_ = errorAt(place, std::move(sentence), std::move(arguments));
        return 0;
    }

    std::size_t unexpected() {
        const Token& token = now();
        if (token.kind == TokenKind::End || token.kind == TokenKind::Separator)
            return fail(token.place, "The expression ends here, but a number, a name or “(” is "
                                     "still missing.");
        if (token.kind == TokenKind::Symbol && token.text == ")")
            return fail(token.place, "“)” closes nothing: no “(” is open here.");
        if (token.kind == TokenKind::Symbol && token.text == "=")
            return fail(token.place, "“=” must follow a single name at the beginning of its line.");
        if (token.kind == TokenKind::Symbol)
            return fail(token.place, "A number, a name or “(” is expected before “%1”.",
                        {token.text});
        return fail(token.place, "An operator is missing before this: + − * / or ^.");
    }

    std::size_t add(ExpressionNode node) {
        expression_.nodes.push_back(std::move(node));
        return expression_.nodes.size() - 1;
    }

    std::size_t add(Operation operation, TextPlace place, std::size_t a, std::size_t b = 0) {
        ExpressionNode node;
        node.operation = operation;
        node.place = place;
        node.a = a;
        node.b = b;
        return add(std::move(node));
    }

    std::size_t addConstant(double value, TextPlace place) {
        ExpressionNode node;
        node.constant = value;
        node.place = place;
        return add(std::move(node));
    }

    void statement() {
        std::optional<Token> target;
        if (now().kind == TokenKind::Name && following().kind == TokenKind::Symbol &&
            following().text == "=") {
            target = now();
            at_ += 2;
            if (isReserved(target->text))
                fail(target->place, "“%1” already has a meaning; choose another name.",
                     {target->text});
            else if (variables_.contains(target->text))
                fail(target->place,
                     "“%1” is a variable, whose value is given apart; choose another name.",
                     {target->text});
            else if (assigned_.contains(target->text))
                fail(target->place, "“%1” was assigned above; choose another name.",
                     {target->text});
        }
        if (error_)
            return;
        const std::size_t node = sum();
        if (error_)
            return;
        if (target) {
            assigned_[target->text] = node;
            if (expression_.nodes[node].name.empty())
                expression_.nodes[node].name = target->text;
        }
        expression_.result = node;
    }

    std::size_t sum() {
        std::size_t left = product();
        while (!error_ && (isSymbol("+") || isSymbol("-"))) {
            const Token token = now();
            ++at_;
            const std::size_t right = product();
            left = add(token.text == "+" ? Operation::Add : Operation::Subtract, token.place, left,
                       right);
        }
        return left;
    }

    std::size_t product() {
        std::size_t left = withSign();
        while (!error_ && (isSymbol("*") || isSymbol("/"))) {
            const Token token = now();
            ++at_;
            const std::size_t right = withSign();
            left = add(token.text == "*" ? Operation::Multiply : Operation::Divide, token.place,
                       left, right);
        }
        return left;
    }

    std::size_t withSign() {
        std::vector<TextPlace> minuses;
        while (isSymbol("+") || isSymbol("-")) {
            if (isSymbol("-"))
                minuses.push_back(now().place);
            ++at_;
        }
        const std::size_t first = expression_.nodes.size();
        std::size_t node = power();
        if (error_)
            return 0;
        for (; !minuses.empty(); minuses.pop_back()) {
            ExpressionNode& operand = expression_.nodes[node];
            // A number of its own, not one that has a name.
            if (node == first && operand.operation == Operation::Constant && operand.name.empty())
                operand.constant = -operand.constant;
            else
                node = add(Operation::Negate, minuses.back(), node);
        }
        return node;
    }

    std::size_t power() {
        const std::size_t base = atom();
        if (error_ || !isSymbol("^"))
            return base;
        const TextPlace place = now().place;
        ++at_;
        if (!deeper(place))
            return 0;
        const std::size_t exponent = withSign();
        --nesting_;
        return add(Operation::Power, place, base, exponent);
    }

    bool deeper(TextPlace place) {
        if (++nesting_ > kMaxExpressionNesting)
            fail(place,
                 "The expression is nested more than %1 deep; give a part of it a name, as "
                 "in c = a+b.",
                 {std::to_string(kMaxExpressionNesting)});
        return !error_;
    }

    std::size_t atom() {
        if (error_)
            return 0;
        const Token token = now();
        if (token.kind == TokenKind::Number) {
            ++at_;
            return addConstant(token.number, token.place);
        }
        if (token.kind == TokenKind::Name)
            return named(token);
        if (isSymbol("("))
            return inParentheses();
        return unexpected();
    }

    std::size_t inParentheses() {
        const TextPlace open = now().place;
        ++at_;
        if (!deeper(open))
            return 0;
        const std::size_t node = sum();
        --nesting_;
        if (error_)
            return 0;
        if (!isSymbol(")")) {
            if (now().kind == TokenKind::End || now().kind == TokenKind::Separator)
                return fail(open, "This “(” is not closed.");
            return unexpected();
        }
        ++at_;
        return node;
    }

    std::size_t named(const Token& token) {
        const bool called = following().kind == TokenKind::Symbol && following().text == "(";
        ++at_;
        if (const auto function = functionNamed(token.text)) {
            if (!called)
                return fail(token.place, "The function “%1” needs its argument in parentheses.",
                            {token.text});
            const std::size_t argument = inParentheses();
            return error_ ? 0 : add(*function, token.place, argument);
        }
        if (called)
            return fail(token.place,
                        "“%1” is no function known here: sin, cos, tan, exp, log, sqrt, tanh, "
                        "sigmoid, relu and step are; a product needs its *.",
                        {token.text});
        if (const auto found = assigned_.find(token.text); found != assigned_.end())
            return found->second;
        if (const auto found = variables_.find(token.text); found != variables_.end())
            return variable(token, found->second);
        if (token.text == "pi")
            return addConstant(std::numbers::pi, token.place);
        return fail(token.place,
                    "“%1” is not known: give it a value, as in %1 = 1, or assign it in a line "
                    "above.",
                    {token.text});
    }

    std::size_t variable(const Token& token, std::size_t id) {
        const auto [found, isNew] = variableNodes_.try_emplace(id, expression_.nodes.size());
        if (isNew) {
            ExpressionNode node;
            node.operation = Operation::Variable;
            node.variable = id;
            node.name = token.text;
            node.place = token.place;
            add(std::move(node));
        }
        return found->second;
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::size_t nesting_ = 0;
    Expression expression_;
    std::map<std::string, std::size_t> variables_;
    std::map<std::size_t, std::size_t> variableNodes_;
    std::map<std::string, std::size_t> assigned_;
    std::optional<Error> error_;
};

} // namespace

Result<Expression> parseExpression(std::string_view text, std::vector<std::string> variables) {
    auto tokens = tokensOf(text);
    if (!tokens)
        return tokens.error();
    for (const Token& token : *tokens)
        if (token.kind == TokenKind::Symbol && token.text == ",")
            return errorAt(token.place, "“%1” has no meaning here.", {","});
    return Parser(std::move(*tokens), std::move(variables)).run();
}

Result<std::vector<VariableValue>> parseValues(std::string_view text) {
    auto tokens = tokensOf(text);
    if (!tokens)
        return tokens.error();
    std::vector<VariableValue> values;
    std::vector<Token> statement;
    for (Token& token : *tokens) {
        const bool comma = token.kind == TokenKind::Symbol && token.text == ",";
        if (!comma && token.kind != TokenKind::Separator && token.kind != TokenKind::End) {
            statement.push_back(std::move(token));
            continue;
        }
        if (statement.empty())
            continue;
        const Token name = statement.front();
        if (name.kind != TokenKind::Name || statement.size() < 2 || statement[1].text != "=")
            return errorAt(name.place, "A variable and its value are expected, as in a = 2.");
        if (std::any_of(values.begin(), values.end(),
                        [&](const VariableValue& value) { return value.name == name.text; }))
            return errorAt(name.place, "“%1” has a value already.", {name.text});
        if (values.size() == kMaxExpressionVariables)
            return errorAt(name.place, "At most %1 variables can have values.",
                           {std::to_string(kMaxExpressionVariables)});
        statement.push_back({TokenKind::End, {}, 0.0, token.place});
        std::vector<std::string> names;
        std::vector<double> numbers;
        for (const VariableValue& value : values) {
            names.push_back(value.name);
            numbers.push_back(value.value);
        }
        const auto expression = Parser(std::move(statement), std::move(names)).run();
        statement.clear();
        if (!expression)
            return expression.error();
        const double value = evaluate(*expression, numbers);
        if (!std::isfinite(value))
            return errorAt(name.place, "The value of “%1” is not a finite number.", {name.text});
        values.push_back({name.text, value});
    }
    return values;
}

} // namespace dpfm::autodiff
