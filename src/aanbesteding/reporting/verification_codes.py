"""AB908 to AB919 and AB617: what writing and verifying a record can have to say."""

from __future__ import annotations

from aanbesteding.faults import Code
from aanbesteding.texts import Text

EXISTS = Code(
    "AB908",
    "already-there",
    Text(
        "hier staat al een bestand met een andere inhoud; een zegel of vastlegging wordt niet overschreven",
        "there is a file with other contents here already; a seal or record is not overwritten",
    ),
    Text(
        "kies een andere naam, of bewaar het oude elders",
        "choose another name, or keep the old one elsewhere",
    ),
)
NO_SEAL = Code(
    "AB909",
    "no-seal",
    Text("bij dit kader ligt geen zegel", "there is no seal beside this framework"),
    Text(
        "`aanbesteding score KADER --seal` schrijft het; ligt het elders, noem het dan met --seal-file",
        "`aanbesteding score FRAMEWORK --seal` writes it; if it lies elsewhere, name it with --seal-file",
    ),
)
BLOCK_ALTERED = Code(
    "AB910",
    "record-block-altered",
    Text(
        "de vastlegging is zelf veranderd: het blok «{block}» klopt niet met zijn hash",
        "the record itself has been changed: the block “{block}” does not match its hash",
    ),
    Text(
        "vergelijk met een bewaard exemplaar van de vastlegging",
        "compare it with a copy of the record that was kept",
    ),
)
RECORD_ALTERED = Code(
    "AB911",
    "record-altered",
    Text(
        "de vastlegging is zelf veranderd: vanaf hier staat er iets anders dan het programma schreef",
        "the record itself has been changed: from here on it is not what the program wrote",
    ),
    BLOCK_ALTERED.cure,
)
RESULT_DIFFERS = Code(
    "AB912",
    "result-differs",
    Text(
        "{where}: vastgelegd {recorded}, opnieuw berekend {found}",
        "{where}: recorded {recorded}, calculated again {found}",
    ),
    Text(
        "de opnieuw berekende waarde volgt uit de bestanden; `aanbesteding explain` toont hoe",
        "the value calculated again follows from the files; `aanbesteding explain` shows how",
    ),
)
FILE_CHANGED = Code(
    "AB913",
    "recorded-file-changed",
    Text(
        "het bestand «{file}» is niet meer wat werd vastgelegd: hash {recorded}, nu {found}",
        "the file “{file}” is no longer what was recorded: hash {recorded}, now {found}",
    ),
    Text("zet het vastgelegde bestand terug", "put the recorded file back"),
)
FILE_ADDED = Code(
    "AB914",
    "file-not-in-record",
    Text(
        "dit bestand zou meetellen, maar staat niet in de vastlegging",
        "this file would count, but is not in the record",
    ),
    Text(
        "haal het weg, of noem alleen de bestanden van de vastlegging",
        "take it away, or name the files of the record only",
    ),
)
OTHER_VERSION = Code(
    "AB617",
    "other-version",
    Text(
        "de vastlegging is gemaakt met versie {recorded} van het programma; dit is versie {now}",
        "the record was made by version {recorded} of the program; this is version {now}",
    ),
    Text(
        "verschilt de uitkomst, herhaal dan met versie {recorded}",
        "if the result differs, repeat with version {recorded}",
    ),
)
CODES = {
    code.code: code
    for code in (
        OTHER_VERSION,
        EXISTS,
        NO_SEAL,
        BLOCK_ALTERED,
        RECORD_ALTERED,
        RESULT_DIFFERS,
        FILE_CHANGED,
        FILE_ADDED,
    )
}
