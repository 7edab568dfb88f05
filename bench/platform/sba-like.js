// Loans like those of the Small Business Administration, made up: the same facts, no file needed.
import { CommandBus } from '@nestjs/cqrs';

const dist = '../../dist/libs';
const { Checkpoints, Definitions, inContext, openWorld, serve, ViewRegistry } = await import(
  `${dist}/platform/src/index.js`
);
const { OpenMigration } = await import(`${dist}/integration/src/index.js`);
const { sbaCommands, commandsOf } = await import(`${dist}/integration/src/sba/sba-facts.js`);
const { sbaRow } = await import(`${dist}/integration/src/sba/sba-row.js`);

const states = ['CA', 'NY', 'TX', 'FL', 'OH', 'PA', 'IL', 'WA', 'MN', 'GA'];
const sectors = ['441120', '722410', '236115', '621210', '811111', '541110', '0'];

const line = (index) => ({
  LoanNr_ChkDgt: String(1_000_000_000 + index),
  Name: `MADE UP ${index % 7 === 0 ? index - 1 : index} INC`,
  City: 'NOWHERE',
  State: states[index % states.length],
  Zip: String(10_000 + (index % 900)),
  Bank: 'A BANK',
  NAICS: sectors[index % sectors.length],
  ApprovalDate: `${1990 + (index % 20)}-03-0${1 + (index % 9)}`,
  ApprovalFY: String(1990 + (index % 20)),
  Term: String(12 * (1 + (index % 20))),
  NoEmp: String(index % 60),
  NewExist: String(1 + (index % 2)),
  RevLineCr: index % 3 === 0 ? 'Y' : 'N',
  ChgOffDate: index % 5 === 0 ? `${1994 + (index % 20)}-06-15` : '',
  DisbursementDate: `${1990 + (index % 20)}-05-31`,
  DisbursementGross: String(10_000 + 37 * (index % 5_000)),
  MIS_Status: index % 5 === 0 ? 'CHGOFF' : 'P I F',
  ChgOffPrinGr: index % 5 === 0 ? String(5_000 + (index % 4_000)) : '0',
  GrAppv: String(10_000 + 37 * (index % 5_000)),
  SBA_Appv: String(8_000 + 29 * (index % 5_000)),
});

/** History of another system comes in while a migration is open; this one stays so. */
export function openMigration(app, loans) {
  const command = OpenMigration.of({
    migrationId: 'mg_bench',
    source: 'made-up',
    reason: 'A bench.',
    expected: [{ kind: 'loan', count: loans }],
  });
  const actor = { id: 'bench', roles: [] };
  return inContext({ actor, correlationId: 'bench', system: true }, () =>
    app.get(CommandBus).execute(command),
  );
}

/**
 * Fills the log of stores where no view runs, so that nothing but the log costs time. A loan asks whose
 * its client is, and would wait to be shown what its own writer wrote: loans have a writer of their own.
 */
export async function filledLog(settings, contexts, loans) {
  await openedMigration(settings, contexts, loans);
  const log = { events: 0, position: 0, seconds: 0 };
  for (const steps of [[0, 1], [2]]) {
    const world = await openWorld(settings);
    const writer = await serve(world, contexts, { api: false, worker: false });
    const { events, position, seconds } = await sbaLike(writer.app, loans, { opened: true, steps });
    log.events += events;
    log.position = Math.max(log.position, position);
    log.seconds += seconds;
    await writer.stop();
    await world.close();
  }
  return log;
}

/** Opens the migration and waits until that is seen. */
async function openedMigration(settings, contexts, loans) {
  const world = await openWorld(settings);
  const { app, stop } = await serve(world, contexts, { api: false, worker: true });
  const { position } = await openMigration(app, loans);
  const [view] = app.get(Definitions).views.filter(({ name }) => name === 'open-migration');
  const build = await app.get(ViewRegistry).live(view);
  while (!(await app.get(Checkpoints).waitFor(build, position, 60_000)));
  await stop();
  await world.close();
}

/** The receipt; none where it was done before. A store that was too late is asked again. */
async function untilTaken(send) {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (error.code === 'AlreadyExists') return undefined;
      if (error.store !== 'eventstore') throw error;
    }
  }
}

/**
 * Sends the commands of so many made-up loans; how many events that made, and where the log ends.
 * `opened` where the migration they come in by is open already; `steps` are client, application, loan.
 */
export async function sbaLike(app, loans, { opened = false, steps = [0, 1, 2] } = {}) {
  const bus = app.get(CommandBus);
  if (!opened) await openMigration(app, loans);
  const began = performance.now();
  let [next, events, position] = [0, 0, 0];
  const one = async (index) => {
    for (const [step, command] of commandsOf(
      sbaCommands(sbaRow(line(index)), 'made-up', '2026-01-01'),
    ).entries()) {
      if (!steps.includes(step)) continue;
      const context = {
        actor: { id: 'bench', roles: [] },
        correlationId: 'bench',
        idempotencyKey: `bench:${index}:${step}`,
        system: true,
      };
      const receipt = await untilTaken(() => inContext(context, () => bus.execute(command)));
      if (!receipt) continue;
      events += receipt.revision + 1;
      position = Math.max(position, receipt.position);
    }
  };
  await Promise.all(
    Array.from({ length: 128 }, async () => {
      while (next < loans) await one(next++);
    }),
  );
  return { events, position, seconds: (performance.now() - began) / 1_000 };
}
