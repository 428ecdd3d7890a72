"""The composition root: one app from one configuration."""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined

from webapp.config import Config, load_config
from webapp.domain.vaerdier.dansk import boej
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.modtagelse.baggrund import Baggrund
from webapp.services.modtagelse.modtagelse import Modtagelse
from webapp.web import (
    adgang,
    adviser,
    antagelser,
    billeder,
    borde,
    borgere,
    drift,
    ekko,
    eoj,
    fagomraader,
    fejl,
    filer,
    foran,
    fordringer,
    formular,
    genbrug,
    genveje,
    helside,
    historik,
    hjem,
    hvorfor,
    indlaes,
    intern,
    kage,
    kleudgaver,
    kommuner,
    kontrol,
    leveret,
    linkadgang,
    links,
    mapping,
    mit_overblik,
    modeller,
    modtag,
    opsaetning,
    opsaetningudkast,
    parathed,
    proeveborgere,
    reorganisation,
    rolle,
    rolleadmin,
    rollenyt,
    roller,
    rolleudkast,
    sammenlign,
    samvaer,
    sapa,
    scenarieret,
    sidebillede,
    sidemappe,
    sikkerhed,
    statisk,
    testlevering,
    testrapport,
    testscope,
    testudskrift,
    tilbage,
    tilfaelde,
    titler,
    trin,
    typemapping,
    udskrift,
    vaert,
    varianter,
    vejledning,
    ventetid,
    verifikation,
    videre,
    workshop,
)
from webapp.web.skabeloner import Skabeloner

# Bytes of what is typed in one form.
MAKS_FORMULAR = 2_000_000


def create_app(config: Config | None = None) -> Flask:
    """The app. Without a configuration: that of the environment."""
    config = config or load_config()
    app = Flask(
        __name__,
        template_folder=str(config.templates),
        static_folder=None,
    )
    app.config["MAX_CONTENT_LENGTH"] = config.maks_upload
    # A text that is far too long is told at its field, and still stands there (journalnotat).
    app.config["MAX_FORM_MEMORY_SIZE"] = MAKS_FORMULAR
    app.jinja_environment = Skabeloner  # type: ignore[assignment]  # a class of Flask's own kind
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["boej"] = boej
    lager = Kommunelager(config.data, config.seed)
    app.extensions["kommunelager"] = lager
    app.extensions["modtagelse"] = Modtagelse(lager)
    app.extensions["baggrund"] = Baggrund()
    app.extensions[billeder.KONFIGURATION] = config
    vejledning.tilmeld(app, config.vejledning)
    formular.sikr_noegle(app, config.data)
    kage.tilmeld(app)
    for modul in (
        kommuner,
        genveje,
        borgere,
        mit_overblik,
        sapa,
        hvorfor,
        leveret,
        sammenlign,
        mapping,
        modeller,
        typemapping,
        hjem,
        sidemappe,
        varianter,
        kontrol,
        indlaes,
        filer,
        proeveborgere,
        trin,
        historik,
        parathed,
        reorganisation,
        kleudgaver,
        adviser,
        roller,
        billeder,
        rolleadmin,
        rollenyt,
        rolle,
        rolleudkast,
        eoj,
        testscope,
        verifikation,
        tilfaelde,
        sidebillede,
        testudskrift,
        testlevering,
        testrapport,
        opsaetning,
        opsaetningudkast,
        antagelser,
        fordringer,
        fagomraader,
        titler,
        scenarieret,
        workshop,
        helside,
        udskrift,
        links,
        borde,
        samvaer,
        vejledning,
    ):
        app.register_blueprint(modul.bp)
    sidebillede.tilmeld(app, aktiv=config.sidebilleder)
    statisk.tilmeld(app, config.static)
    drift.tilmeld(app, config.data)
    # In this order: whose host, whose page, who, with the form's token; and then what is kept.
    vaert.tilmeld(app, config.vaerter, bag_proxy=bool(config.proxy))
    intern.tilmeld(app)
    linkadgang.tilmeld(app)
    adgang.tilmeld(app, config.adgangskode)
    borde.tilmeld(app)
    tilbage.tilmeld(app)
    samvaer.tilmeld(app, til_telefoner=config.workshop)
    formular.tilmeld(app)
    genbrug.tilmeld(app)
    ventetid.tilmeld(app)
    videre.tilmeld(app)
    sikkerhed.tilmeld(app)
    fejl.tilmeld(app)
    modtag.tilmeld(app)
    ekko.tilmeld(app)
    if not config.adgangskode:
        foran.tilmeld(app)
    return app
