"""Another language is set aside by its name; a short text is not misjudged."""

from __future__ import annotations

import pytest

from accordingto.intake.language import language_name, require_english
from accordingto.intake.refusal import Unfit

SAID = {
    "French": "Le maire a déclaré mardi que le pont resterait fermé, selon le ministère de l'intérieur, et que personne n'avait été blessé dans l'incident de la nuit.",
    "German": "Der Bürgermeister sagte am Dienstag, die Brücke bleibe geschlossen, und das Innenministerium bestätigte, dass in der Nacht niemand verletzt worden sei.",
    "Spanish": "El alcalde dijo el martes que el puente seguirá cerrado, según el ministerio del interior, y que nadie resultó herido en el incidente de la noche.",
    "Portuguese": "O prefeito disse na terça-feira que a ponte continuará fechada, segundo o ministério do interior, e que ninguém ficou ferido no incidente da noite.",
    "Polish": "Burmistrz powiedział we wtorek, że most pozostanie zamknięty, a ministerstwo spraw wewnętrznych potwierdziło, że nikt nie został ranny w nocy.",
    "Turkish": "Belediye başkanı salı günü köprünün kapalı kalacağını söyledi ve içişleri bakanlığı gece yaşanan olayda kimsenin yaralanmadığını doğruladı.",
    "Russian": "Мэр сказал, что мост закрыт до вторника.",
    "Ukrainian": "Міський голова сказав у вівторок, що міст залишиться закритим.",
    "Arabic": "قال رئيس البلدية يوم الثلاثاء إن الجسر سيبقى مغلقا.",
    "Chinese": "市长星期二说,大桥将继续关闭,没有人受伤。",
}


@pytest.mark.parametrize("language", SAID)
def test_other_languages_are_named(language: str) -> None:
    with pytest.raises(Unfit, match=f"is in {language}: left out"):
        require_english(SAID[language])


@pytest.mark.parametrize(
    "text",
    [
        "OK",
        "Marn: no.",
        "Le Monde, El País, Der Spiegel",
        "Paris, Lyon, Marseille, Toulouse, Nice, Nantes",
        "“Je ne sais pas,” said Marn.",
        "12 345 67,8 %",
        "Владимир Марн said no.",
        "Ostria’s Ministry of Defence said that Przemysław Brzęczyszczykiewicz and Małgorzata Wójcik met Władysław Krzyżanowski and Jarosław Szczepański in Szczebrzeszyn.",
        "President Marn told “Le Courrier d’Osk” that “la guerre est finie”, and the crowd sang “Aux armes, citoyens” until the police came and took the singers away to the station.",
    ],
)
def test_short_mixed_and_foreign_named_english_is_read(text: str) -> None:
    require_english(text)


def test_a_foreign_quotation_in_a_long_article_does_not_set_it_aside() -> None:
    require_english(
        "The mayor said on Tuesday that the bridge would stay shut. " * 9 + SAID["French"]
    )


def test_every_language_has_a_name() -> None:
    assert (language_name("fr"), language_name("kik"), language_name("qqq")) == (
        "French",
        "Kikuyu",
        "qqq",
    )
