import { faults } from '../part.fixture.js';
import { IsRegistration } from './registration.js';

class Carrier {
  @IsRegistration() readonly registration!: unknown;
}

describe('a registration', () => {
  it.each<[unknown, boolean]>([
    [{ scheme: 'USCC', number: '91110000802100433B' }, true],
    [{ scheme: 'USCC', number: '91110000802100433b' }, false],
    [{ scheme: 'USCC', number: '91110000802100433I' }, false],
    [{ scheme: 'USCC', number: '110000802100433' }, false],
    [{ scheme: 'USCC' }, false],
    [{ scheme: 'USCC', number: 91110000802100430 }, false],
    [{ scheme: 'other', number: '12-3456789' }, true],
    [{ scheme: 'other', number: '' }, false],
    [{ scheme: 'other', number: '12-3456789', country: 'US' }, false],
    [{ scheme: 'toString', number: '12-3456789' }, false],
    ['91110000802100433B', false],
    [null, false],
  ])('written as %j: %s', (value, is) => {
    expect(faults(Carrier, { registration: value }).length === 0).toBe(is);
  });
});
