<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>dpfm::views::ExportDialog</name>
    <message numerus="yes">
        <source>Wrote %n figure(s) to %1.</source>
        <translation>
            <numerusform>Wrote %n figure to %1.</numerusform>
            <numerusform>Wrote %n figures to %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
