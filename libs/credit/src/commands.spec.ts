import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import * as commands from './application/application.commands.js';
import { terms } from './application/application.examples.js';

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

const { SubmitApplication, ApproveApplication } = commands;
const submission = { applicationId: 'ap_1', clientId: 'cl_1', terms };

describe('a command', () => {
  it.each(Object.values(commands))('to an application needs its id: %p', (command) =>
    expect(faults(command, {})).toContain('applicationId'),
  );

  it('is taken as it should be', () =>
    expect([
      faults(SubmitApplication, submission),
      faults(ApproveApplication, {
        applicationId: 'ap_1',
        conditions: [{ kind: 'insured', before: 'drawdown', text: 'Insured' }],
      }),
    ]).toEqual([[], []]));

  it.each<[object, string]>([
    [{ clientId: '' }, 'clientId'],
    [{ terms: undefined }, 'terms'],
    [{ terms: { ...terms, product: 'mortgage' } }, 'terms.product'],
    [{ terms: { ...terms, amount: { minor: 0, currency: 'CNY' } } }, 'terms.amount'],
    [
      { terms: { ...terms, amount: { minor: 10_000_000_000_001, currency: 'CNY' } } },
      'terms.amount',
    ],
    [{ terms: { ...terms, amount: { minor: 1.5, currency: 'CNY' } } }, 'terms.amount'],
    [{ terms: { ...terms, termMonths: -1 } }, 'terms.termMonths'],
    [{ terms: { ...terms, termMonths: '12' } }, 'terms.termMonths'],
    [{ terms: { ...terms, annualRate: 0.0435 } }, 'terms.annualRate'],
    [{ terms: { ...terms, annualRate: '-0.11' } }, 'terms.annualRate'],
    [{ terms: { ...terms, dayCount: 'ACT/360' } }, 'terms.dayCount'],
    [{ terms: { ...terms, industry: 'C' } }, 'terms.industry'],
    [{ terms: { ...terms, colour: 'red' } }, 'terms.colour'],
    [{ valueDate: '2026-02-30' }, 'valueDate'],
    [{ submittedBy: 'somebody' }, 'submittedBy'],
  ])('is refused at the boundary: %j', (wrong, field) =>
    expect(faults(SubmitApplication, { ...submission, ...wrong })).toEqual([field]),
  );
});
