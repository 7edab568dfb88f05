import type { Day, Labels } from '#kernel';
import type { BackTestWindow } from '../../rule-set/rule-set.events.js';
import type { Sampling } from '../columns/observations.js';

/** How alarms and fates meet within a horizon. An alarm is orange or red. */
export interface Crossing {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  readonly quiet: number;
  /** Left without failing: never counted as survivors. */
  readonly goneAlarmed: number;
  readonly goneQuiet: number;
  /** The horizon reaches beyond the last known day. */
  readonly censored: number;
}

/** How well scores tell failures from the rest. Shares and areas to four places. */
export interface Separation {
  readonly observations: number;
  readonly failures: number;
  readonly areaUnderCurve: string;
  readonly averagePrecision: string;
  readonly kolmogorovSmirnov: string;
  /** Share of failures among the highest scores, by share of alarms. */
  readonly hitsAt: readonly { readonly budget: string; readonly share: string }[];
}

/** How early failures were warned of. */
export interface LeadTime {
  readonly failures: number;
  /** Alarmed at the last observation, the last two and the last three in a row. */
  readonly caught: number;
  readonly twoAhead: number;
  readonly threeAhead: number;
  /** Days from the first alarm of the spell to the failure. */
  readonly medianDays: number;
  readonly histogram: readonly { readonly fromDays: number; readonly failures: number }[];
}

export interface YearLine {
  readonly year: number;
  readonly observations: number;
  readonly alarmed: number;
  readonly failures: number;
  readonly caught: number;
  readonly gone: number;
  /** Population stability index of the scores against the reference years. */
  readonly stabilityIndex: string;
  /** Failures expected from the rates of the years before, recalibrated yearly. */
  readonly expected: string;
  readonly observedToExpected: string;
}

/** What one rule does within the set. */
export interface RuleLine {
  readonly rule: string;
  readonly label: Labels;
  readonly weight: number;
  /** The area without it, and how much that is less than with it. */
  readonly areaWithout: string;
  readonly contribution: string;
  /**
   * By level: how often it spoke, how many of those failed within a year, and the interval. The rate
   * of false alarms is the share of evenings of survivors, its figure known, on which it spoke.
   */
  readonly levels: readonly {
    readonly level: 'yellow' | 'orange' | 'red';
    readonly spoke: number;
    readonly failed: number;
    readonly interval: readonly [low: string, high: string];
    readonly medianLeadDays: number;
    readonly falseAlarmRate: string;
  }[];
  /** Observations on which its figure was not known. */
  readonly missing: number;
}

/** Some clients: how many, and the first of them by id. */
export interface ClientList {
  readonly count: number;
  readonly clients: readonly string[];
}

/** The difference a challenger makes, as lists of clients. */
export interface Comparison {
  readonly champion: { readonly code: string; readonly contentHash: string };
  readonly championArea: string;
  readonly newlyCaught: ClientList;
  readonly newlyMissed: ClientList;
  readonly alarmsSaved: ClientList;
  readonly alarmsAdded: ClientList;
}

/** A yardstick that needs no fitting: what Altman’s Z of 1968 would have told. */
export interface Baseline {
  readonly name: Labels;
  readonly separation: Separation;
}

/** Everything a back-test says. The same content on the same log gives the same bytes. */
export interface BackTestReport {
  readonly set: {
    readonly code: string;
    readonly title: Labels;
    readonly contentHash: string;
    readonly rules: number;
  };
  /** The last position of the log that was read. */
  readonly position: number;
  readonly window: BackTestWindow;
  readonly reference: { readonly from: Day; readonly to: Day };
  readonly sampling: Sampling;
  readonly clients: number;
  readonly failedClients: number;
  readonly events: number;
  readonly oneYear: Crossing;
  readonly threeYears: Crossing;
  readonly separation: Separation;
  readonly baseline?: Baseline;
  readonly lead: LeadTime;
  /** Spells of alarm, and changes of level over all clients. */
  readonly episodes: number;
  readonly levelChanges: number;
  readonly years: readonly YearLine[];
  readonly rules: readonly RuleLine[];
  readonly comparison?: Comparison;
}
