import type { CreditTerms } from '#credit';
import { loanIdOf, MigrateApplication } from '#credit';
import type { Day, DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import { MigrateLoan } from '#lending';
import type { ClientFacts } from '#clients';
import { MigrateClient } from '#clients';
import { createHash } from 'node:crypto';
import type { SbaRow } from './sba-row.js';

/** What one row stands for, in the order in which it is recorded. */
export interface SbaCommands {
  readonly client: MigrateClient;
  readonly application: MigrateApplication;
  readonly loan: MigrateLoan;
}

export const commandsOf = ({
  client,
  application,
  loan,
}: SbaCommands): readonly DomainCommand[] => [client, application, loan];

const manager = 'migration';

/**
 * The facts of a row. What the file does not say is assumed, and said to be: a day of submission
 * (that of approval), a day of settlement (disbursement plus term), rate, method and day count.
 */
export function sbaCommands(row: SbaRow, source: string, today: Day): SbaCommands {
  const clientId = clientIdOf(row);
  const applicationId = `ap_sba.${row.loanNumber}`;
  const common = { clientId, managerId: manager, terms: termsOf(row) };
  const disbursed = disbursementOf(row);
  const writeOff = writeOffOf(row, disbursed?.valueDate ?? row.approvedOn);
  const settledOn = settlementOf(row, disbursed?.valueDate, writeOff?.valueDate, today);
  return {
    client: client(row, clientId, source),
    application: MigrateApplication.of({
      applicationId,
      ...common,
      submittedOn: row.approvedOn,
      approvedOn: row.approvedOn,
      origin: {
        kind: 'migration',
        source,
        assumed: ['submittedOn', ...assumedTerms(row)],
      },
    }),
    loan: MigrateLoan.of({
      loanId: loanIdOf(applicationId),
      applicationId,
      ...common,
      approvedOn: row.approvedOn,
      approvalYear: row.fiscalYear ?? 'unknown',
      guaranteed: row.guaranteed,
      outcome: row.outcome,
      ...(disbursed ? { disbursement: disbursed } : {}),
      ...(writeOff ? { writeOff } : {}),
      ...(settledOn === undefined ? {} : { settledOn }),
      origin: {
        kind: 'migration',
        source,
        assumed: [
          ...assumedTerms(row),
          ...(disbursed && row.disbursedOn === undefined ? ['disbursement.valueDate'] : []),
          ...(writeOff && row.chargedOffOn === undefined ? ['writeOff.valueDate'] : []),
          ...(settledOn === undefined ? [] : ['settledOn']),
        ],
      },
    }),
  };
}

/**
 * Names identify no one for certain: two rows are one client only if name, city, state and zip
 * agree. Where one of them is missing, the row is a client of its own.
 */
function clientIdOf({ name, city, state, zip, loanNumber }: SbaRow): string {
  if (name === undefined || city === undefined) return `cl_sba.${loanNumber}`;
  const said = [name, city, state, zip].join('\u0000');
  return `cl_sba.${createHash('sha256').update(said).digest('hex').slice(0, 20)}`;
}

function client(row: SbaRow, clientId: string, source: string): MigrateClient {
  const { name, city, zip, state, employees, approvedOn } = row;
  const facts: ClientFacts = {
    name: { en: name ?? `Borrower of loan ${row.loanNumber}` },
    industry: industryOf(row),
    region: { scheme: 'US', code: state },
    ...(city === undefined ? {} : { city }),
    ...(zip === '00000' ? {} : { postcode: zip }),
    ...(row.newBusiness === true ? { maturity: 'startUp' as const } : {}),
    ...(employees === undefined ? {} : { employees }),
  };
  return MigrateClient.of({
    clientId,
    form: 'legalEntity',
    role: 'client',
    lifecycle: 'established',
    facts,
    source: { provenance: 'migration', statedOn: approvedOn },
    valueDate: approvedOn,
    origin: {
      kind: 'migration',
      source,
      assumed: ['form', 'lifecycle', ...(name === undefined ? ['facts.name'] : [])],
    },
  });
}

const industryOf = ({ naics }: SbaRow) => ({
  scheme: 'NAICS' as const,
  code: naics?.slice(0, 2) ?? '00',
  ...(naics === undefined ? {} : { detail: naics }),
});

const assumedTerms = ({ revolving }: SbaRow): readonly string[] => [
  'terms.purpose',
  'terms.method',
  'terms.annualRate',
  'terms.dayCount',
  'terms.everyMonths',
  ...(revolving === undefined ? ['terms.revolving'] : []),
];

const termsOf = (row: SbaRow): CreditTerms => ({
  product: 'guaranteedSmallBusiness',
  purpose: 'unspecified',
  guaranteeType: 'institution',
  amount: row.approved,
  termMonths: row.termMonths,
  everyMonths: 1,
  method: 'equalInstalment',
  annualRate: '0',
  dayCount: 'A/360',
  industry: industryOf(row),
  region: { scheme: 'US', code: row.state },
  ...(row.revolving === undefined ? {} : { revolving: row.revolving }),
});

function disbursementOf({ disbursed, disbursedOn, approvedOn }: SbaRow) {
  if (disbursed.minor === 0) return undefined;
  return { amount: disbursed, valueDate: disbursedOn ?? approvedOn };
}

function writeOffOf({ outcome, chargedOff, chargedOffOn }: SbaRow, otherwise: Day) {
  if (outcome !== 'writtenOff' && chargedOff.minor === 0) return undefined;
  return { principal: chargedOff, valueDate: chargedOffOn ?? otherwise };
}

/** A month of an assumed term is taken as 30 days and a half; never a day to come. */
function settlementOf(
  { outcome, approvedOn, termMonths }: SbaRow,
  disbursedOn: Day | undefined,
  writtenOffOn: Day | undefined,
  today: Day,
): Day | undefined {
  if (outcome !== 'settled') return undefined;
  const byTerm = addDays(disbursedOn ?? approvedOn, Math.round(termMonths * 30.4375));
  const latest = byTerm < today ? byTerm : today;
  return writtenOffOn !== undefined && writtenOffOn > latest ? writtenOffOn : latest;
}
