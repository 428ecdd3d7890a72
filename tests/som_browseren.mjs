// Builds pages as a browser does, for tests/laesning.py: a page as a line of JSON in; out, on a line,
// what breaks the HTML standard and the elements in their order, each with its depth, its attributes
// and the texts before its first child and after itself.
import { createInterface } from 'node:readline';
import { parse } from 'parse5';

const erTekst = (knude) => knude.nodeName === '#text';

function tekstFra(knuder, nr) {
  let tekst = '';
  for (; nr < knuder.length && erTekst(knuder[nr]); nr++) tekst += knuder[nr].value;
  return tekst;
}

function saml(foraelder, dybde, ud) {
  const boern = (foraelder.content ?? foraelder).childNodes;
  boern.forEach((barn, nr) => {
    if (!barn.tagName) return;
    const attributter = {};
    for (const { prefix, name, value } of barn.attrs) {
      attributter[(prefix ? `${prefix}:${name}` : name).toLowerCase()] = value;
    }
    const indre = (barn.content ?? barn).childNodes;
    ud.push([dybde, barn.tagName, attributter, tekstFra(indre, 0), tekstFra(boern, nr + 1)]);
    saml(barn, dybde + 1, ud);
  });
  return ud;
}

for await (const linje of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const fejl = [];
  const onParseError = ({ startLine, startCol, code }) => fejl.push([startLine, startCol, code]);
  const elementer = saml(parse(JSON.parse(linje), { onParseError }), 0, []);
  process.stdout.write(`${JSON.stringify({ fejl, elementer })}\n`);
}
