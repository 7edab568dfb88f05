import { projects } from '#kernel/testing';
import { content, drafted, offered, productId } from '../../product/product.examples.js';
import { productEvents } from '../../product/product.events.js';
import { products } from './products.view.js';

const given = projects(products, { id: productId });

describe('the products', () => {
  it('show the latest version and those that were offered', () =>
    given(drafted, offered).matches({
      stage: 'approved',
      version: 1,
      offered: [{ version: 1, from: '2026-03-02', content, draftedBy: 'ro-1', approvedBy: 'ca-1' }],
    }));

  it('end a version the day its successor begins', () => {
    const second = { ...drafted.data, version: 2 };
    given(
      drafted,
      offered,
      productEvents.ProductDrafted(second),
      productEvents.ProductApproved({ ...offered.data, version: 2, from: '2026-04-01' }),
      productEvents.ProductWithdrawn({
        version: 2,
        from: '2026-05-01',
        reason: 'Over',
        withdrawnBy: 'ca-1',
        valueDate: '2026-04-20',
      }),
    ).matches({
      stage: 'withdrawn',
      offered: [
        expect.objectContaining({ version: 1, until: '2026-04-01' }),
        expect.objectContaining({ version: 2, until: '2026-05-01' }),
      ] as never,
    });
  });

  it('show a version that was declined', () =>
    given(
      drafted,
      productEvents.ProductDeclined({
        version: 1,
        reason: 'Too wide',
        declinedBy: 'ca-1',
        valueDate: '2026-03-03',
      }),
    ).matches({ stage: 'declined', reason: 'Too wide', offered: [] }));
});
