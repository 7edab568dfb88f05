import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { CampaignController } from './campaign/campaign.controller.js';
import { campaign } from './campaign/campaign.decider.js';
import { guest } from './guest/guest.decider.js';
import { LeadController } from './lead/lead.controller.js';
import { lead } from './lead/lead.decider.js';
import { inviteClients } from './processes/invite-clients.process.js';
import { placeLeads } from './processes/place-leads.process.js';
import { registerLeads } from './processes/register-leads.process.js';
import { campaigns } from './views/campaigns.view.js';
import { guests } from './views/guests.view.js';
import { invitedClients } from './views/invited-clients.view.js';
import { leadClients } from './views/lead-clients.view.js';
import { leads } from './views/leads.view.js';

/** How the bank comes to new clients, and what it invites those it has to. */
@Module(
  boundedContext({
    deciders: [lead, campaign, guest],
    views: [leads, leadClients, campaigns, guests, invitedClients],
    processes: [inviteClients, placeLeads, registerLeads],
    controllers: [LeadController, CampaignController],
  }),
)
export class OutreachModule {}
