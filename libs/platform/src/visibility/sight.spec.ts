import { Sight } from './sight.js';
import { stampOf } from './stamp.js';

const ordinary = stampOf({ clientId: 'c', managerId: 'wang', units: ['gaoxin'], teamIds: [] });
const walled = stampOf({ clientId: 'c', units: [], teamIds: [], restrictedTo: ['gao'] });
const own = Sight.of('wang', ['m:wang', 'm:ma']);

describe('what somebody sees', () => {
  it('is what one of their keys opens', () => {
    expect(own.sees(ordinary)).toBe(true);
    expect(Sight.of('ma', ['m:ma', 'u:lixia']).sees(ordinary)).toBe(false);
    expect(Sight.of('gao', ['u:xian']).sees(walled)).toBe(true);
    expect(own.sees(walled)).toBe(false);
  });

  it('is everything but what is behind the walls of others', () => {
    expect(Sight.everything('li').sees(ordinary)).toBe(true);
    expect(Sight.everything('li').sees(walled)).toBe(false);
    expect(Sight.everything('gao').sees(walled)).toBe(true);
    expect(Sight.all.sees(walled)).toBe(true);
  });

  it('is read key by key, each by its own index, up to a bound', () => {
    expect(own.branches).toEqual([
      [{ field: '_seenBy', is: 'eq', value: 'm:wang' }],
      [{ field: '_seenBy', is: 'eq', value: 'm:ma' }],
      [{ field: '_seenBy', is: 'eq', value: 'p:wang' }],
    ]);
    const many = Sight.of('wang', ['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(many.branches).toHaveLength(1);
    expect(Sight.all.branches).toEqual([[]]);
  });

  it('adds up from totals that overlap in no row', () => {
    expect(own.totals).toEqual(['m:wang', 'm:ma', 'p:wang']);
    expect(Sight.everything('li').totals).toEqual(['*', 'p:li']);
    expect(Sight.all.totals).toEqual(['*', '#']);
  });
});
