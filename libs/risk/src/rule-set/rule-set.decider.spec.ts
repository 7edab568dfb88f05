import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import type { WarningRule } from '../judging/rule.js';
import type { RuleSetContent } from './content/rule-set-content.js';
import { hashOf } from './content/rule-set-content.js';
import {
  ApproveRuleSet,
  DeclineRuleSet,
  DraftRuleSet,
  ProposeRuleSet,
  ProposeWithdrawal,
  RecordBackTest,
  ReviseRuleSet,
  WithdrawRuleSet,
} from './rule-set.commands.js';
import { ruleSet } from './rule-set.decider.js';
import * as facts from './rule-set.examples.js';
import { ruleSetRefusals as refusals } from './rule-set.refusals.js';

const given = decides(ruleSet);
const { content, contentHash, drafted, backTested, proposed, approved, declined } = facts;
const ruleSetId = 'rs_1';
const by = (id: string, today = '2026-03-02') => ({
  actor: { id, roles: ['riskOfficer' as const] },
  today,
});
const [rule] = content.rules as readonly [WarningRule];
const draft = (changed: Partial<RuleSetContent>) =>
  DraftRuleSet.of({ ruleSetId, content: { ...content, ...changed }, reason: 'Better.' });
const propose = (from = '2026-03-03') =>
  ProposeRuleSet.of({ ruleSetId, from, reason: proposed.data.reason });
const approve = ApproveRuleSet.of({ ruleSetId, contentHash });
const decline = DeclineRuleSet.of({ ruleSetId, reason: declined.data.reason });
const { version: _, valueDate: __, ...test } = backTested.data;
const record = RecordBackTest.of({ ruleSetId, ...test });

describe('a rule set', () => {
  it('begins with a template', () =>
    given()
      .when(DraftRuleSet.of({ ruleSetId, template: 'act', reason: 'To begin with.' }), by('li'))
      .then(drafted));

  it('begins with content of one’s own', () =>
    expect(
      given()
        .when(draft({ code: 'MINE' }), by('li'))
        .facts()[0]?.data,
    ).toMatchObject({
      content: { code: 'MINE' },
      draftedBy: 'li',
    }));

  it.each([
    [DraftRuleSet.of({ ruleSetId, reason: 'x' }), refusals.ContentOrTemplate, 'content'],
    [
      DraftRuleSet.of({ ruleSetId, template: 'none', reason: 'x' }),
      refusals.NoSuchTemplate,
      'template',
    ],
    [draft({ rules: [rule, rule] }), refusals.RuleTwice, 'content.rules.1.id'],
    [
      draft({ rules: [{ ...rule, enters: { yellow: '0.8', red: '0.7' }, leaves: {} }] }),
      refusals.ThresholdsOutOfOrder,
      'content.rules.0.enters.red',
    ],
    [
      draft({ rules: [{ ...rule, leaves: { yellow: '0.7' } }] }),
      refusals.ThresholdsOutOfOrder,
      'content.rules.0.leaves.yellow',
    ],
    [draft({ enters: {}, leaves: {} }), refusals.NeverWarns, 'content.enters'],
  ])('is not drafted as %j', (command, refusal, field) =>
    given().when(command, by('li')).refuses(refusal, { field }),
  );

  it('is revised: what was tested before says nothing of the new content', () => {
    const next = { ...content, enters: { yellow: '25', orange: '31', red: '40' } };
    const [revised] = given(drafted, backTested)
      .when(ReviseRuleSet.of({ ruleSetId, content: next, reason: 'Fewer.' }), by('li'))
      .facts();
    expect(revised?.data).toMatchObject({ version: 2, contentHash: hashOf(next) });
    given(drafted, backTested, revised!).when(propose(), by('li')).refuses(refusals.NotBackTested);
  });

  it('is not revised to the same content, nor while it awaits a decision', () => {
    const same = ReviseRuleSet.of({ ruleSetId, content, reason: 'Again.' });
    given(drafted).when(same, by('li')).changesNothing();
    given(drafted, backTested, proposed).when(same, by('li')).refuses(refusals.AlreadyProposed);
  });

  it('remembers its back-tests', () => given(drafted).when(record).then(backTested));

  it('sees a locked window once per content', () => {
    const locked = facts.backTested.data;
    const once = { ...facts.backTested, data: { ...locked, locked: true } };
    given(drafted, once)
      .when(RecordBackTest.of({ ruleSetId, ...test, locked: true }))
      .refuses(refusals.WindowSeen, { field: 'window' });
  });
});

describe('a proposal', () => {
  it('needs a back-test of exactly this content', () =>
    given(drafted).when(propose(), by('li')).refuses(refusals.NotBackTested));

  it('needs a recent back-test', () =>
    given(drafted, backTested)
      .when(propose('2026-04-10'), by('li', '2026-04-03'))
      .refuses(refusals.BackTestTooOld));

  it('is for tomorrow or later', () =>
    given(drafted, backTested)
      .when(propose('2026-03-02'), by('li'))
      .refuses(refusals.NeverBackDated, { field: 'from' }));

  it('is made', () => given(drafted, backTested).when(propose(), by('li')).then(proposed));

  const pending = [drafted, backTested, proposed] as const;

  it('is decided by a second person', () => {
    given(...pending)
      .when(approve, by('Li'))
      .refuses(refusals.NotASecondPerson);
    given(...pending)
      .when(decline, by('li'))
      .refuses(refusals.NotASecondPerson);
  });

  it('is approved as it was proposed', () => {
    given(...pending)
      .when(approve, by('chen'))
      .then(approved);
    given(...pending)
      .when(ApproveRuleSet.of({ ruleSetId, contentHash: 'c'.repeat(64) }), by('chen'))
      .refuses(refusals.ContentChanged, { field: 'contentHash' });
  });

  it('is never approved on or after its first day', () =>
    given(...pending)
      .when(approve, by('chen', '2026-03-03'))
      .refuses(refusals.NeverBackDated, { field: 'from' }));

  it('is declined with a reason, and may be made again', () => {
    given(...pending)
      .when(decline, by('chen'))
      .then(declined);
    given(...pending, declined)
      .when(approve, by('chen'))
      .refuses(refusals.NotProposed);
    given(...pending, declined)
      .when(propose(), by('li'))
      .then(proposed);
  });
});

describe('a set in force', () => {
  const propose = (from: string) =>
    ProposeWithdrawal.of({ ruleSetId, from, reason: facts.withdrawn.data.reason });
  const withdraw = WithdrawRuleSet.of({ ruleSetId });
  const inForce = [drafted, backTested, proposed, approved] as const;
  const pending = [...inForce, facts.withdrawalProposed] as const;

  it('is withdrawn from a day to come, as one proposes and another agrees', () => {
    given(...inForce)
      .when(propose('2026-04-01'), by('li', '2026-03-20'))
      .then(facts.withdrawalProposed);
    given(...pending)
      .when(withdraw, by('chen', '2026-03-20'))
      .then(facts.withdrawn);
    given(...pending)
      .when(withdraw, by('li', '2026-03-20'))
      .refuses(NotIndependent);
    given(...inForce)
      .when(propose('2026-03-20'), by('li', '2026-03-20'))
      .refuses(refusals.NeverBackDated);
    given(...pending)
      .when(withdraw, by('chen', '2026-04-01'))
      .refuses(refusals.NeverBackDated);
  });

  it('is withdrawn once, and only where somebody proposed it', () => {
    given(drafted).when(propose('2026-04-01')).refuses(refusals.NotInForce);
    given(...inForce)
      .when(withdraw, by('chen'))
      .refuses(refusals.WithdrawalNotProposed);
    given(...pending, facts.withdrawn)
      .when(propose('2026-05-01'))
      .refuses(refusals.NotInForce);
    given(...pending, approved)
      .when(withdraw, by('chen'))
      .refuses(refusals.WithdrawalNotProposed);
  });
});
