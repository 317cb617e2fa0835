"""Who publishes, from the environment and nowhere else, and kept out of everything that is shown."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from kg.errors import SettingsError

__all__ = ["Credentials"]

_USER, _PASSWORD, _TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a token for the ``Bearer`` scheme, or nothing at all."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Credentials:
        """Those of the variables KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN.

        Raises `SettingsError` for half a pair, for both ways at once, and for what no header can carry.
        """
        user, password, token = (environment.get(name, "") for name in (_USER, _PASSWORD, _TOKEN))
        if bool(user) != bool(password):
            given, missing = (_USER, _PASSWORD) if user else (_PASSWORD, _USER)
            raise SettingsError(f"the environment has {given} but no {missing}; expected both or neither")
        if user and token:
            raise SettingsError(f"the environment has {_USER} and {_TOKEN}; expected one way to authenticate")
        if not token.isascii() or not (user + password + token).isprintable():
            raise SettingsError(f"{_TOKEN if token else _USER} holds signs that no HTTP header can carry")
        return cls(user, password, token)

    def __bool__(self) -> bool:
        """Whether there is anything to authenticate with."""
        return bool(self.user or self.token)

    def hidden(self, text: str) -> str:
        """The text with every spelling of the secrets replaced; servers repeat what they were sent."""
        pair = b64encode(f"{self.user}:{self.password}".encode()).decode() if self.user else ""
        for secret in (pair, self.token, self.password):
            for spelling in {secret, quote(secret, safe="")} - {""}:
                text = text.replace(spelling, "***")
        return text
