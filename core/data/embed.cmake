# Writes the file INPUT as the C++ array dpfm::data::bundled_NAME into OUTPUT.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
file(WRITE ${OUTPUT} "namespace dpfm::data {\n"
    "extern const char bundled_${NAME}[];\nextern const unsigned long bundled_${NAME}_size;\n"
    "const char bundled_${NAME}[] = {${bytes}};\n"
    "const unsigned long bundled_${NAME}_size = sizeof bundled_${NAME};\n}\n")
