import { checkMarkup } from './penalty.js';
import { penaltyRules } from './penalty.rules.js';

describe('a penalty markup', () => {
  it.each([
    ['overdue', '0.29'],
    ['overdue', '0.51'],
    ['misuse', '0.49'],
    ['misuse', '1.01'],
  ] as const)('for %s of %s is refused', (breach, markup) =>
    expect(() => checkMarkup(breach, markup, '2025-01-01')).toThrow('MarkupNotAllowed'),
  );
  it.each([
    ['overdue', '0.30'],
    ['overdue', '0.50'],
    ['misuse', '1.00'],
  ] as const)('for %s of %s is allowed', (breach, markup) =>
    expect(() => checkMarkup(breach, markup, '2025-01-01')).not.toThrow(),
  );
  it('is refused before any rule', () =>
    expect(() => checkMarkup('overdue', '0.30', '2003-12-31')).toThrow('NoPenaltyRule'));
  it.each([
    ['PEN-OVERDUE', 'overdue', '0.30', '0.50'],
    ['PEN-MISUSE', 'misuse', '0.50', '1.00'],
  ] as const)('is bounded by %s for %s: from %s to %s', (id, breach, from, to) =>
    expect(penaltyRules.find((rule) => rule.id === id)).toMatchObject({ breach, from, to }),
  );
});
