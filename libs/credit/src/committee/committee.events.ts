import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CommitteeVote, Resolution } from './committee.codes.js';

/** The vote of the credit committee on an application. */
export const committeeEvents = defineEvents(['applicationId', 'clientId'], {
  CommitteeConvened: event<{
    readonly clientId: string;
    readonly members: readonly string[];
    readonly quorum: number;
    readonly convenedBy: string;
    readonly valueDate: Day;
  }>(),
  VoteCast: event<{
    readonly member: string;
    readonly vote: CommitteeVote;
    readonly comment: string;
    readonly valueDate: Day;
  }>(),
  CommitteeResolved: event<{
    readonly resolution: Resolution;
    readonly approve: number;
    readonly decline: number;
    readonly abstain: number;
    readonly valueDate: Day;
  }>(),
});
