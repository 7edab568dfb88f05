import { isDay, Refusal } from '#kernel';
import { inContext } from '#platform';
import type { BackTestRun, BackTestWanted } from '#risk';
import { BackTests, backTestPage } from '#risk';
import { writeFileSync } from 'node:fs';
import { connect } from '../../connect.js';
import type { Console } from '../views.js';

interface Asked extends BackTestWanted {
  /** Where the report is written as a page, in English or Chinese. */
  readonly page?: string;
  readonly language: 'en' | 'zh';
}

/** `rapport backtest`: tries a rule set on the bank's history, telling how far it has come. */
export async function backtest(asked: Asked): Promise<number> {
  const connected = await connect();
  const print = (line: string) => {
    process.stdout.write(`${line}\n`);
  };
  try {
    return await backtestOn({ ...connected, print }, asked);
  } finally {
    await connected.stop();
  }
}

/** The same upon a system that is connected. Resolves to 0, 1 where it fails, 2 for a wrong day. */
export async function backtestOn(
  { app, print }: Pick<Console, 'app' | 'print'>,
  { page, language, ...wanted }: Asked,
): Promise<number> {
  const wrong = [wanted.from, wanted.to, wanted.observedUntil].find(isNoDay);
  if (wrong !== undefined) {
    print(`rapport backtest: ${wrong} is no day; write 2016-12-31`);
    return 2;
  }
  const actor = { id: 'cli', roles: [] };
  const context = { actor, correlationId: 'backtest', system: true };
  try {
    return await inContext(context, async () => {
      const backTests = app.get(BackTests);
      const begun = await backTests.begin(wanted, actor);
      const run = await backTests.ended(begun, progress(print));
      const { reportHash, receipt } = run;
      if (reportHash === undefined || receipt === undefined) {
        print(`rapport backtest: ${run.error ?? 'there is no report'}`);
        return 1;
      }
      const kept = await inContext({ ...context, after: receipt.position }, () =>
        backTests.report(wanted.ruleSetId, reportHash),
      );
      const { report } = kept;
      const { clients, failedClients, oneYear, separation, lead } = report;
      print(`${clients} clients, ${failedClients} failed; area ${separation.areaUnderCurve}`);
      print(
        `${oneYear.hits} caught, ${oneYear.misses} missed, ${oneYear.falseAlarms} false alarms`,
      );
      print(`median lead ${lead.medianDays} days; report ${run.reportHash ?? ''}`);
      if (page !== undefined) writeFileSync(page, backTestPage(kept, language));
      return 0;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    print(`rapport backtest: ${error.labels[language]}`);
    return 1;
  }
}

const isNoDay = (day: string | undefined): boolean => day !== undefined && !isDay(day);

/** Prints each tenth of a phase once. */
function progress(print: (line: string) => void) {
  let told = '';
  return ({ progress: now }: BackTestRun) => {
    if (now === undefined) return;
    const { phase, done, of } = now;
    const line = `  ${phase}: ${of === 0 ? 100 : Math.floor((done / of) * 10) * 10} %`;
    if (line !== told) print(line);
    told = line;
  };
}
