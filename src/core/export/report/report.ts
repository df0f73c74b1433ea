import { said } from '../../base/said';
import { coverageSvg, gainsSvg } from './charts';
import { escapeHtml, grouped, htmlTable, sharePercent, signedGain } from './html';
import type { ReportFigure, ReportInput } from './types';
import { ENGLISH, type ReportWords } from './words';

const SETS: Readonly<Record<string, string>> = { pool: said`pool`, target: said`target`, existing: said`existing` };

/**
 * One page, self-contained (no script, no address, no file beside it), that says what was chosen, how, how it compares with
 * chance, and what a reader must know before trusting it. Prints on paper; follows the reader's light or dark setting.
 * @param words its language. Default: English.
 * @returns an HTML document. Every text of the input is escaped; the document's own policy forbids scripts and requests.
 * @see docs/spec/report.md RP1-RP3
 */
export function reportHtml(input: ReportInput, words: ReportWords = ENGLISH): string {
  const { say, number } = words;
  const { project, subset, summary, verdict, figures, certificate, settings, sources, curve, budget, gains, caveats, command } = input;
  const parts = [
    `<h1>${escapeHtml(subset)}</h1>`,
    `<p class="sub">${escapeHtml(project)} · ${escapeHtml(input.time)} · ${escapeHtml(input.software)}</p>`,
    `<p class="lead">${escapeHtml(summary)}</p>`,
    `<dl class="figures">${figures.map((figure) => figureHtml(figure, words)).join('')}</dl>`,
    `<p>${escapeHtml(verdict)}</p>`,
    certificate === null ? '' : `<p>${escapeHtml(certificate)}</p>`,
    section(say(said`Before you trust it`), `<ul>${caveats.map((caveat) => `<li>${escapeHtml(caveat)}</li>`).join('')}</ul>`, caveats.length > 0),
    section(say(said`Coverage over budget`), coverageSvg(curve, budget, words), curve.length > 0),
    section(say(said`Gain of each pick`), gainsSvg(gains, words), gains.length > 0),
    section(say(input.groupField === null ? said`By group` : said`By ${input.groupField}`), groupTable(input, words), input.groups.length > 0),
    section(say(said`Settings`), `<dl class="settings">${settings.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`, settings.length > 0),
    section(say(said`Files`), htmlTable({ columns: [{ title: say(said`Set`) }, { title: say(said`File`) }, { title: say(said`Rows`), number: true }, { title: 'sha256' }], rows: sources.map(({ set, file, rows, sha256 }) => [say(SETS[set] ?? set), file, number(grouped(rows)), sha256]) }), sources.length > 0),
    section(picksTitle(input, words), pickTable(input, words), input.picks.length > 0),
    command === null ? '' : section(say(said`The same again`), `<pre>${escapeHtml(command)}</pre>`, true),
  ];
  return page(`${subset}, ${project}`, words.language, parts.filter((part) => part !== '').join('\n'));
}

function section(title: string, content: string, shown: boolean): string {
  return shown ? `<section>\n<h2>${escapeHtml(title)}</h2>\n${content}\n</section>` : '';
}

function figureHtml({ label, value, random }: ReportFigure, { say, number }: ReportWords): string {
  const chance = random === null ? say(said`not compared with chance`) : say(said`by chance ${sharePercent(random.mean)} (${sharePercent(random.low)} to ${sharePercent(random.high)})`);
  return `<div><dt>${escapeHtml(label)}</dt><dd>${number(sharePercent(value))}</dd><dd class="chance">${chance}</dd></div>`;
}

function groupTable({ groups, budget }: ReportInput, { say, number }: ReportWords): string {
  const pool = groups.reduce((sum, { poolRows }) => sum + poolRows, 0);
  return htmlTable({
    columns: [{ title: say(said`Group`) }, { title: say(said`Pool`), number: true }, { title: say(said`Subset`), number: true }, { title: say(said`Share of pool`), number: true }, { title: say(said`Share of subset`), number: true }, { title: say(said`Coverage`), number: true }],
    rows: groups.map(({ label, poolRows, subsetRows, coverage }) => [
      label,
      number(grouped(poolRows)),
      number(grouped(subsetRows)),
      number(sharePercent(pool === 0 ? 0 : poolRows / pool)),
      budget === 0 ? '–' : number(sharePercent(subsetRows / budget)),
      coverage === null ? '–' : number(sharePercent(coverage)),
    ]),
  });
}

function picksTitle({ picks, picksInAll }: ReportInput, { say }: ReportWords): string {
  return say(picks.length < picksInAll ? said`The first ${grouped(picks.length)} of ${grouped(picksInAll)} picks` : said`Picks`);
}

function pickTable({ picks }: ReportInput, { say, number }: ReportWords): string {
  return htmlTable({
    columns: [{ title: say(said`Pick`), number: true }, { title: say(said`Row`) }, { title: say(said`Gain`), number: true }, { title: say(said`Covers`), number: true }, { title: say(said`Source`) }, { title: say(said`Prompt`) }],
    rows: picks.map(({ label, gain, covers, source, prompt }, at) => [String(at + 1), label, number(signedGain(gain)), number(grouped(covers)), source ?? '–', prompt]),
  });
}

// eslint-disable-next-line texts/no-raw-text -- CSS
const STYLE = `
:root{color-scheme:light dark;--text:#15191f;--text2:#49525f;--line:#cfd5dd;--panel:#fff;--curve:#1f66db;--band:#dfe3e8;--random:#68707b}
@media (prefers-color-scheme:dark){:root{--text:#e9ecf0;--text2:#aeb6c1;--line:#39414c;--panel:#15191e;--curve:#5c97ff;--band:#2a3038;--random:#8a919b}}
body{margin:32px auto;max-width:820px;padding:0 24px;background:var(--panel);color:var(--text);font:14px/20px Inter,system-ui,sans-serif}
h1{margin:0;font-size:28px;line-height:36px}h2{margin:28px 0 8px;font-size:16px}.sub{margin:0 0 16px;color:var(--text2)}.lead{font-size:16px;line-height:24px}
.figures{display:flex;flex-wrap:wrap;gap:16px 40px;margin:16px 0}.figures dt{color:var(--text2)}.figures dd{margin:0;font-size:24px;line-height:30px;font-weight:600}.figures .chance{color:var(--text2);font-size:12px;line-height:16px;font-weight:400}
table{width:100%;border-collapse:collapse;font-size:12px;line-height:16px}th{color:var(--text2);font-weight:400;text-align:left}th,td{padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.settings{display:grid;grid-template-columns:max-content 1fr;gap:4px 24px;margin:0}.settings dt{color:var(--text2)}.settings dd{margin:0;overflow-wrap:anywhere}
pre{padding:12px;border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;font:12px/18px "JetBrains Mono",ui-monospace,monospace}
svg{max-width:100%;height:auto}svg text{fill:var(--text2);font-size:11px}.grid{stroke:var(--line)}.curve{fill:none;stroke:var(--curve);stroke-width:2}.band{fill:var(--band)}.random{fill:none;stroke:var(--random);stroke-dasharray:3 3}.budget{stroke:var(--text);stroke-width:1.5}.area{fill:var(--curve);fill-opacity:.18;stroke:var(--curve)}
@media print{body{margin:0;max-width:none}section{break-inside:avoid}section:last-of-type,section:has(tbody tr:nth-child(20)){break-inside:auto}}
`;

/** Titles of columns that are longer than in English keep their words. */
const LONGER_WORDS = 'th{overflow-wrap:normal}\n';

function page(title: string, language: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}${language === 'en' ? '' : LONGER_WORDS}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
