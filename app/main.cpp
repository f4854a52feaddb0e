#include "app/command_line.h"

int main(int argc, char** argv) {
    return dpfm::app::runProgram(argc, argv);
}
