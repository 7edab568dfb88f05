import type { NoticeRow } from '#engagement';
import { ConfirmNotice } from '#engagement';
import type { DomainCommand } from '#kernel';
import type { Answer } from './mail-out.js';
import { judged } from './mail-out.js';
import { Outgoing } from './outgoing.js';

const notice = (noticeId: string): NoticeRow => ({
  ...{ noticeId, clientId: 'cl_1', topic: 'payment', language: 'en', state: 'ready' },
  ...{ subject: 'Due', text: 'Soon.', preparedOn: '2026-03-02', channel: 'email' },
  address: `${noticeId}@wind.example`,
});

/** A server that answers as told, and a list that shows the same notices until told otherwise. */
function office(answers: Readonly<Record<string, Answer>> = {}) {
  const sent: string[] = [];
  const recorded: DomainCommand[] = [];
  const office = {
    ...{ sent, recorded, answers, now: '2026-03-02T09:00:00.000Z', fails: false },
    pages: [[notice('nt_1')], [notice('nt_2')]],
  };
  const outgoing = new Outgoing({
    send: ({ id }) => {
      sent.push(id);
      return Promise.resolve(office.answers[id] ?? { is: 'taken' });
    },
    list: (_, cursor) => {
      const [at, { pages }] = [Number(cursor ?? 0), office];
      const next = at + 1 < pages.length ? String(at + 1) : null;
      return Promise.resolve({ items: pages[at] ?? [], next });
    },
    carryOut: (command) => {
      if (office.fails) return Promise.reject(new Error('the store is away'));
      recorded.push(command);
      return Promise.resolve();
    },
    clock: { now: () => new Date(office.now), today: () => office.now.slice(0, 10) },
    log: { warn: () => undefined },
    signal: new AbortController().signal,
  });
  return Object.assign(office, { round: () => outgoing.round() });
}

describe('notices that are ready', () => {
  it('go out once, though the list shows them still', async () => {
    const post = office();
    await post.round();
    await post.round();
    expect(post.sent).toEqual(['nt_1', 'nt_2']);
    expect(post.recorded).toHaveLength(2);
  });

  it('are not sent again where only the record failed', async () => {
    const post = office();
    post.fails = true;
    await expect(post.round()).rejects.toThrow('away');
    Object.assign(post, { fails: false, now: '2026-03-02T09:01:00.000Z' });
    await post.round();
    expect(post.sent).toEqual(['nt_1', 'nt_2']);
    const confirm = { noticeId: 'nt_1', deliveredAt: '2026-03-02T09:00:00.000Z' };
    expect(post.recorded[0]).toEqual(ConfirmNotice.of(confirm));
  });

  it('wait for nobody else: one that is put off is sent again later, and fails at last', async () => {
    const post = office({ nt_1: { is: 'later', reason: 'Greylisted.' } });
    await post.round();
    await post.round();
    expect(post.sent).toEqual(['nt_1', 'nt_2']);
    post.now = '2026-03-02T09:15:00.000Z';
    await post.round();
    expect(post.sent).toEqual(['nt_1', 'nt_2', 'nt_1']);
    post.now = '2026-03-07T09:00:00.000Z';
    await post.round();
    expect(post.recorded.at(-1)).toMatchObject({ noticeId: 'nt_1', reason: 'Greylisted.' });
  });

  it('all wait while the server takes none', async () => {
    const post = office({ nt_1: { is: 'down', reason: 'No route.' } });
    await post.round();
    expect(post.sent).toEqual(['nt_1']);
    expect(post.recorded).toEqual([]);
  });
});

describe('an answer of a server', () => {
  it.each([
    ['refused', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }],
    ['refused', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }],
    ['refused', { code: 'EENVELOPE', command: 'API' }],
    ['later', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }],
    // About us and not about the mail: no notice fails because we are not signed in.
    ['down', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 530 }],
    ['down', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }],
    ['down', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }],
    ['down', { code: 'ECONNECTION' }],
  ])('means %s: %j', (is, told) => {
    const error = Object.assign(new Error('Not for <cfo@wind.example>'), told);
    expect(judged(error)).toEqual({ is, reason: 'Not for <…>' });
  });
});
