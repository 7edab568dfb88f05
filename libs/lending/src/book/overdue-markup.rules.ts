import type { DecimalText } from '#kernel';

/**
 * What is added to the contract rate on overdue amounts where the terms say nothing else. Source:
 * default of this product, the most that 银发〔2003〕251号 allows.
 */
export const overdueMarkup: DecimalText = '0.50';
