// html-validate over the pages whose paths come on standard input, a line each: what is wrong is
// printed, and exit status 1 says that something is. As its own command, but the rules are made
// once: a fifth of that command's time goes to making them anew for each page.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { HtmlValidate, Reporter, StaticConfigLoader, formatterFactory } from 'html-validate';

class EnGang extends StaticConfigLoader {
  getConfigFor(...felter) {
    this.fundet ??= super.getConfigFor(...felter);
    return this.fundet;
  }
}

const opsaetning = JSON.parse(readFileSync(new URL('../.htmlvalidate.json', import.meta.url)));
const htmlvalidate = new HtmlValidate(new EnGang(opsaetning));
const sider = (await text(process.stdin)).split('\n').filter(Boolean);
const fundet = [];
for (const side of sider) fundet.push(await htmlvalidate.validateFile(side));
const samlet = Reporter.merge(fundet);
process.stdout.write(formatterFactory('codeframe')(samlet.results));
// Warnings count: a rule is on or off, nothing in between is ever looked at.
process.exitCode = samlet.errorCount + samlet.warningCount > 0 ? 1 : 0;
