"""Figures that differ as a slip of the hand differs: in one digit."""


def near(one: str, two: str) -> bool:
    """Whether two printed figures are equally long and differ in one digit.

    >>> near("1.650", "1.850"), near("36-CT", "36-CT"), near("5", "11")
    (True, False, False)
    """
    if len(one) != len(two):
        return False
    other = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(other) == 1 and all(letter.isdigit() for letter in other[0])
