import { ClientUnknown } from '#clients';
import { cny } from '#kernel';
import { decides } from '#kernel/testing';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { PlacedTaxonomy } from '../taxonomy/taxonomy.codes.js';
import { placingRule, taxonomyRulesOn } from '../taxonomy/taxonomy.rules.js';
import { GroupByOwner, NameOwner, PlaceInTaxonomies } from './placement.commands.js';
import { placement } from './placement.decider.js';
import { aboutToLeave, ownerNamed, servedOrdinarily, ungraded } from './placement.examples.js';
import { placementEvents } from './placement.events.js';
import { placementRefusals } from './placement.refusals.js';

const given = decides(placement);
const clientId = 'cl_qinling';
const person = {
  partyId: 'pt_li',
  kind: 'person',
  clients: [clientId],
  demographics: { birthYear: 1980, occupation: 'entrepreneur' },
  consent: { purpose: 'service', givenOn: '2026-03-01', until: '2026-06-30', evidence: 'XA-1' },
};
const figures: SegmentFigures = {
  daysPastDue: 0,
  loansWrittenOff: 0,
  runningLoans: 0,
  exposure: [],
  flags: [],
  longOverdueIn24Months: false,
};
const place = (day: string, more: Partial<SegmentFigures> = {}) =>
  PlaceInTaxonomies.of({ clientId, day, figures: { ...figures, ...more } });
const massMarket = placementEvents.ClientSegmented({
  ...servedOrdinarily.data,
  taxonomy: 'marketingGroup',
  value: 'massMarket',
  rule: 'MG-M1',
  because: { daysPastDue: 0 },
});

describe('the place of a client', () => {
  it('is recorded for each taxonomy by itself, where it changes', () => {
    given().when(place('2026-03-02')).then(massMarket, servedOrdinarily);
    given(massMarket, servedOrdinarily).when(place('2026-03-03')).changesNothing();
    given(massMarket, servedOrdinarily)
      .when(place('2026-05-04', { balanceChange: '-0.5000' }))
      .then(aboutToLeave);
  });

  it('ends where no rule of the taxonomy speaks any more', () => {
    const good = placementEvents.ClientSegmented({
      ...servedOrdinarily.data,
      taxonomy: 'creditGrade',
      value: 'good',
    });
    given(massMarket, servedOrdinarily, good).when(place('2026-05-04')).then(ungraded);
  });

  it('knows who runs the business: a person of the client', () => {
    const name = NameOwner.of({ clientId, partyId: 'pt_li' });
    const known = { client: { clientId }, person };
    given().when(name, known).then(ownerNamed);
    given(ownerNamed).when(name, known).changesNothing();
    given().when(name, { person }).refuses(ClientUnknown);
    given()
      .when(name, { ...known, person: { ...person, clients: ['cl_other'] } })
      .refuses(placementRefusals.BusinessOwnerUnknown);
  });

  it('follows the demographics of its owner as long as the consent holds', () => {
    const group = (day: string) => GroupByOwner.of({ clientId, day });
    const [fact] = given(ownerNamed).when(group('2026-03-02'), { person }).facts();
    expect(fact?.data).toMatchObject({
      taxonomy: 'demographicGroup',
      value: 'entrepreneur',
      because: {},
    });
    if (fact === undefined) throw new Error('no group');
    const grouped = placementEvents.ClientSegmented(fact.data as never);
    const over = { from: 'entrepreneur', taxonomy: 'demographicGroup' } as const;
    given(ownerNamed, grouped)
      .when(group('2026-07-01'), { person })
      .then(placementEvents.ClientSegmentEnded({ ...over, valueDate: '2026-07-01' }));
    const other = { ...person, consent: { ...person.consent, purpose: 'credit' } };
    given(ownerNamed).when(group('2026-03-02'), { person: other }).changesNothing();
    given().when(group('2026-03-02')).changesNothing();
  });
});

describe('the rules of the taxonomies', () => {
  const borrows = { runningLoans: 1, exposure: [cny(1_000)] };
  it.each<[PlacedTaxonomy, Partial<SegmentFigures>, string | undefined]>([
    ['marketingGroup', { creditWarning: 'red' }, 'MG-R1'],
    ['marketingGroup', { daysPastDue: 1 }, 'MG-R2'],
    ['marketingGroup', { loansWrittenOff: 1 }, 'MG-R3'],
    ['marketingGroup', { ...borrows, rating: 'AA' }, 'MG-P1'],
    ['marketingGroup', { rating: 'AA' }, 'MG-M1'],
    ['marketingGroup', { revenueGrowth: '0.2500' }, 'MG-T1'],
    ['marketingGroup', { ...borrows, lifecycle: 'new' }, 'MG-T2'],
    ['serviceTier', { lifecycle: 'likelyToLeave' }, 'ST-L1'],
    ['serviceTier', { daysSinceLastDealing: 180 }, 'ST-L2'],
    ['serviceTier', { balanceChange: '-0.4' }, 'ST-L3'],
    ['serviceTier', { exposure: [cny(50_000_000)] }, 'ST-K1'],
    ['serviceTier', { ...borrows, flags: ['stateBacked'] }, 'ST-K2'],
    ['serviceTier', { lifecycle: 'firstContact' }, 'ST-P1'],
    ['serviceTier', borrows, 'ST-O1'],
    ['creditGrade', { rating: 'BB' }, 'CG-W1'],
    ['creditGrade', { rating: 'AAA', longOverdueIn24Months: true }, 'CG-W2'],
    ['creditGrade', { rating: 'AAA', creditWarning: 'yellow' }, 'CG-W3'],
    ['creditGrade', { rating: 'AAA' }, 'CG-P1'],
    ['creditGrade', { rating: 'BBB' }, 'CG-G1'],
    ['creditGrade', {}, undefined],
    ['demographicGroup', { occupation: 'retired', ageBand: 'from60' }, 'DG-R1'],
    ['demographicGroup', { occupation: 'freelance', ageBand: 'from36to59' }, 'DG-E1'],
    ['demographicGroup', { occupation: 'employee', ageBand: 'under36' }, 'DG-Y1'],
    ['demographicGroup', {}, undefined],
  ])('%s by %j', (taxonomy, more, rule) =>
    expect(placingRule(taxonomyRulesOn(taxonomy, '2026-03-02'), { ...figures, ...more })?.id).toBe(
      rule,
    ),
  );
});
