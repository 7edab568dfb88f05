import type { ContactKind } from '../engagement.codes.js';
import type { Contact, NextStep, StatedStep } from './interaction.events.js';

/** The contact alone, without what else a command or an event says. */
export function contactOf(told: Contact): Contact {
  const { channel, way, direction, stage, subject, outcome, note } = told;
  const { valueDate, occurredAt, timeZone, staffIds, counterparts } = told;
  return {
    channel,
    ...(way && { way }),
    direction,
    ...(stage && { stage }),
    subject,
    ...(outcome && { outcome }),
    ...(note !== undefined && { note }),
    valueDate,
    ...(occurredAt !== undefined && { occurredAt }),
    ...(timeZone !== undefined && { timeZone }),
    ...(staffIds && { staffIds }),
    ...(counterparts && { counterparts }),
  };
}

/** The step alone. */
export const stepOf = (stepId: string, { what, dueOn, ownerId }: StatedStep): NextStep => ({
  stepId,
  what,
  dueOn,
  ...(ownerId !== undefined && { ownerId }),
});

/** Where a contact stands on the timeline: at its moment, or at the beginning of its day. */
export const happenedAt = ({ valueDate, occurredAt }: Contact): string =>
  occurredAt ?? `${valueDate}T00:00:00.000Z`;

/** As what a contact counts: an attempt that reached nobody counts as nothing. */
export function kindsOf({ channel, way, outcome }: Contact): readonly ContactKind[] {
  if (outcome === 'notReached') return [];
  const isVisit = channel === 'visit' || way === 'returnVisit';
  const isReview = way === 'seniorMeeting' || way === 'strategyTalk' || way === 'cooperationReview';
  return [
    'any',
    ...(isVisit ? ['visit' as const] : []),
    ...(isReview ? ['seniorReview' as const] : []),
  ];
}
