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
  function giv_op(panel) {
    panel.querySelector("[data-tal-langt]").textContent =
      "Tallene kunne ikke hentes. Tryk »Se virkningen«. Det, I har skrevet, bliver stående.";
    panel.removeAttribute("data-tal-venter");
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
          panel.querySelector("[data-tal-langt]").textContent =
            side.querySelector("[role=status]").textContent + " Virkningen kommer her.";
        } else if (!saet(side)) {
          giv_op(panel);
        }
      }) : Promise.reject(svar);
    }).catch(function () {
      giv_op(panel);
    }).finally(function () {
      spoerger = false;
    });
  }, 1000);
})();
