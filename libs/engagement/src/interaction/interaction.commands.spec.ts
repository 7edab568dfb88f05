import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { visit } from '../examples.js';
import { PlanNextStep, RecordInteraction } from './interaction.commands.js';

const faults = (command: new () => object, body: object): readonly string[] =>
  validateSync(plainToInstance(command, body), {
    whitelist: true,
    forbidNonWhitelisted: true,
  }).map(({ property }) => property);

const { timeZone: _, ...told } = visit;
const body = { interactionId: 'in_1', clientId: 'cl_qinling', ...told };

describe('the telling of a contact', () => {
  it('is complete with a next step', () => {
    const nextSteps = [{ what: 'Send an offer', dueOn: '2026-03-06' }];
    expect(faults(RecordInteraction, { ...body, nextSteps })).toEqual([]);
  });

  it('needs a channel, a direction, a subject, a day and a client', () => {
    expect(faults(RecordInteraction, {})).toEqual([
      'clientId',
      'interactionId',
      'channel',
      'direction',
      'subject',
      'valueDate',
    ]);
  });

  it.each<[object, string]>([
    [{ channel: 'fax' }, 'channel'],
    [{ direction: 'both' }, 'direction'],
    [{ stage: 'dreaming' }, 'stage'],
    [{ subject: ' ' }, 'subject'],
    [{ valueDate: '2026-02-30' }, 'valueDate'],
    [{ occurredAt: '2026-02-26' }, 'occurredAt'],
    [{ staffIds: 'rm-7' }, 'staffIds'],
    [{ counterparts: [''] }, 'counterparts'],
    [{ nextSteps: [{ what: 'Something' }] }, 'nextSteps'],
    [{ nextSteps: {} }, 'nextSteps'],
    [{ telephone: '029' }, 'telephone'],
  ])('is refused at the boundary: %j', (wrong, field) => {
    expect(faults(RecordInteraction, { ...body, ...wrong })).toEqual([field]);
  });

  it('plans no step without a day', () => {
    expect(faults(PlanNextStep, { interactionId: 'in_1', what: 'Call' })).toEqual(['dueOn']);
  });
});
