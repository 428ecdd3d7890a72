"""The house itself: what is declared, what is shipped, and what must never stand in a file."""

import ast
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROD = Path(__file__).resolve().parents[2]
# Put together here, so that this file is not its own first finding.
FORBUDTE_STEDER = tuple(
    "".join(dele)
    for dele in (
        ("registry.npm", "js.org"),
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("deb.", "debian.org"),
        ("security.", "debian.org"),
        ("registry.yarn", "pkg.com"),
        ("/wo", "rk/"),
    )
)
BINAERE = {".xlsx", ".png", ".ico", ".pdf", ".woff", ".woff2", ".zip", ".sqlite"}
RESSOURCER = ("templates", "static", "seed", "docs/vejledning")
URNAVNE = {"now", "today", "utcnow", "fromtimestamp"}
FLEST_UDEN_NAVN = 5
BREDESTE_SKABELON = 140


def filer_i_git() -> list[Path]:
    """Tracked files and those that would be; outside git (an unpacked sdist) all but the made."""
    kommando = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    svar = subprocess.run(kommando, cwd=ROD, capture_output=True, text=True, check=False)
    if svar.returncode == 0:
        return [ROD / navn for navn in svar.stdout.split("\0") if navn and (ROD / navn).is_file()]
    udeladt = re.compile(r"/(\.venv|\.build|\.data|node_modules|dkfds|__pycache__|\.\w+_cache)/")
    return [fil for fil in ROD.rglob("*") if fil.is_file() and not udeladt.search(fil.as_posix())]


@pytest.fixture(scope="module")
def pyproject() -> dict:
    return tomllib.loads((ROD / "pyproject.toml").read_text(encoding="utf-8"))


def test_no_file_names_a_registry_or_a_path_of_one_machine():
    fund = [
        f"{fil.relative_to(ROD)}: {sted}"
        for fil in filer_i_git()
        if fil.suffix not in BINAERE
        for sted in FORBUDTE_STEDER
        if sted in fil.read_text(encoding="utf-8", errors="replace")
    ]
    assert fund == []


@pytest.mark.parametrize("navn", ["package-lock.json", "constraints.txt", "Makefile", ".ci/run"])
def test_what_installs_things_holds_no_address_but_our_own(navn):
    tekst = (ROD / navn).read_text(encoding="utf-8").replace("http://127.0.0.1:8000/", "")
    assert "://" not in tekst


def test_the_lock_file_has_the_versions_that_package_json_asks_for():
    pakke = json.loads((ROD / "package.json").read_text(encoding="utf-8"))
    laas = json.loads((ROD / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    oensket = {**pakke["dependencies"], **pakke["devDependencies"]}
    assert {navn: laas[f"node_modules/{navn}"]["version"] for navn in oensket} == oensket
    assert all("integrity" in pakke for sti, pakke in laas.items() if sti)


def test_every_dependency_has_a_reason_on_its_line(pyproject):
    afhaengigheder = [
        *pyproject["project"]["dependencies"],
        *(a for gruppe in pyproject["project"]["optional-dependencies"].values() for a in gruppe),
    ]
    linjer = (ROD / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    uden_grund = [
        a for a in afhaengigheder if not any(f'"{a}",' in lin and "# " in lin for lin in linjer)
    ]
    assert uden_grund == []


def test_constraints_pin_every_declared_package(pyproject):
    def pakke(linje: str) -> str:
        return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", linje).group()).lower()

    erklaeret = {
        pakke(a)
        for a in (
            *pyproject["project"]["dependencies"],
            *pyproject["project"]["optional-dependencies"]["billeder"],
            *pyproject["project"]["optional-dependencies"]["test"],
        )
    }
    linjer = (ROD / "constraints.txt").read_text(encoding="utf-8").splitlines()
    laaste = [lin for lin in linjer if lin and not lin.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", lin) for lin in laaste)
    assert erklaeret - {"forhaandsblik"} - {pakke(lin) for lin in laaste} == set()


def test_the_licence_is_the_full_text_of_mpl_2():
    tekst = (ROD / "LICENSE").read_text(encoding="utf-8")
    assert tekst.startswith("Mozilla Public License Version 2.0")
    assert "Exhibit B" in tekst


def test_the_domain_imports_nothing_but_the_standard_library_and_itself():
    tilladt = sys.stdlib_module_names | {"webapp"}
    fremmede = {
        f"{fil.name}: {modul}"
        for fil in (ROD / "webapp" / "domain").rglob("*.py")
        for modul in importerede(fil)
        if modul.split(".")[0] not in tilladt
        or (modul.startswith("webapp") and not modul.startswith("webapp.domain"))
    }
    assert fremmede == set()


def test_the_domain_reads_no_clock_and_opens_no_file():
    fund = [
        f"{fil.name}:{knude.lineno}"
        for fil in (ROD / "webapp" / "domain").rglob("*.py")
        for knude in ast.walk(ast.parse(fil.read_text(encoding="utf-8")))
        if isinstance(knude, ast.Call)
        and (
            (isinstance(knude.func, ast.Attribute) and knude.func.attr in URNAVNE)
            or (isinstance(knude.func, ast.Name) and knude.func.id == "open")
        )
    ]
    assert fund == []


def test_only_the_store_speaks_sql():
    sql = re.compile(r"\b(SELECT .* FROM|INSERT (OR \w+ )?INTO|UPDATE \S+ SET|DELETE FROM|PRAGMA) ")
    fund = [
        f"{fil.relative_to(ROD)}:{knude.lineno}"
        for fil in sorted((ROD / "webapp").rglob("*.py"))
        if "store" not in fil.parts
        for knude in ast.walk(ast.parse(fil.read_text(encoding="utf-8")))
        if isinstance(knude, ast.Constant) and sql.search(f"{knude.value} ")
    ]
    assert fund == []


def test_a_part_of_one_room_of_pages_stands_in_it_and_every_part_that_is_asked_for_exists():
    """`templates/components` holds what two rooms share; what one uses stands beside its page."""
    skabeloner = ROD / "templates"
    brugere: dict[str, set[str]] = {}
    for fil in skabeloner.rglob("*.html"):
        for del_ in re.findall(r"""["'](\w+/[\w/]+\.html)["']""", fil.read_text(encoding="utf-8")):
            rum = fil.parent.relative_to(skabeloner).as_posix()
            brugere.setdefault(del_, set()).add(rum)
    assert [del_ for del_ in brugere if not (skabeloner / del_).is_file()] == []
    assert {
        del_: rum
        for del_, rum in brugere.items()
        if del_.startswith("components/")
        and len(rum) == 1
        and min(rum).startswith(("pages/", "indhold/"))
    } == {}


def test_dataclasses_of_more_than_five_fields_are_keyword_only():
    """Two texts of one type that change places pass every other check."""
    fund = [
        f"{fil.relative_to(ROD)}:{knude.lineno}: {knude.name}"
        for fil in sorted((ROD / "webapp").rglob("*.py"))
        for knude in ast.walk(ast.parse(fil.read_text(encoding="utf-8")))
        if isinstance(knude, ast.ClassDef) and _mangler_kw_only(knude)
    ]
    assert fund == []


def _mangler_kw_only(klasse: ast.ClassDef) -> bool:
    felter = [s for s in klasse.body if isinstance(s, ast.AnnAssign) and _er_felt(s)]
    dekoratoerer = [ast.unparse(d) for d in klasse.decorator_list]
    return len(felter) > FLEST_UDEN_NAVN and any(
        d.startswith("dataclass") and "kw_only=True" not in d for d in dekoratoerer
    )


def _er_felt(linje: ast.AnnAssign) -> bool:
    vaerdi = ast.unparse(linje.value) if linje.value else ""
    return "ClassVar" not in ast.unparse(linje.annotation) and "init=False" not in vaerdi


def test_calls_with_six_arguments_or_more_name_those_beyond_the_fifth():
    """But of a function that takes any number of one kind (`*navne`)."""
    traeer = {
        fil: ast.parse(fil.read_text(encoding="utf-8")) for fil in (ROD / "webapp").rglob("*.py")
    }
    knuder = [(fil, knude) for fil, trae in traeer.items() for knude in ast.walk(trae)]
    vilkaarligt_mange = {
        knude.name
        for _, knude in knuder
        if isinstance(knude, ast.FunctionDef) and knude.args.vararg is not None
    }
    fund = [
        f"{fil.relative_to(ROD)}:{knude.lineno}: {ast.unparse(knude.func)}"
        for fil, knude in knuder
        if isinstance(knude, ast.Call)
        and sum(not isinstance(arg, ast.Starred) for arg in knude.args) > FLEST_UDEN_NAVN
        and ast.unparse(knude.func).rpartition(".")[2] not in vilkaarligt_mange
    ]
    assert fund == []


def test_no_line_is_too_wide_for_the_formatter():
    """What must be kept as it is typed is too wide, or wants a name."""
    maerke = "# fmt: " + "skip"
    fund = [
        str(fil.relative_to(ROD))
        for mappe in ("webapp", "tests")
        for fil in (ROD / mappe).rglob("*.py")
        if maerke in fil.read_text(encoding="utf-8")
    ]
    assert fund == []


def test_no_template_is_wider_than_140_columns():
    fund = [
        f"{fil.relative_to(ROD)}:{nr}: {len(linje)}"
        for fil in sorted((ROD / "templates").rglob("*.html"))
        for nr, linje in enumerate(fil.read_text(encoding="utf-8").split("\n"), start=1)
        if len(linje) > BREDESTE_SKABELON
    ]
    assert fund == []


def test_the_index_of_decisions_has_each_of_them_and_no_number_is_left_out():
    filer = sorted((ROD / "docs" / "adr").glob("[0-9]*.md"))
    indeks = (ROD / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    for nr, fil in enumerate(filer, start=1):
        foerste = fil.read_text(encoding="utf-8").split("\n", 1)[0]
        titel = foerste.removeprefix(f"# {nr}. ")
        assert titel != foerste, fil.name
        assert f"| {nr} | [{titel}]({fil.name}) |" in indeks


def test_webapp_itself_is_empty_so_that_the_domain_imports_without_flask():
    assert (ROD / "webapp" / "__init__.py").read_text(encoding="utf-8").strip() == ""
    kode = "import sys, webapp.domain.klassifikation.kle; sys.exit('flask' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kode], cwd=ROD, check=False).returncode == 0


def test_the_wheel_holds_every_resource_and_nothing_of_tests_or_docs(hjul):
    paa_disk = {
        f"webapp/_ressourcer/{fil.relative_to(ROD).as_posix()}"
        for mappe in RESSOURCER
        for fil in (ROD / mappe).rglob("*")
        if fil.is_file() and "__pycache__" not in fil.parts and fil.name != ".DS_Store"
    }
    assert paa_disk - set(hjul) == set()
    assert {navn.split("/")[0] for navn in hjul if ".dist-info/" not in navn} == {"webapp"}


def test_the_wheel_holds_all_code_and_all_that_the_code_reads(hjul):
    paa_disk = {
        fil.relative_to(ROD).as_posix()
        for fil in (ROD / "webapp").rglob("*")
        if fil.is_file() and "__pycache__" not in fil.parts
    }
    assert paa_disk - set(hjul) == set()


def test_the_wheel_holds_all_that_the_design_systems_stylesheet_asks_for_but_the_logos(hjul):
    mappe = "webapp/_ressourcer/static/dkfds/"
    css = hjul[f"{mappe}css/dkfds-borgerdk.min.css"].decode()
    henviste = {f"{mappe}{navn}" for navn in re.findall(r"url\(['\"]?\.\./([^'\")]+)", css)}
    assert len(henviste) > 50
    assert {navn.rsplit("/", 1)[1] for navn in henviste - set(hjul)} == {
        "logo-borgerdk.svg",
        "logo-placeholder.png",
    }
    assert {f"{mappe}js/dkfds.min.js", f"{mappe}img/all-svg-icons.svg"} <= set(hjul)
    assert b"Open Font License" in hjul[f"{mappe}LICENSE.md"]
    assert "sourceMappingURL" not in css


@pytest.fixture(scope="module")
def hjul(tmp_path_factory) -> dict[str, bytes]:
    """The wheel, built as a release is, file name to content."""
    mappe = tmp_path_factory.mktemp("hjul")
    kommando = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(mappe)]
    svar = subprocess.run(kommando, cwd=ROD, capture_output=True, text=True, check=False)
    assert svar.returncode == 0, svar.stderr
    (fil,) = mappe.glob("*.whl")
    with zipfile.ZipFile(fil) as arkiv:
        return {navn: arkiv.read(navn) for navn in arkiv.namelist()}


def importerede(fil: Path) -> set[str]:
    moduler = set()
    for knude in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(knude, ast.Import):
            moduler |= {alias.name for alias in knude.names}
        elif isinstance(knude, ast.ImportFrom):
            assert knude.level == 0, f"{fil}: relative import"
            moduler.add(knude.module or "")
    return moduler


def test_no_test_module_needs_another():
    """What two of them use stands in a module of its own: any one can be deleted or run alone."""
    fund = {
        f"{fil.relative_to(ROD)}: {modul}"
        for fil in (ROD / "tests").rglob("*.py")
        for modul in importerede(fil)
        if re.search(r"(^tests\.|\.)test_\w+", modul)
    }
    assert fund == set()
