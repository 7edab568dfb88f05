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
} from '../../examples.js';
import { interactionEvents } from '../../interaction/interaction.events.js';
import { timeline } from './timeline.view.js';

const given = projects(timeline);
const corrected = interactionEvents.InteractionCorrected({
  clientId,
  ...question,
  reason: 'A message only.',
  was: { valueDate: question.valueDate, channel: question.channel },
});
const onTimeline = {
  clientId,
  interactionId: 'X-1',
  steps: [],
  attachments: [],
  withdrawn: false,
  recordedAt: '2026-03-02T09:00:00.000Z',
  recordedBy: 'rm-7',
  corrections: [],
};

const sent = { ...offer, state: 'done', result: 'Sent.', closedOn: '2026-03-02' } as const;

describe('a contact on the timeline', () => {
  it('says what was told, and stands at its moment', () =>
    given(visited).then({ ...visit, ...onTimeline, happenedAt: '2026-02-26T06:30:00.000Z' }));

  it('stands at the beginning of its day where the moment is not known', () =>
    given(asked).then({ ...question, ...onTimeline, happenedAt: '2026-03-01T00:00:00.000Z' }));

  it('has an open step until it is done', () => {
    given(visited, planned).matches({ steps: [{ ...offer, state: 'open' }] });
    given(visited, planned, done).matches({ steps: [sent] });
  });

  it('is told anew, with why, and keeps its steps and its first teller', () => {
    const before = given(visited, planned, done).rows.get('X-1');
    const at = { at: '2026-03-04T10:00:00.000Z', actor: 'rm-9' };
    const change = timeline.change(corrected, { ...occurrence, ...at });
    expect(change?.apply(before, 'X-1')).toEqual({
      ...question,
      ...onTimeline,
      happenedAt: '2026-03-01T00:00:00.000Z',
      steps: [sent],
      corrections: [
        { correctedAt: '2026-03-04T10:00:00.000Z', correctedBy: 'rm-9', reason: 'A message only.' },
      ],
    });
  });

  it('stands by its correction alone where its first telling counts later', () =>
    given(corrected).matches({ channel: 'wechat', valueDate: '2026-03-01' }));

  it('stays, marked, when it is withdrawn, and counts for nothing', () => {
    const gone = interactionEvents.InteractionWithdrawn({ ...withdrawn.data, openSteps: ['1'] });
    const after = given(visited, planned, gone);
    after.matches({
      withdrawn: true,
      withdrawal: { at: '2026-03-02T09:00:00.000Z', by: 'rm-7', reason: 'Another client.' },
      steps: [{ ...offer, state: 'dropped', result: 'Another client.', closedOn: '2026-03-02' }],
    });
    after.adds('contacts');
  });

  it('has the files that go with it, by their fingerprints', () => {
    const file = { sha256: 'ab', name: 'minutes.pdf', mediaType: 'application/pdf', bytes: 9 };
    given(visited, interactionEvents.FileAttached(file)).matches({ attachments: [file] });
  });

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
