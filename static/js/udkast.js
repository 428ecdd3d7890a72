// The effect of what is ticked, as it is ticked. Without this file a button works it out.
(function () {
  "use strict";
  var form = document.querySelector("[data-udkastform]");
  if (!form) {
    return;
  }
  var seneste = 0;
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
      var ny = new DOMParser().parseFromString(tekst, "text/html").querySelectorAll("[data-udkast]");
      if (nr === seneste) {
        document.querySelectorAll("[data-udkast]").forEach(function (sted, plads) {
          if (ny[plads]) {
            var staar_her = sted.contains(document.activeElement);
            sted.replaceChildren.apply(sted, ny[plads].childNodes);
            if (staar_her) {
              sted.tabIndex = -1;
              sted.focus();
            }
          }
        });
      }
    }).catch(function () {
      if (nr === seneste) {
        form.requestSubmit(form.querySelector("[value=regn]"));
      }
    });
  });
})();
