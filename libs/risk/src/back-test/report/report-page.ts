import { WarningLevel } from '../../early-warning/early-warning.codes.js';
import type { KeptReport } from '../back-tests.job.js';
import { reportWords } from './report-words.js';
import type { BackTestReport, Crossing, Separation } from './report.types.js';
import { bars, escaped, lines } from './svg.js';

type Language = 'en' | 'zh';
type Word = keyof typeof reportWords;
type Cell = string | number;

/** A report as a page of its own: tables, and pictures drawn from the same figures. */
export function pageOf({ report, usedTimes }: KeptReport, language: Language): string {
  const word = (name: Word): string => reportWords[name][language];
  const page = new Page(report, language, word);
  const { set } = report;
  const title = `${word('title')}: ${set.code}`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(set.title[language])}</p>
${page.about(usedTimes)}
${page.fates()}
${page.separation()}
${page.lead()}
${page.years()}
${page.rules()}
${page.comparison()}
</body>
</html>
`;
}

class Page {
  constructor(
    private readonly report: BackTestReport,
    private readonly language: Language,
    private readonly word: (name: Word) => string,
  ) {}

  about(usedTimes: number): string {
    const { window, reference, clients, failedClients, separation, position, set } = this.report;
    return this.table(undefined, [
      [this.word('window'), `${window.from} – ${window.to} (${window.observedUntil})`],
      [this.word('usedTimes'), usedTimes],
      [this.word('reference'), `${reference.from} – ${reference.to}`],
      [this.word('clients'), clients],
      [this.word('failedClients'), failedClients],
      [this.word('observations'), separation.observations],
      [this.word('position'), position],
      [this.word('fingerprint'), set.contentHash],
    ]);
  }

  fates(): string {
    const names: readonly (keyof Crossing)[] = [
      'hits',
      'misses',
      'falseAlarms',
      'quiet',
      'goneAlarmed',
      'goneQuiet',
      'censored',
    ];
    const { oneYear, threeYears } = this.report;
    return this.table(
      ['', this.word('oneYear'), this.word('threeYears')],
      names.map((name) => [this.word(name), oneYear[name], threeYears[name]]),
    );
  }

  separation(): string {
    const { separation, baseline } = this.report;
    const names = ['areaUnderCurve', 'averagePrecision', 'kolmogorovSmirnov'] as const;
    const other = baseline?.separation;
    const rows = names.map((name) => [this.word(name), separation[name], other?.[name] ?? '']);
    const curve = lines(
      { title: this.word('hitCurve'), description: this.word('separation') },
      [this.word('alarms'), this.word('caughtShare')],
      [
        ...(baseline === undefined
          ? []
          : [
              {
                name: baseline.name[this.language],
                kind: 'other' as const,
                points: curveOf(baseline.separation),
              },
            ]),
        { name: this.word('thisSet'), kind: 'ours', points: curveOf(separation) },
      ],
    );
    const hits = separation.hitsAt.map(({ budget, share }, index) => [
      `${Number(budget) * 100} %`,
      share,
      other?.hitsAt[index]?.share ?? '',
    ]);
    const heads = ['', this.word('thisSet'), baseline?.name[this.language] ?? ''];
    return this.section('separation', [curve, this.table(heads, [...rows, ...hits])]);
  }

  lead(): string {
    const { lead, episodes, levelChanges } = this.report;
    const names = ['failures', 'caught', 'twoAhead', 'threeAhead', 'medianDays'] as const;
    const picture = bars(
      { title: this.word('leadPicture'), description: this.word('lead') },
      lead.histogram.map(({ fromDays, failures }) => ({ name: String(fromDays), value: failures })),
    );
    return this.section('lead', [
      picture,
      this.table(undefined, [
        ...names.map((name) => [this.word(name), lead[name]]),
        [this.word('episodes'), episodes],
        [this.word('levelChanges'), levelChanges],
      ]),
    ]);
  }

  years(): string {
    const { years } = this.report;
    const names = [
      'year',
      'observations',
      'alarmed',
      'failures',
      'caught',
      'gone',
      'stabilityIndex',
      'expected',
      'observedToExpected',
    ] as const;
    const picture = bars(
      { title: this.word('yearsPicture'), description: this.word('years') },
      years.map(({ year, failures, caught }) => ({
        name: String(year),
        value: failures,
        filled: caught,
      })),
    );
    const rows = years.map((line) => names.map((name) => line[name]));
    return this.section('years', [picture, this.table(names.map(this.word), rows)]);
  }

  rules(): string {
    const heads = ['rule', 'weight', 'areaWithout', 'contribution', 'missing'] as const;
    const records = [
      'rule',
      'spoke',
      'failed',
      'interval',
      'medianDays',
      'falseAlarmRate',
    ] as const;
    const { rules } = this.report;
    const named = (rule: BackTestReport['rules'][number]) =>
      `${rule.rule} ${rule.label[this.language]}`;
    return this.section('rules', [
      this.table(
        heads.map(this.word),
        rules.map((rule) => [
          named(rule),
          rule.weight,
          rule.areaWithout,
          rule.contribution,
          rule.missing,
        ]),
      ),
      this.table(
        records.map(this.word),
        rules.flatMap((rule) =>
          rule.levels.map((record) => [
            `${named(rule)}: ${WarningLevel(record.level)[this.language]}`,
            record.spoke,
            record.failed,
            record.interval.join(' – '),
            record.medianLeadDays,
            record.falseAlarmRate,
          ]),
        ),
      ),
    ]);
  }

  comparison(): string {
    const { comparison } = this.report;
    if (comparison === undefined) return '';
    const names = ['newlyCaught', 'newlyMissed', 'alarmsSaved', 'alarmsAdded'] as const;
    const { champion, championArea } = comparison;
    return this.section('comparison', [
      this.table(undefined, [
        [champion.code, championArea],
        ...names.map((name) => [
          `${this.word(name)} (${comparison[name].count})`,
          comparison[name].clients.join(', '),
        ]),
      ]),
    ]);
  }

  private section(heading: Word, parts: readonly string[]): string {
    return `<h2>${escaped(this.word(heading))}</h2>\n${parts.join('\n')}`;
  }

  private table(heads: readonly string[] | undefined, rows: readonly (readonly Cell[])[]): string {
    const head =
      heads === undefined
        ? ''
        : `<thead><tr>${heads.map((each) => `<th>${escaped(each)}</th>`).join('')}</tr></thead>`;
    const body = rows
      .map((row) => `<tr>${row.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`)
      .join('');
    return `<table>${head}<tbody>${body}</tbody></table>`;
  }
}

const curveOf = ({ hitsAt }: Separation): readonly (readonly [number, number])[] => [
  [0, 0],
  ...hitsAt.map(({ budget, share }) => [Number(budget), Number(share) || 0] as const),
  [1, 1],
];

const style = `
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;margin:1rem 0;width:100%}
td,th{border-bottom:1px solid #ddd;padding:.25rem .5rem;text-align:left;vertical-align:top}
td:not(:first-child){font-variant-numeric:tabular-nums}
svg{width:100%;max-width:42rem;font-size:11px}
.axis{stroke:#666;fill:none}.ours{stroke:#0b5cad;fill:none;stroke-width:2}
.other{stroke:#9a6b00;fill:none;stroke-dasharray:4 3}text{fill:#333;stroke:none}
text.ours{fill:#0b5cad}text.other{fill:#9a6b00}.bar{fill:#c9d7e6}.filled{fill:#0b5cad}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}table,svg{break-inside:avoid}}
`;
