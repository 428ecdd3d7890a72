"""The composition root: one app from one configuration."""

from __future__ import annotations

from flask import Flask, url_for
from jinja2 import StrictUndefined

from webapp.config import Config, load_config
from webapp.services.kommuner import Kommunelager
from webapp.web import (
    fejl,
    formular,
    hvorfor,
    mit_overblik,
    parathed,
    roller,
    sammenlign,
    sapa,
    sikkerhed,
    trin,
    valg,
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
    app.jinja_env.globals["statisk"] = statisk
    app.extensions["kommunelager"] = Kommunelager(config.data, config.seed)
    formular.sikr_noegle(app, config.data)
    for modul in (valg, mit_overblik, sapa, hvorfor, sammenlign, trin, parathed, roller):
        app.register_blueprint(modul.bp)
    sikkerhed.tilmeld(app)
    fejl.tilmeld(app)
    return app


def statisk(sti: str) -> str:
    """`css/forhaandsblik.css` in, its address out."""
    return url_for("static", filename=sti)
