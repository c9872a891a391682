"""Events in the columns of POLECAT."""

import csv
from io import BytesIO, StringIO

import pytest

import accordingto as at
from accordingto.exports import FORMATS, Listing
from accordingto.exports.polecat import COLUMNS, SHARED
from accordingto.model import as_date
from accordingto.ontology.plover import folded

# The heading of POLECAT's yearly files.
POLECAT = """
Event ID;Event Date;Event Type;Event Mode;Intensity;Quad Code;Contexts;Actor Name;Actor Country;Actor COW;Primary Actor Sector;
Actor Sectors;Actor Title;Actor Name Raw;Wikipedia Actor ID;Recipient Name;Recipient Country;Recipient COW;Primary Recipient Sector;
Recipient Sectors;Recipient Title;Recipient Name Raw;Wikipedia Recipient ID;Placename;City;District;Province;Country;Latitude;Longitude;
GeoNames ID;Raw Placename;Feature Type;Source;Publication Date;Story People;Story Organizations;Story Locations;Language;Version
""".replace("\n", "").split(";")

TEXT = (
    "Iceland’s government criticised Norway on Monday, Danish police said. "
    "The president of Iceland will visit Denmark."
)


def lines(*texts: str) -> list[dict[str, str]]:
    ledger = at.open(":memory:")
    ledger.add(
        *(at.Document(t, publisher="The\tLamp", published=as_date("2031-05-14")) for t in texts)
    )
    out = BytesIO()
    FORMATS["polecat"].write(Listing("events", ledger.events().pairs()), out)
    return list(csv.DictReader(StringIO(out.getvalue().decode(), newline=""), dialect="excel-tab"))


def test_an_event_has_type_parties_country_sector_modality_and_voucher() -> None:
    accused, visit = lines(TEXT)
    assert tuple(accused) == COLUMNS
    assert (accused["Event Type"], accused["Event Date"]) == ("ACCUSE", "2031-05-12")
    assert (accused["Actor Country"], accused["Primary Actor Sector"]) == ("ISL", "GOV")
    assert (accused["Modality"], accused["Voucher"]) == ("actual", "Danish police")
    assert accused["Source"] == "The Lamp"
    assert TEXT[int(accused["Start"]) : int(accused["End"])] == accused["Trigger"] == "criticised"
    assert (visit["Event Type"], visit["Event Type Unfolded"]) == ("AGREE", "CONSULT")
    assert (visit["Modality"], visit["Voucher"]) == ("planned", "publisher")


def test_columns_that_polecat_has_stand_in_its_order() -> None:
    assert [name for name in POLECAT if name in SHARED] == list(SHARED)


def test_what_the_paragraph_is_about_is_a_context() -> None:
    text = (
        "The army of Iceland bombed a mosque in Norway.\n\nIceland’s government criticised Denmark."
    )
    bombed, criticised = lines(text)
    assert bombed["Contexts"] == "military;religion_ethnicity"
    assert criticised["Contexts"] == ""


def test_of_no_events_the_heading_is_written() -> None:
    out = BytesIO()
    FORMATS["polecat"].write(Listing("events", []), out)
    assert out.getvalue().decode().strip().split("\t") == list(COLUMNS)


@pytest.mark.parametrize(
    ("kind", "modality", "strict"),
    [
        ("AID", "planned", "AGREE"),
        ("AID", "actual", "AID"),
        ("ASSAULT", "threatened", "THREATEN"),
        ("ASSAULT", "hypothetical", "ASSAULT"),
        ("RETREAT", "planned", "RETREAT"),
    ],
)
def test_types_fold_as_the_manual_asks(kind: str, modality: str, strict: str) -> None:
    assert folded(kind, modality) == strict


def test_the_filters_of_events_narrow() -> None:
    ledger = at.open(":memory:")
    ledger.add(at.Document(TEXT, publisher="The Lamp", published=as_date("2031-05-14")))
    assert [event.words for event in ledger.events(modality="planned")] == ["visit"]
    assert [event.words for event in ledger.events(recipient="Denmark")] == ["visit"]
    assert [event.words for event in ledger.events(voucher="police")] == ["criticised"]
    assert [event.words for event in ledger.events(voucher="publisher")] == ["visit"]
    assert ledger.events(voucher="nobody").to_dicts() == []
