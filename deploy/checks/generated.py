"""The generated code in protos/gen must be what the contracts generate."""

import filecmp
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ("mypy", "mypy_grpc")


def main() -> int:
    """Generate into an empty folder and compare; 0 when equal."""
    contracts = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("protos/cognicode/*/v1/*.proto"))
    with tempfile.TemporaryDirectory() as folder:
        scripts = Path(sys.executable).parent
        plugins = [f"--plugin=protoc-gen-{name}={scripts}/protoc-gen-{name}" for name in PLUGINS]
        outputs = [f"--{name}_out={folder}" for name in ("python", "grpc_python", *PLUGINS)]
        command = [sys.executable, "-m", "grpc_tools.protoc", "--proto_path=protos", *plugins, *outputs, *contracts]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        stale = sorted(_differences(Path(folder), ROOT / "protos/gen"))
    for name in stale:
        print(f"protos/gen/{name} is not what the contracts generate; run: make protos", file=sys.stderr)
    return int(bool(stale))


def _differences(fresh: Path, committed: Path) -> set[str]:
    made = {path.relative_to(fresh).as_posix() for path in fresh.rglob("*") if path.is_file()}
    kept = {
        path.relative_to(committed).as_posix()
        for path in committed.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    changed = {name for name in made & kept if not filecmp.cmp(fresh / name, committed / name, shallow=False)}
    return (made ^ kept) | changed


if __name__ == "__main__":
    raise SystemExit(main())
