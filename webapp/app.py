"""The composition root: one app from one configuration."""

from __future__ import annotations

from flask import Flask, url_for
from jinja2 import StrictUndefined

from webapp.config import Config, load_config
from webapp.domain.vaerdier.dansk import boej
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.modtagelse.baggrund import Baggrund
from webapp.services.modtagelse.modtagelse import Modtagelse
from webapp.web import (
    adgang,
    antagelser,
    billeder,
    ekko,
    eoj,
    fejl,
    filer,
    formular,
    historik,
    hjem,
    hvorfor,
    indlaes,
    kage,
    kleudgaver,
    kommuner,
    kontrol,
    leveret,
    mapping,
    mit_overblik,
    modeller,
    modtag,
    opsaetning,
    opsaetningudkast,
    parathed,
    proeveborgere,
    reorganisation,
    rolleadmin,
    roller,
    rolleret,
    rolleudkast,
    sammenlign,
    sapa,
    sikkerhed,
    testscope,
    trin,
    typemapping,
    vaert,
    varianter,
    videre,
)


def create_app(config: Config | None = None) -> Flask:
    """The app. Without a configuration: that of the environment."""
    config = config or load_config()
    app = Flask(
        __name__,
        template_folder=str(config.templates),
        static_folder=str(config.static),
        static_url_path="/static",
    )
    app.config["MAX_CONTENT_LENGTH"] = config.maks_upload
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals |= {"statisk": statisk, "boej": boej}
    lager = Kommunelager(config.data, config.seed)
    app.extensions["kommunelager"] = lager
    app.extensions["modtagelse"] = Modtagelse(lager)
    app.extensions["baggrund"] = Baggrund()
    app.extensions[billeder.KONFIGURATION] = config
    formular.sikr_noegle(app, config.data)
    kage.tilmeld(app)
    for modul in (
        kommuner,
        mit_overblik,
        sapa,
        hvorfor,
        leveret,
        sammenlign,
        mapping,
        modeller,
        typemapping,
        hjem,
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
        roller,
        billeder,
        rolleadmin,
        rolleret,
        rolleudkast,
        eoj,
        testscope,
        opsaetning,
        opsaetningudkast,
        antagelser,
    ):
        app.register_blueprint(modul.bp)
    # In this order: whose host, whose page, who, and with the form's token.
    vaert.tilmeld(app, config.vaerter, bag_proxy=bool(config.proxy))
    adgang.tilmeld(app, config.adgangskode)
    formular.tilmeld(app)
    videre.tilmeld(app)
    sikkerhed.tilmeld(app)
    fejl.tilmeld(app)
    modtag.tilmeld(app)
    ekko.tilmeld(app)
    return app


def statisk(sti: str) -> str:
    """`css/forhaandsblik.css` in, its address out."""
    return url_for("static", filename=sti)
