import { reacts } from '#kernel/testing';
import { NoteRisk } from '#lending';
import { classificationEvents } from '../classification/classification.events.js';
import { tellLoans } from './tell-loans.process.js';

const { ClassProposed, ClassDecided } = classificationEvents;
const claim = { loanId: 'ln_1', valueDate: '2026-05-12' } as const;

describe('a loan', () => {
  it('is told its stage as soon as it is found, and its class once it is decided', () => {
    const proposed = ClassProposed({
      ...claim,
      class: 'substandard',
      own: 'substandard',
      stage: 'stage3',
      stageFindings: [],
      daysPastDue: 91,
      findings: [],
    });
    reacts(tellLoans)(proposed).then(
      NoteRisk.of({ loanId: 'ln_1', stage: 'stage3', day: '2026-05-12' }),
    );
    const decided = ClassDecided({
      ...claim,
      from: 'normal',
      class: 'substandard',
      own: 'substandard',
      by: 'approver-1',
    });
    reacts(tellLoans)(decided).then(
      NoteRisk.of({ loanId: 'ln_1', class: 'substandard', day: '2026-05-12' }),
    );
  });
});
