// A search asks by its address, where no CPR number may stand. The field's pattern refuses one;
// this says so on the page and in Danish. Without this file the browser says it in its own words.
(function () {
  "use strict";
  function sig(form, felt) {
    var sted = document.getElementById("soeg-fejl");
    if (!sted) {
      sted = document.createElement("p");
      sted.className = "form-error-message";
      sted.id = "soeg-fejl";
      sted.setAttribute("role", "alert");
      form.insertAdjacentElement("afterend", sted);
    }
    sted.textContent = form.dataset.udenCpr;
    felt.setAttribute("aria-invalid", "true");
    felt.setAttribute("aria-describedby", "soeg-fejl");
    felt.focus();
  }
  Array.prototype.forEach.call(document.querySelectorAll("form[data-uden-cpr]"), function (form) {
    form.noValidate = true;
    form.addEventListener("submit", function (haendelse) {
      var felt = form.querySelector("input:invalid");
      if (felt) {
        haendelse.preventDefault();
        sig(form, felt);
      }
    });
  });
})();
