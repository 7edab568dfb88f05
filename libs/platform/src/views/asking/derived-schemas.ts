import type { Schema } from '#kernel';

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };

const fact: Schema = {
  type: 'object',
  description: 'An event: what happened, who did it, by which command and why.',
  properties: {
    position: whole,
    stream: text,
    revision: whole,
    type: text,
    at: text,
    valueDate: text,
    actor: text,
    command: text,
    onBehalfOf: text,
    reason: text,
    correlationId: text,
    causationId: text,
  },
};

const changed: Schema = {
  type: 'array',
  description: 'The fields that differ, with what stood there before and after.',
  items: { type: 'object', properties: { field: text, before: {}, after: {} } },
};

const pageOf = (items: Schema): Schema => ({
  type: 'object',
  properties: { items: { type: 'array', items }, next: { type: ['string', 'null'] } },
});

/** What changed in a list between two points of the log. */
export const changesSchema = pageOf({
  type: 'object',
  properties: {
    id: text,
    what: { enum: ['came', 'went', 'changed'] },
    before: { description: 'The row as the list showed it at `knownFrom`.' },
    after: { description: 'The row as the list showed it at `knownTo`.' },
    changed,
    facts: { type: 'array', items: fact },
  },
});

/** What became of one thing, event by event. */
export const historySchema = pageOf({
  type: 'object',
  properties: { fact, after: { description: 'The answer after the event.' }, changed },
});
