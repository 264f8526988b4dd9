"""The Kubernetes manifests must fit their schemas, and kustomize must render them where kubectl is installed."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import yaml

ROOT = Path(__file__).resolve().parents[1] / "kubernetes"
VERSION = "1.34"


def main() -> int:
    """Print what does not fit; 0 when everything does."""
    problems = 0
    for path in sorted(ROOT.rglob("*.yaml")):
        if path.name != "kustomization.yaml":
            problems += sum(_reject(path.name, document) for document in yaml.safe_load_all(path.read_text()))
    kubectl = shutil.which("kubectl")
    for folder in sorted(path.parent for path in ROOT.rglob("kustomization.yaml")) if kubectl else ():
        rendered = subprocess.run([str(kubectl), "kustomize", str(folder)], capture_output=True, text=True, check=False)
        if rendered.returncode != 0:
            print(f"{folder.name}: {rendered.stderr.strip()}", file=sys.stderr)
            problems += 1
            continue
        problems += sum(_reject(folder.name, document) for document in yaml.safe_load_all(rendered.stdout))
    return int(problems > 0)


def _reject(name: str, document: Any) -> bool:
    try:
        kubernetes_validate.validate(document, VERSION, strict=True)
    except kubernetes_validate.ValidationError as error:
        print(f"{name}: {document.get('kind')}: {error.message}", file=sys.stderr)
        return True
    return False


if __name__ == "__main__":
    raise SystemExit(main())
