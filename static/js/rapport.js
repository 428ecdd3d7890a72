/* The report on changed pages: decisions into a file, and ways to look at two pictures.
   A classic script: the report is opened from disk, where a browser refuses modules. */
(function () {
  'use strict';
  document.querySelectorAll('[data-kun-med-script]').forEach(function (el) { el.hidden = false; });

  function sig(tekst) { document.getElementById('besked').textContent = tekst; }

  function saml(navn) {
    const ud = [];
    for (const gruppe of document.querySelectorAll('[data-gruppe]')) {
      const felles = gruppe.querySelector('.rapport-afgoer input[type=radio]:checked').value;
      const grund = gruppe.querySelector('[data-grund]');
      const sider = {};
      for (const valg of gruppe.querySelectorAll('[data-side]')) {
        const afgoerelse = valg.value || felles;
        if (afgoerelse !== 'ikke') (sider[afgoerelse] = sider[afgoerelse] || []).push(valg.dataset.side);
      }
      for (const afgoerelse of Object.keys(sider)) {
        if (!grund.value.trim()) {
          grund.focus();
          throw new Error('Skriv en grund til afgørelsen af »' + gruppe.querySelector('h2').textContent + '«.');
        }
        ud.push({ gruppe: gruppe.dataset.gruppe, sider: sider[afgoerelse], afgoerelse: afgoerelse, navn: navn, grund: grund.value.trim() });
      }
    }
    return ud;
  }

  const hent = document.getElementById('hent');
  if (hent) hent.addEventListener('click', function () {
    const navn = document.getElementById('navn');
    if (!navn.value.trim()) { navn.focus(); sig('Skriv først navnet på den, der afgør.'); return; }
    try {
      const beslutninger = saml(navn.value.trim());
      if (!beslutninger.length) { sig('Der er ikke afgjort noget endnu: vælg Godkend eller Afvis ved en forskel.'); return; }
      const data = { titel: window.FORHAANDSBLIK.titel, beslutninger: beslutninger };
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], { type: 'application/json' }));
      link.download = 'beslutninger.json';
      link.click();
      sig(beslutninger.length + (beslutninger.length === 1 ? ' beslutning' : ' beslutninger') + ' er hentet i filen beslutninger.json. Læs den ind med: forhaandsblik screenshots accept beslutninger.json');
    } catch (fejl) { sig(fejl.message); }
  });

  const visning = document.querySelector('.rapport-visning');
  if (!visning) return;
  const skyder = document.getElementById('skyder');
  const nu = visning.querySelector('.rapport-billede--nu .rapport-lag');
  const caption = visning.querySelector('.rapport-billede--nu figcaption');

  function vis() {
    const valgt = document.querySelector('input[name=visning]:checked').value;
    visning.dataset.visning = valgt;
    document.getElementById('skyder-del').hidden = valgt !== 'skyder';
    document.getElementById('blink-del').hidden = valgt !== 'blink';
    nu.style.clipPath = valgt === 'skyder' ? 'inset(0 0 0 ' + (100 - skyder.value) + '%)' : '';
    caption.style.visibility = valgt === 'skyder' ? 'hidden' : '';
    if (valgt === 'blink') { visning.dataset.vist = 'foer'; fortael(); }
  }
  function fortael() {
    const navne = window.FORHAANDSBLIK.navne;
    const basis = window.FORHAANDSBLIK.slags === 'basis';
    const i = visning.dataset.vist === 'nu' ? 1 : 0;
    document.getElementById('hvilken').textContent = 'Viser ' + (basis ? navne[i].toLowerCase() : navne[i]);
  }
  document.querySelectorAll('input[name=visning]').forEach(function (el) { el.addEventListener('change', vis); });
  skyder.addEventListener('input', vis);
  document.getElementById('skift').addEventListener('click', function () {
    visning.dataset.vist = visning.dataset.vist === 'nu' ? 'foer' : 'nu';
    fortael();
  });
  document.getElementById('rammer').addEventListener('change', function (e) {
    visning.classList.toggle('uden-rammer', !e.target.checked);
  });
  vis();
}());
