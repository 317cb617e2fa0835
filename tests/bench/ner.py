"""The figure of underthesea's named-entity recogniser: characters a second on texts given as JSON lines.

Run by the interpreter of an environment that has underthesea; uses nothing of this project:

    python tests/bench/ner.py < texts.jsonl
"""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    """Read one JSON string a line, recognise names in each, and print characters and seconds as JSON."""
    from underthesea import ner  # only where it is installed

    texts = [json.loads(line) for line in sys.stdin]
    ner("Hà Nội")  # loads the model
    start = time.perf_counter()
    for text in texts:
        ner(text)
    seconds = time.perf_counter() - start
    json.dump({"characters": sum(map(len, texts)), "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main()
