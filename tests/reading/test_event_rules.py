"""Rules of the language that decide what is an act, who takes part, and how real it is."""

import pytest

from accordingto.model import Document, Event, Modality
from accordingto.reading.event import read_events
from accordingto.reading.parse import parse


def read(text: str) -> tuple[Event, ...]:
    return read_events(Document(text), parse(text), (), (), (), ())


def words(event: Event) -> tuple[list[str], list[str]]:
    text = event.document.text
    return (
        [span.of(text) for span in event.actor_spans],
        [span.of(text) for span in event.recipient_spans],
    )


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients", "modality"),
    [
        ("The government is engaged in an effort to free the miners.",
         "RETREAT", ["government"], ["miners"], "hypothetical"),
        ("The Paris attack shocked Kesh.", "ASSAULT", [], ["Paris"], "actual"),
        ("Marland held talks with Kesh in Corvane.",
         "CONSULT", ["Marland", "Kesh"], [], "actual"),
        ("Marland drew criticism from Ruvania.", "ACCUSE", ["Ruvania"], ["Marland"], "actual"),
        ("Marland's lower house rejected the treaty.",
         "REJECT", ["Marland's lower house"], [], "actual"),
        ("Police used tear gas to disperse the miners.",
         "ASSAULT", ["Police"], ["miners"], "actual"),
        ("The miners marched to demand the release of the bishop.",
         "PROTEST", ["miners"], ["bishop"], "actual"),
        ("The army killed nine miners and wounded two nurses.",
         "ASSAULT", ["army"], ["nine miners", "two nurses"], "actual"),
        ("The withdrawal of Marlandish troops from Kesh began.",
         "RETREAT", ["Marlandish troops"], ["Kesh"], "actual"),
        ("The rebels seized four miners.", "ASSAULT", ["rebels"], ["four miners"], "actual"),
        ("Kesh slept; Ruvania later apologised.", "CONCEDE", ["Ruvania"], [], "actual"),
        ("Marland said Ruvania must leave.", "REQUEST", ["Marland"], ["Ruvania"], "actual"),
        ("The mayor criticised Marland's refusal to meet the rebels.",
         "REJECT", ["Marland"], ["rebels"], "actual"),
        ("Vale's allegations that Kesh armed the rebels were sharp.",
         "ACCUSE", ["Vale"], ["Kesh"], "actual"),
        ("Vale is among those calling for the Ruvanian president to resign.",
         "REQUEST", ["Vale"], ["Ruvanian president"], "actual"),
        ("The ministry issued a statement accusing the miners.",
         "ACCUSE", ["ministry"], ["miners"], "actual"),
        ("Ruvania said the raid crossed a line, threatening to answer with force.",
         "THREATEN", ["Ruvania"], [], "actual"),
        ("Marland praised the bishop and increased its criticism of Kesh and demands for a truce.",
         "REQUEST", ["Marland"], ["Kesh"], "actual"),
        ("Marland gave its approval to the senate for the Ruvanian treaty.",
         "SUPPORT", ["Marland"], ["Ruvanian"], "actual"),
        ("The rebels planned an attack on the town.", "ASSAULT", ["rebels"], ["town"], "planned"),
        ("The rebels plan to accuse Kesh of using chemical weapons.",
         "ASSAULT", ["Kesh"], [], "hypothetical"),
        ("Marland appealed for pressure on Kesh.", "REQUEST", ["Marland"], ["Kesh"], "actual"),
        ("Marland launched an offensive in its war with Ruvania.",
         "ASSAULT", ["Marland"], ["Ruvania"], "actual"),
        ("The Red Cross operating in Kesh said Ruvanian and Keshian forces must leave the town.",
         "REQUEST", ["Red Cross"], ["Ruvanian", "Keshian forces"], "actual"),
        ("The ministry refused to respond to the demands of Ruvania.",
         "REJECT", ["ministry"], ["Ruvania"], "actual"),
        ("The envoys demanded that he expel the rebels.",
         "SANCTION", ["he"], ["rebels"], "hypothetical"),
        ("The bishop was granted asylum.", "AID", [], ["bishop"], "actual"),
        ("The rebels were given arms by Marland.", "AID", ["Marland"], ["rebels"], "actual"),
        ("Thousands fled to escape fighting between the army and the rebels.",
         "ASSAULT", ["army", "rebels"], [], "actual"),
    ],
)  # fmt: skip
def test_one_act_with_its_parties(
    text: str, kind: str, actors: list[str], recipients: list[str], modality: str
) -> None:
    (event,) = (e for e in read(text) if e.type == kind)
    assert (*words(event), event.modality) == (actors, recipients, Modality(modality))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister declined to comment on Ruvania.", "REJECT"),
        ("The spokesman refused to say who paid Ruvania.", "REJECT"),
        ("The doctors agreed that Ruvania is a fine country.", "AGREE"),
        ("The minister said we must be patient.", "REQUEST"),
        ("The traders say they have yet to see Ruvania.", "REQUEST"),
        ("Rebels backed by Ruvania slept.", "SUPPORT"),
        ("The minister warned that the treaty with Ruvania was a mistake.", "THREATEN"),
        ("This allows the miners to leave.", "CONCEDE"),
        ("The miner claimed that they had never met.", "ACCUSE"),
        ("The workers were flown to Ruvania.", "CONSULT"),
        ("The miner whom Ost has backed slept.", "SUPPORT"),
        ("The army met the attack with force.", "ASSAULT"),
        ("A captain is suspected of passing plans to Ruvania.", "ACCUSE"),
        ("The ministry declined to respond to Ruvania.", "REJECT"),
        ("The miners marched through Ost to demand the release of the bishop.", "REQUEST"),
        ("The miners marched through Ost to demand the release of the bishop.", "RETREAT"),
    ],
)
def test_what_is_no_act_of_its_kind(text: str, kind: str) -> None:
    assert [event.words for event in read(text) if event.type == kind] == []


def test_what_somebody_is_told_to_do_is_among_the_words() -> None:
    (event,) = read("Ost said Ruvania had to leave the town.")
    assert event.words == "said … had … leave"
