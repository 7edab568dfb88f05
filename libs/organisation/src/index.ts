export { AppointDeputy, PlanLeave } from './absence/absence.commands.js';
export { absenceEvents } from './absence/absence.events.js';
export { ConfirmInstitution, ProposeInstitution } from './institution/institution.commands.js';
export { InstitutionType } from './institution/institution.codes.js';
export { theInstitution } from './institution/institution.fields.js';
export type { InstitutionRow } from './views/institution.view.js';
export { GetInstitution, institutionView } from './views/institution.view.js';
export { enterLocally } from './local-people.js';
export type { OrganisationName } from './name.js';
export * from './organisation.codes.js';
export { OrganisationModule } from './organisation.module.js';
export { RevokeToken, RevokeTokensOfPerson } from './revocation/revocation.commands.js';
export {
  ProvisionRole,
  ProvisionSignIn,
  RegisterStaffMember,
  RequestRole,
} from './staff/staff.commands.js';
export { staffEvents } from './staff/staff.events.js';
export { FormTeam, JoinTeam } from './team/team.commands.js';
export { teamEvents } from './team/team.events.js';
export type { Tree } from './unit/tree.js';
export { pathOf, unitIn, wholeTree } from './unit/tree.js';
export { OpenUnit } from './unit/unit.commands.js';
export { unitEvents } from './unit/unit.events.js';
export type { StaffEntry, StaffRow } from './views/staff-register.rows.js';
export { GetStaffMember, GetStaffNames, staffRegister } from './views/staff-register.view.js';
export { teams } from './views/teams.view.js';
export { unitTree } from './views/unit-tree.view.js';
