#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace dpfm {

enum class ErrorCode {
    InvalidInput,       ///< a value a person gave is out of range or contradicts another
    FileAccess,         ///< a file cannot be opened, read or written
    FileFormat,         ///< a file was read and is not what it should be
    UnsupportedVersion, ///< a file of a newer version of its format
    Diverged,           ///< a computation met NaN or infinity
    Mismatch,           ///< two things that should agree do not
};

/// What went wrong, where, and what a person can do about it.
///
/// The sentence is kept as a template with its arguments apart ("… has %1 neurons"), because the
/// template is what a translation is looked up by. Core itself speaks English.
struct Error {
    ErrorCode code = ErrorCode::InvalidInput;
    std::string place;                  ///< file, line or field; may be empty
    std::string sentence;               ///< with %1 … %9 where the arguments go
    std::vector<std::string> arguments; ///< already written as text

    /// The sentence with its arguments filled in, without the place.
    std::string message() const;
    /// "place: message", or the message alone where there is no place.
    std::string text() const;

    bool operator==(const Error&) const = default;
};

/// What an exception of the standard library means to a person.
Error errorOf(const std::exception& exception);

/// Replaces %1 … %9 in a template by the arguments; a %n without an argument stays.
std::string fillIn(std::string_view sentence, const std::vector<std::string>& arguments);

/// The shortest decimal that reads back to the same double, e.g. "0.1", "1e-09", "nan".
std::string toText(double value);

} // namespace dpfm
