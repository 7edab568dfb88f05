import { occurrence, projects } from '#kernel/testing';
import { ListTrail, ListTrailOfSubject } from './trail.queries.js';
import { trail } from './trail.view.js';

const disbursed = { type: 'LoanDisbursed', data: { clientId: 'C-1', amount: 5 } };
const where = {
  id: 'L-1',
  stream: 'loan-L-1',
  actor: 'rm-7',
  command: 'DisburseLoan',
  correlationId: 'req-1',
};
const entry = {
  ...where,
  position: 1_000,
  eventId: occurrence.eventId,
  category: 'loan',
  revision: 0,
  type: 'LoanDisbursed',
  at: '2026-03-02T09:00:00.000Z',
  valueDate: '2026-03-02',
  subjects: ['loan:L-1', 'client:C-1'],
  roles: occurrence.roles,
  channel: occurrence.channel,
  clientId: 'C-1',
};

/** The rows a query would ask the store for. */
const asked = (query: object) => {
  const table = { page: (rows: object, request: object) => Promise.resolve({ rows, request }) };
  return trail.answer(query, table as never);
};

describe('the audit trail', () => {
  it('says who did what to whom, when', () => projects(trail, where)(disbursed).then(entry));

  it('says why, and what it followed from', () =>
    projects(trail, { ...where, reason: 'Invoice shown', causationId: 'e-1' })(disbursed).then({
      ...entry,
      reason: 'Invoice shown',
      causationId: 'e-1',
    }));

  it('has a row for an event of a context it has never heard of', () =>
    projects(trail, { stream: 'survey-S-1', id: 'S-1' })({
      type: 'SurveySent',
      data: {},
    }).matches({ category: 'survey', type: 'SurveySent', subjects: ['survey:S-1'] }));

  it('has no row for what was read: that has a list of its own', () =>
    expect(trail.change({ type: 'ReadingsRecorded', data: {} }, occurrence)).toBeUndefined());

  it('keeps a row of each event, by its place in the log', () => {
    const keyAt = (position: number) => trail.change(disbursed, { ...occurrence, position })?.keys;
    expect([keyAt(7), keyAt(8)]).toEqual([['7'], ['8']]);
  });

  it('is read newest first, unless asked otherwise', async () => {
    expect(await asked(ListTrail.of({ actor: 'rm-7' }))).toMatchObject({
      rows: { actor: 'rm-7' },
      request: { sort: '-position' },
    });
    expect(await asked(ListTrail.of({ sort: 'position' }))).toMatchObject({
      request: { sort: 'position' },
    });
  });

  it('is read between two moments, whatever their zone', async () => {
    const since = '2026-03-02T08:00:00+08:00';
    const until = '2026-03-03T00:00:00Z';
    expect(await asked(ListTrail.of({ since, until }))).toMatchObject({
      rows: { at: { from: '2026-03-02T00:00:00.000Z', below: '2026-03-03T00:00:00.000Z' } },
    });
    expect(await asked(ListTrail.of({ since }))).toMatchObject({
      rows: { at: { from: '2026-03-02T00:00:00.000Z' } },
      request: { sort: '-at' },
    });
    expect(await asked(ListTrail.of({ since, actor: 'rm-7' }))).toMatchObject({
      request: { sort: '-position' },
    });
  });

  it('shows a relationship manager what happened to a client, not what a colleague does', async () => {
    expect(trail.allow['ListTrailOfSubject']).toContain('relationshipManager');
    expect(trail.allow['ListTrail']).not.toContain('relationshipManager');
    expect(await asked(ListTrailOfSubject.of({ kind: 'client', subjectId: 'C-1' }))).toMatchObject({
      rows: { subjects: 'client:C-1' },
    });
  });
});
