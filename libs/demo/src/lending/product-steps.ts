import { ApproveProduct, catalogue, DraftProduct } from '#credit';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';

/** A product of the bank's own, drafted by one person and put on offer by another. */
export function productSteps({ today }: Dates): readonly Step[] {
  const [plain] = catalogue;
  if (!plain) return [];
  const productId = 'pd_demo.season';
  const common = { on: today, line: 'products' };
  const content = {
    ...plain.content,
    name: { en: 'Loan for the season', zh: '季节性流动资金贷款' },
    termMonths: { least: 1, most: 9 },
  };
  const reason = '收购季节资金需求 (money for the season of purchase)';
  return [
    {
      ...common,
      by: people.risk,
      key: `${productId}:DraftProduct`,
      command: DraftProduct.of({ productId, content, reason }),
    },
    {
      ...common,
      by: people.approver,
      key: `${productId}:ApproveProduct`,
      command: ApproveProduct.of({ productId, version: 1, from: today }),
    },
  ];
}
