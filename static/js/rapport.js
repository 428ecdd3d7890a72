/* The report on changed pages: decisions, one kind or page at a time, and ways to look at two
   pictures. A classic script: the report is opened from disk, where a browser refuses modules. */
(function () {
  'use strict';
  document.querySelectorAll('[data-kun-med-script]').forEach(function (el) { el.hidden = false; });
  document.querySelectorAll('[data-kun-uden-script]').forEach(function (el) { el.hidden = true; });

  function hent(id) { return document.getElementById(id); }

  /* Keys of one letter work outside fields only, and can be switched off. */
  function taster(handlinger, slaaet_til) {
    document.addEventListener('keydown', function (e) {
      const i_felt = e.target.matches('input:not([type=radio]):not([type=checkbox]), select, textarea');
      if (i_felt || e.ctrlKey || e.altKey || e.metaKey || !slaaet_til()) return;
      const handling = handlinger[e.key.toLowerCase()];
      if (handling) { e.preventDefault(); handling(); }
    });
  }

  const gennemgang = document.querySelector('[data-gennemgang]');
  if (gennemgang && gennemgang.dataset.gennemgang !== 'se') gennemgaa(gennemgang);
  const visning = document.querySelector('.rapport-visning');
  if (visning) se_billeder(visning);

  function gennemgaa(rod) {
    const data = JSON.parse(rod.dataset.koersel);
    const lager = 'forhaandsblik-' + data.koersel;
    const domme = new Map();   // "difference page" to {dom, grund}
    const kort = Array.from(rod.querySelectorAll('[data-kort]')).map(function (el) {
      return { el: el, slags: el.dataset.kort, par: find_par(el), tekst: el.textContent.toLowerCase() };
    });
    let nu = null;
    let gemt = true;

    /* The differences and pages that an element stands for. */
    function find_par(el) {
      const i_side = el.closest('[data-kort=side]');
      const grupper = el.matches('[data-gruppe]') ? [el] : Array.from(el.querySelectorAll('[data-gruppe]'));
      const alene = grupper.length ? null : el.closest('[data-gruppe]');
      if (alene) return [alene.dataset.gruppe + ' ' + el.dataset.side];
      return grupper.flatMap(function (gruppe) {
        if (i_side) return [gruppe.dataset.gruppe + ' ' + i_side.dataset.side];
        return Array.from(gruppe.querySelectorAll('li[data-side]')).map(function (side) {
          return gruppe.dataset.gruppe + ' ' + side.dataset.side;
        });
      });
    }

    function stilling(par) {
      const alle = new Set(par.map(function (p) { return domme.has(p) ? domme.get(p).dom : ''; }));
      if (alle.size === 1) return Array.from(alle)[0];
      return alle.has('') ? '' : 'delt';
    }

    function synlige() {
      const soegt = hent('soeg').value.trim().toLowerCase();
      const vis = hent('vis').value;
      return kort.filter(function (k) {
        if (k.slags !== hent('efter').value || (soegt && !k.tekst.includes(soegt))) return false;
        const dom = stilling(k.par);
        return !vis || (vis === 'mangler' ? !dom : dom === vis);
      });
    }

    function vis_kort(k, fokus) {
      nu = k;
      kort.forEach(function (en) { en.el.hidden = en !== k; });
      tegn();
      if (k && fokus) {
        k.el.focus({ preventScroll: true });
        hent('valg').open ? k.el.scrollIntoView({ block: 'nearest' }) : rod.scrollIntoView();
      }
    }

    const ORD = { godkendt: 'Godkendt', afvist: 'Afvist', delt: 'Noget godkendt, noget afvist', '': '' };
    function tegn() {
      const valgte = synlige();
      const alle = kort.filter(function (k) { return k.slags === hent('efter').value; });
      const faerdige = alle.filter(function (k) { return stilling(k.par); }).length;
      const nummer = valgte.indexOf(nu) + 1;
      const dom = nu ? ORD[stilling(nu.par)] : '';
      hent('fremdrift').textContent = (nu ? 'Nr. ' + nummer + ' af ' + valgte.length : 'Ingen passer på søgningen') +
        ' · ' + faerdige + ' af ' + alle.length + ' afgjort' + (dom ? ' · ' + dom : '');
      if (nu) nu.el.dataset.stilling = stilling(nu.par);
      const kan = nu && nu.el.hasAttribute('data-kan-godkendes');
      hent('godkend').disabled = !kan;
      hent('afvis').disabled = !nu;
      if (nu) nu.el.querySelectorAll('[data-afgjort]').forEach(function (el) {
        el.textContent = ORD[stilling(find_par(el.closest('li')))];
      });
    }

    function sig(tekst) { hent('besked').textContent = tekst; }

    function gaa(skridt, kun_mangler) {
      const valgte = synlige();
      if (!valgte.length) { vis_kort(null); return; }
      const sidst = kort.indexOf(nu);
      let nummer = valgte.findIndex(function (k) { return kort.indexOf(k) >= sidst; });
      if (nummer < 0) nummer = valgte.length;
      const er_med = valgte[nummer] === nu;
      for (let i = 0; i < valgte.length; i += 1) {
        const her = skridt > 0 ? nummer + (er_med ? 1 : 0) + i : nummer - 1 - i;
        const k = valgte[(her + valgte.length * 2) % valgte.length];
        if (!kun_mangler || !stilling(k.par)) { vis_kort(k, true); return; }
      }
      tegn();
    }

    function afgoer(par, dom, videre) {
      const navn = hent('navn').value.trim();
      const grund = hent('grund').value.trim();
      if (!navn) { hent('valg').open = true; hent('navn').focus(); sig('Skriv først navnet på den, der afgør.'); return; }
      if (!grund) { hent('grund').focus(); sig('Skriv en grund. Den gælder, til du skriver en anden.'); return; }
      par.forEach(function (p) { domme.set(p, { dom: dom, grund: grund, navn: navn }); });
      gemt = false;
      sig((dom === 'godkendt' ? 'Godkendt: ' : 'Afvist: ') + nu.el.querySelector('h2').textContent);
      husk();
      tegn();
      if (videre) gaa(1, true);
      if (kort.every(function (k) { return k.slags !== hent('efter').value || stilling(k.par); })) {
        sig('Alt er afgjort. Tryk på »' + hent('hent').textContent + '«.');
        hent('hent').focus();
      }
    }
    function godkend() { if (nu && !hent('godkend').disabled) afgoer(nu.par, 'godkendt', true); }
    function afvis() { if (nu) afgoer(nu.par, 'afvist', true); }
    function fortryd() {
      if (!nu) return;
      nu.par.forEach(function (p) { domme.delete(p); });
      husk();
      tegn();
      sig('Fortrudt: der er ikke afgjort noget her.');
    }

    /* What was decided is there again when the report is closed and opened. */
    function husk() {
      try {
        localStorage.setItem(lager, JSON.stringify(Array.from(domme)));
        localStorage.setItem('forhaandsblik-navn', hent('navn').value);
        localStorage.setItem('forhaandsblik-grund', hent('grund').value);
      } catch (fejl) { /* a browser may refuse to keep anything for a file */ }
    }
    function husket() {
      try {
        hent('navn').value = localStorage.getItem('forhaandsblik-navn') || '';
        hent('grund').value = localStorage.getItem('forhaandsblik-grund') || '';
        const kendte = new Set(kort.flatMap(function (k) { return k.par; }));
        JSON.parse(localStorage.getItem(lager) || '[]').forEach(function (en) {
          if (kendte.has(en[0])) domme.set(en[0], en[1]);
        });
      } catch (fejl) { /* see above */ }
      hent('valg').open = !hent('navn').value;
    }

    function beslutninger() {
      const samlet = new Map();
      domme.forEach(function (d, par) {
        const plads = par.indexOf(' ');
        const gruppe = par.slice(0, plads);
        const side = par.slice(plads + 1);
        const noegle = JSON.stringify([gruppe, d.dom, d.grund, d.navn]);
        if (!samlet.has(noegle)) samlet.set(noegle, { gruppe: gruppe, afgoerelse: d.dom, navn: d.navn, grund: d.grund, sider: [], aftryk: {} });
        samlet.get(noegle).sider.push(side);
        samlet.get(noegle).aftryk[side] = data.aftryk[side];
      });
      return { koersel: data.koersel, titel: data.titel, beslutninger: Array.from(samlet.values()) };
    }

    function gem() {
      const ud = beslutninger();
      const antal = ud.beslutninger.length;
      if (!antal) { sig('Der er ikke afgjort noget endnu: vælg Godkend eller Afvis ved en forskel.'); return; }
      gemt = true;
      if (rod.dataset.gennemgang === 'formular') {
        hent('beslutninger').value = JSON.stringify(ud);
        hent('gem').submit();
        return;
      }
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(ud, null, 1)], { type: 'application/json' }));
      link.download = 'beslutninger.json';
      link.click();
      sig(antal + (antal === 1 ? ' beslutning' : ' beslutninger') + ' er hentet i filen beslutninger.json. Læs den ind med: forhaandsblik screenshots accept beslutninger.json');
    }

    hent('godkend').addEventListener('click', godkend);
    hent('afvis').addEventListener('click', afvis);
    hent('naeste').addEventListener('click', function () { gaa(1); });
    hent('forrige').addEventListener('click', function () { gaa(-1); });
    hent('hent').addEventListener('click', gem);
    rod.addEventListener('click', function (e) {
      const knap = e.target.closest('button[data-dom]');
      if (knap) afgoer(find_par(knap.closest('li')), knap.dataset.dom, false);
    });
    ['soeg', 'vis', 'efter'].forEach(function (id) {
      hent(id).addEventListener('input', function () {
        const valgte = synlige();
        vis_kort(valgte.includes(nu) ? nu : valgte[0] || null);
      });
    });
    /* Enter in a field is done with it: on to what is judged. */
    ['navn', 'soeg', 'grund'].forEach(function (id) {
      hent(id).addEventListener('keydown', function (e) {
        if (e.key !== 'Enter' && e.key !== 'Escape') return;
        e.preventDefault();
        if (id !== 'grund') hent('valg').open = false;
        husk();
        if (nu) vis_kort(nu, true);
      });
    });
    taster({ g: godkend, a: afvis, n: function () { gaa(1); }, p: function () { gaa(-1); }, u: fortryd,
      s: function () { hent('valg').open = true; hent('soeg').focus(); } },
    function () { return hent('taster').checked; });
    window.addEventListener('beforeunload', function (e) { if (!gemt) e.preventDefault(); });

    husket();
    vis_kort(synlige()[0] || null);
  }

  function se_billeder(visning) {
    const skyder = hent('skyder');
    const nu = visning.querySelector('.rapport-billede--nu .rapport-lag');
    const caption = visning.querySelector('.rapport-billede--nu figcaption');

    function vis() {
      const valgt = document.querySelector('input[name=visning]:checked').value;
      visning.dataset.visning = valgt;
      hent('skyder-del').hidden = valgt !== 'skyder';
      hent('blink-del').hidden = valgt !== 'blink';
      nu.style.clipPath = valgt === 'skyder' ? 'inset(0 0 0 ' + (100 - skyder.value) + '%)' : '';
      caption.style.visibility = valgt === 'skyder' ? 'hidden' : '';
      if (valgt === 'blink') { visning.dataset.vist = 'foer'; fortael(); }
    }
    function fortael() {
      const navne = window.FORHAANDSBLIK.navne;
      const basis = window.FORHAANDSBLIK.slags === 'basis';
      const i = visning.dataset.vist === 'nu' ? 1 : 0;
      hent('hvilken').textContent = 'Viser ' + (basis ? navne[i].toLowerCase() : navne[i]);
    }
    if (skyder) {
      document.querySelectorAll('input[name=visning]').forEach(function (el) { el.addEventListener('change', vis); });
      skyder.addEventListener('input', vis);
      hent('skift').addEventListener('click', function () {
        visning.dataset.vist = visning.dataset.vist === 'nu' ? 'foer' : 'nu';
        fortael();
      });
      vis();
    }
    hent('rammer').addEventListener('change', function (e) {
      visning.classList.toggle('uden-rammer', !e.target.checked);
    });

    /* The frames from the top down, those of one height in both pictures together. */
    let her = -1;
    function steder() {
      const top = visning.getBoundingClientRect().top - visning.scrollTop;
      const alle = Array.from(visning.querySelectorAll('rect')).map(function (el) {
        return { el: el, y: Math.round(el.getBoundingClientRect().top - top) };
      }).sort(function (a, b) { return a.y - b.y; });
      return alle.filter(function (s, i) { return !i || s.y - alle[i - 1].y > 2; });
    }
    function gaa(skridt) {
      const alle = steder();
      if (!alle.length) { hent('sted').textContent = 'Ingen rammer ved denne bredde'; return; }
      her = (her + skridt + alle.length) % alle.length;
      visning.querySelectorAll('rect').forEach(function (el) { el.classList.toggle('valgt', el === alle[her].el); });
      visning.scrollTop = Math.max(0, alle[her].y - visning.clientHeight / 3);
      hent('sted').textContent = 'Nr. ' + (her + 1) + ' af ' + alle.length;
    }
    function frem() { gaa(1); }
    function tilbage() { her = her < 0 ? 0 : her; gaa(-1); }
    hent('naeste-sted').addEventListener('click', frem);
    hent('forrige-sted').addEventListener('click', tilbage);
    taster({ n: frem, p: tilbage }, function () { return true; });
  }
}());
