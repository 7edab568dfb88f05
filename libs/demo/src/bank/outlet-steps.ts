import type { Actor, DomainCommand } from '#kernel';
import { addMonths } from '#kernel';
import { ApproveOutlet, RequestOutlet } from '#outlets';
import { people } from './people.js';
import type { Dates, Step } from '../story.js';

/** Core banking follows the loans; it needs no names of clients, and gets none. */
export const outletSteps = ({ today }: Dates): readonly Step[] => {
  const outletId = 'ot_demo.core';
  const step = (by: Actor, command: DomainCommand): Step => ({
    on: today,
    by,
    line: outletId,
    key: `${outletId}:${command.constructor.name}`,
    command,
  });
  const { operations, risk, core } = people;
  return [
    step(
      operations,
      RequestOutlet.of({
        outletId,
        serviceId: core.id,
        name: 'Core banking 核心系统',
        purpose: '放款与还款入账 (books drawdowns and repayments)',
        ownerId: operations.id,
        contact: 'core-banking@bank.example',
        terms: {
          scope: { categories: ['loan', 'client'] },
          fields: [{ path: 'facts.name', treatment: 'masked' }],
          eventsPerMinute: 1_000_000,
          expiresOn: addMonths(today, 24),
        },
      }),
    ),
    step(risk, ApproveOutlet.of({ outletId })),
  ];
};
