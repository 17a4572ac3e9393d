"""What is wrong with a question for a value: told to the programmer who asks."""


class UnknownIndicator(KeyError):
    """No definition has that code, or it is not broken down that way."""
