import type { Context, Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import type { InstitutionRow } from '#organisation';
import { institutionView, theInstitution } from '#organisation';
import { catalogued } from './catalogue.rules.js';
import { checkContent } from './product-checks.js';
import type { VersionStage } from './product.codes.js';
import * as commands from './product.commands.js';
import { productEvents } from './product.events.js';
import type { ProductContent } from './product.fields.js';
import { checkSold } from './sold.rules.js';
import { productRefusals as refuse } from './product.refusals.js';

const { ProductDrafted, ProductApproved, ProductDeclined, ProductWithdrawn } = productEvents;

interface Product {
  readonly version: number;
  readonly content: ProductContent;
  readonly stage: VersionStage;
  readonly draftedBy: string;
  /** The version that is offered, or will be. */
  readonly approvedVersion?: number;
}

const evolve: Evolve<Product, typeof productEvents> = {
  ProductDrafted: ({ version, content, draftedBy }, before: Product | undefined) => ({
    ...before,
    version,
    content,
    draftedBy,
    stage: 'drafted',
  }),
  ProductApproved: ({ version }, product) => ({
    ...product,
    stage: 'approved',
    approvedVersion: version,
  }),
  ProductDeclined: (_, product) => ({ ...product, stage: 'declined' }),
  ProductWithdrawn: (_, { approvedVersion: _gone, ...product }) => ({
    ...product,
    stage: 'withdrawn',
  }),
};

const ofInstitution = () => ({ institution: institutionView.row(theInstitution) });

const authors = ['riskOfficer', 'creditApprover'] as const;

/** One loan product: drafted by one person, put on offer by another, version by version. */
export const product = defineDecider({
  stream: 'product',
  by: 'productId',
  prefix: 'pd',
  events: productEvents,
  commands,
  allow: {
    DraftProduct: authors,
    ReviseProduct: authors,
    ApproveProduct: authors,
    DeclineProduct: authors,
    WithdrawProduct: authors,
  },
  evolve,
  notBy: {
    ApproveProduct: ({ draftedBy }) => [draftedBy],
    DeclineProduct: ({ draftedBy }) => [draftedBy],
  },

  consult: { DraftProduct: ofInstitution, ReviseProduct: ofInstitution },

  create: {
    DraftProduct: (command, context) => drafted(firstContent(command), command.reason, 1, context),
  },

  decide: {
    ReviseProduct({ content, reason }, before, context) {
      if (content.kind !== before.content.kind) {
        throw refuse.KindOfProductFixed({ field: 'content.kind', expected: before.content.kind });
      }
      return drafted(content, reason, before.version + 1, context);
    },

    ApproveProduct({ version, from }, before, { today, actor }) {
      if (before.stage !== 'drafted' || before.version !== version) {
        throw refuse.VersionNotDrafted({ field: 'version', drafted: before.version });
      }
      notInPast(from, today);
      const { content } = before;
      return ProductApproved({ version, from, content, approvedBy: actor.id, valueDate: today });
    },

    DeclineProduct({ reason }, { stage, version }, { today, actor }) {
      if (stage !== 'drafted') throw refuse.VersionNotDrafted({ stage });
      return ProductDeclined({ version, reason, declinedBy: actor.id, valueDate: today });
    },

    WithdrawProduct({ from, reason }, { approvedVersion: version }, { today, actor }) {
      if (version === undefined) throw refuse.VersionNotInForce();
      notInPast(from, today);
      return ProductWithdrawn({ version, from, reason, withdrawnBy: actor.id, valueDate: today });
    },
  },
});

function notInPast(from: Day, today: Day): void {
  if (from < today) throw refuse.NotInPast({ field: 'from', found: from, notBefore: today });
}

function firstContent({ content, template }: commands.DraftProduct): ProductContent {
  if ((content === undefined) === (template === undefined)) {
    throw refuse.ProductOrTemplate({ field: 'content' });
  }
  if (content !== undefined) return content;
  const found = template && catalogued(template);
  if (!found) throw refuse.ProductUnknown({ field: 'template', found: template });
  return found.content;
}

interface Drafting extends Pick<Context, 'today' | 'actor'> {
  readonly institution?: InstitutionRow | undefined;
}

function checkCalendar({ servicing }: ProductContent, institution: InstitutionRow | undefined) {
  const { calendar } = servicing;
  if (institution?.facts?.calendars.includes(calendar) === false) {
    const field = 'content.servicing.calendar';
    throw refuse.CalendarNotOfInstitution({ field, found: calendar });
  }
}

/** A version of the content, as plain data: a command holds instances of its fields. */
function drafted(
  content: ProductContent,
  reason: string,
  version: number,
  { today, actor, institution }: Drafting,
) {
  checkContent(content);
  const fields = { kind: 'content.kind', currency: 'content.amounts' };
  // A product may have ranges for currencies that nobody is lent: who applies for one is told.
  checkSold({ kind: content.kind, currencies: [], fields }, institution, today);
  checkCalendar(content, institution);
  return ProductDrafted({
    version,
    content: structuredClone(content),
    reason,
    draftedBy: actor.id,
    valueDate: today,
  });
}
