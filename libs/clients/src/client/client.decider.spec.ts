import { cny, NotFound } from '#kernel';
import type { DomainCommand, Fact } from '#kernel';
import { decides } from '#kernel/testing';
import { tree } from '#organisation/examples';
import {
  assigned,
  earnedIn2025,
  grille,
  interviewed,
  migrated,
  noodleShop,
  prospected,
  published,
  qinling,
  registered,
} from '../examples.js';
import {
  AssignRelationshipManager,
  ChangeLifecycleStage,
  ConvertProspect,
  CorrectRegistration,
  DescribeClient,
  LinkRelatedParty,
  MigrateClient,
  PlaceClient,
  RegisterClient,
  ReportAnnualRevenue,
  TransferRelationshipManager,
  UnlinkRelatedParty,
  UpdateClientFacts,
} from './client.commands.js';
import { client } from './client.decider.js';
import { clientEvents } from './client.events.js';
import { clientRefusals as refusals } from './client.refusals.js';

const core = { actor: { id: 'core', roles: ['service'] } };
/** Sent by the core-banking system unless a spec is about somebody else. */
const given = (...past: readonly Fact[]) => ({
  when: (command: DomainCommand, known: object = {}) =>
    decides(client)(...past).when(command, { ...core, ...known }),
});
/** What the staff register says of a relationship manager of the sub-branch Gaoxin. */
const known = {
  manager: {
    active: true,
    unitId: 'un_gaoxin',
    roles: [{ role: 'relationshipManager', unitId: 'un_gaoxin', validFrom: '2021-07-01' }],
  },
  tree,
};
const clientId = 'cl_qinling';
const { lifecycle, ...asQinling } = qinling;
const tomorrow = { provenance: 'interview', statedOn: '2026-03-03' } as const;

describe('a client, when it is registered', () => {
  it('is new, unless its stage is said', () => {
    given()
      .when(RegisterClient.of({ clientId, ...asQinling }))
      .then(registered);
    given()
      .when(RegisterClient.of({ clientId, ...asQinling, lifecycle: 'established' }))
      .then(clientEvents.ClientRegistered({ ...qinling, lifecycle: 'established' }));
    expect(lifecycle).toBe('new');
  });

  it('is a first contact as a prospect', () =>
    given()
      .when(
        RegisterClient.of({
          clientId,
          form: 'soleProprietor',
          role: 'prospect',
          facts: noodleShop.facts,
          source: noodleShop.source,
          registration: { scheme: 'USCC', number: '92610103MA6W2K7J8R' },
        }),
      )
      .then(prospected));

  it('may have its manager from the first day', () =>
    given()
      .when(RegisterClient.of({ clientId, ...asQinling, managerId: 'rm-7' }), known)
      .then(registered, assigned));

  it('is looked after by the relationship manager who registers it', () =>
    given()
      .when(RegisterClient.of({ clientId, ...asQinling }), {
        ...known,
        actor: { id: 'rm-7', roles: ['relationshipManager'] },
      })
      .then(registered, assigned));

  it.each([
    ['nobody', undefined],
    ['somebody who has left', { ...known.manager, active: false }],
    ['a risk officer', { ...known.manager, roles: [{ role: 'riskOfficer' }] }],
    [
      'somebody who was one',
      { ...known.manager, roles: [{ role: 'relationshipManager', validUntil: '2026-03-01' }] },
    ],
  ])('is not given to %s', (_, manager) =>
    given()
      .when(RegisterClient.of({ clientId, ...asQinling, managerId: 'rm-7' }), { manager })
      .refuses(refusals.ManagerUnknown, { field: 'managerId' }),
  );

  it('needs the right check digit of its unified social credit code', () =>
    given()
      .when(
        RegisterClient.of({
          clientId,
          ...asQinling,
          registration: { scheme: 'USCC', number: '91610131MA6U4M0E1X' },
        }),
      )
      .refuses(refusals.RegistrationNumberWrong, { field: 'registration' }));

  it.each([
    ['soleProprietor', '91610131MA6U4M0E18'],
    ['legalEntity', '92610103MA6W2K7J8R'],
  ] as const)('as %s is not registered under %s', (form, number) =>
    given()
      .when(
        RegisterClient.of({
          clientId,
          ...asQinling,
          form,
          registration: { scheme: 'USCC', number },
        }),
      )
      .refuses(refusals.RegistrationOfOtherForm, { form }),
  );

  it('holds its credit code, which no other client then may', () => {
    const [held] = client.holds?.(client.fold([registered])) ?? [];
    expect(held?.id).toBe('creditCode:91610131MA6U4M0E18');
    expect(held?.taken().code).toBe(refusals.RegistrationTaken.code);
  });

  it('does not hold a number of another register, which two may use', () => {
    const registration = { scheme: 'other', number: '12-3456789' } as const;
    const opened = clientEvents.ClientRegistered({ ...qinling, registration });
    expect(client.holds?.(client.fold([opened]))).toEqual([]);
  });

  it('may have a number of another register, which has no check digit', () => {
    const registration = { scheme: 'other', number: '12-3456789' } as const;
    given()
      .when(RegisterClient.of({ clientId, ...asQinling, registration }))
      .then(clientEvents.ClientRegistered({ ...qinling, registration }));
  });

  it.each([
    ['source.statedOn', { source: tomorrow }],
    ['relationshipSince', { relationshipSince: '2026-03-03' }],
    ['facts.foundedYear', { facts: { ...qinling.facts, foundedYear: 2027 } }],
  ])('has nothing of the future: %s', (field, future) =>
    given()
      .when(RegisterClient.of({ clientId, ...asQinling, ...future }))
      .refuses(refusals.DayInFuture, { field }),
  );
});

describe('a client, when it is registered or taken over today', () => {
  const source = { provenance: 'interview', statedOn: '2026-03-02' } as const;
  const facts = { ...qinling.facts, foundedYear: 2026 };
  const opening = { clientId, ...asQinling, facts, source, relationshipSince: '2026-03-02' };

  it('may have been founded and met today', () => {
    expect(given().when(RegisterClient.of(opening)).facts()).toHaveLength(1);
    const { origin } = grille;
    const migrating = { ...opening, lifecycle, valueDate: '2026-03-02', origin };
    expect(given().when(MigrateClient.of(migrating)).facts()).toHaveLength(1);
  });
});

describe('a client, when it is taken over', () => {
  it('keeps its day, its origin, and what was assumed', () =>
    given()
      .when(MigrateClient.of({ clientId, ...grille }))
      .then(migrated));

  it('is not known here before it is', () =>
    given()
      .when(MigrateClient.of({ clientId, ...grille, valueDate: '2026-03-03' }))
      .refuses(refusals.DayInFuture, { field: 'valueDate' }));
});

describe('a client, as it becomes better known', () => {
  const grown = { facts: { size: 'large', employees: 1_100 }, source: published } as const;

  it('has its facts replaced by what is stated now', () =>
    given(registered)
      .when(UpdateClientFacts.of({ clientId, ...grown }))
      .then(clientEvents.ClientFactsUpdated(grown)));

  it('learns nothing from the same statement of the same source', () =>
    given(registered, clientEvents.ClientFactsUpdated(grown))
      .when(UpdateClientFacts.of({ clientId, ...grown }))
      .changesNothing());

  it('learns from another source that says the same', () => {
    const confirmed = { facts: { industry: qinling.facts.industry! }, source: published };
    given(registered)
      .when(UpdateClientFacts.of({ clientId, ...confirmed }))
      .then(clientEvents.ClientFactsUpdated(confirmed));
  });

  it('is told nothing of tomorrow', () =>
    given(registered)
      .when(UpdateClientFacts.of({ clientId, facts: { size: 'large' }, source: tomorrow }))
      .refuses(refusals.DayInFuture, { field: 'source.statedOn' }));

  it('reports the revenue of a year once', () => {
    const report = ReportAnnualRevenue.of({
      clientId,
      fiscalYear: 2025,
      revenue: cny(186_000_000),
      source: published,
    });
    given(registered).when(report).then(earnedIn2025);
    given(registered, earnedIn2025).when(report).changesNothing();
  });

  it('reports no revenue of a year that has not begun', () =>
    given(registered)
      .when(
        ReportAnnualRevenue.of({
          clientId,
          fiscalYear: 2027,
          revenue: cny(1),
          source: published,
        }),
      )
      .refuses(refusals.DayInFuture, { field: 'fiscalYear' }));

  it('is described in words', () => {
    const plans = { section: 'plans', text: 'A second farm.', source: interviewed } as const;
    const described = clientEvents.ClientDescribed(plans);
    given(registered)
      .when(DescribeClient.of({ clientId, ...plans }))
      .then(described);
    given(registered, described)
      .when(DescribeClient.of({ clientId, ...plans }))
      .changesNothing();
  });

  it('has its registration corrected, and the former one noted', () => {
    const registration = { scheme: 'USCC', number: '91440300MA5EX9T20U' } as const;
    const correct = CorrectRegistration.of({ clientId, registration, reason: 'Mistyped.' });
    given(registered)
      .when(correct)
      .then(
        clientEvents.RegistrationCorrected({
          registration,
          former: { scheme: 'USCC', number: '91610131MA6U4M0E18' },
          reason: 'Mistyped.',
        }),
      );
  });

  it('does not exist before it is registered', () =>
    given()
      .when(UpdateClientFacts.of({ clientId, ...grown }))
      .refuses(NotFound));
});

describe('the life of a client with the bank', () => {
  it('begins when the prospect is converted', () => {
    const converted = clientEvents.ProspectConverted({ lifecycle: 'new' });
    given(prospected).when(ConvertProspect.of({ clientId })).then(converted);
    given(prospected, converted)
      .when(ConvertProspect.of({ clientId }))
      .refuses(refusals.NotAProspect);
  });

  it('goes from stage to stage, each with its reason', () => {
    const change = ChangeLifecycleStage.of({ clientId, stage: 'likelyToLeave', reason: 'Rate.' });
    const changed = clientEvents.LifecycleStageChanged({
      from: 'new',
      to: 'likelyToLeave',
      reason: 'Rate.',
    });
    given(registered).when(change).then(changed);
    given(registered, changed).when(change).changesNothing();
  });

  it('leaps over no stage', () => {
    const leap = ChangeLifecycleStage.of({ clientId, stage: 'likelyToLeave', reason: 'Rate.' });
    given(prospected).when(leap).refuses(refusals.LifecycleLeap, { from: 'firstContact' });
    const back = ChangeLifecycleStage.of({ clientId, stage: 'firstContact', reason: 'Rate.' });
    given(registered).when(back).refuses(refusals.LifecycleLeap, { from: 'new' });
  });
});

describe('the relationship manager of a client', () => {
  const transfer = TransferRelationshipManager.of({
    clientId,
    managerId: 'rm-9',
    reason: 'Leave.',
  });

  it('is assigned once', () => {
    given(registered)
      .when(AssignRelationshipManager.of({ clientId, managerId: 'rm-7' }), known)
      .then(assigned);
    given(registered, assigned)
      .when(AssignRelationshipManager.of({ clientId, managerId: 'rm-7' }))
      .changesNothing();
  });

  it('is not replaced by an assignment', () =>
    given(registered, assigned)
      .when(AssignRelationshipManager.of({ clientId, managerId: 'rm-9' }))
      .refuses(refusals.AlreadyManaged, { managerId: 'rm-7' }));

  it('hands over with a reason', () =>
    given(registered, assigned)
      .when(transfer, known)
      .then(
        clientEvents.RelationshipManagerTransferred({
          formerManagerId: 'rm-7',
          managerId: 'rm-9',
          units: ['un_gaoxin', 'un_xian'],
          reason: 'Leave.',
        }),
      ));

  it('comes with the units it belongs to, wherever these come to lie', () => {
    const place = PlaceClient.of({ clientId });
    given(registered, assigned).when(place, { tree }).changesNothing();
    given(registered).when(place, { tree }).changesNothing();
    const units = tree.units.map((unit) =>
      unit.unitId === 'un_gaoxin' ? { ...unit, parentId: 'un_jinan' } : unit,
    );
    given(registered, assigned)
      .when(place, { tree: { units } })
      .then(clientEvents.ClientPlaced({ units: ['un_gaoxin', 'un_jinan'] }));
  });

  it('cannot hand over what nobody had', () =>
    given(registered).when(transfer).refuses(refusals.NotManaged));
});

describe('a related party', () => {
  const parent = { partyId: 'cl_parent', relation: 'parent', share: '0.51' } as const;
  const sold = { partyId: 'cl_parent', relation: 'parent', reason: 'Sold.' } as const;
  const link = LinkRelatedParty.of({ clientId, ...parent });
  const linked = clientEvents.RelatedPartyLinked(parent);
  const known = { party: { clientId: 'cl_parent' } };

  it('is a client we know', () => {
    given(registered).when(link).refuses(refusals.PartyUnknown, { field: 'partyId' });
    given(registered).when(link, known).then(linked);
  });

  it('is linked once', () => given(registered, linked).when(link, known).changesNothing());

  it('is not the client itself', () =>
    given(registered)
      .when(LinkRelatedParty.of({ ...parent, clientId, partyId: clientId }), known)
      .refuses(refusals.RelatedToItself));

  it('is not parent and subsidiary at once', () =>
    given(registered, linked)
      .when(LinkRelatedParty.of({ ...parent, clientId, relation: 'subsidiary' }), known)
      .refuses(refusals.ContraryRelation, { relation: 'parent' }));

  it('is unlinked with a reason, when it was linked', () => {
    const unlink = UnlinkRelatedParty.of({ clientId, ...sold });
    given(registered).when(unlink).refuses(refusals.NotRelated);
    given(registered, linked).when(unlink).then(clientEvents.RelatedPartyUnlinked(sold));
    const unlinked = clientEvents.RelatedPartyUnlinked(sold);
    given(registered, linked, unlinked).when(unlink).refuses(refusals.NotRelated);
    given(registered, linked, unlinked).when(link, known).then(linked);
  });

  it('is outside only as long as it is linked as one', () => {
    const outside = clientEvents.RelatedPartyLinked({ ...parent, isOutside: true });
    const gone = clientEvents.RelatedPartyUnlinked({ ...sold, isOutside: true });
    given(registered, outside, gone, linked)
      .when(UnlinkRelatedParty.of({ clientId, ...sold }))
      .then(clientEvents.RelatedPartyUnlinked(sold));
  });
});
