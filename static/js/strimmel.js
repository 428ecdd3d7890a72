// Press a value on the page, and the form is about it: without this file it is chosen in the list.
// A verdict that asks for a remark opens the remark: without this file one opens it oneself.
(function () {
  "use strict";
  var liste = document.querySelector("[data-strimmel] #felt");
  if (!liste) {
    return;
  }
  var mere = liste.closest("details");
  var bemaerkning = document.getElementById("bemaerkning");
  function kraev(dom) {
    bemaerkning.required = dom.value !== "Godkendt";
    if (bemaerkning.required) {
      mere.open = true;
      bemaerkning.scrollIntoView({block: "nearest"});
    }
  }
  document.querySelectorAll("[data-strimmel] [name=dom]").forEach(function (dom) {
    if (dom.checked) {
      kraev(dom);
    }
    dom.addEventListener("change", function () { kraev(dom); });
  });
  var vaerdier = {};
  Array.prototype.forEach.call(liste.options, function (valg) {
    vaerdier[valg.value] = true;
  });
  function noegle(felt) {
    var objekter = [];
    for (var et = felt; et; et = et.parentElement) {
      if (et.dataset && et.dataset.objekt) {
        objekter.push(et.dataset.objekt);
      }
    }
    // A contact is told as that of its sag or ydelse.
    return objekter.concat([""]).map(function (objekt) {
      return objekt + "|" + felt.dataset.felt;
    }).filter(function (et) {
      return vaerdier[et];
    })[0];
  }
  var om = document.querySelector("[data-strimmel-om]");
  document.body.setAttribute("data-strimmel-valg", "");
  document.querySelectorAll("[data-strimmel-tryk]").forEach(function (hint) {
    hint.hidden = false;
  });
  document.addEventListener("click", function (haendelse) {
    var felt = haendelse.target.closest("main [data-felt]");
    var link = felt && felt.closest("a");
    // A link of the product's own leads on; another is chosen, and followed with Ctrl or ⌘.
    var foelges = link && (link.origin === location.origin || haendelse.ctrlKey || haendelse.metaKey);
    var valgt = felt && !foelges && noegle(felt);
    if (!valgt) {
      return;
    }
    haendelse.preventDefault();
    liste.value = valgt;
    mere.open = true;
    if (om) {
      om.textContent = "Din bemærkning handler om " + liste.selectedOptions[0].text;
    }
    document.querySelectorAll("[data-felt].valgt").forEach(function (et) {
      et.classList.remove("valgt");
    });
    felt.classList.add("valgt");
  });
})();
