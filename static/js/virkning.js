// Says that the effect above is no longer that of what is ticked. Without this file *Gem* says it.
(function () {
  "use strict";
  document.querySelectorAll("[data-virkning-aendret]").forEach(function (note) {
    var form = document.getElementById(note.dataset.virkningAendret);
    form.addEventListener("input", function () {
      note.hidden = false;
    });
  });
})();
