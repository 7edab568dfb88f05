import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { ClassifyClient, LiftClientTypeOverride, OverrideClientType } from './segment.commands.js';
import { segment } from './segment.decider.js';
import { segmentEvents } from './segment.events.js';
import * as facts from './segment.examples.js';
import type { SegmentFigures } from './segment-figures.js';
import { segmentRefusals } from './segment.refusals.js';

const { ClientTypeAssigned, ClientTypeEnded, ClientTypeOverridden } = segmentEvents;
const { foundStable, foundAtRisk, overridden, overrideExpired, overrideLifted } = facts;
const given = decides(segment);

const clientId = 'C-1';
const payer: SegmentFigures = {
  daysPastDue: 0,
  loansWrittenOff: 0,
  runningLoans: 1,
  exposure: [],
  flags: [],
  longOverdueIn24Months: false,
};
const on = (day: string, figures: Partial<SegmentFigures> = {}) =>
  ClassifyClient.of({ clientId, day, figures: { ...payer, ...figures } });

describe('the type of a client', () => {
  it('is assigned with the rule and the figures it looked at', () =>
    given().when(on('2026-03-02')).then(foundStable));

  it('is not assigned where no rule speaks', () =>
    given()
      .when(on('2026-03-02', { runningLoans: 0 }))
      .changesNothing());

  it('is recorded only when it changes', () =>
    given(foundStable).when(on('2026-03-03')).changesNothing());

  it('changes, and says what it was', () =>
    given(foundStable)
      .when(on('2026-04-02', { daysPastDue: 1 }))
      .then(foundAtRisk));

  it('stays the same for another reason', () =>
    given(foundStable, foundAtRisk)
      .when(on('2026-05-04', { creditWarning: 'orange', daysPastDue: 31 }))
      .changesNothing());

  it('ends when no rule speaks any more', () =>
    given(foundStable)
      .when(on('2026-04-02', { longOverdueIn24Months: true }))
      .then(ClientTypeEnded({ from: 'stable', valueDate: '2026-04-02' })));

  it('never changes before the day of its last change', () =>
    given(foundStable, foundAtRisk)
      .when(on('2026-03-15'))
      .then(ClientTypeAssigned({ ...foundStable.data, from: 'risk', valueDate: '2026-04-02' })));
});

describe('the share of the income of the bank', () => {
  it('is reckoned on the day and recorded with the type', () => {
    const income = { months: [{ month: '2026-06', minor: 1_000_000 }] };
    const [assigned] = given()
      .when(on('2026-07-01', { incomeOfYear: 30_000, tenureYears: 5 }), { income })
      .facts();
    expect(assigned?.data).toMatchObject({
      type: 'strategic',
      rule: 'SG-S1',
      version: 2,
      because: { incomeShare: '0.0300', tenureYears: 5 },
    });
  });
});

describe('an override of the type', () => {
  const until = (expiresOn: string) =>
    OverrideClientType.of({
      clientId,
      type: 'strategic',
      expiresOn,
      reason: overridden.data.reason,
    });
  const override = until('2026-06-30');
  const known = { client: { clientId } };
  const lift = LiftClientTypeOverride.of({
    clientId,
    reason: 'The parent company went elsewhere.',
  });

  it('is refused for a client nobody knows', () =>
    given().when(override).refuses(ClientUnknown, { clientId }));

  it('is refused when it would be over already', () =>
    given(foundStable)
      .when(until('2026-03-01'), known)
      .refuses(segmentRefusals.OverrideAlreadyOver));

  it('is refused for more than a year', () =>
    given(foundStable)
      .when(until('2027-03-03'), known)
      .refuses(segmentRefusals.OverrideTooLong, { latest: '2027-03-02' }));

  it('stands instead of the rules', () => {
    given(foundStable).when(override, known).then(overridden);
    given(foundStable, overridden)
      .when(on('2026-06-30', { daysPastDue: 100 }))
      .changesNothing();
  });

  it('may come before any rule has spoken', () =>
    given()
      .when(override, known)
      .then(ClientTypeOverridden({ ...overridden.data, from: null })));

  it('expires with its last day, and the rules speak again', () =>
    given(foundStable, overridden)
      .when(on('2026-07-01'))
      .then(
        overrideExpired,
        ClientTypeAssigned({ ...foundStable.data, from: 'strategic', valueDate: '2026-07-01' }),
      ));

  it('leaves nothing where no rule speaks after it', () =>
    given(overridden)
      .when(on('2026-07-01', { runningLoans: 0 }))
      .then(overrideExpired, ClientTypeEnded({ from: 'strategic', valueDate: '2026-07-01' })));

  it('may be lifted, once', () => {
    given(foundStable, overridden).when(lift).then(overrideLifted);
    given(foundStable, overridden, overrideLifted).when(lift).refuses(segmentRefusals.NoOverride);
  });

  it('once lifted lets the rules found the type, were it the same', () => {
    const stable = ClientTypeOverridden({ ...overridden.data, type: 'stable' });
    const lifted = segmentEvents.ClientTypeOverrideEnded({
      ...overrideLifted.data,
      type: 'stable',
    });
    given(stable, lifted)
      .when(on('2026-03-03'))
      .then(ClientTypeAssigned({ ...foundStable.data, from: 'stable', valueDate: '2026-03-03' }));
  });
});
