import { decides } from '#kernel/testing';
import type { ClientFigures } from '../early-warning/observed-figures.js';
import { dueDays } from '../early-warning/response-times.rules.js';
import {
  AcknowledgeWarning,
  AssessClient,
  AssessWarning,
  CloseWarning,
  RecordWarningAction,
} from './warning.commands.js';
import { warning } from './warning.decider.js';
import { warningEvents } from './warning.events.js';
import * as facts from './warning.examples.js';
import { warningRefusals } from './warning.refusals.js';

const { WarningRaised, WarningEased, WarningLifted } = warningEvents;
const { warnedYellow, escalatedToOrange, escalatedToRed, easedToOrange, warningLifted } = facts;
const { acknowledged, assessed, actedUpon, closedAsTrue, closedAsFalse } = facts;
const given = decides(warning);

const clientId = 'C-1';
const rule = 'EW-01';
const on = (day: string, figures: ClientFigures) => AssessClient.of({ clientId, day, figures });
const overdue = (daysPastDue: number, day: string) => on(day, { daysPastDue });
const acknowledge = AcknowledgeWarning.of({ clientId, rule });
const assess = AssessWarning.of({ clientId, ...told(assessed.data) });
const act = RecordWarningAction.of({ clientId, ...told(actedUpon.data) });
const closeAs = ({ data }: typeof closedAsTrue) => CloseWarning.of({ clientId, ...told(data) });

/** What a person says of a warning; its number the system knows. */
function told<D extends { readonly number: number }>(data: D): Omit<D, 'number'> {
  const { number, ...rest } = data;
  expect(number).toBe(1);
  return rest;
}

describe('a warning', () => {
  it('is not raised upon a client without fault', () =>
    given()
      .when(
        on('2026-03-02', { daysPastDue: 0, guaranteeCoverage: null, otherLoansNonPerforming: 0 }),
      )
      .changesNothing());

  it('is raised when a figure reaches a threshold, with the days by which to respond', () =>
    given().when(overdue(3, '2026-03-02')).then(warnedYellow));

  it('is raised by every rule that has something to say', () =>
    given()
      .when(on('2026-03-02', { daysPastDue: 3, guaranteeCoverage: '0.7412' }))
      .then(
        warnedYellow,
        WarningRaised({
          rule: 'EW-03',
          version: 1,
          observed: '0.7412',
          threshold: '0.75',
          valueDate: '2026-03-02',
          number: 1,
          level: 'orange',
          due: dueDays('orange', '2026-03-02'),
        }),
      ));

  it('says nothing again about the same', () =>
    given(warnedYellow).when(overdue(4, '2026-03-03')).changesNothing());

  it('escalates', () =>
    given(warnedYellow).when(overdue(31, '2026-03-30')).then(escalatedToOrange));

  it('keeps its level a while on the way back', () =>
    given(warnedYellow, escalatedToOrange, escalatedToRed)
      .when(overdue(31, '2026-06-10'))
      .changesNothing());

  it('eases', () =>
    given(warnedYellow, escalatedToOrange, escalatedToRed)
      .when(overdue(30, '2026-06-10'))
      .then(easedToOrange));

  it('is lifted', () => given(warnedYellow).when(overdue(0, '2026-03-10')).then(warningLifted));

  it('is lifted when there is nothing left to observe', () =>
    given(warnedYellow)
      .when(on('2026-03-10', { daysPastDue: null }))
      .then(WarningLifted({ ...warningLifted.data, observed: null })));

  it('stays as it is while its figure is not judged', () =>
    given(warnedYellow).when(on('2026-03-10', {})).changesNothing());

  it('is raised a second time, and counted', () =>
    given(warnedYellow, warningLifted)
      .when(overdue(1, '2026-04-02'))
      .then(
        WarningRaised({
          ...warnedYellow.data,
          observed: 1,
          valueDate: '2026-04-02',
          number: 2,
          due: dueDays('yellow', '2026-04-02'),
        }),
      ));

  it('is judged by the rules of its day', () =>
    given().when(overdue(3, '2023-06-30')).changesNothing());

  it('changes on the day a late fact became known, not before', () =>
    given(warnedYellow, escalatedToOrange)
      .when(overdue(0, '2026-03-10'))
      .then(
        WarningLifted({
          ...facts.overdueRule,
          observed: 0,
          threshold: 0,
          valueDate: '2026-03-30',
          from: 'orange',
        }),
      ));
});

describe('the work on a warning', () => {
  it('is refused where no warning was raised', () => {
    given(warnedYellow)
      .when(AcknowledgeWarning.of({ clientId, rule: 'EW-02' }))
      .refuses(warningRefusals.NoSuchWarning, { rule: 'EW-02' });
  });

  it('begins with an acknowledgement', () =>
    given(warnedYellow).when(acknowledge).then(acknowledged));

  it('is acknowledged once', () =>
    given(warnedYellow, acknowledged)
      .when(acknowledge)
      .refuses(warningRefusals.WarningAlreadyAcknowledged));

  it('is not assessed before it is acknowledged', () =>
    given(warnedYellow).when(assess).refuses(warningRefusals.WarningNotAcknowledged));

  it('goes on with an assessment', () =>
    given(warnedYellow, acknowledged).when(assess).then(assessed));

  it('takes no action before an assessment', () =>
    given(warnedYellow, acknowledged).when(act).refuses(warningRefusals.WarningNotAssessed));

  it('goes on with one of the four responses', () =>
    given(warnedYellow, acknowledged, assessed).when(act).then(actedUpon));

  it('may take several actions', () =>
    given(warnedYellow, acknowledged, assessed, actedUpon).when(act).then(actedUpon));

  it('does not end before an assessment', () =>
    given(warnedYellow, acknowledged)
      .when(closeAs(closedAsFalse))
      .refuses(warningRefusals.WarningNotAssessed));

  it('does not end while what was rightly warned of still stands', () =>
    given(warnedYellow, acknowledged, assessed, actedUpon)
      .when(closeAs(closedAsTrue))
      .refuses(warningRefusals.WarningStands, { level: 'yellow' }));

  it('ends with a verdict once the warning is lifted', () =>
    given(warnedYellow, acknowledged, assessed, actedUpon, warningLifted)
      .when(closeAs(closedAsTrue))
      .then(closedAsTrue));

  it('ends at once for a false alarm', () =>
    given(warnedYellow, acknowledged, assessed).when(closeAs(closedAsFalse)).then(closedAsFalse));

  it('ends once', () =>
    given(warnedYellow, acknowledged, assessed, closedAsFalse)
      .when(acknowledge)
      .refuses(warningRefusals.WarningClosed));

  it('begins anew with an escalation', () =>
    given(warnedYellow, acknowledged, assessed, escalatedToOrange)
      .when(act)
      .refuses(warningRefusals.WarningNotAssessed));
});

describe('a false alarm that was closed', () => {
  const silenced = [warnedYellow, acknowledged, assessed, closedAsFalse];

  it('keeps silent at its level', () =>
    given(...silenced)
      .when(overdue(5, '2026-03-04'))
      .changesNothing());

  it('is followed by a warning of its own when it becomes graver', () =>
    given(...silenced)
      .when(overdue(31, '2026-03-30'))
      .then(
        WarningRaised({
          ...facts.overdueRule,
          observed: 31,
          threshold: 31,
          valueDate: '2026-03-30',
          number: 2,
          level: 'orange',
          due: dueDays('orange', '2026-03-30'),
        }),
      ));

  it('still follows its figure, so that the next alarm is heard', () => {
    const red = [warnedYellow, escalatedToOrange, escalatedToRed];
    given(...red, acknowledged, assessed, closedAsFalse)
      .when(overdue(30, '2026-06-10'))
      .then(WarningEased(easedToOrange.data));
    given(...red, acknowledged, assessed, closedAsFalse, easedToOrange)
      .when(overdue(91, '2026-07-10'))
      .then(
        WarningRaised({
          ...facts.overdueRule,
          observed: 91,
          threshold: 91,
          valueDate: '2026-07-10',
          number: 2,
          level: 'red',
          due: dueDays('red', '2026-07-10'),
        }),
      );
  });
});
