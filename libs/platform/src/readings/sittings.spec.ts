import { Sittings } from './sittings.js';

const reader = { actor: 'wang.fang', person: 'wang.fang', channel: 'console' };
const loans = {
  message: 'ListLoans',
  roles: ['relationshipManager'],
  clientIds: ['cl_1', 'cl_2'],
} as const;
const [first, second] = ['2026-03-02T09:00:00.000Z', '2026-03-02T09:00:01.000Z'] as const;

describe('sittings', () => {
  it('count what the same reader reads again, and say from when until when', () => {
    const sittings = new Sittings();
    sittings.note(reader, loans, first);
    sittings.note(reader, loans, second);
    expect(sittings.all).toEqual([
      { ...reader, from: first, until: second, readings: [{ ...loans, times: 2 }] },
    ]);
  });

  it('tell apart the past and the present, and other clients', () => {
    const sittings = new Sittings();
    sittings.note(reader, loans, first);
    sittings.note(reader, { ...loans, knownAt: '2025-12-31' }, first);
    sittings.note(reader, { ...loans, clientIds: ['cl_1'] }, first);
    expect(sittings.all.flatMap(({ readings }) => readings.map(({ times }) => times))).toEqual([
      1, 1, 1,
    ]);
  });

  it('tell apart readers, and the reasons of one reader', () => {
    const sittings = new Sittings();
    sittings.note(reader, loans, first);
    sittings.note({ ...reader, reason: 'Annual review.' }, loans, first);
    sittings.note({ actor: 'sun.yue' }, loans, first);
    expect(sittings.all.map(({ actor, reason }) => [actor, reason])).toEqual([
      ['wang.fang', undefined],
      ['wang.fang', 'Annual review.'],
      ['sun.yue', undefined],
    ]);
  });

  it('grow with what is new, and not with what is read again', () => {
    const sittings = new Sittings();
    sittings.note(reader, loans, first);
    const { bytes } = sittings;
    expect(bytes).toBeGreaterThan(0);
    sittings.note(reader, loans, second);
    expect(sittings.bytes).toBe(bytes);
  });
});
