import type { DatedRule, DecimalText, Labels } from '#kernel';
import type { SatisfactionDimension } from './satisfaction.codes.js';

/** The weight of each dimension, of 1 together. */
export interface DimensionWeights extends DatedRule {
  readonly label: Labels;
  readonly weights: Readonly<Record<SatisfactionDimension, DecimalText>>;
}

export const dimensionWeights: readonly DimensionWeights[] = [
  {
    id: 'SA-01',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default of this product',
    label: { en: 'Weights of the four dimensions', zh: '四个维度的权重' },
    weights: { product: '0.25', efficiency: '0.25', attitude: '0.25', resolution: '0.25' },
  },
];
