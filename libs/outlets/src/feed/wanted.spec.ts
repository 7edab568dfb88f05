import { Turns } from './turns.js';
import { wants } from './wanted.js';

const event = { type: 'LoanDisbursed', stream: 'loan-ln_1', data: { clientId: 'cl_1' } };

describe('what a reader wants', () => {
  it.each([
    ['everything', {}, true],
    ['its type', { types: ['LoanDisbursed', 'LoanGranted'] }, true],
    ['other types', { types: ['LoanGranted'] }, false],
    ['its kind of stream', { categories: ['loan'] }, true],
    ['another kind, of which it is a part', { categories: ['loa'] }, false],
    ['its client', { clients: ['cl_1'] }, true],
    ['another client', { clients: ['cl_2'] }, false],
    ['its type of another client', { types: ['LoanDisbursed'], clients: ['cl_2'] }, false],
  ])('is %s', (_, wanted, expected) => expect(wants(wanted)(event)).toBe(expected));

  it('is what others read only where that is named', () => {
    const read = { type: 'ReadingsRecorded', stream: 'reading-rd_1', data: {} };
    expect(wants({})(read)).toBe(false);
    expect(wants({ types: ['ReadingsRecorded'] })(read)).toBe(true);
    expect(wants({ categories: ['reading'] })(read)).toBe(true);
    expect(wants({ categories: ['loan'] })(read)).toBe(false);
  });

  it('is not an event of no client where a client is asked for', () =>
    expect(wants({ clients: ['cl_1'] })({ ...event, data: {} })).toBe(false));
});

describe('turns', () => {
  const { signal } = new AbortController();

  it('let so many go at once, and the next when one has ended', async () => {
    const turns = new Turns(1);
    const order: string[] = [];
    const first = await turns.take(signal);
    const second = turns.take(signal).then((done) => {
      order.push('second');
      done();
    });
    expect(turns.areWanted).toBe(true);
    order.push('first');
    first();
    await second;
    expect(order).toEqual(['first', 'second']);
    expect(turns.areWanted).toBe(false);
  });

  it('are not lost where somebody gives up waiting', async () => {
    const turns = new Turns(1);
    const first = await turns.take(signal);
    const leaving = new AbortController();
    const given = turns.take(leaving.signal);
    leaving.abort();
    (await given)();
    first();
    const third = await turns.take(signal);
    expect(turns.areWanted).toBe(false);
    third();
  });
});
