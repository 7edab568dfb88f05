export {
  CancelCampaign,
  CloseCampaign,
  PlanCampaign,
  StartCampaign,
} from './campaign/campaign.commands.js';
export { campaignEvents } from './campaign/campaign.events.js';
export {
  AnswerInvitation,
  FollowUpGuest,
  InviteGuest,
  NoteAttendance,
} from './guest/guest.commands.js';
export { guestEvents } from './guest/guest.events.js';
export {
  ContactLead,
  ConvertLead,
  LoseLead,
  MigrateLead,
  QualifyLead,
  RecordLead,
} from './lead/lead.commands.js';
export { leadEvents } from './lead/lead.events.js';
export { LeadFacts } from './lead/lead.fields.js';
export * from './outreach.codes.js';
export { OutreachModule } from './outreach.module.js';
