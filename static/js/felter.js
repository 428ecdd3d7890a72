// What a form asks for, said by the product itself and in Danish, beside the field, before anything
// is sent: what was typed and which files were chosen stay. Without this file the browser says it in
// its own words, and the server always in ours.
(function () {
  "use strict";
  var VAEGTE = [2, 7, 6, 5, 4, 3, 2, 1];
  function navn(felt) {
    var label = felt.labels && felt.labels[0];
    return label ? label.textContent.replace(/\s+/g, " ").trim() : "";
  }
  function dag(tekst) {
    return tekst.split("-").reverse().join("-");
  }
  // The last digit of a CVR number follows from the others (modulus 11). Eight equal digits are no
  // company's: so an invented kommune is written.
  function cvrfejl(felt) {
    var cifre = felt.value.replace(/\s/g, "");
    if (!/^[0-9]{8}$/.test(cifre)) {
      return "Et CVR-nummer har otte cifre.";
    }
    var sum = VAEGTE.reduce(function (ialt, vaegt, plads) { return ialt + vaegt * Number(cifre[plads]); }, 0);
    return sum % 11 === 0 || /^(.)\1*$/.test(cifre) ? "" : felt.dataset.cvrFejl.replace("{}", cifre);
  }
  function fejl(felt) {
    var stand = felt.validity;
    if (stand.customError) {
      return felt.validationMessage;
    }
    if (stand.badInput || (stand.valueMissing && felt.type === "date")) {
      return "Skriv en dato i »" + navn(felt) + "«.";
    }
    if (stand.valueMissing) {
      if (felt.type === "file") {
        return "Vælg mindst én fil.";
      }
      if (felt.type === "radio" || felt.type === "checkbox") {
        return "Vælg en af mulighederne.";
      }
      return (felt.tagName === "SELECT" ? "Vælg »" : "Udfyld »") + navn(felt) + "«.";
    }
    if (stand.rangeUnderflow || stand.rangeOverflow) {
      return "»" + navn(felt) + "« skal ligge mellem " + dag(felt.min) + " og " + dag(felt.max) + ".";
    }
    if (!stand.valid) {
      return felt.title || "»" + navn(felt) + "« kan ikke læses, som det står.";
    }
    return felt.dataset.cvrFejl ? cvrfejl(felt) : "";
  }
  function ryd(felt) {
    var besked = document.getElementById(felt.id + "-fejl");
    if (besked && besked.dataset.felter) {
      var gruppe = besked.parentElement;
      besked.remove();
      felt.removeAttribute("aria-invalid");
      felt.setAttribute("aria-describedby", (felt.getAttribute("aria-describedby") || "").replace(besked.id, "").trim());
      if (!gruppe.querySelector("[data-felter]")) {
        gruppe.classList.remove("form-error");
      }
    }
  }
  function sig(felt, tekst) {
    var besked = document.createElement("span");
    besked.className = "form-error-message";
    besked.id = felt.id + "-fejl";
    besked.dataset.felter = "1";
    besked.textContent = tekst;
    var foer = felt.type === "radio" || felt.type === "checkbox" ? felt.parentElement : felt;
    foer.before(besked);
    foer.parentElement.classList.add("form-error");
    felt.setAttribute("aria-invalid", "true");
    felt.setAttribute("aria-describedby", ((felt.getAttribute("aria-describedby") || "") + " " + besked.id).trim());
  }
  Array.prototype.forEach.call(document.forms, function (form) {
    // A search of citizens has a script and a sentence of its own.
    if (form.dataset.udenCpr) {
      return;
    }
    form.noValidate = true;
    form.addEventListener("submit", function (haendelse) {
      if (haendelse.submitter && haendelse.submitter.formNoValidate) {
        return;
      }
      var sete = {};
      var forkerte = Array.prototype.filter.call(form.elements, function (felt) {
        if (!felt.id || !felt.willValidate) {
          return false;
        }
        ryd(felt);
        var tekst = felt.type === "radio" && sete[felt.name] ? "" : fejl(felt);
        if (tekst) {
          sete[felt.name] = true;
          sig(felt, tekst);
        }
        return tekst;
      });
      if (forkerte.length) {
        haendelse.preventDefault();
        haendelse.stopImmediatePropagation();
        var foldet = forkerte[0].closest("details");
        if (foldet) {
          foldet.open = true;
        }
        forkerte[0].focus();
      }
    }, true);
    function rettet(haendelse) {
      var felt = haendelse.target;
      // What is said of a question stands at the first of its answers.
      (felt.type === "radio" ? document.getElementsByName(felt.name) : [felt]).forEach(ryd);
    }
    form.addEventListener("input", rettet);
    form.addEventListener("change", rettet);
  });
})();
