#pragma once

#include "core/base/result.h"
#include "ui/models/run_fields.h"

#include <QString>

#include <cstddef>
#include <memory>

namespace dpfm::models {

/// A condition on runs that a person types, such as `registers <= 16 and corpus = 200`.
///
///     expression  = conjunction { "or" conjunction }
///     conjunction = condition { "and" condition }
///     condition   = "not" condition | "(" expression ")" | comparison
///     comparison  = field operator value
///     operator    = "=" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "~"
///     value       = number | word | text
///     number      = [ "+" | "-" ] digits [ "." digits ] [ "e" [ "+" | "-" ] digits ] [ "%" ]
///     word        = letter or "_", then letters, digits, "_", ".", "[" and "]"
///     text        = '"' any but '"' '"'
///
/// A swept setting has its name in files (`training.optimizer.learning_rate`), or the end of it
/// behind a point (`learning_rate`) where no other field ends so. Fields, words and the three
/// keywords are the same in upper and lower case. A number with "%" is a hundredth of it. A field
/// of numbers is compared with a number or one of its words (`registers = all`); one of texts by =
/// and !=, which ask for the whole text, or by ~, which asks whether it contains the value; case
/// does not matter. A keyword as a value is put in quotes. Where a run has no value (a loss before
/// its first epoch, the registers of backpropagation), every comparison is false, != as well. Empty
/// text stands for every run.
class RunExpression {
public:
    /// How deep parentheses and "not" may be nested.
    static constexpr int kMaxDepth = 100;

    /// Every run matches.
    RunExpression();
    /// An error's place is the column in which something else was expected, counted from 1. The
    /// expression holds on to the fields' functions, not to `fields`.
    static Result<RunExpression> parse(const QString& text, const RunFields& fields);

    bool matches(std::size_t run) const;

private:
    struct Node;
    class Parser;
    std::shared_ptr<const Node> root_; ///< none: every run
};

} // namespace dpfm::models
