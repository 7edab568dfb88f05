import { defineDecider } from '#kernel';
import { movementsBetween } from './movements.js';
import * as commands from './outside.commands.js';
import { outsideEvents } from './outside.events.js';
import { outsideRefusals as refuse } from './outside.refusals.js';
import { evolve, figuresOf } from './outside.state.js';
import { registers } from './registers/registers.js';

const { OutsideRecordStated } = outsideEvents;

/** More than a century of yearly statements, or 40 years of monthly ones. */
const mostStatements = 500;

/** One loan or project of an outside register, from statement to statement. */
export const outsideRecord = defineDecider({
  stream: 'outsideRecord',
  by: 'recordId',
  prefix: 'or',
  events: outsideEvents,
  commands,
  allow: { StateOutsideRecord: ['service', 'administrator'] },
  evolve,
  create: {},
  either: {
    StateOutsideRecord({ recordId: _, statedOn, ...told }, record, { today }) {
      if (statedOn > today) throw refuse.StatedAhead({ field: 'statedOn', statedOn, today });
      if (record !== undefined && record.register !== told.register) {
        throw refuse.RegisterDiffers({ field: 'register', register: record.register });
      }
      const { currency, stages } = registers[told.register];
      const statements = record?.statements ?? [];
      if (statements.length >= mostStatements) throw refuse.TooManyStatements();
      const figures = figuresOf(told, statedOn);
      const stage = figures.status === undefined ? undefined : stages[figures.status];
      const before = statements.findLast(({ on }) => on < statedOn);
      const after = statements.find(({ on }) => on > statedOn);
      const standing = statements.find(({ on }) => on === statedOn);
      const earlier = before && standing && { before, after: standing };
      const reached = standing ?? before;
      const later = reached && after && { before: reached, after };
      return [
        OutsideRecordStated({
          ...structuredClone(told),
          ...(stage !== undefined && { stage }),
          valueDate: statedOn,
        }),
        ...(before ? movementsBetween({ before, after: figures }, currency, earlier) : []),
        ...(after ? movementsBetween({ before: figures, after }, currency, later) : []),
      ];
    },
  },
  decide: {},
});
