import { terms } from '../application/application.examples.js';
import { defaultRules, lossRules, preferenceRules, priceRules } from './price.rules.js';
import type { Price, Priced } from './price.js';
import { priceOf, releasePricing } from './price.js';

const day = '2026-03-02';
const plain: Priced = {
  ...terms,
  guaranteeType: 'unsecured',
  currency: 'CNY',
  riskClass: 'medium',
  priority: 'normal',
};
const price = (more: Partial<Priced> = {}): Price => {
  const found = priceOf({ ...plain, ...more }, releasePricing(day));
  if (!found) throw new Error('no price');
  return found;
};

describe('the price of a credit', () => {
  it('is the sum of its parts, each with its rule', () => {
    expect(price().lines.map(({ part, rate, rules }) => `${part} ${rate} ${rules.join()}`)).toEqual(
      [
        'funding 0.0160 PR-F1',
        'cost 0.0040 PR-C1',
        'expectedLoss 0.0045 PD-M,LG-1',
        'capital 0.0050 PR-K1',
        'margin 0.0050 PR-M1',
      ],
    );
    expect(price()).toMatchObject({ guide: '0.0345', breakEven: '0.0295', standing: 'within' });
  });

  it('takes off what the client has earned, never more than the margin', () => {
    const discount = { reference: 'loyalty.gift', takes: '0.0005' };
    expect(price({ discount }).guide).toBe('0.034');
    expect(price({ discount }).lines.at(-1)).toEqual({
      ...{ part: 'preference', rate: '-0.0005', rules: ['loyalty.gift'] },
    });
    expect(price({ discount: { ...discount, takes: '0.01' } }).guide).toBe('0.0295');
  });

  it('follows the term and the currency', () => {
    const funding = (more: Partial<Priced>) => price(more).lines[0]?.rules[0];
    expect([12, 13, 36, 60, 61].map((termMonths) => funding({ termMonths }))).toEqual([
      'PR-F1',
      'PR-F2',
      'PR-F2',
      'PR-F3',
      'PR-F4',
    ]);
    expect(['USD', 'EUR', 'HKD', 'JPY'].map((currency) => funding({ currency }))).toEqual([
      'PR-U1',
      'PR-E1',
      'PR-H1',
      'PR-J1',
    ]);
    expect(funding({ currency: 'USD', termMonths: 24 })).toBe('PR-U2');
    expect(priceOf({ ...plain, currency: 'CHF' }, releasePricing(day))).toBeUndefined();
  });

  it('follows the risk: PD of the class times LGD of what secures it', () => {
    const loss = (more: Partial<Priced>) => price(more).lines[2]?.rate;
    expect(defaultRules.map(({ riskClass }) => loss({ riskClass }))).toEqual([
      '0.0018',
      '0.0045',
      '0.018',
    ]);
    expect(lossRules.map(({ id, guaranteeType }) => [id, loss({ guaranteeType })])).toEqual([
      ['LG-1', '0.0045'],
      ['LG-2', '0.0025'],
      ['LG-3', '0.0035'],
      ['LG-4', '0.004'],
      ['LG-5', '0.003'],
      ['LG-6', '0.0005'],
      ['LG-7', '0.003'],
      ['LG-8', '0.004'],
      ['LG-9', '0.0025'],
    ]);
    expect(defaultRules.map(({ id }) => id)).toEqual(['PD-L', 'PD-M', 'PD-H']);
  });

  it.each<[Partial<Priced>, string, readonly string[]]>([
    [{ product: 'green' }, '-0.003', ['PP-1']],
    [{ segment: 'strategic' }, '-0.002', ['PP-2']],
    [{ segment: 'growth' }, '-0.001', ['PP-3']],
    [{ segment: 'churning' }, '-0.001', ['PP-3']],
    [{ priority: 'vip' }, '-0.001', ['PP-4']],
    [{ product: 'smallBusiness' }, '-0.002', ['PP-5']],
    [
      { product: 'green', segment: 'strategic', priority: 'vip' },
      '-0.005',
      ['PP-1', 'PP-2', 'PP-4'],
    ],
  ])('is preferential for %j, and never by more than the margin', (more, rate, rules) => {
    expect(price(more).lines.at(-1)).toEqual({ part: 'preference', rate, rules });
    expect(preferenceRules).toHaveLength(5);
  });

  it('says whether a rate keeps to the guide, is below it, or earns less than it costs', () => {
    const standing = (annualRate: string) => price({ annualRate }).standing;
    expect(['0.0345', '0.0344', '0.0295', '0.0294'].map(standing)).toEqual([
      'within',
      'below',
      'below',
      'loss',
    ]);
    expect(price({ annualRate: '0.0345' }).returnOnCapital).toBe('0.125');
    expect(priceRules).toHaveLength(12);
  });
});
