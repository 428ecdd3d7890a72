// What a form's choices do, put in its place: when something is ticked, and where it was shown before
// its figures, when they are counted. What is typed meanwhile stands. Without this file the form's
// own buttons ask for both.
(function () {
  "use strict";
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
  function laes(tekst) {
    return new DOMParser().parseFromString(tekst, "text/html");
  }

  // WHAT IS TICKED
  var form = document.querySelector("[data-udkastform]");
  var seneste = 0;
  if (form) {
    form.addEventListener("change", function () {
      var nr = (seneste += 1);
      var adresse = new URL(form.action);
      new FormData(form).forEach(function (vaerdi, navn) {
        if (navn !== "csrf_token" && navn !== "version") {
          adresse.searchParams.set(navn, vaerdi);
        }
      });
      fetch(adresse).then(function (svar) {
        // A day that cannot be read: the button says what is wrong with it.
        return svar.ok ? svar.text() : Promise.reject(svar);
      }).then(function (tekst) {
        if (nr === seneste) {
          saet(laes(tekst));
        }
      }).catch(function () {
        if (nr === seneste) {
          form.requestSubmit(form.querySelector("[value=regn]"));
        }
      });
    });
  }

  // FIGURES THAT ARE BEING COUNTED
  var spoerger = false;
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
        var side = laes(tekst);
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
