"""What registers know of a person goes through the door as the rest of her."""

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.doer.doer import pseudonymiser

FILER = {
    "p.csv": "Person;Navn;CPR;Adresse\nmk;Mette Kjærsgaard;010575-1234;Bøgevej 3, 4000 Roskilde\n",
    "a.csv": "Person;Adresse;Kommune;Tilflytningsdato;Fraflytningsdato;Bemærkning\n"
    "mk;Lindevej 7, 4000 Roskilde;Roskilde;2001-01-01;2009-01-01;Mette boede hos 010575-1234\n",
    "i.csv": "Person;Institution;Art;Adresse;Telefonnummer;Mailadresse\n"
    "mk;Dagplejer Mette Kjærsgaard;Dagtilbud;Lindevej 9, 4000 Roskilde;46353535;"
    "mette.kjaersgaard@dagpleje.dk\n",
    "h.csv": "Person;Oplysning;Værdi;Fra\nmk;Civilstand;Gift;2001-01-01\n",
    "l.csv": "Person;Sats;Dato;Loft\nmk;Enlig;2024-01-01;1000,00\n",
}


def test_no_name_number_road_telephone_or_mail_of_hers_is_kept():
    filer = {navn: tekst.encode() for navn, tekst in FILER.items()}
    p = Pseudonymer(noegle=b"x" * 32, offentlige={})
    nye = {n: i.decode("utf-8-sig") for n, i in pseudonymiser(filer, p, {}).items()}
    alt = " ".join(nye.values()).casefold()
    for hendes in ("mette", "kjærsgaard", "kjaersgaard", "010575", "bøgevej", "lindevej", "4635"):
        assert hendes not in alt
    # She is one person in every sheet, and what is not hers is as it was.
    noegler = {tekst.splitlines()[1].partition(";")[0] for tekst in nye.values()}
    assert len(noegler) == 1
    assert "mk" not in noegler
    assert ";Roskilde;2001-01-01;2009-01-01;" in nye["a.csv"]
    assert nye["h.csv"].strip().endswith("Civilstand;Gift;2001-01-01")
    assert nye["l.csv"].strip().endswith("Enlig;2024-01-01;1000,00")
