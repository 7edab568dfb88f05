import type { Actor, Day, Receipt } from '#kernel';
import { addDays, addMonths, Refusal } from '#kernel';
import { Clock, EventStore, inContext, Log, Settings, Tables } from '#platform';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { RecordBackTest } from '../rule-set/rule-set.commands.js';
import { ruleSetRefusals } from '../rule-set/rule-set.refusals.js';
import type { RuleSetRow } from '../views/rule-sets.view.js';
import { CountBackTests, GetRuleSet } from '../views/rule-sets.view.js';
import type { BackTestRequest } from './back-test.js';
import { outcomeOfReport, reportHashOf } from './back-test.js';
import { BackTestThread } from './back-test-thread.js';
import type { BackTestWanted } from './back-test.message.js';
import { backTestRefusals as refuse } from './back-test.refusals.js';
import type { BackTestProgress } from './columns/read-history.js';
import type { BackTestReport } from './report/report.types.js';
import { reportTable, RuleRecords } from './rule-records.js';

/** A run of a back-test, from being asked for to its report. */
export interface BackTestRun {
  readonly runId: string;
  readonly ruleSetId: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly progress?: BackTestProgress;
  readonly reportHash?: string;
  readonly receipt?: Receipt;
  readonly error?: string;
}

/** A report, and how often its window has been looked at. */
export interface KeptReport {
  readonly report: BackTestReport;
  readonly usedTimes: number;
}

/** How many runs may wait, and how many are remembered after their end. */
const mostWaiting = 8;
const mostRemembered = 200;

/**
 * Runs back-tests beside the service. Nothing is written but the fact that a content was tested,
 * and the report under its fingerprint, which can always be made again.
 */
@Injectable()
export class BackTests implements OnApplicationShutdown {
  private readonly thread: BackTestThread;
  private readonly runs = new Map<string, BackTestRun>();
  private waiting = 0;

  constructor(
    settings: Settings,
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly clock: Clock,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly records: RuleRecords,
    private readonly log: Log,
  ) {
    this.thread = new BackTestThread({
      eventStoreUrl: settings.eventStoreUrl,
      data: settings.data,
      sealKeys: settings.sealKeys,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread.stop();
  }

  /** Begins a back-test; it is waited for by asking after the run. */
  async begin(wanted: BackTestWanted, actor: Actor): Promise<BackTestRun> {
    if (this.waiting >= mostWaiting) throw refuse.TooManyBackTests();
    const set = await this.queries.execute(GetRuleSet.of({ ruleSetId: wanted.ruleSetId }));
    const request = await this.requestOf(wanted, set);
    const locked = await this.lockOf(wanted, set, request);
    const run = this.note({
      runId: `bt_${randomUUID()}`,
      ruleSetId: wanted.ruleSetId,
      state: 'waiting',
    });
    this.waiting++;
    void this.carryOut(run, { request, locked, actor }).finally(() => this.waiting--);
    return run;
  }

  runOf(ruleSetId: string, runId: string): BackTestRun {
    const run = this.runs.get(runId);
    if (run?.ruleSetId !== ruleSetId) throw refuse.NoSuchRun({ field: 'runId', found: runId });
    return run;
  }

  /** Waits for the end of a run, telling how far it has come. */
  async ended(run: BackTestRun, told: (run: BackTestRun) => void): Promise<BackTestRun> {
    for (;;) {
      const now = this.runOf(run.ruleSetId, run.runId);
      told(now);
      if (now.state === 'done' || now.state === 'failed') return now;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async report(ruleSetId: string, reportHash: string): Promise<KeptReport> {
    const set = await this.queries.execute(GetRuleSet.of({ ruleSetId }));
    const test = set.backTests.find((each) => each.reportHash === reportHash);
    const report = test && (await this.records.report(reportHash));
    if (report === undefined || test === undefined) {
      throw refuse.NoSuchReport({ field: 'reportHash', found: reportHash });
    }
    return { report, usedTimes: (await this.uses(test.window)).tests };
  }

  private async carryOut(run: BackTestRun, { request, locked, actor }: Work): Promise<void> {
    const { runId, ruleSetId } = run;
    try {
      const position = (await this.store.head()) ?? 0;
      const report = await this.thread.run({ request, position }, (progress) => {
        this.note({ runId, ruleSetId, state: 'running', progress });
      });
      const reportHash = reportHashOf(report);
      await this.tables.write(reportTable, [
        { put: { _id: reportHash, report: JSON.stringify(report) } },
      ]);
      const command = RecordBackTest.of({
        ruleSetId,
        contentHash: report.set.contentHash,
        position,
        window: request.window,
        outcome: outcomeOfReport(report),
        reportHash,
        locked,
      });
      const context = {
        actor: { ...actor, roles: [] },
        correlationId: runId,
        idempotencyKey: runId,
        system: true,
      };
      const receipt = await inContext(context, () => this.commands.execute(command));
      this.note({ runId, ruleSetId, state: 'done', reportHash, receipt });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!(error instanceof Refusal)) this.log.error({ err: error, runId }, 'a back-test failed');
      this.note({ runId, ruleSetId, state: 'failed', error: message });
    }
  }

  private async requestOf(wanted: BackTestWanted, set: RuleSetRow): Promise<BackTestRequest> {
    const window = windowOf(wanted, this.clock.today());
    const { champion } = wanted;
    const other =
      champion === undefined
        ? undefined
        : await this.queries.execute(GetRuleSet.of({ ruleSetId: champion }));
    return {
      content: set.content,
      ...(other === undefined ? {} : { champion: other.content }),
      window,
      reference: {
        from: wanted.referenceFrom ?? addMonths(window.from, -120),
        to: wanted.referenceTo ?? addDays(window.from, -1),
      },
      sampling: wanted.sampling ?? 'statement',
    };
  }

  /** Whether the window is locked, now or by an earlier back-test; refuses a second look. */
  private async lockOf(
    { locked = false }: BackTestWanted,
    set: RuleSetRow,
    { window }: BackTestRequest,
  ): Promise<boolean> {
    const isLocked = locked || (await this.uses(window)).locked > 0;
    const seen = set.backTests.some(
      (test) =>
        test.contentHash === set.contentHash &&
        test.window.from === window.from &&
        test.window.to === window.to &&
        test.window.observedUntil === window.observedUntil,
    );
    if (isLocked && seen) throw ruleSetRefusals.WindowSeen({ field: 'from' });
    return isLocked;
  }

  /** How often a window was looked at, whatever the content; and how often under lock. */
  private async uses({ from, to, observedUntil }: BackTestRequest['window']) {
    const [total] = await this.queries.execute(
      CountBackTests.of({ window: `${from}..${to}..${observedUntil}` }),
    );
    return { tests: total?.sums['tests'] ?? 0, locked: total?.sums['locked'] ?? 0 };
  }

  private note(run: BackTestRun): BackTestRun {
    this.runs.delete(run.runId);
    this.runs.set(run.runId, run);
    for (const [runId, { state }] of this.runs) {
      if (this.runs.size <= mostRemembered) break;
      if (state === 'done' || state === 'failed') this.runs.delete(runId);
    }
    return run;
  }
}

interface Work {
  readonly request: BackTestRequest;
  readonly locked: boolean;
  readonly actor: Actor;
}

function windowOf(wanted: BackTestWanted, today: Day): BackTestRequest['window'] {
  const observedUntil = wanted.observedUntil ?? today;
  const to = wanted.to ?? observedUntil;
  const from = wanted.from ?? addMonths(to, -48);
  if (observedUntil > today) throw refuse.WindowInFuture({ field: 'observedUntil', today });
  if (from > to) throw refuse.WindowOutOfOrder({ field: 'from', found: from, to });
  if (to > observedUntil) throw refuse.WindowOutOfOrder({ field: 'to', found: to, observedUntil });
  return { from, to, observedUntil };
}
