import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsDay, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { QuotePrice, quoted } from '../../pricing/quote.js';
import { CreditTable } from '../../rules/credit-rules.codes.js';
import type { RulesContent } from '../../rules/credit-rules.events.js';
import { creditRulesEvents } from '../../rules/credit-rules.events.js';
import { releaseContent } from '../../rules/release.js';
import type { Version, Versioned } from '../../versions.js';
import { followedBy, versionOn } from '../../versions.js';

/** A table of rules that the bank has set, with every version that judged. */
export interface CreditRulesRow extends Versioned<RulesContent> {
  readonly tableId: string;
}

/** One table of the bank's own rules. */
export class GetCreditRules extends ViewQuery<CreditRulesRow> {
  @IsCode(CreditTable) readonly tableId!: CreditTable;
}

/** The tables that the bank has set itself. */
export class ListCreditRules extends ListQuery<CreditRulesRow> {}

/** The rules that judge on a day: those of the bank, or of the release where it has none. */
export interface RulesInForce {
  readonly tableId: CreditTable;
  readonly setBy: 'bank' | 'release';
  /** Of the bank's own table. */
  readonly version?: number;
  readonly content: RulesContent;
}

/** What a table says on a day: today if no day is stated. */
export class GetRulesInForce extends ViewQuery<RulesInForce> {
  @IsCode(CreditTable) readonly tableId!: CreditTable;

  @IsOptional() @IsDay() readonly on?: Day;
}

const on: Rows<CreditRulesRow, typeof creditRulesEvents> = {
  CreditRulesDrafted: ({ version, content, reason, draftedBy }, row) => ({
    ...row,
    version,
    drafted: content,
    draftedBy,
    reason,
  }),
  CreditRulesApproved: (approved, { drafted: _, ...row }) => {
    const { version, content, from, reason, draftedBy, approvedBy } = approved;
    const next = { version, from, content, reason, draftedBy, approvedBy };
    return { ...row, versions: followedBy(row.versions, next) };
  },
  CreditRulesDeclined: ({ reason }, { drafted: _, ...row }) => ({ ...row, reason }),
};

/** The rules of credit that the bank sets itself; those of the release judge where there are none. */
export const creditRulesView = defineView({
  name: 'credit-rules',
  events: creditRulesEvents,
  by: 'tableId',
  empty: (tableId): CreditRulesRow => ({ tableId, version: 0, reason: '', versions: [] }),
  on,
  scope: 'open',
  queries: { GetCreditRules, ListCreditRules, GetRulesInForce, QuotePrice },
  allow: {
    GetCreditRules: everyone,
    ListCreditRules: everyone,
    GetRulesInForce: everyone,
    QuotePrice: everyone,
  },
  answer: {
    GetCreditRules: ({ tableId }, rows) => rows.get(tableId),
    ListCreditRules: ({ limit, cursor, sort = 'tableId' }, rows) =>
      rows.page({}, { limit, cursor, sort }),
    QuotePrice: async (query, rows, { today = '' }) =>
      quoted(query, rulesOn(await rows.find('pricing'), today), today),
    GetRulesInForce: async ({ tableId, on: asked }, rows, { today = '' }) =>
      inForceOn(tableId, await rows.find(tableId), asked ?? today),
  },
  indexes: [{ tableId: 1 }],
});

/** The version of the bank's own that judges on a day, where there is one. */
export const rulesOn = (
  row: CreditRulesRow | undefined,
  day: Day,
): Version<RulesContent> | undefined => versionOn(row?.versions ?? [], day);

function inForceOn(tableId: CreditTable, row: CreditRulesRow | undefined, day: Day): RulesInForce {
  const own = rulesOn(row, day);
  return own
    ? { tableId, setBy: 'bank', version: own.version, content: own.content }
    : { tableId, setBy: 'release', content: releaseContent(tableId, day) };
}
