import type { DatedRule, Day, Labels, Money } from '#kernel';
import { inForce } from '#kernel';
import type { InstitutionRow, InstitutionType } from '#organisation';
import { LoanProduct } from '../credit.codes.js';
import { productRefusals as refuse } from './product.refusals.js';

/** Which products there are in an institution of a type. */
export interface SoldRule extends DatedRule {
  readonly label: Labels;
  readonly type: InstitutionType;
  readonly products: readonly LoanProduct[];
}

const first = { version: 1, inForceFrom: '2000-01-01' } as const;

/**
 * The sources name the types and not what they sell; the laws on them do. A row is never edited; a
 * change is a new version.
 */
export const soldRules: readonly SoldRule[] = [
  {
    ...first,
    id: 'SP-bank',
    label: { en: 'A commercial bank sells everything', zh: '商业银行：全部产品' },
    type: 'commercialBank',
    products: LoanProduct.all,
    source: '商业银行法 第三条',
  },
  {
    ...first,
    id: 'SP-cooperative',
    label: { en: 'A cooperative lends at home', zh: '信用社：辖内信贷产品' },
    type: 'creditCooperative',
    // It lends where its members are: nothing abroad, nothing of the capital market.
    products: LoanProduct.all.filter(
      (each) => !['merger', 'securitisation', 'crossBorder'].includes(each),
    ),
    source: '农村信用社管理规定; house rule',
  },
  {
    ...first,
    id: 'SP-guarantee',
    label: { en: 'A guarantee company guarantees', zh: '担保公司：担保类产品' },
    type: 'guaranteeCompany',
    // It may lend nothing of its own (不得自营贷款).
    products: ['guaranteedSmallBusiness'],
    source: '融资担保公司监督管理条例 第二十三条',
  },
  {
    ...first,
    id: 'SP-consumer',
    label: {
      en: 'A consumer-finance company lends small and unsecured',
      zh: '消费金融公司：小额信用产品',
    },
    type: 'consumerFinance',
    // Small, unsecured and to persons who trade: no project and no plant.
    products: ['smallBusiness', 'standard', 'online', 'shortTerm', 'unsecuredCredit'],
    source: '消费金融公司管理办法; house rule',
  },
];

/** What an institution sells on a day; everything while nobody has recorded what it is. */
export const soldBy = (institution: InstitutionRow | undefined, day: Day): readonly LoanProduct[] =>
  inForce(soldRules, day).find(({ type }) => type === institution?.facts?.type)?.products ??
  LoanProduct.all;

interface Asked {
  readonly kind: LoanProduct;
  readonly currencies: readonly string[];
  /** Where the kind and the currency stand in what was sent. */
  readonly fields: { readonly kind: string; readonly currency: string };
}

/** Refuses a product that an institution of this type does not sell, and a currency it does not lend. */
export function checkSold(
  { kind, currencies, fields }: Asked,
  institution: InstitutionRow | undefined,
  today: Day,
): void {
  if (!soldBy(institution, today).includes(kind)) {
    const type = institution?.facts?.type ?? '';
    throw refuse.ProductNotOfInstitution({ field: fields.kind, found: kind, type });
  }
  const lent = institution?.facts?.currencies;
  const strange = currencies.find((each) => lent?.includes(each) === false);
  if (strange !== undefined) {
    throw refuse.CurrencyNotOfInstitution({ field: fields.currency, found: strange });
  }
}

/** What terms ask of the institution; `at` is where they stand in what was sent. */
export const soldTerms = (
  { product, amount }: { readonly product: LoanProduct; readonly amount: Money },
  at: string,
): Asked => ({
  kind: product,
  currencies: [amount.currency],
  fields: { kind: `${at}.product`, currency: `${at}.amount` },
});
