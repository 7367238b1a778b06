"""AB980 to AB989: what can be wrong with a buyer's own templates."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

NO_TEMPLATES = coded(
    "AB980",
    "no-templates",
    (
        "in deze map staat geen sjabloon voor wat er wordt gemaakt",
        "this folder holds no template for what is being made",
    ),
    (
        "`aanbesteding new templates --output MAP` schrijft sjablonen om van uit te gaan",
        "`aanbesteding new templates --output FOLDER` writes templates to start from",
    ),
)
UNKNOWN_TEMPLATE = coded(
    "AB981",
    "unknown-template",
    (
        "een sjabloon «{name}» is er niet{guess}",
        "there is no template “{name}”{guess}",
    ),
    ("noem het als één van: {known}", "give it one of these names: {known}"),
)
NOT_WORD = coded(
    "AB982",
    "not-a-word-template",
    ("dit is geen Word-sjabloon: {why}", "this is no Word template: {why}"),
    (
        "bewaar het in Word als docx, zonder macro's en zonder verwijzingen naar andere bestanden",
        "save it in Word as docx, without macros and without references to other files",
    ),
)
UNKNOWN_FIELD = coded(
    "AB983",
    "template-unknown-field",
    (
        "het sjabloon noemt veld «{name}», dat er niet is{guess}{where}",
        "the template names field “{name}”, which there is not{guess}{where}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
LEAVES_OUT = coded(
    "AB984",
    "template-leaves-out",
    (
        "het sjabloon laat «{name}» weg: {text}",
        "the template leaves out “{name}”: {text}",
    ),
    ("neem het op: {how}", "put it in: {how}"),
)
OUTSIDE = coded(
    "AB985",
    "template-reads-elsewhere",
    (
        "het sjabloon vraagt om iets buiten zijn map, of dat er niet is: {what}",
        "the template asks for something outside its folder, or that is not there: {what}",
    ),
    (
        "zet wat het nodig heeft in de map met sjablonen; van een netwerk wordt niets gehaald",
        "put what it needs in the folder of templates; nothing is fetched from a network",
    ),
)
FAULTY = coded(
    "AB986",
    "template-fault",
    (
        "het sjabloon klopt niet: «{problem}»{where}",
        "the template is not right: “{problem}”{where}",
    ),
    (
        "vergelijk het met wat `aanbesteding new templates` schrijft",
        "compare it with what `aanbesteding new templates` writes",
    ),
)
NO_STYLE = coded(
    "AB987",
    "template-misses-style",
    ("het sjabloon mist de stijl «{name}»", "the template misses the style “{name}”"),
    (
        "ga uit van een sjabloon dat `aanbesteding new templates` schrijft, of voeg de stijl toe",
        "start from a template that `aanbesteding new templates` writes, or add the style",
    ),
)
BAD_FOLDER = coded(
    "AB988",
    "template-folder",
    ("de map met sjablonen is niet te lezen: {why}", "the templates cannot be read: {why}"),
    (
        "geef een map met alleen sjablonen en wat zij gebruiken",
        "give a folder that holds only templates and what they use",
    ),
)
MISPLACED = coded(
    "AB989",
    "template-part-in-a-line",
    (
        "het sjabloon heeft een onderdeel midden in een regel: {names}",
        "the template has a part within a line: {names}",
    ),
    (
        "zet elk onderdeel in een eigen alinea, als {how}",
        "put every part in a paragraph of its own, as {how}",
    ),
)
MORE_THAN_SHOWING = coded(
    "AB991",
    "template-more-than-showing",
    (
        "het sjabloon doet meer dan velden tonen en kiezen: «{what}»{where}",
        "the template does more than show fields and choose: “{what}”{where}",
    ),
    (
        "toon een veld met {{{{ naam }}}} en kies met {{% if naam %}}…{{% else %}}…{{% endif %}}",
        "show a field with {{{{ name }}}} and choose with {{% if name %}}…{{% else %}}…{{% endif %}}",
    ),
)
CODES: dict[str, Code] = {
    code.code: code for code in list(globals().values()) if isinstance(code, Code)
}
