"""The fields of JSON and XML that are kept: those that a reader knows, by name (formats.md)."""

from __future__ import annotations

import re

# GraphQL of FK Organisation and of OS2mo, OS2sync, SF1491, and what an answer has around it.
JSON = frozenset(
    navn.casefold()
    for navn in """
    data errors message Result Status result status organisationEnhedListe edges node nodes
    pageInfo hasNextPage endCursor totalCount uuid enhedsnavn enhedNavn brugervendtNoegle
    underliggendeEnheder overordnetEnhed tilstand tilstandListe gyldighed fraTidspunkt
    tilTidspunkt tilhoerer adresser adresseListe adresseTekst adresseRolleTitel
    klassifikation type rolle indeks opgaver opgave kleEmneNummer kleEmneTitel
    opgaveRolleTitel itSystemer henvendelsessteder navn henvendelsesOrganisationEnhed
    org_units objects current validities validity from to name user_key parent parent_uuid
    parent_response addresses address_type scope visibility value kles kle_number
    kle_aspects page_info next_cursor itusers itsystem external_id org_unit_level unit_type
    OUs Users ParentOU ShortKey ParentOrgUnitUuid PhoneNumber Landline Email EmailRemarks
    Contact ContactOpenHours PhoneOpenHours Location Post PostSecondary PostReturn Url Ean
    LOSShortName LOSId DtrId FOA PNR SOR PayoutUnitUuid Tasks ContactForTasks ContactPlaces
    ItSystems Timestamp EffektueringHent_O BevillingHent_O OEkonomiskEffektueringListe
    OEkonomiskEffektueringStruktur OEkonomiskYdelseseffektueringListe
    OekonomiskEffektueringUUID Dispositionsdato SamletBruttobeloeb BeloebEfterSkatATP
    BeloebSendtTilUdbetaling BeloebUdbetalt UdbetalingStatus Modtager PartType PartURN
    PartFuldtNavn PartCPRNummer MasterSystemInstans ItSystemInstansIdentifikation Titel
    Beloeb PeriodeFra PeriodeTil BevilgetYdelse BevilgetYdelseListe YdelseKlasse YdelseNavn
    BevilgetYdelseID EffektueringsPlanBeskrivelse Begrundelse StartDato SlutDato KLEEmne
    BevillingStruktur BevillingUUID Foelsomhed Ejer VirksomhedCVRNummer AnsvarligAfdeling
    OrganisationsenhedUUID AnsvarligAfdelingURN FuldtNavn Bevillingsmodtager Bevillingssag
    SagUUID SagTitel SagSagsnummer SagFoelsomhed SagKLEEmne SagKLEHandlingsfacet
    SagEjerCVRNummer SagMasterSystemInstans SagUndtagetVisningForBorger
    """.split()  # noqa: SIM905 - so many names read better without their quotes
)
# What one of these keys leads to is the content; anything may stand around it.
JSON_ROEDDER = frozenset(
    {"organisationenhedliste", "org_units", "ous", "effektueringhent_o", "bevillinghent_o", "uuid"}
)
# Users of OS2sync's hierarchy are staff: that there are some is all that is asked.
JSON_TOMME = frozenset({"users"})

# SF1500, SF1470, SF1490 (v6), KLE and SOAP's own.
XML = frozenset(
    """
    Envelope Body Fault faultcode faultstring Code Reason Text Value
    FremsoegObjekthierarkiOutput FremsoegOutput ListOutput LaesOutput SoegOutput IdListe
    ImporterOrganisationSystemInput StandardRetur StatusKode FejlbeskedTekst Organisationer
    OrganisationEnheder OrganisationEnhederInput OrganisationFunktioner Brugere
    Interessefaellesskaber ItSystemer FiltreretOejebliksbillede Organisation
    OrganisationEnhed OrganisationFunktion Adresse Bruger Person ItSystem
    Interessefaellesskab ObjektType ObjektID UUIDIdentifikator URNIdentifikator Registrering
    NoteTekst Tidspunkt LivscyklusKode BrugerRef AktoerRef AktoerTypeKode AttributListe
    TilstandListe RelationListe Egenskab Egenskaber Virkning FraTidspunkt TilTidspunkt
    TidsstempelDatoTid GraenseIndikator BrugervendtNoegleTekst EnhedNavn FunktionNavn
    Gyldighed GyldighedStatusKode Adresser Opgaver Overordnet Tilhoerer Enhedstype
    Funktionstype TilknyttedeEnheder TilknyttedeFunktioner TilknyttedeOpgaver ReferenceID
    Rolle Label Type Indeks AdresseTekst LokalUdvidelse LokalUdvidelseListe
    ImporterSagDokumentIndeksInput FremsoegSagDokumentIndeksOutput SagIndeks DokumentIndeks
    SagFiltreretOejebliksbillede DokumentFiltreretOejebliksbillede BrugervendtNoegle
    Sagsnummer Titel Beskrivelse HjemmelSpecifikation OffentlighedUndtaget
    TitelAlternativTekst OffentlighedUndtagetHjemmelTekst PrincipielIndikator
    SagIndeksEgenskaber DokumentIndeksEgenskaber Sagsstatus Sagskategori Foelsomhed
    OprettetTidspunkt Fremdrift FremdriftStatusKode Sagsaktoer SagsaktoerLokalUdvidelse
    Sagsklasse SagsklasseLokalUdvidelse Sagspart SagspartLokalUdvidelse Sagsrelation
    Sagsgenstande SagsgenstandeLokalUdvidelse Tekstfelt Journalpost JournalpostEgenskaber
    Dokumenttitel JournalnotatEgenskaber Notat Format SagsitsystemRelation Sikkerhedsprofil
    SystemNavn SystemURI FuldtNavn CVR-Nummer CVR-Nr CVR-nr Facettitel Klassetitel Soegeord
    BrevDato Dokumentnummer VersionIdentifikator UnderversionIdentifikator Dokumentrelation
    Dokumentaktoer Dokumentpart Dokumentklasse ImporterYdelseIndeksInput
    FremsoegYdelseIndeksOutput BevillingIndeks OekonomiskEffektueringIndeks
    BevillingFiltreretOejebliksbillede OekonomiskEffektueringFiltreretOejebliksbillede
    Bevillingstartdato Bevillingslutdato Begrundelse BevilgetYdelse BevilgetYdelseRef
    BevilgetYdelseId Id Navn BevilgetYdelseStartdato BevilgetYdelseSlutdato
    Tilbagebetalingspligtig Meddelelse Ydelse Ydelsesnavn Klassifikation
    Klassifikationsbeskrivelse OekonomiskEffektueringsplan EffektueringsplanStartdato
    EffektueringsplanSlutdato Beregningsfrekvens ForudBagud Dispositionsdag Ydelsesbeloeb
    ManueltGodkendes Bevillingssag Bevillingspart Bevillingsaktoer Startdato Slutdato
    SamletBruttobeloeb Dispositionsdato BeloebEfterSkatATP BeloebSendtTilUdbetaling
    BeloebUdbetalt Udbetalingsafdeling SendtTilUdbetalingTekst UdbetaltTekst
    OekonomiskYdelseEffektueringRelation YdelsesperiodeStartdato YdelsesperiodeSlutdato
    Aktoer OekonomiskEffektueringPart KLE-Emneplan KLE-Handlingsfacetter UdgivelsesDato
    Hovedgruppe Gruppe Emne UUID Historisk OprettetDato RettetDato UdgaaetDato Tekst
    RetskildeTitel ParagrafEllerKapitel BevaringJaevnfoerArkivloven
    SletningJaevnfoerPersondataloven HandlingsfacetKategori HandlingsfacetKategoriNr
    HandlingsfacetKategoriTitel Handlingsfacet HandlingsfacetNr HandlingsfacetTitel
    HandlingsfacetAdministrativInfo HandlingsfacetKategoriAdministrativInfo
    """.split()  # noqa: SIM905 - so many names read better without their quotes
) | {
    f"{niveau}{del_}"
    for niveau in ("Hovedgruppe", "Gruppe", "Emne")
    for del_ in (
        "Nr",
        "Titel",
        "AdministrativInfo",
        "Stikord",
        "OgHandlingsfacetStikord",
        "RetskildeReference",
    )
}
XML_ROEDDER = frozenset(
    """
    FremsoegObjekthierarkiOutput FremsoegOutput ListOutput LaesOutput SoegOutput
    ImporterOrganisationSystemInput ImporterSagDokumentIndeksInput
    FremsoegSagDokumentIndeksOutput ImporterYdelseIndeksInput FremsoegYdelseIndeksOutput
    KLE-Emneplan KLE-Handlingsfacetter
    """.split()  # noqa: SIM905 - so many names read better without their quotes
)
# The note itself is not kept, in whatever alphabet it is coded.
XML_TOMME = frozenset({"Notat", "NotatTekst"})
# Whatever stands around what is kept, of an envelope that nobody knows.
INDPAKNING = "Indpakning"

P_NUMMER_FELTER = frozenset({"lokation", "pnr", "pnummer", "pnumber", "location", "locationunit"})
# The roles of an Adresse that hold one: AdresseLokation and PNR (formats.md §2.4).
P_NUMMER_ROLLER = P_NUMMER_FELTER | {
    "ec387d90263c4cce8de263b407a0daac",
    "7c6e2a82ec394ec4a2b7fdfe667e1d2b",
    "adresselokation",
}
# P-numbers are given from 1 000 000 000 on, and have not come to 1 100 000 000.
P_NUMMER = re.compile(r"\s*10\d{8}\s*", re.ASCII)
EAN = re.compile(r"\s*57\d{11}\s*", re.ASCII)
# Numbers that people of the field know a thing by: only what is a day of the year is looked for.
NUMRE = frozenset({"sagsnummer", "brugervendtnoegle", "sagsagsnummer", "brugervendtnoegletekst"})
_RUM = re.compile(
    r"(urn:oio:[a-z:.-]*\d?(\.\d){0,3}|https?://stoettesystemerne\.dk/[a-z/]*\d?/?"
    r"|http://schemas\.xmlsoap\.org/soap/envelope/|http://www\.w3\.org/2003/05/soap-envelope)",
    re.IGNORECASE,
)


def rum(navnerum: str) -> str:
    """The namespace where it is one of the standards'; else none."""
    return navnerum if _RUM.fullmatch(navnerum) else ""
