import type { Day } from '#kernel';
import { IsCode, IsDay, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ConditionKind, CreditStep } from '../product/product.codes.js';
import type { ProductContent } from '../product/product.fields.js';
import type { CreditTerms } from '../credit-terms.js';

/** A condition as the approver states it. */
export class StatedCondition {
  @IsCode(ConditionKind) readonly kind!: ConditionKind;

  @IsCode(CreditStep) readonly before!: CreditStep;

  @IsText() readonly text!: string;

  /** The day by which it is due. */
  @IsOptional() @IsDay() readonly dueOn?: Day;

  /** Days after the first drawdown by which it is due. */
  @IsOptional() @IsInt() @Min(1) @Max(3660) readonly withinDays?: number;
}

/** A condition of a credit, known by its id within it. */
export interface Condition {
  readonly id: string;
  readonly kind: ConditionKind;
  readonly before: CreditStep;
  readonly text: string;
  readonly dueOn?: Day;
  readonly withinDays?: number;
}

/** The conditions of a credit: those of the product, then those that the approver adds. */
export function conditionsOf(
  stated: readonly StatedCondition[],
  product: ProductContent | undefined,
  { guaranteeType }: CreditTerms,
): readonly Condition[] {
  const usual = (product?.conditions ?? [])
    // There is nothing to register where nothing is pledged.
    .filter(({ kind }) => kind !== 'collateralRegistered' || guaranteeType !== 'unsecured')
    .map(({ text, ...each }) => ({ ...each, text: `${text.en} · ${text.zh}` }));
  const numbered = (each: Omit<Condition, 'id'>, index: number) => ({
    id: `c${index + 1}`,
    ...plain(each),
  });
  return [...usual, ...stated].map(numbered);
}

/** As plain data: a command holds instances of its fields. */
const plain = ({ kind, before, text, dueOn, withinDays }: Omit<Condition, 'id'>) => ({
  kind,
  before,
  text,
  ...(dueOn !== undefined && { dueOn }),
  ...(withinDays !== undefined && { withinDays }),
});
