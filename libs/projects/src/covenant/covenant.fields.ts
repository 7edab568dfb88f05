import type { DecimalText } from '#kernel';
import { AreCodes, IsCode, IsDecimalText } from '#kernel';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CovenantFigure, CovenantSide } from './covenant.codes.js';

/** A ratio as data: the sum of some figures, over the sum of others, and its limits. */
export class RatioFields {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @AreCodes(CovenantFigure)
  readonly over!: readonly CovenantFigure[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @AreCodes(CovenantFigure)
  readonly under!: readonly CovenantFigure[];

  @IsCode(CovenantSide) readonly side!: CovenantSide;

  @IsDecimalText({ min: '0', max: '1000' }) readonly limit!: DecimalText;

  /** Beyond this, distributions to the owners are locked up; stricter than the limit. */
  @IsOptional() @IsDecimalText({ min: '0', max: '1000' }) readonly lockUp?: DecimalText;

  /** Over how many months cash flows are added up. */
  @IsInt() @Min(1) @Max(60) readonly windowMonths!: number;
}
export type CovenantRatio = { readonly [K in keyof RatioFields]: RatioFields[K] };

const most = 1_000_000_000_000_000;
const figure = (): PropertyDecorator => (target, name) => {
  for (const decorate of [IsOptional(), IsInt(), Min(-most), Max(most)]) decorate(target, name);
};

/** The figures of a test, in minor units of the currency of the project. */
export class FigureFields {
  @figure() readonly cashFlow?: number;
  @figure() readonly debtService?: number;
  @figure() readonly interest?: number;
  @figure() readonly revenue?: number;
  @figure() readonly ebitda?: number;
  @figure() readonly debt?: number;
  @figure() readonly equity?: number;
  @figure() readonly cash?: number;
  @figure() readonly currentAssets?: number;
  @figure() readonly currentLiabilities?: number;
  @figure() readonly totalAssets?: number;
  @figure() readonly totalLiabilities?: number;
  @figure() readonly netIncome?: number;
}
export type Figures = Readonly<Partial<Record<CovenantFigure, number>>>;
