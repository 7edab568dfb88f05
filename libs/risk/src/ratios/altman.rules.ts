import type { DatedRule, DecimalText, Labels } from '#kernel';
import type { AltmanModel } from './altman.codes.js';

/** Weights and cut-offs of a model. */
export interface AltmanRule extends DatedRule {
  readonly label: Labels;
  readonly model: AltmanModel;
  readonly constant: DecimalText;
  /** Weights of X1 working capital, X2 retained earnings and X3 EBIT to total assets, X4 equity to
   * total liabilities, X5 sales to total assets. */
  readonly weights: readonly [DecimalText, DecimalText, DecimalText, DecimalText, DecimalText];
  /** Which equity X4 takes. */
  readonly equity: 'market' | 'book';
  /** Above it is safe. */
  readonly safeAbove: DecimalText;
  /** Below it is distress. */
  readonly distressBelow: DecimalText;
}

const published = { version: 1, inForceFrom: '1900-01-01' } as const;

export const altmanRules: readonly AltmanRule[] = [
  {
    ...published,
    id: 'AZ-1',
    source: 'Altman 1968',
    label: { en: 'Z', zh: 'Z值' },
    model: 'z',
    constant: '0',
    weights: ['1.2', '1.4', '3.3', '0.6', '1.0'],
    equity: 'market',
    safeAbove: '2.99',
    distressBelow: '1.81',
  },
  {
    ...published,
    id: 'AZ-2',
    source: 'Altman 1983',
    label: { en: 'Z′', zh: 'Z′值' },
    model: 'zPrime',
    constant: '0',
    weights: ['0.717', '0.847', '3.107', '0.420', '0.998'],
    equity: 'book',
    safeAbove: '2.90',
    distressBelow: '1.23',
  },
  {
    ...published,
    id: 'AZ-3',
    source: 'Altman 1995; some prints give 6.5 and the cut-offs of Z′, which is an error',
    label: { en: 'Z″', zh: 'Z″值' },
    model: 'zDoublePrime',
    constant: '0',
    weights: ['6.56', '3.26', '6.72', '1.05', '0'],
    equity: 'book',
    safeAbove: '2.60',
    distressBelow: '1.10',
  },
  {
    ...published,
    id: 'AZ-4',
    source: 'Altman 1995; cut-offs of Z″ shifted by the constant, some prints give 4.15',
    label: { en: 'Z″ for emerging markets', zh: '新兴市场Z″值' },
    model: 'zEmerging',
    constant: '3.25',
    weights: ['6.56', '3.26', '6.72', '1.05', '0'],
    equity: 'book',
    safeAbove: '5.85',
    distressBelow: '4.35',
  },
];
