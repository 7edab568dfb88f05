import { clientId } from '#credit/examples';
import { interactionEvents } from '#engagement';
import type { Fact } from '#kernel';
import { projects, reacts } from '#kernel/testing';
import { FulfilResponseSteps } from '../response/response.commands.js';
import * as facts from '../response/response.examples.js';
import { responses } from '../views/watch/responses.view.js';
import { fulfilResponses } from './fulfil-responses.process.js';

const { responseId, started, called, ended } = facts;
const day = '2026-03-02';
const contact = (more: object = {}) =>
  interactionEvents.InteractionRecorded({
    interactionId: 'in_1',
    clientId,
    channel: 'phone',
    direction: 'fromBank',
    subject: 'The payment of March',
    valueDate: day,
    ...more,
  });
const occurrence = { id: 'in_1', valueDate: day };
const upon = (...past: readonly Fact[]) => [
  ...projects(responses, { id: responseId })(...past).rows.values(),
];
const after = (fact: Fact, ...past: readonly Fact[]) =>
  reacts(fulfilResponses)(fact, occurrence, upon(...past));

describe('a contact', () => {
  it('does the step of a response that asks for it', () =>
    after(contact(), started).then(
      FulfilResponseSteps.of({
        responseId,
        steps: ['callClient'],
        result: 'Telephone · 电话',
        doneThrough: 'in_1',
        day,
      }),
    ));

  it('does nothing where the step is done already', () => after(contact(), started, called).then());

  it('does nothing where the client was not reached, or only written to', () => {
    after(contact({ outcome: 'notReached' }), started).then();
    after(contact({ channel: 'email' }), started).then();
  });

  it('from before the warning is no answer to it', () =>
    reacts(fulfilResponses)(
      contact(),
      { ...occurrence, valueDate: '2026-03-01' },
      upon(started),
    ).then());

  it('looks at open responses only', () => {
    const where = fulfilResponses.sweep(contact())?.over(contact().data, undefined!)?.where;
    expect(where).toEqual({ clientId, open: true });
    expect(upon(started, ended)).toMatchObject([{ open: false }]);
  });
});
