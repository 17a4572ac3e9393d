"""Every sentence of the house is said in Vietnamese too."""

import string

import pytest

from lanh.common.words import Worded
from tests.words import first_of, sentences, spoken


def test_the_translations_are_those_of_the_code() -> None:
    assert set(spoken()) == set(sentences()), "run `make words`"


@pytest.mark.parametrize(
    "coded", Worded.__subclasses__(), ids=lambda c: f"{c.__module__}.{c.__name__}"
)
def test_every_code_has_its_words(coded: type[Worded]) -> None:
    assert all(code.words in spoken() for code in coded)


def test_nothing_is_left_in_english() -> None:
    assert not [english for english, vietnamese in spoken().items() if not vietnamese]


def test_a_translation_names_the_same_facts() -> None:
    def facts(sentence: str) -> set[str | None]:
        return {name for _text, name, *_rest in string.Formatter().parse(sentence)}

    unlike = [
        english
        for english, vietnamese in spoken().items()
        if facts(first_of(english)) - {None} != facts(vietnamese) - {None}
    ]
    assert not unlike
