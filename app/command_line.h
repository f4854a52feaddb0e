#pragma once

namespace dpfm::app {

/// The whole program: finds the subcommand and runs it. Returns the exit code (exit_codes.h).
int runProgram(int argc, char** argv);

} // namespace dpfm::app
