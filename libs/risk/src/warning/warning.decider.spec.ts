import { ClientUnknown } from '#clients';
import type { Level } from '#kernel';
import { cny, NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { overdueClient, unknownClient } from '../client-figures/clients.examples.js';
import { dueDays } from '../early-warning/response-times.rules.js';
import {
  AcknowledgeWarning,
  AssessClient,
  AssessWarning,
  CloseWarning,
  RaiseWarning,
  RecordWarningAction,
} from './warning.commands.js';
import type { SilenceEnd } from './silence.js';
import { warning } from './warning.decider.js';
import { warningEvents } from './warning.events.js';
import * as facts from './warning.examples.js';
import { warningRefusals } from './warning.refusals.js';

const { WarningRaised, WarningLifted } = warningEvents;
const { warnedYellow, escalatedToOrange, escalatedToRed, easedToOrange, warningLifted } = facts;
const { warnedByHand, acknowledged, assessed, actedUpon, closedAsTrue, closedAsFalse } = facts;
const given = decides(warning);

const rule = 'EW-01';
const { clientId } = unknownClient;
/** A judgement of a client at the end of a day. */
const judge = (day: string) => AssessClient.of({ clientId, day, atOnce: false });
const overdue = (daysPastDue: number, day: string) =>
  [judge(day), { client: overdueClient(daysPastDue, day) }] as const;
const acknowledge = AcknowledgeWarning.of({ clientId, rule });
const { severity, likelihood, finding } = assessed.data;
const assess = AssessWarning.of({ clientId, rule, severity, likelihood, finding });
const { response, action } = actedUpon.data;
const act = RecordWarningAction.of({ clientId, rule, response, action });
const closeAs = ({ data: { verdict, conclusion } }: typeof closedAsTrue) =>
  CloseWarning.of({ clientId, rule, verdict, conclusion });
/** EW-03 speaks of the thin guarantee of a loan. */
const thinlySecured = WarningRaised({
  ...facts.overdueRule,
  rule: 'EW-03',
  version: 2,
  watch: 'guaranteeCoverage',
  observed: '0.7412',
  threshold: '0.75',
  leavesAt: '0.85',
  valueDate: '2026-03-02',
  number: 1,
  level: 'orange',
  due: dueDays('orange', '2026-03-02'),
  about: {
    label: { en: 'Guarantee is thin', zh: '担保覆盖不足' },
    signal: 'credit',
    owner: 'riskOfficer',
    playbook: 'strengthenGuarantee',
    weight: 2,
  },
});
const another = { actor: { id: 'risk-2', roles: ['riskOfficer'] } } as const;

describe('a warning', () => {
  it('is not raised upon a client without fault', () =>
    given()
      .when(...overdue(0, '2026-03-02'))
      .changesNothing());

  it('is raised when a figure reaches a threshold, with the days by which to respond', () =>
    given()
      .when(...overdue(3, '2026-03-02'))
      .then(warnedYellow));

  it('is raised by every rule that has something to say', () => {
    const thin = { secured: true, guaranteed: cny(7_412) };
    const client = overdueClient(3, '2026-03-02', thin);
    given().when(judge('2026-03-02'), { client }).then(warnedYellow, thinlySecured);
  });

  it('says nothing again about the same', () =>
    given(warnedYellow)
      .when(...overdue(4, '2026-03-03'))
      .changesNothing());

  it('escalates', () =>
    given(warnedYellow)
      .when(...overdue(31, '2026-03-30'))
      .then(escalatedToOrange));

  it('keeps its level a while on the way back', () =>
    given(warnedYellow, escalatedToOrange, escalatedToRed)
      .when(...overdue(31, '2026-06-10'))
      .changesNothing());

  it('eases', () =>
    given(warnedYellow, escalatedToOrange, escalatedToRed)
      .when(...overdue(30, '2026-06-10'))
      .then(easedToOrange));

  it('is lifted', () =>
    given(warnedYellow)
      .when(...overdue(0, '2026-03-10'))
      .then(warningLifted));

  it('is raised a second time, and counted', () =>
    given(warnedYellow, warningLifted)
      .when(...overdue(1, '2026-04-02'))
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
    given()
      .when(...overdue(3, '2023-06-30'))
      .changesNothing());

  it('changes on the day a late fact became known, not before', () =>
    given(warnedYellow, escalatedToOrange)
      .when(...overdue(0, '2026-03-10'))
      .then(WarningLifted({ ...warningLifted.data, valueDate: '2026-03-30', from: 'orange' })));

  it('leaves what time alone changes to the end of the day', () => {
    const client = { ...overdueClient(0, '2026-03-02'), cadence: 'ordinary' };
    const day = '2026-03-02';
    given()
      .when(AssessClient.of({ clientId, day, atOnce: true }), { client })
      .changesNothing();
    const [beyond] = given().when(judge(day), { client }).facts();
    expect(beyond).toMatchObject({ type: 'WarningRaised', data: { rule: 'EW-04' } });
  });

  it('is raised by hand for what no rule sees, and stands until somebody closes it', () => {
    const { about, level, finding: told } = warnedByHand.data;
    const { label: title, playbook } = about;
    const raise = RaiseWarning.of({ clientId, level, title, finding: told, playbook });
    given().when(raise, { client: { clientId } }).then(warnedByHand);
    given().when(raise).refuses(ClientUnknown, { clientId });
    given(warnedByHand)
      .when(...overdue(0, '2026-03-10'))
      .changesNothing();
  });
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

  it('ends at once for a false alarm, which keeps silent for a while', () =>
    given(warnedYellow, acknowledged, assessed)
      .when(closeAs(closedAsFalse), { client: overdueClient(3, '2026-03-02') })
      .then(closedAsFalse));

  it('is called a false alarm by a second person where it is grave (R3)', () => {
    const grave = [warnedYellow, escalatedToOrange, acknowledged, assessed];
    given(...grave)
      .when(closeAs(closedAsFalse))
      .refuses(NotIndependent);
    const [closed] = given(...grave)
      .when(closeAs(closedAsFalse), another)
      .facts();
    expect(closed).toMatchObject({ data: { closedBy: 'risk-2', silentUntil: '2026-05-31' } });
  });

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
  const again = (observed: number, valueDate: string, silenceEnded: SilenceEnd, level: Level) =>
    WarningRaised({
      ...warnedYellow.data,
      observed,
      threshold: level === 'yellow' ? 1 : 31,
      valueDate,
      number: 2,
      level,
      due: dueDays(level, valueDate),
      silenceEnded,
    });

  it('keeps silent at its level while its figure is no worse', () =>
    given(...silenced)
      .when(...overdue(3, '2026-03-04'))
      .changesNothing());

  it('is heard again when its figure worsens (R3)', () =>
    given(...silenced)
      .when(...overdue(5, '2026-03-04'))
      .then(again(5, '2026-03-04', 'worsened', 'yellow')));

  it('is heard again when its silence expires (R3)', () =>
    given(...silenced)
      .when(...overdue(3, '2026-08-30'))
      .then(again(3, '2026-08-30', 'expired', 'yellow')));

  it('is followed by a warning of its own when it becomes graver', () =>
    given(...silenced)
      .when(...overdue(31, '2026-03-30'))
      .then(again(31, '2026-03-30', 'graver', 'orange')));

  it('still follows its figure, so that the next alarm is heard', () => {
    const red = [warnedYellow, escalatedToOrange, escalatedToRed];
    given(...red, acknowledged, assessed, closedAsFalse)
      .when(...overdue(30, '2026-06-10'))
      .then(easedToOrange);
  });
});
