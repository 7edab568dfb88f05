import { terms } from '#credit/examples';
import { cny } from '#kernel';
import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import * as loanCommands from './loan/loan.commands.js';
import * as proposalCommands from './loan/proposal/proposal.commands.js';
import { ListLoans } from './views/book/loan-book.view.js';

/** The fields a body is refused for, `terms.amount` where the fault is inside. */
function faults(command: new () => object, body: object): readonly string[] {
  const named = (errors: readonly ValidationError[], path = ''): string[] =>
    errors.flatMap(({ property, children = [], constraints }) => [
      ...(constraints ? [path + property] : []),
      ...named(children, `${path}${property}.`),
    ]);
  return named(
    validateSync(plainToInstance(command, body), {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    }),
  );
}

const { MigrateLoan, RecordRepayment } = loanCommands;
const submission = { applicationId: 'ap_1', clientId: 'cl_1', terms };

describe('a command', () => {
  it.each([...Object.values(loanCommands), ...Object.values(proposalCommands)])(
    'to a loan needs its id: %p',
    (command) => expect(faults(command, {})).toContain('loanId'),
  );

  it('is taken as it should be', () =>
    expect([
      faults(RecordRepayment, { loanId: 'ln_1', amount: cny(1), valueDate: '2026-03-02' }),
    ]).toEqual([[]]));

  it('names a fault inside what is migrated', () =>
    expect(
      faults(MigrateLoan, {
        ...submission,
        loanId: 'ln_1',
        managerId: 'sba',
        approvedOn: '1997-02-28',
        approvalYear: '1976A',
        guaranteed: cny(0),
        outcome: 'settled',
        disbursement: { amount: cny(1), valueDate: '28-Feb-97' },
        origin: { kind: 'migration', source: 'sba_loans.csv', assumed: [] },
      }),
    ).toEqual(['approvalYear', 'disbursement.valueDate']));

  it.each(['__proto__', 'constructor'])('may have an id such as %s', (repaymentId) =>
    expect(faults(RecordRepayment, { loanId: 'ln_1', amount: cny(1), repaymentId })).toEqual([]),
  );
});

describe('a list of loans', () => {
  it.each<[object, readonly string[]]>([
    [{ overdue: 'true', limit: '20', sort: '-outstanding.minor' }, []],
    [{ overdue: 'perhaps' }, ['overdue']],
    [{ sort: 'guaranteed' }, ['sort']],
    [{ approvalYear: '97' }, ['approvalYear']],
    [{ limit: '1000' }, ['limit']],
  ])('asked with %j has the faults %j', (query, fields) =>
    expect(faults(ListLoans, query)).toEqual(fields),
  );
});
