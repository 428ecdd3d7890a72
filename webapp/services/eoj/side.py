"""`/<kommune>/<variant>/eoj/`: KOMBIT's four EOJ solutions, what each does, and an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlite_utils import Database

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.variant.eoj import Afslutning, Detaljegrad, Klebredde
from webapp.domain.variant.roller import Sapaelement
from webapp.domain.visning.borgerblik_visning import vist_titel
from webapp.domain.visning.status import STATUS
from webapp.services.eoj.valgkort import (
    JA,
    NEJ,
    Eksempelsag,
    Mulighed,
    Sammenligning,
    Valg,
    Valgkort,
    Valgside,
    anden_vej,
    byg_valgside,
    find_par,
    valgkort,
)
from webapp.services.grundlag import Grundlag, find_person
from webapp.services.maalinger.eoj import (
    MAKS_PERSONER,
    maal_afsluttet,
    maal_detaljegrad,
    maal_kle,
    maal_relation,
)
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.store.eojtal import find_personer_med_lukket
from webapp.store.variantvalg import load_variantvalg

# Of so many citizens the best example is chosen.
MAKS_EKSEMPLER = 3
KONTANTHJAELP = "32.24"
MIT_OVERBLIK, SAPA = "mit-overblik", "sapa"
SKITSE = "EOJ-udfordringsbillede, løsningsskitser"


LOESNINGER = (
    Valg(
        felt="eoj_afsluttet",
        bogstav="A",
        overskrift="Hvornår er en sag afsluttet?",
        spoergsmaal=("Hvornår afsluttes en sag? Når den afgøres eller når ydelsen er ”leveret”?",),
        loesning="Friere brug af sagstilstanden ”Afsluttet”",
        kombit="Data bliver uens på tværs af fagområder i kommunen. Borgeren/SAPA brugeren ser en "
        "afsluttet kontanthjælpssag og ved dermed at ydelsen er færdigleveret, men ved siden af "
        "ligger der en afsluttet omsorgssag, hvor levering af ydelsen først lige er påbegyndt.",
        kilde=SKITSE,
        aabent="Vi antager, at omsorgssystemet i så fald sender Afsluttet, når det selv siger "
        "Afgjort.",
        muligheder=(
            Mulighed(
                Afslutning.LEVERET,
                "Når ydelsen er leveret",
                "Omsorgssager følger det samme som kontanthjælp: Afsluttet betyder færdig.",
            ),
            Mulighed(
                Afslutning.AFGJORT,
                "Når sagen er afgjort",
                "Sagen er Afsluttet, selv om hjælpen først begynder. Fradatoen skjuler flere, "
                "fordi en afsluttet sag ikke er aktiv.",
            ),
        ),
        kort=("Afsluttet ved levering", "Afsluttet ved afgørelsen"),
        maal=maal_afsluttet,
        haler=((MIT_OVERBLIK, "sager"), (SAPA, "")),
    ),
    Valg(
        felt="eoj_ydelse",
        bogstav="B",
        overskrift="Hvor mange detaljer om en ydelse sendes?",
        spoergsmaal=(
            "Hvor mange detaljer om en ydelse/indsats skal overføres til ydelsesindekset?",
        ),
        loesning="Niveau 2 til borgervisning, juridisk analyse ift. deling i SAPA",
        kombit="Konsekvensen i forhold til deling af ydelsesdata i SAPA kende[s] ikke endnu.",
        kilde=SKITSE,
        aabent="Vi antager, at niveau 2 er den fælleskommunale ydelsestype, og at FSIII, FFB og "
        "ydelser uden type hedder det, de hedder i Curas valgliste. Indekset har kun ét navn, så "
        "SAPA får det samme.",
        muligheder=(
            Mulighed(Detaljegrad.FULD, "Fuld detalje", "Navnet fra bevillingen, som det er."),
            Mulighed(
                Detaljegrad.NIVEAU_2,
                "Niveau 2",
                "Kun ydelsens type. Hvad der præcist er bevilget, står ikke på nogen af siderne.",
            ),
        ),
        kort=("ydelser i fuld detalje", "ydelser på niveau 2"),
        maal=maal_detaljegrad,
        haler=((MIT_OVERBLIK, "serviceydelser-og-hjaelpemidler"), (SAPA, "ydelser")),
    ),
    Valg(
        felt="bevilling_har_relation_til_sag",
        bogstav="C",
        overskrift="Hører en ydelse til en sag?",
        spoergsmaal=(
            "Er det nødvendigt med en relation mellem sagen/afgørelsen og den bevilgede ydelse?",
            "Findes der en sag/et forløb når hjemmesygeplejen bevilger ydelser/indsatser?",
        ),
        loesning="Valgfri relation mellem bevilling og sag",
        kombit="Muligheden for at skabe sammenhæng i overblik mellem borgerens sager og de "
        "bevilgede ydelser er ikke mulig.",
        kilde=SKITSE,
        aabent="Valget gælder alle fagsystemer i varianten. Vi antager, at fradatoen så regnes fra "
        "ydelsens egen startdato, og at ydelsen beholder sin enhed.",
        muligheder=(
            Mulighed(JA, "Med sin sag", "Der er links mellem sag og ydelse på begge sider."),
            Mulighed(
                NEJ,
                "Uden sin sag",
                "Sag og ydelse står hver for sig, og ingen af dem peger på den anden.",
            ),
        ),
        kort=("ydelser med deres sag", "ydelser uden deres sag"),
        maal=maal_relation,
        haler=((MIT_OVERBLIK, "sager"), (SAPA, "ydelser")),
    ),
    Valg(
        felt="eoj_kle",
        bogstav="D",
        overskrift="Hvor præcist er KLE-nummeret på en sag?",
        spoergsmaal=(
            "Hvordan kan vi aflevere sager/forløb uden at skulle bryde dem op i mindre enheder?",
            "Hvordan opmærkes sager/forløb med KLE, når henvendelsen er kompleks eller vag?",
            "Hvordan sikre[r] vi samlede afgørelser, når behovet går på tværs af flere KLE-numre?",
        ),
        loesning="KLE-numre på flere niveauer, herunder et Omsorgs- og social KLE",
        kombit="Mulighederne for detaljeret dataafgrænsning i SAPA og styring af viste sager på "
        "Borgerblikket bliver væsentligt forringede. Der vil i højere grad være brug for at "
        "SAPA-brugeren tager fat i sagsbehandleren på fagområdet i stedet for at kunne læse emne "
        "mv. ud af de viste data.",
        kilde=SKITSE,
        aabent="Niveauerne kom ikke. KOMBIT i 2024: »Det er kun muligt at mappe sag til en "
        "sekscifret KLE-kode.« Det brede valg er derfor gruppens eget nummer på .00, som også har "
        "seks cifre. En ydelse med sin egen type beholder typens KLE-nummer (vi antager).",
        muligheder=(
            Mulighed(Klebredde.PRAECIS, "Præcist KLE-nummer", "Sagstypens eget emne, fx 27.36.04."),
            Mulighed(
                Klebredde.BRED,
                "Bredt KLE-nummer (.00)",
                "Gruppens ”… i almindelighed”, fx 27.36.00. Roller, der er afgrænset til et emne, "
                "mister sagerne, og Borgerblikket viser dem kun, hvis .00 eller gruppen er aktiv.",
            ),
        ),
        kort=("præcise KLE-numre", "brede KLE-numre"),
        maal=maal_kle,
        haler=((MIT_OVERBLIK, "sager"), (SAPA, "")),
    ),
)


def eojside(database: Database, grundlag: Grundlag, siden: int | None = None) -> Valgside:
    """The page; `siden`: the version that a form was made from."""

    def kort() -> tuple[Valgkort, ...]:
        return tuple(_kort(database, grundlag, en) for en in LOESNINGER)

    return byg_valgside(database, grundlag, "eoj", kort, siden)


def _kort(database: Database, grundlag: Grundlag, en: Valg) -> Valgkort:
    efter = anden_vej(grundlag, en)
    kort = valgkort(database, grundlag, en)
    if kort.maaling is None:
        return kort
    er_a = en.felt == "eoj_afsluttet"
    lukkede = find_personer_med_lukket(database, KONTANTHJAELP, MAKS_PERSONER) if er_a else ()
    roerte = kort.maaling.personer[:MAKS_PERSONER]
    udsnit = _bedste(database, grundlag, efter, (*lukkede, *roerte) if roerte else ())
    return replace(
        kort,
        eksempel=tuple(_eksempel(*udsnit)) if udsnit and er_a else (),
        sammenligning=_sammenligning(database, grundlag, en, udsnit[0] if udsnit else None),
    )


def _bedste(
    database: Database, grundlag: Grundlag, efter: Grundlag, personer: tuple[str, ...]
) -> tuple[Borgerudsnit, Borgerudsnit] | None:
    """The citizen who shows it best, under both choices."""
    fundne = []
    for slug in dict.fromkeys(personer):
        person = find_person(database, slug)
        par = (
            load_borgerudsnit(database, grundlag, person),
            load_borgerudsnit(database, efter, person),
        )
        fundne.append((_vaegt(*par), par))
    return max(fundne, key=lambda et: et[0])[1] if fundne else None


def _vaegt(nu: Borgerudsnit, efter: Borgerudsnit) -> tuple[bool, int, int]:
    """How much she has to compare: help that runs in a sag that changes, closed kontanthjælp."""
    lukkede = [
        bedoemt.forhold.kle
        for bedoemt in nu.sager
        if not bedoemt.forhold.via_eksport and bedoemt.indekssag.fremdrift is Fremdrift.AFSLUTTET
    ]
    hjaelp = any(sag.hjaelp and sag.status[0] != sag.status[1] for sag in _eksempel(nu, efter))
    return hjaelp, sum(k is not None and k.gruppe == KONTANTHJAELP for k in lukkede), len(lukkede)


def _eksempel(nu: Borgerudsnit, efter: Borgerudsnit) -> Iterator[Eksempelsag]:
    """Her closed sager of other areas, and those of Cura that the choice changes."""
    senere = {bedoemt.slug: bedoemt for bedoemt in efter.sager}
    andre, egne = [], []
    for bedoemt in nu.sager:
        anden = senere.get(bedoemt.slug)
        foer = STATUS[bedoemt.indekssag.fremdrift].mit_overblik
        bagefter = STATUS[anden.indekssag.fremdrift].mit_overblik if anden else "Vises ikke"
        sag = Eksempelsag(
            bedoemt.sag.sagsnummer,
            vist_titel(bedoemt.forhold),
            bedoemt.forhold.fagsystem.navn,
            (foer, bagefter),
            bedoemt.forhold.sag_har_aktiv_ydelse,
        )
        if foer != bagefter:
            egne.append(sag)
        elif not bedoemt.forhold.via_eksport and foer == STATUS[Fremdrift.AFSLUTTET].mit_overblik:
            andre.append(sag)
    egne.sort(key=lambda sag: not sag.hjaelp)
    yield from andre[:MAKS_EKSEMPLER]
    yield from egne[:MAKS_EKSEMPLER]


def _sammenligning(
    database: Database, grundlag: Grundlag, en: Valg, udsnit: Borgerudsnit | None
) -> Sammenligning | None:
    """Where the two choices can be seen beside each other, if a variant has the other one."""
    anden = find_par(load_variantvalg(database), grundlag.variant.slug, en.felt)
    if anden is None or udsnit is None:
        return None
    rolle = max(
        (r for r in grundlag.variant.roller if Sapaelement.SAGER in r.elementer),
        key=lambda r: sum(b.forhold.via_eksport and b.ses_i_sapa(r) for b in udsnit.alle),
        default=None,
    )
    return Sammenligning(
        a=grundlag.variant.slug,
        b=anden.slug,
        navne=(grundlag.variant.navn, anden.navn),
        person=udsnit.person.slug,
        personnavn=udsnit.person.navn,
        rolle=rolle.slug if rolle else "",
        haler=en.haler,
    )
