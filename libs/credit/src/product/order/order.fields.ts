import type { Labels } from '#kernel';
import { AreCodes, AreParts, IsCode, IsOneOf, IsPart } from '#kernel';
import {
  AdvanceRule,
  AllocationDirection,
  AssetClass,
  DueComponent,
  DueTiming,
  OddUnits,
  PaymentType,
} from '#loan-arithmetic';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, Matches } from 'class-validator';
import { LabelFields } from './label.fields.js';

/** A step of an order: what is due at these times is paid, these components first to last. */
export class OrderStep {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @AreCodes(DueTiming)
  readonly of!: readonly DueTiming[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @AreCodes(DueComponent)
  readonly pays!: readonly DueComponent[];
}

const anyOr = (codes: readonly string[]) => ['any', ...codes];

/** An order of payment of the bank's own: what a payment pays first (冲销顺序). */
export class OrderFields {
  /** Payments name it. Ids that begin with `AL-` are those of the release. */
  @Matches(/^(?!AL-)[A-Za-z0-9_-]{1,40}$/, {
    message: '$property must be 1 to 40 letters, digits, - or _, and not begin with AL-',
  })
  readonly id!: string;

  @IsPart(LabelFields) readonly label!: Labels;

  /** The type of payment that it is for; a line for one goes before a line for `any`. */
  @IsOneOf(anyOr(PaymentType.all)) readonly payment!: PaymentType | 'any';

  /** The class of the asset that it is for; a line for one goes before a line for `any`. */
  @IsOneOf(anyOr(AssetClass.all)) readonly assetClass!: AssetClass | 'any';

  @AreParts(OrderStep, { min: 1, max: 10 }) readonly order!: readonly OrderStep[];

  /** One instalment after the other, or one component after the other. */
  @IsCode(AllocationDirection) readonly direction!: AllocationDirection;

  /** Which instalments that are not due yet a payment in advance reaches first. */
  @IsCode(AdvanceRule) readonly advance!: AdvanceRule;

  /** Who takes what cannot be shared, where all instalments are reached; the earliest by default. */
  @IsOptional() @IsCode(OddUnits) readonly oddUnits?: OddUnits;
}

export type StatedOrder = { readonly [K in keyof OrderFields]: OrderFields[K] };
