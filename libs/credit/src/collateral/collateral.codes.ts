import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What secures credit: a thing that is pledged, or the word of a guarantor. */
export const CollateralKind = defineCodes(
  { en: 'Kind of collateral', zh: '担保品种类' },
  {
    realEstate: { en: 'Real estate', zh: '房产' },
    equipment: { en: 'Equipment', zh: '设备' },
    equity: { en: 'Equity', zh: '股权' },
    receivables: { en: 'Receivables', zh: '应收账款' },
    deposit: { en: 'Deposit', zh: '存单' },
    institution: { en: 'Guarantee of an institution', zh: '法人保证' },
    person: { en: 'Guarantee of a person', zh: '自然人保证' },
  },
);
export type CollateralKind = CodeOf<typeof CollateralKind>;

/** How far a piece of collateral has come. */
export const CollateralStage = defineCodes(
  { en: 'Stage of collateral', zh: '担保品状态' },
  {
    offered: { en: 'Offered', zh: '待估值' },
    valued: { en: 'Valued', zh: '已估值' },
    registered: { en: 'Registered', zh: '已登记生效' },
    released: { en: 'Released', zh: '已解除' },
  },
);
export type CollateralStage = CodeOf<typeof CollateralStage>;
