import { NotIndependent } from '#kernel';
import { decides, refusalOf } from '#kernel/testing';
import { terms } from '../application/application.examples.js';
import { LoanProduct } from '../credit.codes.js';
import { catalogue, catalogued } from './catalogue.rules.js';
import { offerOf } from './offer.js';
import { checkContent, checkTerms } from './product-checks.js';
import {
  ApproveProduct,
  DeclineProduct,
  DraftProduct,
  ReviseProduct,
  WithdrawProduct,
} from './product.commands.js';
import { product } from './product.decider.js';
import { productEvents } from './product.events.js';
import { content, drafted, offered, productId } from './product.examples.js';
import { soldRules } from './sold.rules.js';
import { productRefusals } from './product.refusals.js';

const given = decides(product);
const author = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };
const second = { actor: { id: 'ca-1', roles: ['creditApprover'] } };
const approve = ApproveProduct.of({ productId, version: 1, from: '2026-03-02' });

describe('a product', () => {
  it('is drafted from content of the bank’s own', () =>
    given()
      .when(DraftProduct.of({ productId, content, reason: 'Harvest' }), author)
      .then(drafted));

  it('is drafted from the catalogue', () =>
    expect(
      given()
        .when(DraftProduct.of({ productId, template: 'online', reason: 'x' }), author)
        .facts()[0]?.data,
    ).toMatchObject({ version: 1, content: { kind: 'online', handling: 'standard' } }));

  it('is drafted from one of the two', () =>
    given()
      .when(DraftProduct.of({ productId, reason: 'x' }), author)
      .refuses(productRefusals.ProductOrTemplate));

  it('is put on offer by a second person', () => {
    given(drafted).when(approve, author).refuses(NotIndependent);
    given(drafted).when(approve, second).then(offered);
  });

  it('is put on offer in the version that is meant, and never for a day in the past', () => {
    given(drafted)
      .when(ApproveProduct.of({ productId, version: 2, from: '2026-03-02' }), second)
      .refuses(productRefusals.VersionNotDrafted, { field: 'version' });
    given(drafted)
      .when(ApproveProduct.of({ productId, version: 1, from: '2026-03-01' }), second)
      .refuses(productRefusals.NotInPast, { field: 'from' });
    given(drafted, offered).when(approve, second).refuses(productRefusals.VersionNotDrafted);
  });

  it('is revised, and stays of its kind', () => {
    expect(
      given(drafted, offered)
        .when(ReviseProduct.of({ productId, content, reason: 'Again' }), author)
        .facts()[0]?.data,
    ).toMatchObject({ version: 2 });
    given(drafted)
      .when(
        ReviseProduct.of({ productId, content: { ...content, kind: 'green' }, reason: 'x' }),
        author,
      )
      .refuses(productRefusals.KindOfProductFixed);
  });

  it('is declined by a second person, or withdrawn once it is offered', () => {
    const decline = DeclineProduct.of({ productId, reason: 'Too wide' });
    given(drafted).when(decline, author).refuses(NotIndependent);
    expect(given(drafted).when(decline, second).facts()).toHaveLength(1);
    const withdraw = WithdrawProduct.of({ productId, from: '2026-03-09', reason: 'Over' });
    given(drafted).when(withdraw, author).refuses(productRefusals.VersionNotInForce);
    expect(given(drafted, offered).when(withdraw, author).facts()).toHaveLength(1);
  });

  it.each([
    [{ termMonths: { least: 13, most: 12 } }, 'RangeOutOfOrder', 'content.termMonths.least'],
    [{ annualRate: { least: '0.1', most: '0.09' } }, 'RangeOutOfOrder', 'content.annualRate.least'],
    [
      { amounts: [{ currency: 'CNY', least: 2, most: 1 }] },
      'RangeOutOfOrder',
      'content.amounts.0.least',
    ],
    [{ amounts: [content.amounts[0]!, content.amounts[0]!] }, 'StatedTwice', 'content.amounts'],
    [
      { documents: [content.documents[0]!, content.documents[0]!] },
      'StatedTwice',
      'content.documents',
    ],
  ])('is refused with %j', (wrong, code, field) =>
    expect(refusalOf(() => checkContent({ ...content, ...wrong }))).toEqual({ code, field }),
  );
});

describe('the catalogue', () => {
  const ids = [
    ...['workingCapital', 'fixedAsset', 'projectFinance', 'merger', 'securitisation'],
    ...['supplyChain', 'green', 'crossBorder', 'smallBusiness', 'guaranteedSmallBusiness'],
    ...['standard', 'online', 'investmentProject', 'shortTerm', 'unsecuredCredit'],
    'fiveYearCredit',
  ];

  it('has every product that the bank sells, and each is whole', () => {
    expect(catalogue.map(({ id }) => id)).toEqual(ids);
    expect([...ids].sort()).toEqual([...LoanProduct.all].sort());
    catalogue.forEach((entry) => checkContent(entry.content));
  });
});

describe('the terms of an application', () => {
  const entry = catalogued('workingCapital')!;
  const version = { productId: 'workingCapital', version: 0 };

  it('lie within the product', () => checkTerms(terms, entry.content, version));

  it.each([
    [{ annualRate: '0' }, 'terms.annualRate'],
    [{ termMonths: 180 }, 'terms.termMonths'],
    [{ purpose: 'acquisition' as const }, 'terms.purpose'],
    [{ method: 'balloon' as const }, 'terms.method'],
    [{ dayCount: '1/1' as const }, 'terms.dayCount'],
    [{ amount: { minor: 99_999, currency: 'CNY' } }, 'terms.amount'],
    [{ amount: { minor: 1_000_000, currency: 'ZZZ' } }, 'terms.amount'],
    [{ product: 'green' as const }, 'terms.product'],
  ])('are refused with %j', (wrong, field) =>
    expect(refusalOf(() => checkTerms({ ...terms, ...wrong }, entry.content, version))).toEqual({
      code: 'OutsideProduct',
      field,
    }),
  );

  it('of project finance are secured and name the type of project', () => {
    const { content: project } = catalogued('projectFinance')!;
    const asked = { ...terms, product: 'projectFinance', purpose: 'investmentProject' } as const;
    const refused = (more: object) =>
      refusalOf(() => checkTerms({ ...asked, ...more }, project, version))?.field;
    expect(refused({ guaranteeType: 'unsecured' })).toBe('terms.guaranteeType');
    expect(refused({})).toBe('terms.projectType');
    expect(refused({ projectType: 'cleanEnergy' })).toBeUndefined();
  });
});

describe('what is offered on a day', () => {
  const row = {
    productId: 'workingCapital',
    kind: 'workingCapital' as const,
    version: 2,
    stage: 'approved' as const,
    content,
    reason: 'x',
    draftedBy: 'ro-1',
    changedOn: '2026-03-01',
    offered: [
      {
        version: 1,
        from: '2026-03-05',
        until: '2026-03-09',
        content,
        draftedBy: 'a',
        approvedBy: 'b',
      },
    ],
  };
  const kind = 'workingCapital' as const;

  it('is the entry of the catalogue until the bank has its own', () => {
    expect(offerOf({ kind }, undefined, '2026-03-02')).toMatchObject({ version: 0 });
    expect(offerOf({ kind }, row, '2026-03-04')).toMatchObject({ version: 0 });
    expect(offerOf({ kind }, row, '2026-03-05')).toMatchObject({ version: 1 });
  });

  it('is nothing once it is withdrawn, or where nothing is known of it', () => {
    expect(refusalOf(() => offerOf({ kind }, row, '2026-03-09'))?.code).toBe('ProductNotOffered');
    const other = { kind, productId: 'pd_none' };
    expect(refusalOf(() => offerOf(other, undefined, '2026-03-09'))?.code).toBe('ProductUnknown');
    expect(productEvents.ProductDrafted.version).toBe(1);
  });
});

describe('what an institution sells', () => {
  it.each([
    ['SP-bank', 'commercialBank', 'projectFinance', true],
    ['SP-cooperative', 'creditCooperative', 'crossBorder', false],
    ['SP-guarantee', 'guaranteeCompany', 'workingCapital', false],
    ['SP-consumer', 'consumerFinance', 'merger', false],
  ] as const)('follows %s', (id, type, product, isSold) => {
    const rule = soldRules.find((each) => each.id === id);
    expect([rule?.type, rule?.products.includes(product)]).toEqual([type, isSold]);
  });
});
