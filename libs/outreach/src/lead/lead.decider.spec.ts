import { clientEvents, RegisterClient } from '#clients';
import { qinling } from '#clients/examples';
import type { Fact } from '#kernel';
import { decides, projects, reacts } from '#kernel/testing';
import { contacted, converted, facts, leadId, qualified, recorded, talk } from '../examples.js';
import { registerLeads } from '../processes/register-leads.process.js';
import { leadClients } from '../views/lead-clients.view.js';
import { leads } from '../views/leads.view.js';
import {
  ContactLead,
  ConvertLead,
  LoseLead,
  MigrateLead,
  PlaceLead,
  QualifyLead,
  RecordLead,
} from './lead.commands.js';
import { lead } from './lead.decider.js';
import { leadEvents } from './lead.events.js';
import { leadRefusals as refuse } from './lead.refusals.js';
import { leadScoreRules, scoreOf } from './lead-score.rules.js';

const given = decides(lead);
const clientId = 'cl_qinling';
const manager = {
  personId: 'rm-7',
  active: true,
  unitId: 'un_b',
  roles: [{ role: 'relationshipManager', validFrom: '2020-01-01', unitId: 'un_b' }],
};
const record = { leadId, facts, source: 'referral', referredBy: clientId } as const;
const known = { manager, referrer: { clientId } };

describe('a lead', () => {
  it('is recorded by the manager who follows it up', () => {
    given().when(RecordLead.of(record), known).then(recorded);
    given()
      .when(RecordLead.of({ ...record, managerId: 'rm-9' }), { referrer: { clientId } })
      .refuses(refuse.LeadManagerUnknown, { field: 'managerId' });
    given()
      .when(RecordLead.of({ leadId, facts, source: 'referral' }), known)
      .refuses(refuse.ReferralWithoutClient);
    given()
      .when(RecordLead.of({ ...record, campaignId: 'mk_x' }), known)
      .refuses(refuse.CampaignUnknown);
  });

  it('without a manager belongs to the unit that is to find one, and to those above it', () => {
    const tree = { units: [{ unitId: 'un_h' }, { unitId: 'un_b', parentId: 'un_h' }] };
    const website = { leadId, facts, source: 'website' } as const;
    given()
      .when(RecordLead.of({ ...website, unitId: 'un_b' }), { tree })
      .then(
        leadEvents.LeadRecorded({
          facts,
          source: 'website',
          units: ['un_b'],
          valueDate: '2026-03-02',
        }),
      );
    given()
      .when(RecordLead.of({ ...website, unitId: 'un_x' }), { tree })
      .refuses(refuse.LeadUnitUnknown, { field: 'unitId' });
    const moved = [
      { unitId: 'un_b', parentId: 'un_r' },
      { unitId: 'un_r', parentId: 'un_h' },
    ];
    given(recorded)
      .when(PlaceLead.of({ leadId }), { tree: { units: [{ unitId: 'un_h' }, ...moved] } })
      .then(leadEvents.LeadPlaced({ units: ['un_b', 'un_r'], valueDate: '2026-03-02' }));
    expect(given(recorded).when(PlaceLead.of({ leadId }), { tree })).toBeDefined();
  });

  it('is spoken with, never tomorrow', () => {
    given(recorded)
      .when(ContactLead.of({ leadId, ...talk }))
      .then(contacted);
    given(recorded)
      .when(ContactLead.of({ leadId, ...talk, contactedOn: '2026-03-03' }))
      .refuses(refuse.LeadTalkInFuture);
  });

  it('qualifies by its score, of rules that are told', () => {
    const qualify = QualifyLead.of({ leadId, reason: '意向明确' });
    given(recorded, contacted).when(qualify).then(qualified);
    const bare = leadEvents.LeadRecorded({
      facts: { name: facts.name },
      source: 'website',
      valueDate: '2026-03-02',
    });
    given(bare).when(qualify).refuses(refuse.LeadTooWeak, { score: 0, least: 50 });
  });

  it('becomes a client only when it is qualified, and then comes to its end', () => {
    const convert = ConvertLead.of({ leadId });
    given(recorded).when(convert).refuses(refuse.LeadNotQualified);
    given(recorded, qualified).when(convert, known).then(converted);
    // Nobody could register the client for a manager who has left.
    const gone = { manager: { ...manager, active: false } };
    given(recorded, qualified).when(convert, gone).refuses(refuse.LeadManagerUnknown);
    given(recorded, qualified, converted)
      .when(LoseLead.of({ leadId, code: 'otherBank', reason: '利率' }))
      .refuses(refuse.LeadOver);
  });

  it('is taken over from elsewhere with the outcome of its last talk', () => {
    const origin = { kind: 'migration', source: 'contacts.csv', assumed: [] } as const;
    const migrated = { leadId, facts, source: 'purchased', former: 'success', origin } as const;
    const valueDate = talk.contactedOn;
    const told = { facts, source: 'purchased', former: 'success', origin, valueDate } as const;
    given()
      .when(MigrateLead.of({ ...migrated, ...talk }))
      .then(leadEvents.LeadMigrated({ ...told, contact: talk }));
    given()
      .when(MigrateLead.of({ ...migrated, ...talk, outcome: 'refused' }))
      .then(
        leadEvents.LeadMigrated({ ...told, contact: { ...talk, outcome: 'refused' } }),
        leadEvents.LeadLost({
          code: 'noInterest',
          reason: '迁移前已拒绝 (refused before it was taken over)',
          valueDate,
        }),
      );
  });

  it('that is taken over belongs to the unit of the import, and its heads see it', () => {
    const tree = { units: [{ unitId: 'un_h' }, { unitId: 'un_b', parentId: 'un_h' }] };
    const origin = { kind: 'migration', source: 'contacts.csv', assumed: [] } as const;
    const told = { facts, source: 'purchased', former: 'none', origin } as const;
    const migrate = (unitId: string) => MigrateLead.of({ leadId, ...told, ...talk, unitId });
    const migrated = leadEvents.LeadMigrated({
      ...{ ...told, contact: talk, units: ['un_b'], valueDate: talk.contactedOn },
    });
    given().when(migrate('un_b'), { tree }).then(migrated);
    given().when(migrate('un_x'), { tree }).refuses(refuse.LeadUnitUnknown, { field: 'unitId' });
    projects(leads, { id: leadId })(migrated).matches({ units: ['un_b'] });
  });
});

describe('the score of a lead', () => {
  const nothing = {
    ...{ isReferred: false, hasPurpose: false, hasAmount: false },
    ...{ isPlaced: false, wasReached: false, isInterested: false },
  };

  it.each([
    ['LS-1', 'isReferred', 20],
    ['LS-2', 'hasPurpose', 15],
    ['LS-3', 'hasAmount', 15],
    ['LS-4', 'isPlaced', 10],
    ['LS-5', 'wasReached', 15],
    ['LS-6', 'isInterested', 25],
  ])('by %s gets points where %s: %i', (id, figure, points) =>
    expect(scoreOf({ ...nothing, [figure]: true }, '2026-03-02')).toEqual({
      score: points,
      because: [id],
    }),
  );

  it('is 100 at most', () =>
    expect(leadScoreRules.reduce((sum, { points }) => sum + points, 0)).toBe(100));
});

describe('what becomes of a lead', () => {
  it('is a prospect registered from it, where it is nobody yet', () => {
    const { purpose: _purpose, amount: _amount, ...known } = facts;
    reacts(registerLeads)(converted, { id: leadId }).then(
      RegisterClient.of({
        ...{ clientId: 'cl_of:ld_1', form: 'legalEntity', role: 'prospect', facts: known },
        source: { provenance: 'internal', statedOn: '2026-03-02' },
        managerId: 'rm-7',
      }),
    );
    const { form: _form, ...toExisting } = converted.data;
    reacts(registerLeads)(leadEvents.LeadConverted({ ...toExisting, clientId: 'cl_1' })).then();
  });

  it('is told to those who see the client, and nobody learns a client from the lead', () => {
    const told = projects(leads, { id: leadId })(recorded, contacted, qualified, converted);
    expect(JSON.stringify([...told.rows.values()])).not.toContain('cl_');
    const { valueDate: since } = recorded.data;
    const registered = clientEvents.ClientRegistered({ ...qinling, clientId: 'cl_of:ld_1' });
    const elsewhere = clientEvents.ClientRegistered({ ...qinling, clientId: 'cl_2' });
    const ties = (...past: readonly Fact[]) => [
      ...projects(leadClients, { valueDate: since, id: leadId })(...past).rows.values(),
    ];
    expect(ties(recorded, converted, registered, elsewhere)).toEqual([
      { leadId, clientId, tie: 'referrer', since },
      { leadId, clientId: 'cl_of:ld_1', tie: 'became', since },
    ]);
    const known = leadEvents.LeadConverted({ facts, clientId, valueDate: since });
    expect(ties(known)).toEqual([{ leadId, clientId, tie: 'became', since }]);
  });

  it('was spoken with elsewhere only if it was reached', () => {
    const origin = { kind: 'migration', source: 'contacts.csv', assumed: [] } as const;
    const migrated = (outcome: 'interested' | 'unreached') =>
      leadEvents.LeadMigrated({
        ...{ facts, source: 'purchased', former: 'none', origin },
        contact: { ...talk, outcome },
        valueDate: talk.contactedOn,
      });
    projects(leads, { id: leadId })(migrated('interested')).matches({ state: 'contacted' });
    projects(leads, { id: leadId })(migrated('unreached')).matches({ state: 'open' });
  });

  it('is counted by source, and by its last talk', () => {
    const row = projects(leads, { id: leadId })(recorded, contacted, qualified, converted);
    row.matches({ state: 'converted', score: 100 });
    row.adds('funnel', { group: { source: 'referral', state: 'converted' }, sums: {} });
    row.adds('contacts', {
      group: { channel: 'visit', outcome: 'interested' },
      sums: { attempts: 1, seconds: 1_800 },
    });
  });
});
