<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FieldLookup</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldValue</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormRemarks</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) saved.</source>
        <translation>
            <numerusform>%n result saved.</numerusform>
            <numerusform>%n results saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesso::app::FormView</name>
    <message numerus="yes">
        <source>%n field(s) to look at</source>
        <translation>
            <numerusform>%n field to look at</numerusform>
            <numerusform>%n fields to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesso::app::GenerateController</name>
    <message numerus="yes">
        <source>%n field(s) need another value</source>
        <translation>
            <numerusform>%n field needs another value</numerusform>
            <numerusform>%n fields need another value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesso::app::NeedsNotice</name>
    <message numerus="yes">
        <source>%n node class(es)</source>
        <translation>
            <numerusform>%n node class</numerusform>
            <numerusform>%n node classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n input file(s)</source>
        <translation>
            <numerusform>%n input file</numerusform>
            <numerusform>%n input files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesso::app::ParametersFiller</name>
    <message numerus="yes">
        <source>%n field(s) filled from %1.</source>
        <translation>
            <numerusform>%n field filled from %1.</numerusform>
            <numerusform>%n fields filled from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of it had no place; details list them.</source>
        <translation>
            <numerusform>%n entry of it had no place; the details name it.</numerusform>
            <numerusform>%n entries of it had no place; the details list them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesso::app::QueuePanel</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesso::app::ResultActions</name>
    <message numerus="yes">
        <source>%n result(s) moved to the trash</source>
        <translation>
            <numerusform>%n result moved to the trash</numerusform>
            <numerusform>%n results moved to the trash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesso::app::SentNotice</name>
    <message numerus="yes">
        <source>The file holds %n value(s) twice, and they differ.</source>
        <translation>
            <numerusform>The file holds %n value twice, and the two differ.</numerusform>
            <numerusform>The file holds %n values twice, and they differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesso::comfy</name>
    <message numerus="yes">
        <source>The server refuses a value, and %n more: %1</source>
        <translation>
            <numerusform>The server refuses a value, and %n more: %1</numerusform>
            <numerusform>The server refuses a value, and %n more: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
