"""How real the text says an act is."""

from functools import cache

import pytest

from accordingto.languages import lexicon
from accordingto.model import Document, Modality
from accordingto.reading.event import read_events
from accordingto.reading.parse import parse

ACTUAL, ALLEGED, PLANNED = Modality.ACTUAL, Modality.ALLEGED, Modality.PLANNED
THREATENED, PREDICTED = Modality.THREATENED, Modality.PREDICTED
DENIED, HYPOTHETICAL = Modality.DENIED, Modality.HYPOTHETICAL


@cache
def modalities(text: str) -> dict[str, Modality]:
    """Modality of each event by its type."""
    events = read_events(Document(text), parse(text), (), (), (), ())
    return {event.type: event.modality for event in events}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Marland attacked Ruvania.", ACTUAL),
        ("Marland is attacking Ruvania.", ACTUAL),
        ("Marland has been attacked by Ruvania.", ACTUAL),
        ("Marland continued to attack Ruvania.", ACTUAL),
        ("Marland tried to attack Ruvania.", ACTUAL),
        ("Kesh condemned Marland's attack on Ruvania.", ACTUAL),
        ("Marland did not attack Ruvania.", DENIED),
        ("No rebel attacked Ruvania.", DENIED),
        ("Marland never attacked Ruvania.", DENIED),
        ("Marland denied attacking Ruvania.", DENIED),
        ("Marland denied that it had attacked Ruvania.", DENIED),
        ("No attack on Ruvania took place.", DENIED),
        ("Marland left without attacking Ruvania.", DENIED),
        ("Marland attacked Ruvania without warning.", ACTUAL),
        ("Marland refused to attack Ruvania.", DENIED),
        ("Marland will attack Ruvania.", THREATENED),
        ("Marland threatened to attack Ruvania.", THREATENED),
        ("Marland vowed to attack Ruvania.", THREATENED),
        ("Marland plans to attack Ruvania.", PLANNED),
        ("Marland's plan to attack the Ruvanian port was old.", PLANNED),
        ("Marland is ready to attack Ruvania.", PLANNED),
        ("Marland is expected to attack Ruvania.", PREDICTED),
        ("Kesh accused Marland of attacking Ruvania.", ALLEGED),
        ("Marland allegedly attacked Ruvania.", ALLEGED),
        ("The alleged attack on Ruvania shook Kesh.", ALLEGED),
        ("If Marland attacked Ruvania, Kesh slept.", HYPOTHETICAL),
        ("Marland could attack Ruvania.", HYPOTHETICAL),
        ("Kesh wants to attack Ruvania.", HYPOTHETICAL),
        ("Did Marland attack Ruvania?", HYPOTHETICAL),
        ("Kesh discussed a possible attack on Ruvania.", HYPOTHETICAL),
    ],
)
def test_an_attack_is_as_real_as_the_words_say(text: str, modality: Modality) -> None:
    assert modalities(text)["ASSAULT"] is modality


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The premier will meet the Ruvanian president.", "CONSULT", PLANNED),
        ("Marland cancelled talks with Ruvania.", "CONSULT", DENIED),
        ("Marland demanded that Ruvania release the miners.", "RETREAT", HYPOTHETICAL),
        ("Marland demanded that Ruvania release the miners.", "REQUEST", ACTUAL),
        ("Marland threatened to bomb Ruvania.", "THREATEN", ACTUAL),
        ("Marland denied attacking Ruvania.", "REJECT", ACTUAL),
        ("Marland is about to restore relations with Ruvania.", "SUPPORT", PLANNED),
        ("Kesh will bomb Marland and arrest the miners.", "COERCE", THREATENED),
        ("Kesh will bomb Marland but arrested the miners.", "COERCE", ACTUAL),
    ],
)
def test_acts_of_speech_are_real_where_their_content_is_not(
    text: str, kind: str, modality: Modality
) -> None:
    assert modalities(text)[kind] is modality


def test_no_word_stands_twice_in_one_table() -> None:
    for table in lexicon("en", "modality").values():
        words = [word for kind, listed in table.items() if kind != "plain" for word in listed]
        assert len(words) == len(set(words)), sorted({w for w in words if words.count(w) > 1})
