import { faults } from '../part.fixture.js';
import { NaicsSector, NationalSection } from './industry.codes.js';
import { IsIndustry } from './industry.js';

class Carrier {
  @IsIndustry() readonly industry!: unknown;
}

describe('an industry', () => {
  it.each<[unknown, boolean]>([
    [{ scheme: 'GBT4754', code: 'C' }, true],
    [{ scheme: 'GBT4754', code: 'C', detail: '3912' }, true],
    [{ scheme: 'GBT4754', code: 'U' }, false],
    [{ scheme: 'GBT4754', code: '44' }, false],
    [{ scheme: 'GBT4754', code: 'C', detail: '39120' }, false],
    [{ scheme: 'NAICS', code: '45' }, true],
    [{ scheme: 'NAICS', code: '00' }, true],
    [{ scheme: 'NAICS', code: '45', detail: '451120' }, true],
    [{ scheme: 'NAICS', code: '44', detail: '451120' }, false],
    [{ scheme: 'NAICS', code: '45', detail: 451120 }, false],
    [{ scheme: 'NAICS', code: '45', label: 'Retail' }, false],
    [{ scheme: 'NACE', code: 'C' }, false],
    [{ code: 'C' }, false],
    [{ scheme: 'GBT4754' }, false],
    ['C', false],
    [null, false],
  ])('written as %j: %s', (value, is) => {
    expect(faults(Carrier, { industry: value }).length === 0).toBe(is);
  });

  it('is one of 20 sections of GB/T 4754-2017 or 24 sectors of NAICS and one for none', () => {
    expect(NationalSection.all.join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    expect(NaicsSector.all).toHaveLength(25);
  });
});
