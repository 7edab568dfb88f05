import { NotIndependent } from '#kernel';
import { decides, projects, reacts } from '#kernel/testing';
import { TransferRelationshipManager } from '../client/client.commands.js';
import { ClientUnknown } from '../client/client.refusals.js';
import { registered } from '../examples.js';
import { followMerges } from '../processes/follow-merges.process.js';
import { clientSearch } from '../views/client-search.view.js';
import { nameKeys } from '../views/name-key.js';
import { ConfirmMerge, ProposeMerge, ProposeMergeUndoing, UndoMerge } from './merge.commands.js';
import { merge } from './merge.decider.js';
import { confirmedMerge, proposedMerge, proposedUndoing, undoneMerge } from './merge.examples.js';
import { ClientIsMerged, mergeRefusals as refuse } from './merge.refusals.js';

const given = decides(merge);
const clientId = 'cl_qinling';
const into = 'cl_weihe';
const client = { clientId, form: 'legalEntity', managerId: 'rm-7' };
const other = { clientId: into, form: 'legalEntity', managerId: 'rm-9' };
const { reason } = proposedMerge.data;
const propose = ProposeMerge.of({ clientId, into, reason });
const confirm = ConfirmMerge.of({ clientId });
const head = { actor: { id: 'head', roles: ['unitHead'] } };

describe('a merge', () => {
  it('is proposed for two records of one client', () => {
    given().when(propose, { client, other }).then(proposedMerge);
    given().when(propose, { client }).refuses(ClientUnknown);
    given()
      .when(ProposeMerge.of({ clientId, into: clientId, reason }), { client, other })
      .refuses(refuse.MergedIntoItself);
    given()
      .when(propose, { client, other: { ...other, form: 'soleProprietor' } })
      .refuses(refuse.OtherLegalForm);
    const registration = (number: string) => ({ scheme: 'USCC', number });
    const two = {
      client: { ...client, registration: registration('91610131MA6U4M0E18') },
      other: { ...other, registration: registration('91440300MA5EX9T20U') },
    };
    given().when(propose, two).refuses(refuse.TwoLegalPersons);
  });

  it('makes no chains', () => {
    const since = '2026-01-01';
    const gone = { ...other, mergedInto: { clientId: 'cl_x', since } };
    given().when(propose, { client, other: gone }).refuses(ClientIsMerged, { into: 'cl_x' });
    const holding = { ...client, merged: [{ clientId: 'cl_x', since }] };
    given().when(propose, { client: holding, other }).refuses(refuse.HoldsMerged);
  });

  it('is confirmed by another person', () => {
    given(proposedMerge).when(confirm, { client, other }).refuses(NotIndependent);
    given(proposedMerge)
      .when(confirm, { ...head, client, other })
      .then(confirmedMerge);
    given(proposedMerge, confirmedMerge)
      .when(confirm, { ...head, client, other })
      .refuses(refuse.NoMergeProposed);
  });

  it('is undone by two persons where it was an error', () => {
    const propose = ProposeMergeUndoing.of({ clientId, reason: undoneMerge.data.reason });
    const undo = UndoMerge.of({ clientId });
    given(proposedMerge).when(propose).refuses(refuse.NotMerged);
    given(proposedMerge, confirmedMerge).when(undo, head).refuses(refuse.NoUndoingProposed);
    given(proposedMerge, confirmedMerge).when(propose).then(proposedUndoing);
    given(proposedMerge, confirmedMerge, proposedUndoing).when(undo).refuses(NotIndependent);
    given(proposedMerge, confirmedMerge, proposedUndoing).when(undo, head).then(undoneMerge);
  });
});

describe('the record that is left behind', () => {
  const entry = projects(clientSearch, { id: clientId });

  it('leaves lists and totals until it is parted again', () => {
    const [row] = [...entry(registered, confirmedMerge).rows.values()];
    expect(row?.isMerged).toBe(true);
    entry(registered, confirmedMerge).adds('clients');
    const [again] = [...entry(registered, confirmedMerge, undoneMerge).rows.values()];
    expect(again?.isMerged).toBe(false);
  });

  it('is handed to the manager of the client that stays, and back', () => {
    reacts(followMerges)(confirmedMerge, {}, [client]).then(
      TransferRelationshipManager.of({
        ...{ clientId, managerId: 'rm-9' },
        reason: '客户合并 (clients merged)',
      }),
    );
    reacts(followMerges)(undoneMerge, {}, [{ ...client, managerId: 'rm-9' }]).then(
      TransferRelationshipManager.of({
        ...{ clientId, managerId: 'rm-7' },
        reason: '撤销客户合并 (merge undone)',
      }),
    );
    reacts(followMerges)(confirmedMerge, {}, [{ ...client, managerId: 'rm-9' }]).then();
  });
});

describe('a name', () => {
  it.each([
    ['西安秦岭风电有限公司', '西安秦岭风电股份有限公司'],
    ['Qinling Wind Power Co., Ltd.', 'QINLING WIND POWER LIMITED'],
  ])('%s is likely to be that of %s', (one, two) =>
    expect(nameKeys({ en: one })).toEqual(nameKeys({ zh: two })),
  );

  it('is not that of another company', () =>
    expect(nameKeys({ zh: '西安秦岭风电有限公司' })).not.toEqual(
      nameKeys({ zh: '西安渭河风电有限公司' }),
    ));
});
