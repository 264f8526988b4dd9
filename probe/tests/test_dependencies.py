"""What a call asks of the world around it is noted; what the standard library asks for itself is not the call's."""

import pytest

from probe.call import Call
from probe.record import record
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.languages import language_of
from syntax.source import Source

PYTHON = {
    "import time\ndef f(): return time.time()": "clock",
    "import time\ndef f(): return time.strftime('%Y')": "clock",
    "import time\ndef f(): return time.strftime('%Y', time.gmtime(0))": "",
    "from datetime import datetime\ndef f(): return datetime.now().year": "clock",
    "from datetime import datetime\ndef f(): return datetime(2020, 1, 1).year": "",
    "import random\ndef f(): return random.randint(1, 9)": "random",
    "import random\ndef f(): return random.Random(3).random()": "",
    "import uuid\ndef f(): return str(uuid.uuid4())": "random",
    "import os\ndef f(): return os.getenv('X', 'y')": "environment",
    "def f(): return open('/etc/nothing').read()": "file",
    "from pathlib import Path\ndef f(): return Path('x').exists()": "file",
    "import socket\ndef f(): return socket.create_connection(('127.0.0.1', 9), 1)": "network",
    "import os\ndef f(): return os.getpid()": "process",
    "import logging\ndef f(): logging.warning('x')": "",
    "def f():\n    import colorsys\n    return colorsys.rgb_to_hsv(1, 2, 3)": "",
    "import asyncio\nasync def f(): await asyncio.sleep(0)": "",
    "import json\ndef f(): return json.dumps({'a': 1})": "",
}
JAVASCRIPT = {
    "export function f() { return Date.now() > 5; }": "clock",
    "export function f() { return new Date().getFullYear(); }": "clock",
    "export function f() { return new Date(0).getTime(); }": "",
    "export function f() { class D extends Date {} return new D(5).getTime(); }": "",
    "export function f() { return new Date(1).constructor === Date && new Date(1) instanceof Date; }": "",
    "export function f() { return Math.random() > 2; }": "random",
    "import { randomUUID } from 'node:crypto';\nexport function f() { return randomUUID(); }": "random",
    "import crypto from 'node:crypto';\nexport function f() { return crypto.createHash('sha1').update('x').digest('hex'); }": "",
    "export function f() { return process.env.HOME; }": "environment",
    "import { existsSync } from 'node:fs';\nexport function f() { return existsSync('/x'); }": "file",
    "export function f() { return require('fs').existsSync('/x'); }\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);": "file",
    "import net from 'node:net';\nexport function f() { net.connect(9, '127.0.0.1').on('error', () => {}); }": "network",
    "import os from 'node:os';\nexport function f() { return os.cpus().length; }": "process",
    "export function f() { console.log('x'); }": "",
    "export async function f() { return await null; }": "",
}


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [("a.py", text, kind) for text, kind in PYTHON.items()] + [("a.mjs", text, kind) for text, kind in JAVASCRIPT.items()],
)  # fmt: skip
async def test_what_a_call_depends_on(sandbox: Sandbox, path: str, text: str, kind: str) -> None:
    source = Source(path, language_of("", path), text)
    (recording,) = await record(sandbox, source, find_targets(source).names, [text], [Call("f", ())])
    (outcome,) = recording.outcomes
    assert outcome is not None, recording.load_error
    assert outcome.dependencies == ((kind,) if kind else ())
