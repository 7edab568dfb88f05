import type { DecimalText } from '#kernel';
import { IsDecimalText, IsId } from '#kernel';
import { IsBoolean, IsOptional } from 'class-validator';

class HoldingFields {
  /** Who holds: a client, or a person or organisation of `/parties`. */
  @IsId() readonly ownerId!: string;

  /** What is held: the client itself, or one of its owners further up. */
  @IsId() readonly ownedId!: string;

  /** The share held, as a fraction: "0.51". */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly share?: DecimalText;

  /** Controls it in another way than by shares (实际控制人). */
  @IsOptional() @IsBoolean() readonly controls?: boolean;
}

/** One line of the chart of owners. */
export type StatedHolding = Pick<HoldingFields, keyof HoldingFields>;
export const StatedHolding: new () => StatedHolding = HoldingFields;
