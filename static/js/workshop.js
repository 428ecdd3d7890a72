// A workshop: asks each second what is shown, and shows it; a leader's stage tells it too.
// Without this file a telephone has a link to what is shown now.
(function () {
  "use strict";
  var HVER = 1000;
  // Seconds between two looks at which address the machine now has, and of silence before a
  // telephone is told that it can have got another one.
  var ADRESSE_HVER = 5;
  var LAENGE = 15;
  var her = document.querySelector("[data-workshop]");
  if (!her) {
    return;
  }
  var rolle = her.dataset.rolle;
  var faelles = her.dataset.faelles || "/w/" + her.dataset.workshop + "/";
  var maerke = "";
  var foerste = null;
  var spoerger = false;
  var slut = false;
  var vaek = 0;

  function status(tekst) {
    if (her.getAttribute("role") === "status" && her.textContent !== tekst) {
      her.textContent = tekst;
    }
  }
  function fortael(felter) {
    var krop = new URLSearchParams(felter);
    krop.set("fra", "scene");
    return fetch(faelles + "vis/", { method: "POST", body: krop }).then(function (svar) {
      return svar.text();
    }).catch(function () {
      status("Forbindelsen er væk. Telefonerne følger ikke med.");
    });
  }
  function resultater(svar) {
    var ialt = svar.reduce(function (sum, en) { return sum + en; }, 0);
    document.querySelectorAll("[data-valg]").forEach(function (valg) {
      var tal = svar[Number(valg.dataset.valg)] || 0;
      valg.querySelector(".scene-resultat").hidden = !ialt;
      valg.querySelector("progress").value = ialt ? tal / ialt : 0;
      valg.querySelector(".scene-stemmer").textContent = tal + " af " + ialt + (ialt === 1 ? " stemme" : " stemmer");
    });
  }
  function trin(nr) {
    return her.dataset.skridtsti.replace(/\/\d+\/(?=\?|$)/, "/" + nr + "/");
  }
  function vis(nu) {
    if (rolle === "velkomst" || rolle === "leder" && !her.dataset.skridt) {
      if (foerste !== null && nu.version !== foerste) {
        if (rolle === "velkomst") {
          window.location.assign(document.querySelector("a[rel='next']").href);
        } else {
          window.location.reload();
        }
      }
      foerste = nu.version;
      return null;
    }
    if (String(nu.skridt) !== her.dataset.skridt) {
      return skift(trin(nu.skridt)).then(function () {
        brug(nu);
      });
    }
    return brug(nu);
  }
  function brug(nu) {
    window.scene.vis(nu.side);
    window.scene.peg(nu.peget);
    if (rolle === "leder") {
      window.scene.sluk(nu.sort);
    }
    resultater(nu.svar);
    return null;
  }
  // The step takes the place of the other in this page: forty telephones load no page anew.
  function skift(adresse) {
    return fetch(adresse).then(function (svar) {
      return svar.text();
    }).then(function (tekst) {
      var ny = new DOMParser().parseFromString(tekst, "text/html");
      if (!ny.querySelector("[data-skridt]")) {
        // Another page than the stage, one that is waited for: it says so itself.
        slut = true;
        window.location.replace(adresse);
        return;
      }
      [".scene-hoved", "main", ".scene-fod"].forEach(function (del) {
        document.querySelector(del).replaceWith(ny.querySelector(del));
      });
      document.title = ny.title;
      her = document.querySelector("[data-workshop]");
      window.history.replaceState(null, "", adresse);
      window.scrollTo(0, 0);
    });
  }
  function spoerg() {
    if (spoerger || slut) {
      return;
    }
    spoerger = true;
    fetch(faelles + "tilstand/", { cache: "no-store", headers: maerke ? { "If-None-Match": maerke } : {} })
      .then(function (svar) {
        vaek = 0;
        if (svar.status === 410) {
          slut = true;
          status("Workshoppen er slut.");
        } else if (svar.status === 200) {
          status("");
          // Known only when it is shown: what was lost on the way is asked for again.
          return svar.json().then(vis).then(function () {
            maerke = svar.headers.get("ETag") || "";
          });
        } else if (svar.status === 304) {
          status("");
        }
        // Read to its end, or the browser breaks it off.
        return svar.text();
      })
      .catch(function () {
        vaek += 1;
        status("Forbindelsen er væk. Vi prøver igen." +
          (vaek > LAENGE && rolle === "foelg" ? " Varer det ved, så scan QR-koden igen." : ""));
      })
      .then(function () {
        spoerger = false;
      });
  }
  document.addEventListener("scene", function (haendelse) {
    if (rolle === "leder") {
      fortael(haendelse.detail);
    }
  });
  // A telephone that wakes asks at once, and so does a page that the browser had kept.
  document.addEventListener("visibilitychange", spoerg);
  window.addEventListener("online", spoerg);
  window.addEventListener("pageshow", function (haendelse) {
    if (haendelse.persisted) {
      window.location.reload();
    }
  });
  // The wall while people come: another address, where the machine has changed network.
  function findAdresse() {
    fetch(window.location.href, { cache: "no-store" }).then(function (svar) {
      return svar.text();
    }).then(function (tekst) {
      var ny = new DOMParser().parseFromString(tekst, "text/html").querySelector(".scene-adresse");
      if (ny && ny.textContent !== document.querySelector(".scene-adresse").textContent) {
        window.location.reload();
      }
    }).catch(function () {
      // Asked again in a moment.
    });
  }
  function begynd() {
    spoerg();
    window.setInterval(spoerg, HVER);
    if (rolle === "velkomst") {
      window.setInterval(findAdresse, HVER * ADRESSE_HVER);
    }
  }
  if (rolle === "leder" && her.dataset.skridt) {
    // What the stage shows is what is shown: told before it is asked about.
    fortael({ skridt: her.dataset.skridt }).then(begynd);
  } else {
    begynd();
  }
}());
