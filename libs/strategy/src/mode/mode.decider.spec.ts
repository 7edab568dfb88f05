import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { EndFacilityMode, SwitchFacilityMode, SwitchMode } from './mode.commands.js';
import { mode } from './mode.decider.js';
import { facilityEnded, facilityResponsible, keptBasic } from './mode.examples.js';
import { modeRefusals as refuse } from './mode.refusals.js';
import { modeRuleOn } from './mode.rules.js';

const given = decides(mode);
const clientId = 'cl_qinling';
const loanId = 'ln_1';
const by = (id: string, role: 'relationshipManager' | 'unitHead', more: object = {}) => ({
  actor: { id, roles: [role] },
  client: { clientId, segment: 'stable' },
  facility: { loanId: loanId, clientId, status: 'active' },
  ...more,
});
const wang = by('wang', 'relationshipManager');
const head = by('head', 'unitHead');
const { reason } = keptBasic.data;
const switched = (to: 'basic' | 'passive' | 'responsible') =>
  SwitchMode.of({ clientId, mode: to, reason });
const facilityTo = (to: 'basic' | 'responsible') =>
  SwitchFacilityMode.of({
    clientId,
    loanId,
    mode: to,
    reason: facilityResponsible.data.reason,
  });
const end = EndFacilityMode.of({ clientId, loanId, reason: 'The loan is over.' });

describe('the mode of a relationship', () => {
  it('is switched with a reason, once', () => {
    given().when(switched('basic'), wang).then(keptBasic);
    given(keptBasic).when(switched('basic'), wang).changesNothing();
  });

  it('is refused for a client nobody knows', () =>
    given()
      .when(switched('basic'), { ...wang, client: undefined })
      .refuses(ClientUnknown, { clientId }));

  it('is made less attentive by a head only', () => {
    const [responsible = keptBasic] = given(keptBasic).when(switched('responsible'), wang).facts();
    given(keptBasic, responsible)
      .when(switched('passive'), wang)
      .refuses(refuse.AttentionNotLowered);
    expect(given(keptBasic, responsible).when(switched('passive'), head).facts()).toHaveLength(1);
  });

  it('is responsible where the client is of the type risk', () => {
    const atRisk = { ...head, client: { clientId, segment: 'risk' } };
    given().when(switched('basic'), atRisk).refuses(refuse.RiskNeedsAttention);
    expect(given().when(switched('responsible'), atRisk).facts()).toHaveLength(1);
  });
});

describe('the mode of a facility', () => {
  it('makes the whole client as attentively kept', () =>
    given(keptBasic)
      .when(facilityTo('responsible'), { ...wang, today: '2026-03-03' })
      .then(facilityResponsible));

  it('is refused for a loan that is not running, or somebody else’s', () => {
    const other = { loanId: loanId, clientId: 'cl_other', status: 'active' };
    const over = { loanId: loanId, clientId, status: 'settled' };
    for (const facility of [other, over, undefined]) {
      given(keptBasic)
        .when(facilityTo('responsible'), { ...wang, facility })
        .refuses(refuse.FacilityUnknown);
    }
  });

  it('is lowered below the mode of the relationship by a head only', () => {
    const responsible = { ...keptBasic, data: { ...keptBasic.data, mode: 'responsible' as const } };
    given(responsible).when(facilityTo('basic'), wang).refuses(refuse.AttentionNotLowered);
    expect(given(responsible).when(facilityTo('basic'), head).facts()).toHaveLength(1);
  });

  it('is not ended by its manager where the relationship is kept less attentively', () => {
    const other = { ...facilityResponsible.data, loanId: 'ln_2', mode: 'passive' as const };
    const passive = { ...facilityResponsible, data: other };
    const endOther = EndFacilityMode.of({ clientId, loanId: 'ln_2', reason: 'Over.' });
    // The client stays responsible because of another loan; this loan does not stay passive.
    given(keptBasic, facilityResponsible, passive)
      .when(endOther, wang)
      .refuses(refuse.AttentionNotLowered);
  });

  it('ends, and the mode of the relationship holds again', () => {
    const on = { today: '2026-04-01' };
    given(keptBasic, facilityResponsible)
      .when(end, { ...head, ...on })
      .then(facilityEnded);
    given(keptBasic, facilityResponsible).when(end, wang).refuses(refuse.AttentionNotLowered);
    given(keptBasic).when(end, head).refuses(refuse.NoFacilityMode);
    given(keptBasic)
      .when(end, { actor: { id: 'process:follow-modes', roles: [] } })
      .changesNothing();
  });
});

describe('a mode', () => {
  it.each([
    ['basic', 'CM-basic', 'basic', 'quarterly', true],
    ['passive', 'CM-passive', 'passive', 'monthly', false],
    ['responsible', 'CM-responsible', 'responsible', 'daily', false],
  ] as const)('%s drives by %s', (of, id, cadence, monitoring, straightThrough) =>
    expect(modeRuleOn(of, '2026-03-02')).toMatchObject({
      id,
      cadence,
      monitoring,
      straightThrough,
    }),
  );
});
