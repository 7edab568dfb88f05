import { decides, projects } from '#kernel/testing';
import { valueDateRefusals } from '#kernel';
import { ClientUnknown, clientRefusals } from '../client/client.refusals.js';
import { clientEvents } from '../client/client.events.js';
import { agreedOn, parties } from '../views/parties.view.js';
import {
  RegisterOrganisation,
  RegisterPerson,
  StateDemographics,
  WithdrawDemographics,
} from './party.commands.js';
import { party } from './party.decider.js';
import { partyEvents } from './party.events.js';
import { demographics, fund, li } from './party.examples.js';
import { partyRefusals as refuse } from './party.refusals.js';

const given = decides(party);
const partyId = 'pt_li';
const clientId = 'cl_qinling';
const known = { client: { clientId } };
const { fullName = '', identity, source } = li.data;
const person = { partyId, clientId, fullName, ...(identity && { identity }), source };
const { demographics: said = {}, consent } = demographics.data;
const state = (more: object = {}) =>
  StateDemographics.of({ partyId, demographics: said, consent, source, ...more });

describe('a party outside', () => {
  it('is registered for a client we know', () => {
    const register = RegisterPerson.of({ ...person, country: 'CN' });
    given().when(register).refuses(ClientUnknown, { field: 'clientId' });
    given().when(register, known).then(li);
    const { kind, name, registrationNumber = '' } = fund.data;
    given()
      .when(
        RegisterOrganisation.of({
          ...{ partyId, clientId, kind, name, registrationNumber, source },
          country: 'CN',
        }),
        known,
      )
      .then(fund);
  });

  it('tells of itself what it agrees to, if it is a person', () => {
    given(fund).when(state()).refuses(refuse.NotAPerson);
    given(li)
      .when(state({ demographics: {} }))
      .refuses(refuse.NothingStated);
    given(li)
      .when(state({ consent: { ...consent, until: '2026-03-01' } }))
      .refuses(refuse.ConsentNotInForce);
    given(li).when(state()).then(demographics);
  });

  it('counts from no day before what it builds on, and rests on no source to come', () => {
    const late = { ...source, statedOn: '2026-03-03' };
    given()
      .when(RegisterPerson.of({ ...person, source: late }), known)
      .refuses(clientRefusals.DayInFuture, { field: 'source.statedOn' });
    given(li)
      .when(state({ valueDate: '2026-03-01' }))
      .refuses(valueDateRefusals.ValueDateTooEarly);
  });

  it('may take its consent back once', () => {
    const withdraw = WithdrawDemographics.of({ partyId, reason: 'Asked by letter.' });
    given(li).when(withdraw).refuses(refuse.NothingToWithdraw);
    given(li, demographics)
      .when(withdraw)
      .then(
        partyEvents.DemographicsWithdrawn({ reason: 'Asked by letter.', valueDate: '2026-03-02' }),
      );
  });
});

describe('the list of parties', () => {
  const row = projects(parties, { id: partyId });
  const linked = (fact: object) => ({
    type: 'RelatedPartyLinked',
    data: { clientId: 'cl_weihe', partyId, relation: 'guarantor', isOutside: true, ...fact },
  });

  it('shows the clients that a party has to do with', () => {
    row(li, linked({})).matches({
      clients: [clientId, 'cl_weihe'],
      relations: [{ linkedBy: 'cl_weihe', relation: 'guarantor', since: '2026-03-02' }],
    });
    const unlinked = { ...linked({ reason: 'Released.' }), type: 'RelatedPartyUnlinked' };
    row(li, linked({}), unlinked).matches({ clients: [clientId], relations: [] });
  });

  it('belongs to the client it was registered for alone', () => {
    expect(parties.scope).toEqual({ client: 'clientId' });
    row(li, linked({})).matches({ clientId });
  });

  it('shows demographics while the consent holds, and no day longer', () => {
    const until = '2026-06-30';
    const stated = partyEvents.DemographicsStated({
      ...demographics.data,
      consent: { ...consent, until },
    });
    const [shown] = [...row(li, stated).rows.values()];
    if (shown === undefined) throw new Error('no row');
    expect(agreedOn(shown, until).demographics).toEqual(said);
    expect(agreedOn(shown, '2026-07-01').demographics).toBeUndefined();
  });

  it('passes by links between clients', () => {
    const fact = clientEvents.RelatedPartyLinked({ partyId, relation: 'parent' });
    row(li, fact).matches({ relations: [] });
  });

  it('shows nothing that a person has taken back, and knows since when', () => {
    const withdrawn = partyEvents.DemographicsWithdrawn({
      reason: 'Asked.',
      valueDate: '2026-03-09',
    });
    const [shown] = [...row(li, demographics, withdrawn).rows.values()];
    expect(shown?.demographics).toBeUndefined();
    expect(shown?.consent).toMatchObject({ withdrawnOn: '2026-03-09' });
  });
});
