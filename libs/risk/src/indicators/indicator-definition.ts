import type { Labels, Role } from '#kernel';
import type { IndicatorGroup, IndicatorUnit } from './indicator-groups.codes.js';
import type { Term } from './term.js';

/** Where an indicator comes from and what it means. */
export interface IndicatorDefinition extends Labels {
  /** Raised whenever the same facts give another value. */
  readonly version: number;
  readonly group: IndicatorGroup;
  readonly unit: IndicatorUnit;
  /** `rising`: the higher the worse. `falling`: the lower the worse. */
  readonly direction: 'rising' | 'falling';
  /** How it is reckoned; absent where it is counted from loans, contacts and signals. */
  readonly formula?: Term;
  /** It grows by one a day by itself. */
  readonly daily?: true;
  readonly source: string;
  readonly owner: Role;
}

type Unit = IndicatorUnit;
type Direction = IndicatorDefinition['direction'];

/** An indicator that is a formula. */
export const reckoned =
  (group: IndicatorGroup, source: string) =>
  (label: Labels, unit: Unit, direction: Direction, formula: Term): IndicatorDefinition => ({
    ...label,
    version: 1,
    group,
    unit,
    direction,
    formula,
    source,
    owner: 'riskOfficer',
  });

/** An indicator that is counted from loans, contacts, signals or days. */
export const counted = (
  label: Labels,
  group: IndicatorGroup,
  unit: Unit,
  source: string,
  more: Partial<IndicatorDefinition> = {},
): IndicatorDefinition => ({
  ...label,
  version: 1,
  group,
  unit,
  direction: 'rising',
  source,
  owner: 'riskOfficer',
  ...more,
});
