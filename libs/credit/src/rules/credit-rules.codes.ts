import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** The tables of rules that the bank sets itself, in the place of those of the release. */
export const CreditTable = defineCodes(
  { en: 'Table of credit rules', zh: '授信规则表' },
  {
    authority: { en: 'Authority to grant credit', zh: '授信审批权限表' },
    pricing: { en: 'Prices of credit', zh: '贷款定价表' },
    capital: { en: 'Capital of the bank', zh: '本行资本净额' },
  },
);
export type CreditTable = CodeOf<typeof CreditTable>;
