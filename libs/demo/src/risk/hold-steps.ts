import { OrderLegalHold } from '#platform';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** A court asks for the file of a client that does not pay, and of the person behind it. */
export const holdSteps = ({ today }: Dates): readonly Step[] => [
  {
    on: today,
    by: people.risk,
    line: 'jinshan',
    key: 'lh_demo.jinshan:OrderLegalHold',
    command: OrderLegalHold.of({
      legalHoldId: 'lh_demo.jinshan',
      clientIds: [clientId('jinshan')],
      personIds: ['pt_demo.hao'],
      matter: '(2026) 晋01民初17号',
      reason: '法院要求保全全部档案 (the court asks for the whole file)',
    }),
  },
];
