"""Findings as JUnit XML, which every build server shows: one test case per finding."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from aanbesteding.linting.run import Report
from aanbesteding.reporting.clean import clean
from aanbesteding.reporting.words import TO_DO
from aanbesteding.texts import Lang

_NOT_XML = re.compile("[\ufffe\uffff]")


def _xml(text: str) -> str:
    """Return a text with nothing in it that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", clean(text))


def write(report: Report, lang: Lang) -> str:
    """Return one suite; without findings one test case that passed."""
    failures = sum(one.severity != "info" for one in report.diagnostics)
    counts = {"tests": str(len(report.diagnostics) or 1), "failures": str(failures), "errors": "0"}
    suites = Element("testsuites", counts)
    suite = SubElement(suites, "testsuite", {"name": "aanbesteding check", **counts})
    if not report.diagnostics:
        SubElement(suite, "testcase", {"name": "aanbesteding check", "classname": "aanbesteding"})
    for one in report.diagnostics:
        fault, place = one.fault, one.fault.place
        name = _xml(f"{fault.code.code} {place.where}")
        case = SubElement(suite, "testcase", {"name": name, "classname": _xml(place.path)})
        said = _xml(fault.what(lang))
        done = _xml(TO_DO.say(lang, cure=fault.cure(lang)))
        if one.severity == "info":
            SubElement(case, "system-out").text = f"{said}\n{done}"
        else:
            failure = SubElement(case, "failure", {"message": said, "type": fault.code.code})
            failure.text = f"{_xml(place.where)}\n{said}\n{done}"
    indent(suites)
    return "<?xml version='1.0' encoding='UTF-8'?>\n" + tostring(suites, encoding="unicode") + "\n"
