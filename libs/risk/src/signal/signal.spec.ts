import { ClientUnknown } from '#clients';
import { decides, projects } from '#kernel/testing';
import { foundRelevant, seenIdle, sued, takenBack } from '../facts/facts.examples.js';
import { signals } from '../views/watch/signals.view.js';
import {
  AssessSignal,
  ReceiveSignal,
  ReportObservation,
  WithdrawSignal,
} from './signal.commands.js';
import { signal } from './signal.decider.js';
import { signalRefusals } from './signal.refusals.js';

const given = decides(signal);
const client = { client: { clientId: 'C-1' } };
const { valueDate: _, ...received } = sued.data;
const receive = (more: Partial<ReceiveSignal> = {}) => ReceiveSignal.of({ ...received, ...more });
const { knownOn: __, valueDate: ___, ...seen } = seenIdle.data;
const observed = { ...seen, clientId: 'C-1' };

describe('a signal', () => {
  it('comes in with its client and the day from which it is known', () =>
    given().when(receive(), client).then(sued));

  it('is as grave as its code says unless its sender says otherwise', () => {
    const { gravity: ____, ...plain } = received;
    given().when(ReceiveSignal.of(plain), client).then(sued);
    const [graver] = given()
      .when(receive({ gravity: 'red' }), client)
      .facts();
    expect(graver?.data).toMatchObject({ gravity: 'red' });
  });

  it('of a client needs the client', () =>
    given().when(receive()).refuses(ClientUnknown, { field: 'clientId' }));

  it('may be about an industry instead, or everybody', () => {
    const { clientId, ...rest } = received;
    expect(clientId).toBe('C-1');
    const industry = { scheme: 'GBT4754', code: 'K' } as const;
    const [about] = given()
      .when(ReceiveSignal.of({ ...rest, code: 'industryRestricted', industry }))
      .facts();
    expect(about?.data).toMatchObject({ industry });
    given().when(receive({ industry }), client).refuses(signalRefusals.OneSubjectOnly);
  });

  it('never counts until a day before it happened', () =>
    given()
      .when(receive({ countsUntil: '2025-02-28' }), client)
      .refuses(signalRefusals.CountsBeforeItHappened, { field: 'countsUntil' }));

  it('may be what a relationship manager saw', () =>
    given()
      .when(ReportObservation.of(observed), { ...client, today: '2025-03-05' })
      .then(seenIdle));

  it('from outside is no observation of one’s own', () =>
    given()
      .when(ReportObservation.of({ ...observed, code: 'lawsuitFiled' }), client)
      .refuses(signalRefusals.NotAnObservation, { field: 'code' }));

  it('is assessed by the risk team, for whoever brought it', () => {
    const { clientId: ____, valueDate: _____, ...assessed } = foundRelevant.data;
    given(seenIdle).when(AssessSignal.of(assessed), { today: '2025-03-06' }).then(foundRelevant);
  });

  it('is withdrawn once, and assessed no longer', () => {
    const withdraw = WithdrawSignal.of({ signalId: 'si_1', reason: takenBack.data.reason });
    given(sued).when(withdraw, { today: '2025-03-07' }).then(takenBack);
    given(sued, takenBack).when(withdraw).changesNothing();
    given(sued, takenBack)
      .when(AssessSignal.of({ signalId: 'si_1', relevance: 'relevant', comment: 'x' }))
      .refuses(signalRefusals.SignalIsWithdrawn);
  });
});

describe('the list of signals', () => {
  const shown = projects(signals, { id: 'si_2' });

  it('shows what the risk team made of an observation', () =>
    shown(seenIdle, foundRelevant).matches({
      kind: 'observation',
      gravity: 'red',
      relevance: 'relevant',
      comment: 'Confirmed by the electricity bill.',
      assessed: true,
    }));

  it('counts by kind, code, gravity and relevance, but not what is withdrawn', () => {
    const group = (by: string, value: string) => ({ group: { by, value }, sums: {} });
    shown(sued).adds(
      'signals',
      group('kind', 'court'),
      group('code', 'lawsuitFiled'),
      group('gravity', 'yellow'),
      group('relevance', 'none'),
    );
    shown(sued, takenBack).adds('signals');
  });
});
