import { BadLine } from '../bad-line.js';
import { sbaRow } from './sba-row.js';
import { chargedOffLine, dollarLine, isoLine } from './sba.examples.js';

const usd = (dollars: number) => ({ minor: dollars * 100, currency: 'USD' });

describe('a line of SBA loans', () => {
  it('is read', () =>
    expect(sbaRow(isoLine)).toEqual({
      loanNumber: '9000000017',
      name: 'MADE UP HARDWARE INC',
      city: 'NOWHERE',
      state: 'IN',
      zip: '47711',
      bank: 'A BANK',
      naics: '451120',
      approvedOn: '1997-02-28',
      fiscalYear: '1997',
      termMonths: 84,
      employees: 4,
      newBusiness: true,
      revolving: false,
      disbursedOn: '1999-02-28',
      disbursed: usd(60_000),
      outcome: 'settled',
      chargedOff: usd(0),
      approved: usd(60_000),
      guaranteed: usd(48_000),
    }));

  it('reads the same in the original format', () =>
    expect(sbaRow(dollarLine)).toEqual(sbaRow(isoLine)));

  it.each([
    ['an industry of 0 is not recorded', { NAICS: '0' }, 'naics', undefined],
    ['T is no answer to revolving', { RevLineCr: 'T' }, 'revolving', undefined],
    ['a back-tick is no answer to revolving', { RevLineCr: '`' }, 'revolving', undefined],
    ['1976A is no fiscal year', { ApprovalFY: '1976A' }, 'fiscalYear', undefined],
    ['a ZIP has its leading zeros', { Zip: '2134' }, 'zip', '02134'],
    ['70 is of the last century', { ApprovalDate: '22-Jul-70' }, 'approvedOn', '1970-07-22'],
    ['14 is of this century', { ApprovalDate: '18-Mar-14' }, 'approvedOn', '2014-03-18'],
    ['no outcome is told', { MIS_Status: '' }, 'outcome', 'unknown'],
    ['no date of disbursement is told', { DisbursementDate: '' }, 'disbursedOn', undefined],
  ] as const)('knows its quirks: %s', (_, changed, field, value) =>
    expect(sbaRow({ ...isoLine, ...changed })[field]).toEqual(value),
  );

  it.each([
    ['LoanNr_ChkDgt', '12'],
    ['State', ''],
    ['ApprovalDate', '30-Feb-97'],
    ['ApprovalDate', ''],
    ['Term', '-3'],
    ['GrAppv', 'much'],
    ['NAICS', '45'],
    ['MIS_Status', 'PAID'],
  ])('is bad where %s is %p, and says so', (field, value) => {
    const read = () => sbaRow({ ...isoLine, [field]: value });
    expect(read).toThrow(BadLine);
    expect(read).toThrow(expect.objectContaining({ field }) as Error);
  });

  it.each([
    ['monthFirst', '2/3/97', '1997-02-03'],
    ['dayFirst', '2/3/1997', '1997-03-02'],
  ] as const)('reads dates with slashes %s where the file says so', (order, text, day) =>
    expect(sbaRow({ ...isoLine, ApprovalDate: text }, order).approvedOn).toBe(day),
  );

  it('is bad where a date with slashes does not exist', () =>
    expect(() => sbaRow({ ...isoLine, ApprovalDate: '2/30/1997' }, 'monthFirst')).toThrow(BadLine));

  it('knows cents', () =>
    expect(sbaRow(chargedOffLine).chargedOff).toEqual({ minor: 2_151_250, currency: 'USD' }));
});
