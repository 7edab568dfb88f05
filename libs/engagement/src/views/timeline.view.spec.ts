import { occurrence, projects } from '#kernel/testing';
import {
  asked,
  clientId,
  done,
  offer,
  planned,
  question,
  visit,
  visited,
  withdrawn,
} from '../examples.js';
import { interactionEvents } from '../interaction/interaction.events.js';
import { timeline } from './timeline.view.js';

const given = projects(timeline);
const corrected = interactionEvents.InteractionCorrected({
  clientId,
  ...question,
  reason: 'A message only.',
});
const onTimeline = {
  clientId,
  interactionId: 'X-1',
  stepsDone: [],
  recordedAt: '2026-03-02T09:00:00.000Z',
  recordedBy: 'rm-7',
  corrections: [],
};

describe('a contact on the timeline', () => {
  it('says what was told, and stands at its moment', () =>
    given(visited).then({ ...visit, ...onTimeline, happenedAt: '2026-02-26T06:30:00.000Z' }));

  it('stands at the beginning of its day where the moment is not known', () =>
    given(asked).then({ ...question, ...onTimeline, happenedAt: '2026-03-01T00:00:00.000Z' }));

  it('has an open step until it is done', () => {
    given(visited, planned).matches({ nextStep: offer, stepsDone: [] });
    const row = given(visited, planned, done).rows.get('X-1');
    expect(row?.stepsDone).toEqual([{ ...offer, result: 'Sent.', doneOn: '2026-03-02' }]);
    expect(row && 'nextStep' in row).toBe(false);
  });

  it('is told anew, with why, and keeps its steps and its first teller', () => {
    const before = given(visited, planned, done, planned).rows.get('X-1');
    const at = { at: '2026-03-04T10:00:00.000Z', actor: 'rm-9' };
    const change = timeline.change(corrected, { ...occurrence, ...at });
    expect(change?.apply(before, 'X-1')).toEqual({
      ...question,
      ...onTimeline,
      happenedAt: '2026-03-01T00:00:00.000Z',
      nextStep: offer,
      stepsDone: [{ ...offer, result: 'Sent.', doneOn: '2026-03-02' }],
      corrections: [
        { correctedAt: '2026-03-04T10:00:00.000Z', correctedBy: 'rm-9', reason: 'A message only.' },
      ],
    });
  });

  it('stands by its correction alone where its first telling counts later', () =>
    given(corrected).matches({ channel: 'wechat', valueDate: '2026-03-01' }));

  it('is gone when it is withdrawn', () => given(visited, planned, withdrawn).leavesNothing());

  it('counts once in every dimension', () =>
    given(asked).adds(
      'contacts',
      ...[
        ['channel', 'wechat'],
        ['way', 'unknown'],
        ['direction', 'fromClient'],
        ['stage', 'application'],
        ['outcome', 'unknown'],
      ].map(([dimension = '', value = '']) => ({ group: { dimension, value }, sums: {} })),
    ));
});
