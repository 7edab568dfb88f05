import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { covenantRefusals } from '../covenant/covenant.refusals.js';
import { projects } from '../views/projects.view.js';
import * as commands from './design-risk.commands.js';
import { designRiskEvents } from './design-risk.events.js';
import { designRiskRefusals as refuse } from './design-risk.refusals.js';

const { DesignRiskAssessed, DesignRiskReviewed, DesignRiskClosed } = designRiskEvents;

interface DesignRisk {
  readonly clientId: string;
  readonly open: boolean;
}

const evolve: Evolve<DesignRisk, typeof designRiskEvents> = {
  DesignRiskAssessed: ({ clientId }) => ({ clientId, open: true }),
  DesignRiskReviewed: (_, risk) => risk,
  DesignRiskClosed: (_, risk) => ({ ...risk, open: false }),
};

const desk = ['relationshipManager', 'riskOfficer'] as const;

/** A risk found when the finance is designed, reviewed until it is over. */
export const designRisk = defineDecider({
  stream: 'designRisk',
  by: 'designRiskId',
  prefix: 'pr',
  events: designRiskEvents,
  commands,
  allow: { AssessDesignRisk: desk, ReviewDesignRisk: desk, CloseDesignRisk: desk },
  evolve,
  consult: { AssessDesignRisk: ({ projectId }) => ({ project: projects.row(projectId) }) },

  create: {
    AssessDesignRisk({ designRiskId: _, contacts = [], ...told }, { project, today }) {
      if (project?.clientId !== told.clientId) {
        throw covenantRefusals.ProjectOfOtherClient({ field: 'clientId', found: told.clientId });
      }
      const known = new Set(project.stakeholders.map(({ stakeholderId }) => stakeholderId));
      const unknown = contacts.find((id) => !known.has(id));
      if (unknown !== undefined) throw refuse.ContactUnknown({ field: 'contacts', found: unknown });
      return DesignRiskAssessed({ ...told, contacts, valueDate: today });
    },
  },

  decide: {
    ReviewDesignRisk({ designRiskId: _, ...told }, { open }, { today }) {
      if (!open) throw refuse.DesignRiskOver();
      return DesignRiskReviewed({ ...told, valueDate: today });
    },

    CloseDesignRisk({ reason }, { open }, { today }) {
      return open ? DesignRiskClosed({ reason, valueDate: today }) : [];
    },
  },
});
