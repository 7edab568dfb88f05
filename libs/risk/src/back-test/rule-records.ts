import type { Level } from '#kernel';
import { Tables } from '#platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { releaseSetId } from '../judging/judge.js';
import { hashOf } from '../rule-set/content/rule-set-content.js';
import type { BackTestWindow } from '../rule-set/rule-set.events.js';
import { GetRuleSet } from '../views/rule-sets.view.js';
import { isAlarmLevel } from './report/summaries.js';
import type { BackTestReport } from './report/report.types.js';

/** Where back-tests are kept, each under the fingerprint of its report. */
export const reportTable = 'back-test-reports';

/** What history says of a rule at the level at which it warns. */
export interface RuleRecord {
  readonly reportHash: string;
  readonly window: BackTestWindow;
  /** How often it spoke, and how many of those failed within a year. */
  readonly spoke: number;
  readonly failed: number;
  /** Days from its first word to the failure. */
  readonly medianLeadDays: number;
  /** Share of the evenings of survivors on which it spoke; expected of the future too. */
  readonly falseAlarmRate: string;
}

/** The warning whose record is asked for: the key of its rule, and the set that raised it. */
export interface Recorded {
  readonly rule: string;
  readonly ruleSetId: string;
  readonly version: number;
  readonly level: Level | null;
}

/** The rules of the release, and warnings raised by hand. */
const withoutBackTest: readonly string[] = [releaseSetId, 'hand'];

const mostRemembered = 50;

/** The records of rules, as the back-tests of their sets found them. */
@Injectable()
export class RuleRecords {
  private readonly reports = new Map<string, BackTestReport>();

  constructor(
    private readonly queries: QueryBus,
    private readonly tables: Tables,
  ) {}

  /** The record of a warning; undefined where its set was in force without a back-test. */
  async of({ rule, ruleSetId, version, level }: Recorded): Promise<RuleRecord | undefined> {
    if (withoutBackTest.includes(ruleSetId) || level === null) return undefined;
    const set = await this.queries.execute(GetRuleSet.of({ ruleSetId }));
    const { contentHash } = set.inForce.find((each) => each.version === version) ?? {};
    const test = set.backTests.findLast((each) => each.contentHash === contentHash);
    const report = test && (await this.report(test.reportHash));
    if (report === undefined || test === undefined) return undefined;
    return recordIn(report, { rule, level, reportHash: test.reportHash });
  }

  /** A report by its fingerprint; undefined where it is gone or is not what its name says. */
  async report(reportHash: string): Promise<BackTestReport | undefined> {
    const remembered = this.reports.get(reportHash);
    if (remembered !== undefined) return remembered;
    const [kept] = await this.tables.byIds(reportTable, [reportHash]);
    const report: unknown = kept === undefined ? undefined : JSON.parse(String(kept['report']));
    if (!isReport(report, reportHash)) return undefined;
    if (this.reports.size >= mostRemembered) this.reports.clear();
    this.reports.set(reportHash, report);
    return report;
  }
}

/** A report is what its name says: the fingerprint of its content. */
const isReport = (value: unknown, reportHash: string): value is BackTestReport =>
  value !== undefined && hashOf(value) === reportHash;

interface Sought {
  readonly rule: string;
  readonly level: Level;
  readonly reportHash: string;
}

/** What a report says of one rule at a level, or of the score of the set. */
export function recordIn(
  report: BackTestReport,
  { rule, level, reportHash }: Sought,
): RuleRecord | undefined {
  const { window, set, oneYear, lead, rules } = report;
  const about = { reportHash, window };
  if (rule === `${set.code}.score`) {
    // The score is measured from orange on: a yellow one has no record of its own.
    if (!isAlarmLevel(level)) return undefined;
    const { hits, falseAlarms, quiet } = oneYear;
    const survivors = falseAlarms + quiet;
    return {
      ...about,
      spoke: hits + falseAlarms + oneYear.goneAlarmed,
      failed: hits,
      medianLeadDays: lead.medianDays,
      falseAlarmRate: (survivors === 0 ? 0 : falseAlarms / survivors).toFixed(4),
    };
  }
  const line = rules.find((each) => rule === `${set.code}.${each.rule}`);
  const found = line?.levels.find((each) => each.level === level);
  if (found === undefined) return undefined;
  const { spoke, failed, medianLeadDays, falseAlarmRate } = found;
  return { ...about, spoke, failed, medianLeadDays, falseAlarmRate };
}
