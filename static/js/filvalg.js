// Drag and drop on top of a plain file field. Without this file the field works as it is.
(function () {
  "use strict";
  function stoerrelse(bytes) {
    if (bytes < 1024 * 1024) {
      return Math.max(1, Math.round(bytes / 1024)) + " kB";
    }
    return (bytes / 1024 / 1024).toFixed(1).replace(".", ",") + " MB";
  }
  function vis(rod, felt) {
    var sted = rod.querySelector("[data-filvalg-valgte]");
    var maks = Number(rod.dataset.maksMb) * 1024 * 1024;
    var ialt = 0;
    var liste = document.createElement("ul");
    sted.textContent = "";
    Array.prototype.forEach.call(felt.files, function (fil) {
      var punkt = document.createElement("li");
      punkt.textContent = fil.name + " (" + stoerrelse(fil.size) + ")";
      liste.appendChild(punkt);
      ialt += fil.size;
    });
    if (felt.files.length) {
      sted.appendChild(liste);
    }
    felt.setCustomValidity("");
    if (ialt > maks) {
      var besked = "Filerne fylder " + stoerrelse(ialt) + ". De må højst fylde 25 MB tilsammen.";
      var fejl = document.createElement("p");
      fejl.className = "form-error-message";
      fejl.textContent = besked;
      sted.appendChild(fejl);
      felt.setCustomValidity(besked);
    }
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-filvalg]"), function (rod) {
    var felt = rod.querySelector("input[type=file]");
    rod.classList.add("filvalg-traek");
    felt.addEventListener("change", function () { vis(rod, felt); });
    ["dragenter", "dragover"].forEach(function (navn) {
      rod.addEventListener(navn, function (haendelse) {
        haendelse.preventDefault();
        rod.classList.add("filvalg-over");
      });
    });
    ["dragleave", "drop"].forEach(function (navn) {
      rod.addEventListener(navn, function () { rod.classList.remove("filvalg-over"); });
    });
    // Also a file that misses the field: the browser would open it, and the form be lost.
    document.addEventListener("dragover", function (haendelse) { haendelse.preventDefault(); });
    document.addEventListener("drop", function (haendelse) {
      haendelse.preventDefault();
      if (haendelse.dataTransfer && haendelse.dataTransfer.files.length) {
        felt.files = haendelse.dataTransfer.files;
        vis(rod, felt);
      }
    });
  });
})();
