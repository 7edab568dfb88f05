import { sbaCommands } from './sba-facts.js';
import { sbaRow } from './sba-row.js';
import type { SbaLine } from './sba-row.js';
import { chargedOffLine, isoLine } from './sba.examples.js';

const commands = (line: SbaLine) => sbaCommands(sbaRow(line), 'sba.csv', '2026-03-02');

describe('the facts of an SBA loan', () => {
  it('carry the days of the file, and say what was assumed', () => {
    const { application, loan } = commands(isoLine);
    expect(application).toMatchObject({ approvedOn: '1997-02-28', submittedOn: '1997-02-28' });
    expect(application.origin.assumed).toContain('submittedOn');
    expect(loan).toMatchObject({
      approvalYear: '1997',
      outcome: 'settled',
      disbursement: { valueDate: '1999-02-28' },
      settledOn: '2006-02-28',
    });
    expect(loan.origin).toMatchObject({ kind: 'migration', source: 'sba.csv' });
    expect(loan.origin.assumed).toContain('settledOn');
  });

  it('hold a write-off', () =>
    expect(commands(chargedOffLine).loan).toMatchObject({
      outcome: 'writtenOff',
      writeOff: { principal: { minor: 2_151_250, currency: 'USD' }, valueDate: '2001-06-15' },
    }));

  it('hold an earlier write-off of a loan that was paid in full', () =>
    expect(commands({ ...chargedOffLine, MIS_Status: 'P I F' }).loan).toMatchObject({
      outcome: 'settled',
      writeOff: { valueDate: '2001-06-15' },
    }));

  it('never settle on a day to come', () =>
    expect(commands({ ...isoLine, Term: '600' }).loan.settledOn).toBe('2026-03-02'));

  it('have no disbursement where none is told', () =>
    expect(commands({ ...isoLine, DisbursementGross: '0' }).loan.disbursement).toBeUndefined());

  it('assume the day of a disbursement that has none', () => {
    const { loan } = commands({ ...isoLine, DisbursementDate: '' });
    expect(loan.disbursement?.valueDate).toBe('1997-02-28');
    expect(loan.origin.assumed).toContain('disbursement.valueDate');
  });

  it.each(['Name', 'City', 'State', 'Zip'])(
    'are of another client where the %s differs',
    (field) => {
      const changed = { Name: 'OTHER', City: 'ELSEWHERE', State: 'OH', Zip: '11111' }[field];
      const other = commands({ ...chargedOffLine, [field]: changed });
      expect(commands(chargedOffLine).client.clientId).toBe(commands(isoLine).client.clientId);
      expect(other.client.clientId).not.toBe(commands(isoLine).client.clientId);
    },
  );

  it('are of a client of their own where the name is missing', () => {
    const nameless = commands({ ...isoLine, Name: '' });
    const another = commands({ ...chargedOffLine, Name: '' });
    expect(nameless.client.clientId).not.toBe(another.client.clientId);
    expect(nameless.client.origin.assumed).toContain('facts.name');
  });
});
