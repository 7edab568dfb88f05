import type { Day } from '#kernel';
import type { SurveyFinding, SurveyPlan } from '../../survey/survey.events.js';
import type { SurveyQuestion } from '../../survey-form/survey-form.events.js';

/** How often one answer to one question was given, by one group. */
export interface Tally {
  readonly group: string;
  readonly questionId: string;
  /** A number, or the code of a choice. */
  readonly value: string;
  readonly count: number;
}

/** How a group of clients took part. */
export interface GroupCount {
  readonly group: string;
  readonly invited: number;
  readonly answered: number;
  readonly valid: number;
}

/** A survey with all it has gathered. It names no client. */
export interface SurveyRow extends SurveyPlan {
  readonly surveyId: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly questions: readonly SurveyQuestion[];
  readonly series: string;
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly invited: number;
  readonly returned: number;
  readonly declined: number;
  readonly groups: readonly GroupCount[];
  readonly tallies: readonly Tally[];
  readonly peers: readonly {
    readonly peer: string;
    readonly netPromoterScore: number;
    readonly source: string;
    readonly on: Day;
  }[];
  /** Samples that were drawn, by seed; whom they hold is no part of it. */
  readonly samples: readonly {
    readonly seed: string;
    readonly perGroup: number;
    readonly clients: number;
    readonly on: Day;
  }[];
  readonly findings: readonly (SurveyFinding & {
    readonly foundOn: Day;
    readonly effective?: boolean;
    readonly result?: string;
  })[];
}

/** The groups with one more of something in one of them. */
export function counting(
  groups: readonly GroupCount[],
  group: string,
  more: Partial<Omit<GroupCount, 'group'>>,
): readonly GroupCount[] {
  const before = groups.find((each) => each.group === group);
  const { invited = 0, answered = 0, valid = 0 } = before ?? {};
  const after = {
    group,
    invited: invited + (more.invited ?? 0),
    answered: answered + (more.answered ?? 0),
    valid: valid + (more.valid ?? 0),
  };
  return [...groups.filter((each) => each !== before), after].sort(byGroup);
}

/** The tallies with one more of one answer. */
export function tallied(
  tallies: readonly Tally[],
  { group, questionId, value }: Omit<Tally, 'count'>,
): readonly Tally[] {
  const before = tallies.find(
    (each) => each.group === group && each.questionId === questionId && each.value === value,
  );
  const after = { group, questionId, value, count: (before?.count ?? 0) + 1 };
  return [...tallies.filter((each) => each !== before), after];
}

const byGroup = (a: GroupCount, b: GroupCount): number => (a.group < b.group ? -1 : 1);
