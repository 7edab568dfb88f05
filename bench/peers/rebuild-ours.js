// The view of loans on Rapport's own view runner, both embedded nodes in threads of this process.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { temporaryFolder } from '../eventstore/harness.js';
import {
  arms,
  contribution,
  eventsPerLoan,
  forEachLoan,
  lifeOf,
  openings,
  types,
} from './loans.js';

const libs = '../../dist/libs';
const { defineEvents, defineView, event } = await import(`${libs}/kernel/src/index.js`);
const { boundedContext, Checkpoints, openWorld, readSettings, serve, ViewRegistry } = await import(
  `${libs}/platform/src/index.js`
);
const { ViewRunner } = await import(`${libs}/platform/src/views/running/view-runner.js`);
const { totalsOf } = await import(`${libs}/platform/src/views/running/view-tables.js`);
const { withStores } = await import('../../dist/apps/standalone/src/embedded.js');

const events = defineEvents(Object.fromEntries(types.map((type) => [type, event()])));
const loanView = defineView({
  name: 'bench-loans',
  events,
  opens: openings,
  on: arms,
  rollups: { portfolio: (row) => [contribution(row)] },
  queries: {},
  allow: {},
  answer: {},
  indexes: [{ status: 1 }],
});

class LoansModule {}
Module(boundedContext({ views: [loanView] }))(LoansModule);

const metadata = {
  version: 1,
  actor: { id: 'bench' },
  command: 'Bench',
  $correlationId: 'bench',
  tenant: 'bench',
  businessDate: '2026-03-02',
};

/** Fills a log with so many loans and folds it once; then it can be folded again and again. */
export async function ours(loans) {
  const settings = readSettings({ RAPPORT_DATA: temporaryFolder(), RAPPORT_LOG_LEVEL: 'error' });
  const stores = await withStores(settings);
  const world = await openWorld(stores.settings);
  const revisions = new Array(loans).fill(-1);
  let head = -1;
  for (const part of [0, 1]) {
    await forEachLoan(loans, 64, async (index) => {
      const facts = lifeOf(index)[part].map((fact) => ({ ...fact, id: randomUUID(), metadata }));
      const appended = await world.store.append(`benchLoan-${index}`, facts, revisions[index]);
      revisions[index] = appended.revision;
      head = Math.max(head, appended.position);
    });
  }
  const { app, stop } = await serve(world, [LoansModule], { api: false, worker: false });
  const runner = app.get(ViewRunner);
  const registry = app.get(ViewRegistry);
  let generation = 1;
  await runner.start();
  while (!(await app.get(Checkpoints).waitFor('bench-loans@1', head, 10_000)));
  await runner.stop();

  /** From the start of the runner to the moment the new build answers queries. */
  const rebuild = async () => {
    const build = `bench-loans@1.${++generation}`;
    await registry.want('bench-loans', build);
    const began = performance.now();
    await runner.start();
    while ((await registry.get('bench-loans'))?.live !== build) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const seconds = (performance.now() - began) / 1_000;
    await runner.stop();
    return (loans * eventsPerLoan) / seconds;
  };
  const totals = async () => {
    const found = await world.tables.find(totalsOf(`bench-loans@1.${generation}`), { all: [] });
    return new Map(
      found.map(({ group, count, sums }) => [
        `${group.region} ${group.status}`,
        { count, disbursed: sums.disbursed, outstanding: sums.outstanding },
      ]),
    );
  };
  return {
    rebuild,
    totals,
    stop: async () => {
      await stop();
      await world.close();
      await stores.stop();
    },
  };
}
