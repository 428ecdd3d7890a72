// The figures of a form that was shown before they were counted, put in their place when they are
// there: what is typed meanwhile stands. Without this file the form's own button asks for them.
(function () {
  "use strict";
  var spoerger = false;
  function saet(side) {
    var nye = side.querySelectorAll("[data-udkast]");
    document.querySelectorAll("[data-udkast]").forEach(function (sted, plads) {
      if (nye[plads]) {
        var staar_her = sted.contains(document.activeElement);
        sted.replaceChildren.apply(sted, nye[plads].childNodes);
        if (staar_her) {
          sted.tabIndex = -1;
          sted.focus();
        }
      }
    });
    return nye.length > 0;
  }
  function sig(tekst) {
    document.querySelectorAll("[data-tal-langt]").forEach(function (sted) {
      sted.textContent = tekst;
    });
  }
  function giv_op() {
    sig("Tallene kunne ikke hentes. Det, I har skrevet, bliver stående.");
    document.querySelectorAll("[data-tal-venter]").forEach(function (sted) {
      sted.removeAttribute("data-tal-venter");
    });
  }
  setInterval(function () {
    var panel = document.querySelector("[data-tal-venter]");
    if (!panel || spoerger || document.hidden) {
      return;
    }
    spoerger = true;
    fetch(panel.dataset.talVenter, { headers: { "X-Forhaandsblik-Tal": "1" } }).then(function (svar) {
      return svar.ok ? svar.text().then(function (tekst) {
        var side = new DOMParser().parseFromString(tekst, "text/html");
        if (!panel.isConnected) {
          return; // something else was ticked meanwhile, and its effect is asked for
        }
        if (svar.headers.has("Refresh")) {
          sig(side.querySelector("[role=status]").textContent + " Tallene kommer her.");
        } else if (!saet(side)) {
          giv_op();
        }
      }) : Promise.reject(svar);
    }).catch(function () {
      giv_op();
    }).finally(function () {
      spoerger = false;
    });
  }, 1000);
})();
