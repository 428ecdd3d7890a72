// Kopier puts the party line on the clipboard and says so. Without this file the line is shown,
// to be marked and copied by hand.
(function () {
  "use strict";
  document.querySelectorAll("[data-kopier]").forEach(function (rod) {
    var felt = rod.querySelector("input");
    rod.addEventListener("toggle", function () {
      if (!rod.open) {
        return;
      }
      felt.focus();
      felt.select();
      if (navigator.clipboard) {
        navigator.clipboard.writeText(felt.value).then(function () {
          rod.querySelector("[role=status]").textContent = "Kopieret: " + felt.value;
        }, function () {});
      }
    });
  });
})();
