import { faults } from '../part.fixture.js';
import { Province, State } from './region.codes.js';
import { IsRegion } from './region.js';

class Carrier {
  @IsRegion() readonly region!: unknown;
}

describe('a region', () => {
  it.each<[unknown, boolean]>([
    [{ scheme: 'CN', code: '61' }, true],
    [{ scheme: 'CN', code: '99' }, false],
    [{ scheme: 'CN', code: 61 }, false],
    [{ scheme: 'US', code: 'DC' }, true],
    [{ scheme: 'US', code: 'ZZ' }, false],
    [{ scheme: 'COUNTRY', code: 'DE' }, true],
    [{ scheme: 'COUNTRY', code: 'Germany' }, false],
    [{ scheme: 'US', code: 'DC', city: 'Washington' }, false],
    [{ scheme: 'constructor', code: 'DC' }, false],
    ['US', false],
    [null, false],
  ])('written as %j: %s', (value, is) => {
    expect(faults(Carrier, { region: value }).length === 0).toBe(is);
  });

  it('is one of 34 provincial divisions, or of 50 states and the federal district', () => {
    expect([Province.all.length, State.all.length]).toEqual([34, 51]);
  });
});
