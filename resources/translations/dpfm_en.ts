<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>dpfm::app</name>
    <message numerus="yes">
        <source>%n run(s) of %1 variants.</source>
        <translation>
            <numerusform>%n run of %1 variants.</numerusform>
            <numerusform>%n runs of %1 variants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s).</source>
        <translation>
            <numerusform>%n run.</numerusform>
            <numerusform>%n runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n run(s) were merged from %2 files; %3 of %4 runs are there.</source>
        <translation>
            <numerusform>%1: %n run was merged from %2 files; %3 of %4 runs are there.</numerusform>
            <numerusform>%1: %n runs were merged from %2 files; %3 of %4 runs are there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n run(s)%2 to train.</source>
        <translation>
            <numerusform>%1: %n run%2 to train.</numerusform>
            <numerusform>%1: %n runs%2 to train.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) trained in %1.</source>
        <translation>
            <numerusform>%n run trained in %1.</numerusform>
            <numerusform>%n runs trained in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Warning: %n run(s) had not ended when the bundle was made; there is nothing to compare with.</source>
        <translation>
            <numerusform>Warning: %n run had not ended when the bundle was made; there is nothing to compare with.</numerusform>
            <numerusform>Warning: %n runs had not ended when the bundle was made; there is nothing to compare with.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds: %n run(s) trained again have the same figures in every epoch and the same final weights, bit by bit.</source>
        <translation>
            <numerusform>It holds: %n run trained again has the same figures in every epoch and the same final weights, bit by bit.</numerusform>
            <numerusform>It holds: %n runs trained again have the same figures in every epoch and the same final weights, bit by bit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %1 with %n trained run(s); %2 stays as it is.</source>
        <translation>
            <numerusform>Wrote %1 with %n trained run; %2 stays as it is.</numerusform>
            <numerusform>Wrote %1 with %n trained runs; %2 stays as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) drawn again are the same, byte by byte.</source>
        <translation>
            <numerusform>%n figure drawn again is the same, byte by byte.</numerusform>
            <numerusform>%n figures drawn again are the same, byte by byte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) go on where they were interrupted.</source>
        <translation>
            <numerusform>%n run goes on where it was interrupted.</numerusform>
            <numerusform>%n runs go on where they were interrupted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dpfm::models</name>
    <message numerus="yes">
        <source>… and %n more register(s)</source>
        <translation>
            <numerusform>… and %n more register</numerusform>
            <numerusform>… and %n more registers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), %1 samples trained</source>
        <translation>
            <numerusform>%n epoch, %1 samples trained</numerusform>
            <numerusform>%n epochs, %1 samples trained</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dpfm::models::Workbench</name>
    <message numerus="yes">
        <source>Live: %n run(s) in %1 s. The sweep is stored.</source>
        <translation>
            <numerusform>Live: %n run in %1 s. The sweep is stored.</numerusform>
            <numerusform>Live: %n runs in %1 s. The sweep is stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dpfm::views::CsvExportDialog</name>
    <message numerus="yes">
        <source>all %n run(s) of the sweep</source>
        <translation>
            <numerusform>%n run, the only one of the sweep</numerusform>
            <numerusform>all %n runs of the sweep</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n row(s) of the Runs table</source>
        <translation>
            <numerusform>%n row, the only one of the Runs table</numerusform>
            <numerusform>the %n rows of the Runs table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n run(s) that are ticked, as in the plots</source>
        <translation>
            <numerusform>%n run, the only one that is ticked, as in the plots</numerusform>
            <numerusform>the %n runs that are ticked, as in the plots</numerusform>
        </translation>
    </message>
</context>
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
<context>
    <name>dpfm::views::RunStatus</name>
    <message numerus="yes">
        <source>Live: %n run(s) in %1 s</source>
        <translation>
            <numerusform>Live: %n run in %1 s</numerusform>
            <numerusform>Live: %n runs in %1 s</numerusform>
        </translation>
    </message>
</context>
</TS>
