import { cny, NotIndependent } from '#kernel';
import { context, decides, projects, refusalOf } from '#kernel/testing';
import { authorityOf, authorityOn } from '../application/authority/authority.js';
import { capitalOn } from '../limit/capital.js';
import { creditRulesView } from '../views/rules/credit-rules.view.js';
import {
  ApproveCreditRules,
  DeclineCreditRules,
  DraftCreditRules,
} from './credit-rules.commands.js';
import { creditRules } from './credit-rules.decider.js';
import { authority, drafted, inForce } from './credit-rules.examples.js';
import { creditRulesRefusals as refuse } from './credit-rules.refusals.js';
import { releaseContent } from './release.js';

const given = decides(creditRules);
const officer = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };
const approver = { actor: { id: 'ca-1', roles: ['creditApprover'] } };
const reason = 'Resolution of the board';
const draft = (content: object) =>
  DraftCreditRules.of({ tableId: 'authority', reason, ...content });
const approve = (from = '2026-03-10', version = 1) =>
  ApproveCreditRules.of({ tableId: 'authority', version, from });

describe('a table of credit rules', () => {
  it('is drafted by one person and approved by another, never for the past', () => {
    given().when(draft({ authority }), officer).then(drafted);
    given(drafted).when(approve(), officer).refuses(NotIndependent);
    given(drafted)
      .when(approve('2026-03-01'), approver)
      .refuses(refuse.RulesFromPast, { field: 'from' });
    given(drafted)
      .when(approve('2026-03-10', 2), approver)
      .refuses(refuse.RulesNotDrafted, { field: 'version' });
    given(drafted).when(approve(), approver).then(inForce);
    given(drafted, inForce).when(approve(), approver).refuses(refuse.RulesNotDrafted);
  });

  it('is declined with a reason', () => {
    const decline = DeclineCreditRules.of({ tableId: 'authority', reason: 'Too generous' });
    const declined = given(drafted).when(decline, approver).facts();
    given(drafted, ...declined)
      .when(approve(), approver)
      .refuses(refuse.RulesNotDrafted);
  });

  it('has the content of its name, each line once, and authority over every product', () => {
    const capital = { reportedOn: '2025-12-31', netCapital: 2, netTier1: 1 };
    const [first] = authority.lines;
    const doubled = { ...authority, lines: [...authority.lines, first] };
    const narrow = { lines: authority.lines.slice(0, 2) };
    given().when(draft({}), officer).refuses(refuse.TableContent, { field: 'authority' });
    given().when(draft({ authority, capital }), officer).refuses(refuse.TableContent);
    given()
      .when(draft({ authority: doubled }), officer)
      .refuses(refuse.LineTwice, { field: 'authority.lines.4.id' });
    given()
      .when(draft({ authority: narrow }), officer)
      .refuses(refuse.ProductsWithoutAuthority, { table: 'standard' });
    const upsideDown = {
      tableId: 'capital',
      reason,
      capital: { ...capital, netTier1: 3 },
    } as const;
    given()
      .when(DraftCreditRules.of(upsideDown), officer)
      .refuses(refuse.CapitalOutOfOrder, { field: 'capital.netTier1' });
  });

  it('judges from its day on; the release judges before', () => {
    const shown = projects(creditRulesView, { id: 'authority' })(drafted, inForce);
    const [row] = [...shown.rows.values()];
    const judged = {
      table: 'general',
      currency: 'CNY',
      exposure: { client: cny(1_500_000) },
      riskClass: 'medium',
      riskReviewed: false,
      committeeResolved: false,
      negative: false,
      deviates: false,
      price: 'within',
    } as const;
    const by = { ...context, actor: { id: 'x', roles: ['riskOfficer'] as const } };
    const before = authorityOn(row, '2026-03-09');
    const own = authorityOn(row, '2026-03-10');
    expect(refusalOf(() => authorityOf(judged, by, before))?.code).toBe('AuthorityExceeded');
    expect(authorityOf(judged, by, own)).toMatchObject({ rule: 'B-1', version: 1, setBy: 'bank' });
    expect([before.straightThrough?.id, own.straightThrough]).toEqual(['ST-01', undefined]);
  });

  it('of the release has what it takes to begin one’s own', () => {
    const { authority: content } = releaseContent('authority', '2026-03-02');
    given()
      .when(draft({ authority: content }), officer)
      .facts();
    expect(content?.lines).toHaveLength(10);
    expect(releaseContent('capital', '2026-03-02').capital).toMatchObject({
      netTier1: capitalOn(undefined, '2026-03-02')?.netTier1,
    });
  });
});
