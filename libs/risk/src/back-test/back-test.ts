import type { Day } from '#kernel';
import type { Indicator } from '../indicators/indicator.codes.js';
import type { RuleSetContent } from '../rule-set/content/rule-set-content.js';
import { hashOf } from '../rule-set/content/rule-set-content.js';
import type { BackTestOutcome, BackTestWindow } from '../rule-set/rule-set.events.js';
import { dailyThresholds } from './columns/build-columns.js';
import type { DailyThresholds } from './columns/client-rows.js';
import type { Columns } from './columns/columns.js';
import { judgeColumns } from './columns/judge-columns.js';
import type { Sampling } from './columns/observations.js';
import { baselineIndicator, Fate, Observations } from './columns/observations.js';
import type { BackTestReport, Comparison } from './report/report.types.js';
import { ruleLines } from './report/rule-lines.js';
import type { Episodes } from './report/summaries.js';
import {
  countEpisodes,
  crossing,
  isAlarm,
  leadTime,
  scored,
  separationOf,
} from './report/summaries.js';
import { yearLines } from './report/year-lines.js';

/** What is to be tested, on which stretch of history. */
export interface BackTestRequest {
  readonly content: RuleSetContent;
  /** The set it is to be better than. */
  readonly champion?: RuleSetContent;
  readonly window: BackTestWindow;
  /** The years whose scores the stability is measured against. */
  readonly reference: { readonly from: Day; readonly to: Day };
  readonly sampling: Sampling;
}

/** Where the figures come from: columns, a portion of the clients at a time. */
export interface History {
  readonly position: number;
  readonly events: number;
  portions(): AsyncIterable<Columns> | Iterable<Columns>;
}

/** The figures that a request needs of the history. */
export const indicatorsFor = ({
  content,
  champion,
}: Pick<BackTestRequest, 'content' | 'champion'>): readonly Indicator[] =>
  [
    ...new Set([
      ...content.rules.map(({ watch }) => watch),
      ...(champion?.rules.map(({ watch }) => watch) ?? []),
      baselineIndicator,
    ]),
  ].sort();

/** The figures among them that grow by the day, with the thresholds that matter. */
export const dailyFor = ({
  content,
  champion,
}: Pick<BackTestRequest, 'content' | 'champion'>): readonly DailyThresholds[] =>
  dailyThresholds([...content.rules, ...(champion?.rules ?? [])]);

/** Judges the history by a set, and measures what it would have caught and missed. */
export async function backTest(
  history: History,
  request: BackTestRequest,
): Promise<BackTestReport> {
  const { content, champion, window, reference, sampling } = request;
  const observing = { sampling, observedUntil: window.observedUntil };
  const all = new Observations(content.rules.length);
  const others = champion && new Observations(champion.rules.length);
  const episodes: Episodes = { episodes: 0, levelChanges: 0 };
  for await (const columns of history.portions()) {
    const judgement = judgeColumns(columns, content);
    all.add(columns, judgement, observing);
    countEpisodes(episodes, columns, judgement, window);
    if (champion && others) others.add(columns, judgeColumns(columns, champion), observing);
  }
  const chosen = all.where(window.from, window.to);
  const withBaseline = chosen.filter((at) => !Number.isNaN(all.baseline[at]));
  const clients = new Set(chosen.map((at) => all.client[at] ?? 0));
  const failed = [...clients].filter((client) => all.clients[client]?.failedOn !== undefined);
  return {
    set: {
      code: content.code,
      title: content.title,
      contentHash: hashOf(content),
      rules: content.rules.length,
    },
    position: history.position,
    window,
    reference,
    sampling,
    clients: clients.size,
    failedClients: failed.length,
    events: history.events,
    oneYear: crossing(all, chosen, all.oneYear),
    threeYears: crossing(all, chosen, all.threeYears),
    separation: separationOf(scored(all, chosen)),
    ...(withBaseline.length === 0
      ? {}
      : {
          baseline: {
            name: { en: 'Altman Z (1968)', zh: '奥特曼Z值（1968年）' },
            separation: separationOf(scored(all, withBaseline, (at) => -(all.baseline[at] ?? 0))),
          },
        }),
    lead: leadTime(all, chosen),
    ...episodes,
    years: yearLines(all, {
      window: chosen,
      before: all.where('0001-01-01', window.to),
      reference: all.where(reference.from, reference.to),
    }),
    rules: ruleLines(all, chosen, content.rules),
    ...(champion && others ? { comparison: compared(all, others, champion, window) } : {}),
  };
}

/** The difference to the champion, client by client, on the last evening each was measured. */
function compared(
  all: Observations,
  others: Observations,
  champion: RuleSetContent,
  window: BackTestWindow,
): Comparison {
  const [ours, theirs] = [verdicts(all, window), verdicts(others, window)];
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const which = (holds: (our?: Verdict, their?: Verdict) => boolean) => {
    const found = names.filter((name) => holds(ours.get(name), theirs.get(name)));
    return { count: found.length, clients: found.slice(0, mostNames) };
  };
  const chosen = others.where(window.from, window.to);
  return {
    champion: { code: champion.code, contentHash: hashOf(champion) },
    championArea: separationOf(scored(others, chosen)).areaUnderCurve,
    newlyCaught: which((our, their) => our === 'caught' && their !== 'caught'),
    newlyMissed: which((our, their) => our !== 'caught' && their === 'caught'),
    alarmsSaved: which((our, their) => our !== 'falseAlarm' && their === 'falseAlarm'),
    alarmsAdded: which((our, their) => our === 'falseAlarm' && their !== 'falseAlarm'),
  };
}

/** The most names a list of a comparison holds; the count is of all. */
const mostNames = 500;

type Verdict = 'caught' | 'missed' | 'falseAlarm' | 'quiet';

/** What a set said of each client: of a failure at its last evening, of others on any evening. */
function verdicts(all: Observations, { from, to }: BackTestWindow): ReadonlyMap<string, Verdict> {
  const found = new Map<string, Verdict>();
  for (const at of all.where(from, to)) {
    const name = all.clients[all.client[at] ?? 0]?.clientId ?? '';
    const alarmed = isAlarm(all, at);
    if (all.oneYear[at] === Fate.failed) found.set(name, alarmed ? 'caught' : 'missed');
    else if (alarmed && all.oneYear[at] === Fate.stood) found.set(name, 'falseAlarm');
    else if (!found.has(name)) found.set(name, 'quiet');
  }
  return found;
}

/** The figures of a report that a decision rests on. */
export const outcomeOfReport = ({
  clients,
  oneYear,
  separation,
}: BackTestReport): BackTestOutcome => ({
  clients,
  judgements: separation.observations,
  failures: separation.failures,
  caught: oneYear.hits,
  falseAlarms: oneYear.falseAlarms,
  auc: separation.areaUnderCurve,
});

/** The fingerprint of a report: the same content on the same log gives the same one anywhere. */
export const reportHashOf = (report: BackTestReport): string => hashOf(report);
