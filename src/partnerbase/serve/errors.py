"""What keeps the server from starting."""


class ServeError(Exception):
    """The server cannot start.

    Args:
        message: What is wrong, in one line.
        hint: What to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the parts; the text of the exception is the message alone."""
        super().__init__(message)
        self.message = message
        self.hint = hint
