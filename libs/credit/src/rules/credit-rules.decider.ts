import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { authorityTables } from '../product/product.fields.js';
import type { AuthorityContent } from './authority.fields.js';
import type { PricingContent } from './pricing.fields.js';
import type { CreditTable } from './credit-rules.codes.js';
import * as commands from './credit-rules.commands.js';
import type { RulesContent } from './credit-rules.events.js';
import { creditRulesEvents } from './credit-rules.events.js';
import { creditRulesRefusals as refuse } from './credit-rules.refusals.js';

const { CreditRulesDrafted, CreditRulesApproved, CreditRulesDeclined } = creditRulesEvents;

interface Rules {
  readonly version: number;
  readonly drafted?: { readonly content: RulesContent; readonly reason: string };
  readonly draftedBy: string;
}

const evolve: Evolve<Rules, typeof creditRulesEvents> = {
  CreditRulesDrafted: ({ version, content, reason, draftedBy }) => ({
    version,
    drafted: { content, reason },
    draftedBy,
  }),
  CreditRulesApproved: (_, { drafted: _done, ...before }) => before,
  CreditRulesDeclined: (_, { drafted: _gone, ...before }) => before,
};

const authors = ['riskOfficer', 'creditApprover'] as const;

/** A table of credit rules: drafted by one person, in force by another's decision, from a day on. */
export const creditRules = defineDecider({
  stream: 'creditRules',
  by: 'tableId',
  prefix: 'cr',
  events: creditRulesEvents,
  commands,
  allow: {
    DraftCreditRules: authors,
    ApproveCreditRules: authors,
    DeclineCreditRules: authors,
  },
  evolve,
  notBy: {
    ApproveCreditRules: ({ draftedBy }) => [draftedBy],
    DeclineCreditRules: ({ draftedBy }) => [draftedBy],
  },
  create: {},
  either: {
    DraftCreditRules({ tableId, reason, ...stated }, before, { today, actor }) {
      return CreditRulesDrafted({
        version: (before?.version ?? 0) + 1,
        content: contentOf(tableId, stated),
        reason,
        draftedBy: actor.id,
        valueDate: today,
      });
    },
  },
  decide: {
    ApproveCreditRules({ version, from }, { drafted, draftedBy, version: latest }, context) {
      const { today, actor } = context;
      if (!drafted || version !== latest) throw refuse.RulesNotDrafted({ field: 'version' });
      if (from < today) throw refuse.RulesFromPast({ field: 'from', found: from, today });
      return CreditRulesApproved({
        ...drafted,
        version,
        from,
        draftedBy,
        approvedBy: actor.id,
        valueDate: today,
      });
    },

    DeclineCreditRules({ reason }, { drafted, version }, { today, actor }) {
      if (!drafted) throw refuse.RulesNotDrafted();
      return CreditRulesDeclined({ version, reason, declinedBy: actor.id, valueDate: today });
    },
  },
});

/** The content of the table as plain data: a command holds instances of its fields. */
function contentOf(
  tableId: CreditTable,
  { authority, pricing, capital }: RulesContent,
): RulesContent {
  const content = {
    ...(authority && { authority }),
    ...(pricing && { pricing }),
    ...(capital && { capital }),
  };
  if (!(tableId in content) || Object.keys(content).length > 1) {
    throw refuse.TableContent({ field: tableId });
  }
  if (authority) checkAuthority(authority);
  if (pricing) checkPricing(pricing);
  if (capital && capital.netTier1 > capital.netCapital) {
    throw refuse.CapitalOutOfOrder({ field: 'capital.netTier1' });
  }
  return structuredClone(content);
}

function checkPricing({ parts, preferences, defaults, losses }: PricingContent): void {
  const needed = ['funding', 'cost', 'capital', 'margin'] as const;
  const without = needed.find((part) => parts.every((line) => line.part !== part));
  if (without) throw refuse.PartMissing({ field: 'pricing.parts', part: without });
  const all = [...parts, ...defaults, ...losses, ...preferences].map(({ id }) => id);
  const twice = all.find((id, index) => all.indexOf(id) !== index);
  if (twice !== undefined) throw refuse.LineTwice({ field: 'pricing', found: twice });
}

function checkAuthority({ lines }: AuthorityContent): void {
  const ids = new Set<string>();
  lines.forEach(({ id }, index) => {
    if (ids.has(id)) throw refuse.LineTwice({ field: `authority.lines.${index}.id`, found: id });
    ids.add(id);
  });
  const without = authorityTables.find((table) => lines.every((line) => line.table !== table));
  if (without) throw refuse.ProductsWithoutAuthority({ field: 'authority.lines', table: without });
}
