import { BlockCredit, UnblockCredit } from '#credit';
import { reacts } from '#kernel/testing';
import { ForwardMeasure } from '#lending';
import { accepted, ended, responseId, sued, targeted } from '../response/response.examples.js';
import { takeMeasures } from './take-measures.process.js';

const clientId = 'cl_1';
const of = <F extends { readonly data: object }>(fact: F, more: object = {}): F => ({
  ...fact,
  data: { ...fact.data, responseId, clientId, ...more },
});
const on = { id: responseId };
const said = { responseId, instructedBy: 'rm-7' };
const blocked = { cause: 'exposureTarget', reference: responseId, reason: responseId } as const;

describe('a response takes its measures', () => {
  it('proposes upon the loan what the client has accepted', () => {
    const proposed = { loanId: 'ln_1', maturesOn: '2026-12-31', by: 'rm-7', number: 2 };
    const measure = { kind: 'extension', maturesOn: '2026-12-31' } as const;
    reacts(takeMeasures)(of(accepted, { proposed }), on).then(
      ForwardMeasure.of({
        ...{ loanId: 'ln_1', proposalId: `${responseId}.2`, ...said, measure },
        reason: accepted.data.comment,
      }),
    );
    reacts(takeMeasures)(of(accepted, { proposed, answer: 'declined' }), on).then();
    reacts(takeMeasures)(of(accepted), on).then();
  });

  it('has all become due once a suit is filed', () => {
    const loan = { loanId: 'ln_1' };
    reacts(takeMeasures)(of(sued), on, [loan]).then(
      ForwardMeasure.of({
        ...{ loanId: 'ln_1', proposalId: `${responseId}.filed`, ...said },
        measure: { kind: 'acceleration' },
        reason: 'Suit filed · 已立案 · 西安市中级人民法院 · (2026)陕01民初1号',
      }),
    );
  });

  it('stops new credit while a target stands', () => {
    const { valueDate } = targeted.data;
    reacts(takeMeasures)(of(targeted), on).then(
      BlockCredit.of({ clientId, ...blocked, valueDate }),
    );
    reacts(takeMeasures)(of(ended), on).then(UnblockCredit.of({ clientId, ...blocked, valueDate }));
  });
});
