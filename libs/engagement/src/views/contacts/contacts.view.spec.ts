import type { Day, Fact } from '#kernel';
import { clientEvents } from '#clients';
import { assigned, migrated, prospected, registered } from '#clients/examples';
import { occurrence } from '#kernel/testing';
import { cadenceEvents } from '../../cadence/cadence.events.js';
import {
  asked,
  attempted,
  clientId,
  done,
  offer,
  planned,
  question,
  visit,
  visited,
  withdrawn,
} from '../../examples.js';
import { interactionEvents } from '../../interaction/interaction.events.js';
import type { ContactsRow } from './contacts.view.js';
import { contacts } from './contacts.view.js';

/** A fact of the client's own streams, or of one of its interactions, or of a later day. */
type Told = Fact | [interactionId: string, fact: Fact] | { readonly fact: Fact; readonly on: Day };

const toldOf = (told: Told) => {
  if (Array.isArray(told)) return { id: told[0], fact: told[1] };
  return 'fact' in told ? { fact: told.fact, valueDate: told.on } : { fact: told };
};

function after(...past: Told[]): ContactsRow | undefined {
  let row: ContactsRow | undefined;
  for (const { fact, ...where } of past.map(toldOf)) {
    const change = contacts.change(fact, { ...occurrence, id: clientId, ...where });
    if (change === undefined) continue;
    expect(change.keys).toEqual([clientId]);
    row = change.apply(row, clientId);
  }
  return row;
}

const growth = cadenceEvents.CadenceAssigned({ profile: 'growth', reason: 'Doubled.' });

describe('the contacts with a client', () => {
  it('are due from the day it was registered', () => {
    expect(after(registered)).toEqual({
      clientId,
      profile: 'ordinary',
      stage: 'postLoan',
      since: '2026-03-02',
      count: 0,
      recent: { any: [], visit: [], seniorReview: [] },
      openSteps: [],
      due: [{ rule: 'CC-ordinary-postLoan', kind: 'any', dueOn: '2026-09-02' }],
      dueOn: '2026-09-02',
      slots: [],
    });
  });

  it('owe a review to a client that a senior looks after, whatever its profile', () => {
    const named = cadenceEvents.SponsorNamed({ sponsorId: 'he', reason: 'Key client.' });
    expect(after(registered, named)).toMatchObject({
      ...{ sponsorId: 'he', sponsorDueOn: '2026-09-02' },
    });
    const released = cadenceEvents.SponsorReleased({ sponsorId: 'he', reason: 'Moved.' });
    expect(after(registered, named, released)).not.toHaveProperty('sponsorDueOn');
  });

  it('know the best time to speak once there were three', () => {
    const { occurredAt: _, ...spoke } = visit;
    const said = ['1', '2', '3'].map((id): Told => [
      `in_${id}`,
      interactionEvents.InteractionRecorded({
        ...{ clientId, ...spoke, channel: 'phone', occurredAt: '2026-03-02T02:30:00.000Z' },
      }),
    ]);
    expect(after(registered, ...said)?.bestTime).toEqual({
      ...{ weekday: 1, fromHour: 10, channel: 'phone', tried: 3, reached: 3 },
    });
  });

  it('are not called for by history alone', () => {
    expect(after(migrated)).toBeUndefined();
    expect(after(migrated, assigned)).toMatchObject({ managerId: 'rm-7', dueOn: '2026-09-02' });
  });

  it('are not called for with a prospect until something is under way', () => {
    expect(after(prospected)).toMatchObject({ stage: null, due: [] });
    expect(after(prospected, ['i1', asked])).toMatchObject({
      stage: 'application',
      dueOn: '2026-03-08',
    });
    const converted = clientEvents.ProspectConverted({ lifecycle: 'new' });
    expect(after(prospected, converted)).toMatchObject({ dueOn: '2026-09-02' });
  });

  it('are not counted with our own staff', () => {
    const colleague = clientEvents.ClientRegistered({ ...registered.data, role: 'staff' });
    expect(after(colleague)).toBeUndefined();
  });

  it('are due an interval after the last one, in the stage it was about', () => {
    expect(after(registered, ['i1', visited], ['i2', asked])).toMatchObject({
      count: 2,
      lastContactOn: '2026-03-01',
      lastChannel: 'wechat',
      stage: 'application',
      dueOn: '2026-03-08',
    });
  });

  it('know the last one whatever the order of recording', () => {
    expect(after(registered, ['i2', asked], ['i1', visited])).toMatchObject({
      lastContactOn: '2026-03-01',
      stage: 'application',
    });
  });

  it('are counted but not advanced by an attempt', () => {
    const row = after(registered, ['i1', visited], ['i2', attempted]);
    expect(row).toMatchObject({ count: 2, lastContactOn: '2026-02-26' });
  });

  it('follow the cadence and the stage that are set', () => {
    expect(after(registered, ['i1', visited], ['i2', asked], growth)).toMatchObject({
      profile: 'growth',
      dueOn: '2026-03-08',
    });
    const running = cadenceEvents.ContactStageEntered({ stage: 'postLoan' });
    expect(after(registered, ['i1', visited], ['i2', asked], growth, running)).toMatchObject({
      due: [{ rule: 'CC-growth-postLoan-visit', kind: 'visit', dueOn: '2026-05-26' }],
    });
  });

  it('count from the registration, whatever is said later', () => {
    const later = (fact: Fact) => ({ fact, on: '2026-04-01' });
    const running = cadenceEvents.ContactStageEntered({ stage: 'postLoan' });
    for (const fact of [assigned, growth, running]) {
      expect(after(registered, later(fact))).toMatchObject({ since: '2026-03-02' });
      expect(after(migrated, later(fact))).toMatchObject({ since: '2026-04-01' });
    }
  });

  it('begin with a cadence, where there was nothing', () => {
    expect(after(migrated, growth)).toMatchObject({ since: '2026-03-02', dueOn: '2026-06-02' });
  });

  it('go back to the one before when the last is withdrawn', () => {
    expect(after(registered, ['i1', visited], ['i2', asked], ['i2', withdrawn])).toMatchObject({
      count: 1,
      lastContactOn: '2026-02-26',
    });
    const none = after(registered, ['i1', visited], ['i1', withdrawn]);
    expect(none).toMatchObject({ count: 0, dueOn: '2026-09-02' });
    expect(none && 'lastContactOn' in none).toBe(false);
  });

  it('are as they were told last', () => {
    const really = interactionEvents.InteractionCorrected({
      clientId,
      ...visit,
      channel: 'phone',
      valueDate: '2026-02-20',
      reason: 'By telephone, and earlier.',
      was: { valueDate: visit.valueDate, channel: visit.channel },
    });
    expect(after(registered, ['i1', visited], ['i1', really])).toMatchObject({
      count: 1,
      lastContactOn: '2026-02-20',
      lastChannel: 'phone',
      recent: { visit: [] },
    });
  });

  it('remember the ten latest of each kind', () => {
    const days = Array.from({ length: 12 }, (_, index) => `2026-01-${String(index + 10)}`);
    const many = days.map((valueDate, index): [string, Fact] => [
      `i${index}`,
      interactionEvents.InteractionRecorded({ clientId, ...question, valueDate }),
    ]);
    const row = after(registered, ['v', visited], ...many);
    expect(row?.count).toBe(13);
    expect(row?.recent.any.map(({ on }) => on)).toEqual(['2026-02-26', ...days.slice(3).reverse()]);
    expect(row?.recent.visit.map(({ interactionId }) => interactionId)).toEqual(['v']);
  });

  it('show the open steps, soonest first, until they are done', () => {
    const later = interactionEvents.NextStepPlanned({ clientId, ...offer, dueOn: '2026-04-01' });
    const open = after(registered, ['i1', visited], ['i1', later], ['i2', asked], ['i2', planned]);
    expect(open?.openSteps.map(({ interactionId }) => interactionId)).toEqual(['i2', 'i1']);
    expect(open?.nextStepDueOn).toBe('2026-03-06');
    const row = after(registered, ['i2', asked], ['i2', planned], ['i2', done]);
    expect(row?.openSteps).toEqual([]);
    expect(row && 'nextStepDueOn' in row).toBe(false);
    const gone = after(registered, ['i2', asked], ['i2', planned], ['i2', withdrawn]);
    expect(gone?.openSteps).toEqual([]);
  });

  it('go with the client to another manager', () => {
    const moved = clientEvents.RelationshipManagerTransferred({
      formerManagerId: 'rm-7',
      managerId: 'rm-9',
      units: [],
      reason: 'Leave.',
    });
    expect(after(registered, assigned, moved)).toMatchObject({ managerId: 'rm-9' });
  });
});
