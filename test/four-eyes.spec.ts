import { takesOverHistory } from '#kernel';
import { approvalRuleFor } from '../libs/lending/src/loan/proposal/approvals.rules.js';
import { ProposalKind } from '../libs/lending/src/loan/proposal/proposal.codes.js';
import { product } from './product.js';

/** What nobody may do alone, and the command by which the second person does it. */
const acts: readonly (readonly [act: string, command: string])[] = [
  ['an application is approved', 'ApproveApplication'],
  ['an application is declined', 'DeclineApplication'],
  ['a limit is granted', 'ApproveLimit'],
  ['a product is offered', 'ApproveProduct'],
  ['a credit policy is put in force', 'ApprovePolicy'],
  ['a class is confirmed', 'ConfirmClass'],
  ['a class is approved', 'ApproveClass'],
  ['a request for more security is closed', 'CloseEnhancement'],
  ['the authority to lend is set', 'ApproveCreditRules'],
  [
    'money of a loan moves, counts for an earlier day, is taken back or given up',
    'ApproveProposal',
  ],
  ['collateral is valued', 'AcceptAppraisal'],
  ['collateral is entered in its register', 'RegisterCollateral'],
  ['collateral is released', 'ReleaseCollateral'],
  ['a condition of a loan is met', 'ConfirmCondition'],
  ['a document is verified', 'VerifyDocument'],
  ['a drawdown of a project is approved', 'ApproveDrawdown'],
  ['a milestone is certified', 'CertifyMilestone'],
  ['a covenant is waived', 'GrantCovenantWaiver'],
  ['a grave warning is closed as a false alarm', 'CloseWarning'],
  ['two records become one client', 'ConfirmMerge'],
  ['a merge is undone', 'UndoMerge'],
  ['a rule set is withdrawn', 'WithdrawRuleSet'],
  ['criteria of clients are put in force', 'ApproveCriteria'],
  ['signals are taken from a provider', 'ConfirmSignalProvider'],
  ['a contingency plan is approved', 'ApproveContingencyPlan'],
  ['a client is restricted to named persons', 'ConfirmRestriction'],
  ['the restriction is lifted', 'ConfirmLifting'],
  ['a person is given a role', 'GrantRole'],
  ['a person has left', 'RecordDeparture'],
  ['a person who has left is back', 'RecordReturn'],
  ['a person moves to another unit', 'MoveStaffMember'],
  ['the mail of a person goes elsewhere', 'ChangeStaffEmail'],
  ['the register follows a file by hand', 'ConfirmStaffFile'],
  ['a person sees what is shared with a team', 'JoinTeam'],
  ['a sign-in speaks for a person', 'LinkSignIn'],
  ['a person is erased', 'ErasePerson'],
  ['a legal hold is lifted', 'LiftLegalHold'],
  ['a hold on clients and persons is lifted', 'ConfirmHoldLifting'],
  ['events leave the house', 'ApproveOutlet'],
  ['more events leave the house', 'ApproveWidening'],
  ['a view goes on without an event', 'ConfirmSkip'],
  ['a migration is closed', 'CloseMigration'],
];
const fourEyes = new Set(product.deciders.flatMap((decider) => [...decider.fourEyes]));

describe('two persons are needed before', () => {
  it.each(acts)('%s', (_, command) => expect(fourEyes).toContain(command));

  it.each(ProposalKind.all.map((kind) => [ProposalKind(kind).en.toLowerCase(), kind] as const))(
    'a loan sees a %s, whatever the amount',
    (_, kind) => {
      const most = { minor: Number.MAX_SAFE_INTEGER, currency: 'CNY' };
      for (const amount of [{ ...most, minor: 1 }, most]) {
        expect(approvalRuleFor(kind, amount, '2026-03-02')?.steps.length).toBeGreaterThan(0);
      }
    },
  );
});

it('whatever takes over history of another system needs a migration', () => {
  const commands = product.deciders.flatMap((decider) => Object.values(decider.commands));
  const named = commands.filter(({ name }) => name.startsWith('Migrate'));
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((command) => !takesOverHistory(new command()))).toEqual([]);
});
