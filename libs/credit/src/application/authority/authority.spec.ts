import { cny } from '#kernel';
import { context, refusalOf } from '#kernel/testing';
import type { Role } from '#kernel';
import type { Judged } from './authority.js';
import { authorityOf, authorityOn, exposureWith } from './authority.js';
import { authority } from '../../rules/credit-rules.examples.js';
import type { CreditRulesRow } from '../../views/rules/credit-rules.view.js';
import { authorityRules, straightThroughRules } from './authority.rules.js';
import { inYuan, referenceRates, sumInYuan } from '../terms/reference-rates.rules.js';

const judged = (yuan: number, more: Partial<Judged> = {}): Judged => ({
  table: 'general',
  currency: 'CNY',
  exposure: { client: cny(yuan) },
  riskClass: 'medium',
  riskReviewed: true,
  committeeResolved: false,
  negative: false,
  deviates: false,
  price: 'within',
  ...more,
});
const by = (role: Role) => ({ ...context, actor: { id: 'x', roles: [role] } });
const release = authorityOn(undefined, '2026-03-02');
const rule = (role: Role, ...asked: Parameters<typeof judged>) =>
  authorityOf(judged(...asked), by(role), release).rule;
const refused = (role: Role, ...asked: Parameters<typeof judged>) =>
  refusalOf(() => authorityOf(judged(...asked), by(role), release))?.code;
const million = 1_000_000;

describe('the authority to grant credit', () => {
  it('goes by role and by what client and group come to', () => {
    expect(rule('riskOfficer', million)).toBe('AA-01');
    expect(refused('riskOfficer', million + 0.01)).toBe('AuthorityExceeded');
    expect(rule('creditApprover', 10 * million)).toBe('AA-02');
    expect(rule('creditApprover', 10 * million + 0.01)).toBe('AA-03');
    const group = { exposure: { client: cny(1), group: cny(11 * million) } };
    expect(rule('creditApprover', 1, group)).toBe('AA-03');
  });

  it('counts two loans of 10 million as 20 million (L8)', () => {
    const own = { id: 'cl_1', granted: [cny(10 * million)], credits: 1 };
    const exposure = exposureWith(cny(10 * million), own, undefined, '2026-03-02');
    expect(exposure).toEqual({ client: cny(20 * million) });
    expect(refused('creditApprover', 0, { exposure, riskReviewed: false })).toBe('ReviewMissing');
  });

  it('goes by table of products, risk class and currency', () => {
    expect(rule('riskOfficer', 3 * million, { table: 'standard' })).toBe('AS-01');
    expect(rule('creditApprover', 20 * million, { table: 'standard' })).toBe('AS-02');
    expect(rule('creditApprover', 21 * million, { table: 'standard' })).toBe('AS-03');
    expect(rule('creditApprover', 1, { table: 'project' })).toBe('AP-01');
    expect(refused('riskOfficer', 1, { table: 'project' })).toBe('AuthorityExceeded');
    expect(rule('creditApprover', 1, { riskClass: 'high' })).toBe('AA-03');
    expect(rule('creditApprover', 1, { currency: 'JPY' })).toBe('AA-03');
  });

  it('needs the committee beyond a bound, or where nobody knows the exposure', () => {
    expect(refused('creditApprover', 301 * million)).toBe('CommitteeMissing');
    const resolved = { committeeResolved: true };
    expect(rule('creditApprover', 301 * million, resolved)).toBe('AA-04');
    expect(rule('creditApprover', 301 * million, { ...resolved, table: 'project' })).toBe('AP-02');
    expect(rule('creditApprover', 301 * million, { ...resolved, table: 'standard' })).toBe('AS-04');
    expect(refused('creditApprover', 0, { exposure: { client: undefined } })).toBe(
      'CommitteeMissing',
    );
  });

  it('overrides a negative review at the next level only, with a reason', () => {
    const negative = { negative: true, reason: 'The group vouches for it' };
    expect(refused('creditApprover', 1, { negative: true })).toBe('OverrideNeedsReason');
    expect(refused('riskOfficer', 1, negative)).toBe('OverrideNeedsNextLevel');
    expect(rule('creditApprover', 1, negative)).toBe('AA-02');
    expect(refused('creditApprover', 11 * million, negative)).toBe('CommitteeMissing');
    expect(rule('creditApprover', 11 * million, { ...negative, committeeResolved: true })).toBe(
      'AA-04',
    );
  });

  it('of the next level may let terms deviate from a policy, with a reason', () => {
    const deviating = { deviates: true, reason: 'The parent vouches for it' };
    expect(refused('creditApprover', 1, { deviates: true })).toBe('DeviationNeedsReason');
    expect(refused('riskOfficer', 1, deviating)).toBe('DeviationNeedsNextLevel');
    expect(rule('creditApprover', 1, deviating)).toBe('AA-02');
  });

  it('goes by the price: an approver below the guide, the committee below what it costs', () => {
    expect(refused('riskOfficer', 1, { price: 'below' })).toBe('RateNeedsAuthority');
    expect(rule('creditApprover', 1, { price: 'below' })).toBe('AA-02');
    expect(refused('creditApprover', 1, { price: 'loss' })).toBe('CommitteeMissing');
    const resolved = { price: 'loss', committeeResolved: true } as const;
    expect(rule('creditApprover', 1, resolved)).toBe('AA-04');
  });

  it('has rows for each table, and one for what goes straight through', () => {
    expect(new Set(authorityRules.map(({ table }) => table)).size).toBe(3);
    expect(straightThroughRules.map(({ id }) => id)).toEqual(['ST-01']);
  });
});

describe('the table of authority', () => {
  const version = { version: 4, from: '2026-03-10', reason: 'x', draftedBy: 'a', approvedBy: 'b' };
  const tableOf = (content: CreditRulesRow['versions'][number]['content']): CreditRulesRow => ({
    ...{ tableId: 'authority', version: 4, reason: 'x' },
    versions: [{ ...version, content }],
  });
  const straightThrough = { id: 'B-S', upTo: 1, riskClasses: ['low'] } as const;

  it('is that of the release until the bank sets one', () => {
    for (const row of [undefined, tableOf({ authority }), tableOf({})]) {
      const { lines, straightThrough: straight } = authorityOn(row, '2026-03-09');
      expect(lines.map(({ id, setBy }) => `${id} ${setBy}`)).toEqual(
        authorityRules.map(({ id }) => `${id} release`),
      );
      expect(straight).toMatchObject({ id: 'ST-01', version: 1, setBy: 'release' });
    }
    expect(authorityOn(tableOf({}), '2026-03-10').lines[0]).toMatchObject({ setBy: 'release' });
    expect(authorityOn(undefined, '1899-12-31')).toEqual({ lines: [] });
  });

  it("is the bank's own from its first day on, with its version", () => {
    const of = { version: 4, setBy: 'bank' };
    expect(authorityOn(tableOf({ authority }), '2026-03-10')).toEqual({
      lines: authority.lines.map((line) => ({ ...line, ...of })),
    });
    const own = authorityOn(
      tableOf({ authority: { ...authority, straightThrough } }),
      '2026-03-10',
    );
    expect(own.straightThrough).toEqual({ ...straightThrough, ...of });
  });

  it('is read from the least demanding line up, in whatever order the bank wrote it', () => {
    const lines = release.lines.toReversed();
    const granted = (role: Role, yuan: number, more: Partial<Judged> = {}) =>
      authorityOf(judged(yuan, more), by(role), { lines }).rule;
    expect(granted('creditApprover', 2 * million)).toBe('AA-02');
    expect(granted('riskOfficer', 1)).toBe('AA-01');
    const deviating = { deviates: true, reason: 'x', riskReviewed: false };
    expect(granted('creditApprover', 1, deviating)).toBe('AA-02');
  });

  it('lets its highest level override itself, and grant below what it costs', () => {
    const lines = [{ ...authority.lines[2]!, version: 1, setBy: 'bank' as const }];
    const standard = { table: 'standard', reason: 'x' } as const;
    const reasons: readonly Partial<Judged>[] = [{ negative: true }, { price: 'loss' }];
    for (const more of reasons) {
      const asked = judged(1, { ...standard, ...more });
      expect(authorityOf(asked, by('riskOfficer'), { lines }).rule).toBe('B-3');
    }
  });

  it('grants nothing of a table without a line', () => {
    const asked = judged(1);
    const act = () => authorityOf(asked, by('creditApprover'), { lines: [] });
    expect(act).toThrow(
      expect.objectContaining({
        code: 'AuthorityExceeded',
        details: { exposure: asked.exposure },
      }) as Error,
    );
  });
});

describe('what is said of a decision', () => {
  const exposure = { client: cny(1), group: cny(11 * million) };

  it('names the line, its version and what it was judged by', () => {
    const group = { exposure, riskClass: 'low' } as const;
    expect(authorityOf(judged(1, group), by('creditApprover'), release)).toEqual({
      ...{ rule: 'AA-03', version: 1, setBy: 'release' },
      ...{ exposure, riskClass: 'low' },
    });
    const unknown = { exposure: { client: undefined }, committeeResolved: true };
    expect(authorityOf(judged(1, unknown), by('creditApprover'), release).exposure).toEqual({
      client: cny(0),
    });
  });

  it.each<[string, Role, Partial<Judged>, object]>([
    ['AuthorityExceeded', 'riskOfficer', {}, { needed: 'AA-03', roles: ['riskOfficer'] }],
    ['ReviewMissing', 'creditApprover', { riskReviewed: false }, { rule: 'AA-03' }],
    ['CommitteeMissing', 'creditApprover', { price: 'loss' }, { rule: 'AA-04' }],
    ['OverrideNeedsReason', 'creditApprover', { negative: true }, { field: 'reason' }],
    ['DeviationNeedsReason', 'creditApprover', { deviates: true }, { field: 'reason' }],
  ])('or is missing: %s', (code, role, more, details) => {
    const said = code.endsWith('Reason') ? details : { ...details, ...exposure };
    expect(() => authorityOf(judged(0, { exposure, ...more }), by(role), release)).toThrow(
      expect.objectContaining({ code, details: said }) as Error,
    );
  });

  it('counts a group of which somebody does not know the sum as beyond every bound', () => {
    const unknown = { exposure: { client: cny(1), group: undefined } };
    expect(refused('creditApprover', 1, unknown)).toBe('CommitteeMissing');
  });

  it('asks for a second level only where the review or the price does', () => {
    expect(refused('riskOfficer', 1, { negative: true, reason: 'x', price: 'below' })).toBe(
      'OverrideNeedsNextLevel',
    );
    expect(rule('riskOfficer', 1, { reason: 'x' })).toBe('AA-01');
  });

  it('adds up client and group, each with the credit asked for', () => {
    const row = (id: string, yuan: number) => ({ id, granted: [cny(yuan)], credits: 1 });
    const day = '2026-03-02';
    expect(exposureWith(cny(5), undefined, undefined, day)).toEqual({ client: cny(5) });
    expect(exposureWith(cny(5), row('cl_1', 10), row('gr_1', 20), day)).toEqual({
      client: cny(15),
      group: cny(25),
    });
  });
});

describe('an amount in yuan', () => {
  it.each([
    ['RR-CNY', { minor: 100, currency: 'CNY' }, 100],
    ['RR-USD', { minor: 100, currency: 'USD' }, 660],
    ['RR-EUR', { minor: 100, currency: 'EUR' }, 660],
    ['RR-HKD', { minor: 100, currency: 'HKD' }, 90],
    ['RR-JPY', { minor: 100, currency: 'JPY' }, 500],
  ])('follows %s', (id, amount, fen) => {
    expect(referenceRates.map((each) => each.id)).toContain(id);
    expect(inYuan(amount, '2026-03-02')).toEqual({ minor: fen, currency: 'CNY' });
  });

  it('is unknown without a rate', () => {
    expect(inYuan({ minor: 1, currency: 'CHF' }, '2026-03-02')).toBeUndefined();
    expect(sumInYuan([cny(1), { minor: 1, currency: 'CHF' }], '2026-03-02')).toBeUndefined();
  });
});
