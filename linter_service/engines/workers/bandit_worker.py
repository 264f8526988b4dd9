"""Reads one JSON request a line, {id, text}, and answers {id, issues: [as Bandit's JSON has them]}.

Bandit reads files by their names, so the text is laid down in a folder of the worker's own.
"""

import json
import logging
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bandit.core.config import BanditConfig
from bandit.core.docs_utils import get_url
from bandit.core.manager import BanditManager


def _answer(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    path.write_text(request["text"], encoding="utf-8", errors="surrogatepass", newline="")
    manager = BanditManager(BanditConfig(), "file")
    manager.discover_files([str(path)])
    manager.run_tests()
    issues = [issue.as_dict(with_code=False) | {"more_info": get_url(issue.test_id)} for issue in manager.results]
    return {"id": request["id"], "issues": issues}


def main() -> None:
    """Answer until the input ends."""
    # What it says of a file that it cannot parse, the parser says better.
    logging.disable()
    print(json.dumps({"version": version("bandit")}), flush=True)
    with tempfile.TemporaryDirectory(prefix="cognicode-bandit-") as folder:
        for line in sys.stdin:
            print(json.dumps(_answer(Path(folder, "source.py"), json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
