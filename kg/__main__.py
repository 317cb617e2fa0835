"""``python -m kg`` and the command ``kg``."""

from __future__ import annotations

from importlib import import_module

__all__ = ["main"]


def main() -> None:
    """Run the command; only then it is loaded, since processes that read articles import this file too."""
    import_module("kg.cli").main()


if __name__ == "__main__":
    main()
