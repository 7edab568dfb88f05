import type { Actor, DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import {
  AppointDeputy,
  ConfirmInstitution,
  FormTeam,
  JoinTeam,
  OpenUnit,
  PlanLeave,
  ProposeInstitution,
  ProvisionRole,
  ProvisionSignIn,
  RegisterStaffMember,
  RequestRole,
  theInstitution,
} from '#organisation';
import { localIssuer, StatePurpose } from '#platform';
import { demoPlaces, demoUnits } from './organisation.js';
import type { PersonName } from './people.js';
import { people } from './people.js';
import type { Chapter, Dates, Step } from '../story.js';
import { datesFrom } from '../story.js';

const unitId = (slug: string): string => `un_demo.${slug}`;

/** The ids of everybody who works at the bank of the demo. */
export const demoPeople: readonly string[] = Object.values(people).map(({ id }) => id);

/** The units of the bank and the people who work in them: what a new installation begins with. */
export const demoStaff = (today: string): readonly Chapter[] => {
  const dates = datesFrom(today);
  return [
    { steps: unitSteps(dates) },
    { steps: staffSteps(dates) },
    { steps: institutionSteps(dates) },
  ];
};

const provisioned = (dates: Dates, line: string, id: string, command: DomainCommand): Step => ({
  on: dates.today,
  by: people.identityProvider,
  line,
  key: `${id}:${command.constructor.name}`,
  command,
});

const unitSteps = (dates: Dates): readonly Step[] =>
  demoUnits.map(({ slug, kind, name, below }) =>
    provisioned(
      dates,
      'units',
      unitId(slug),
      OpenUnit.of({
        unitId: unitId(slug),
        kind,
        name,
        ...(below !== undefined && { parentId: unitId(below) }),
        valueDate: dates.before(120, 0),
      }),
    ),
  );

/** What the bank of the demo is; two administrators say so. */
function institutionSteps({ today }: Dates): readonly Step[] {
  const { operations, secondAdministrator } = people;
  const facts = {
    type: 'commercialBank',
    name: { en: 'Demo Bank', zh: '演示银行' },
    languages: ['zh', 'en'],
    currencies: ['CNY', 'USD'],
    calendars: ['china', 'none'],
  } as const;
  const step = (by: Actor, command: DomainCommand): Step => ({
    on: today,
    by,
    line: 'institution',
    key: `institution:${command.constructor.name}`,
    command,
  });
  const institutionId = theInstitution;
  const reason = '系统上线 (the system goes live)';
  return [
    step(operations, ProposeInstitution.of({ institutionId, facts, reason })),
    step(secondAdministrator, ConfirmInstitution.of({ institutionId })),
  ];
}

/** For so long the bank needs to know the number of everybody who works there. */
const daysOfEmployment = 3_650;

const staffSteps = (dates: Dates): readonly Step[] =>
  Object.entries<Actor>(people).flatMap(([key, { id: personId, name = '', roles }], index) => {
    const { unit, zh, roleIn = unit } = demoPlaces[key as PersonName];
    const commands = [
      RegisterStaffMember.of({
        personId,
        userName: personId,
        name: { en: name, zh },
        unitId: unitId(unit),
        employeeNumber: `E${1_001 + index}`,
        language: 'zh',
        valueDate: dates.before(60, 0),
      }),
      ProvisionSignIn.of({ personId, issuer: localIssuer, subject: personId }),
      ...roles.map((role) =>
        ProvisionRole.of({
          personId,
          role,
          unitId: unitId(roleIn),
          validFrom: dates.before(60, 0),
        }),
      ),
    ];
    const purpose = StatePurpose.of({
      personId,
      purpose: 'employment',
      basis: 'contract',
      fields: ['employeeNumber'],
      keepUntil: addDays(dates.today, daysOfEmployment),
      valueDate: dates.before(60, 0),
    });
    return [
      ...commands.map((command) => provisioned(dates, personId, personId, command)),
      { ...provisioned(dates, personId, personId, purpose), by: people.operations },
    ];
  });

/** Teams, leaves and deputies: what changes from month to month. */
export const teamSteps = (dates: Dates): readonly Step[] => {
  const { wang, risk, xianHead, ma, liu, chen, operations } = people;
  const [from, until] = [dates.today, addDays(dates.today, 13)];
  const teamId = 'tm_demo.qingfeng';
  const step = (by: Actor, id: string, command: DomainCommand): Step => ({
    on: dates.today,
    by,
    line: 'teams',
    key: `${id}:${command.constructor.name}`,
    command,
  });
  return [
    step(
      xianHead,
      teamId,
      FormTeam.of({
        teamId,
        kind: 'service',
        name: { en: 'Qingfeng wind power', zh: '清风风电项目服务团队' },
      }),
    ),
    ...([wang, risk, xianHead] as const).map((person) =>
      step(
        person === xianHead ? operations : xianHead,
        `${teamId}:${person.id}`,
        JoinTeam.of({
          teamId,
          personId: person.id,
          function: person === wang ? 'lead' : person === xianHead ? 'seniorSponsor' : 'member',
        }),
      ),
    ),
    step(ma, ma.id, PlanLeave.of({ personId: ma.id, kind: 'annual', from, until })),
    step(
      ma,
      ma.id,
      AppointDeputy.of({
        personId: ma.id,
        deputyId: liu.id,
        from,
        until,
        reason: '年休假 (annual leave)',
      }),
    ),
    step(
      operations,
      chen.id,
      RequestRole.of({
        personId: chen.id,
        role: 'unitHead',
        reason: '拟任曲江支行负责人 (to head the sub-branch)',
      }),
    ),
  ];
};
