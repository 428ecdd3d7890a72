// The stage's keys: ← → and a clicker's Page keys, M between the two sides, B for a black screen.
// Without this file all of it but B is links.
(function () {
  "use strict";
  var sort = null;

  // Asked for each time: a step can take another's place in the page (workshop.js).
  function par() {
    return document.querySelector(".scene-par");
  }

  function gaa(retning) {
    var link = document.querySelector("a[rel='" + retning + "']");
    if (link) {
      window.location.assign(link.href);
    }
  }
  function sig(hvad) {
    document.dispatchEvent(new CustomEvent("scene", { detail: hvad }));
  }
  function vis(side) {
    // Of one variant there is one side, and nothing to change it for.
    if (!par() || !side || par().querySelectorAll("[data-panel]").length < 2) {
      return;
    }
    par().dataset.vis = side;
    par().querySelectorAll("[data-panel]").forEach(function (panel) {
      panel.hidden = side !== "begge" && panel.dataset.panel !== side;
    });
    document.querySelectorAll(".scene-sidevalg a").forEach(function (link) {
      if (new URL(link.href).searchParams.get("side") === side) {
        link.setAttribute("aria-current", "true");
      } else {
        link.removeAttribute("aria-current");
      }
    });
  }
  function skift() {
    // From beside each other to a, then between the two, always in the same place.
    valgt(par() && par().dataset.vis === "a" ? "b" : "a");
  }
  function valgt(side) {
    vis(side);
    sig({ side: side });
  }
  function sluk(skal) {
    if (sort && !skal) {
      sort.remove();
      sort = null;
    } else if (!sort && skal) {
      sort = document.createElement("div");
      sort.className = "scene-sort";
      document.body.appendChild(sort);
    }
  }
  function skiftSort() {
    sluk(!sort);
    sig({ sort: sort ? "1" : "0" });
  }
  var taster = {
    ArrowRight: function () { gaa("next"); },
    PageDown: function () { gaa("next"); },
    ArrowLeft: function () { gaa("prev"); },
    PageUp: function () { gaa("prev"); },
    m: skift,
    M: skift,
    b: skiftSort,
    B: skiftSort,
    ".": skiftSort
  };
  document.addEventListener("keydown", function (haendelse) {
    if (haendelse.ctrlKey || haendelse.altKey || haendelse.metaKey || !taster[haendelse.key]) {
      return;
    }
    if (haendelse.target.closest("input, select, textarea")) {
      return;
    }
    haendelse.preventDefault();
    taster[haendelse.key]();
  });
  document.addEventListener("click", function (haendelse) {
    var link = haendelse.target.closest(".scene-sidevalg a");
    if (link) {
      haendelse.preventDefault();
      valgt(new URL(link.href).searchParams.get("side"));
    }
  });
  // A value pressed is pointed at on both sides; pressed again it is not.
  function noegle(felt) {
    var objekt = felt.closest("[data-objekt]");
    return (objekt ? objekt.dataset.objekt : "") + "|" + felt.dataset.felt;
  }
  function peg(valgt) {
    document.querySelectorAll("[data-felt]").forEach(function (felt) {
      felt.classList.toggle("peget", noegle(felt) === valgt);
    });
  }
  document.addEventListener("click", function (haendelse) {
    var felt = haendelse.target.closest("[data-felt]");
    if (!felt || felt.closest("a")) {
      return;
    }
    var ny = felt.classList.contains("peget") ? "" : noegle(felt);
    peg(ny);
    sig({ peget: ny });
  });
  // For who shows the same elsewhere (workshop.js).
  window.scene = { vis: vis, peg: peg, sluk: sluk };
}());
