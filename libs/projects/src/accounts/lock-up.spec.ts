import { cny } from '#kernel';
import { decides, projects, reacts } from '#kernel/testing';
import { breached, covenantId } from '../covenant/covenant.examples.js';
import { lockDistributions } from '../processes/lock-distributions.process.js';
import { project } from '../project/project.decider.js';
import { projectEvents } from '../project/project.events.js';
import { budgeted, funded, projectId, registered } from '../project/project.examples.js';
import { LockDistributions, RunWaterfall } from './accounts.commands.js';
import { projectAccounts } from './accounts.view.js';

const given = decides(project);
const valueDate = '2026-03-02';
const locked = projectEvents.DistributionsLocked({ covenantId, valueDate });
const released = projectEvents.DistributionsReleased({ covenantId, valueDate });
const lock = (is: boolean) => LockDistributions.of({ projectId, covenantId, locked: is });

const past = [
  registered,
  budgeted,
  funded,
  projectEvents.AccountsAgreed({
    bank: 'This bank',
    revenueAccount: '1',
    debtServiceAccount: '2',
    reserveAccount: '3',
    reserveMonths: 0,
    sweepShare: '0',
    lockUp: '1.20',
    reason: 'x',
    valueDate: '2025-03-01',
  }),
  projectEvents.ProjectReceiptRecorded({ receiptId: 'r1', amount: cny(900), valueDate }),
] as const;

const nothing = cny(0);
const run = RunWaterfall.of({
  ...{ projectId, runId: 'w1', sourceId: 'senior', valueDate },
  ...{ operating: cny(100), tax: nothing, fee: nothing, interest: nothing, principal: nothing },
});

describe('the distributions of a project', () => {
  it('are locked by a covenant, and released once it is met, each once', () => {
    given(...past)
      .when(lock(true))
      .then(locked);
    given(...past, locked)
      .when(lock(true))
      .changesNothing();
    given(...past, locked)
      .when(lock(false))
      .then(released);
    given(...past)
      .when(lock(false))
      .changesNothing();
  });

  it('stay on the account while a covenant locks them', () => {
    const paid = (...facts: readonly (typeof locked | typeof released)[]) =>
      given(...past, ...facts)
        .when(run)
        .facts()[0]?.data;
    expect(paid()).toMatchObject({ lockedUp: false, revenueAfter: 0 });
    expect(paid(locked)).toMatchObject({ lockedUp: true, revenueAfter: 80_000 });
    expect(paid(locked, released)).toMatchObject({ lockedUp: false, revenueAfter: 0 });
  });

  it('are told as locked with the covenants that lock them', () => {
    const of = projects(projectAccounts, { id: projectId });
    of(registered, locked).matches({ lockedBy: [covenantId] });
    of(registered, locked, released).matches({ lockedBy: [] });
  });

  it.each([
    ['lockUp', true],
    ['breached', true],
    ['defaulted', true],
    ['waived', false],
    ['met', false],
    ['ended', false],
  ])('follow a covenant that is %s', (status, is) => {
    reacts(lockDistributions)(breached, { id: covenantId }, [
      { covenantId, projectId, status },
    ]).then(lock(is));
  });
});
