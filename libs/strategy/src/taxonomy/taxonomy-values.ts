import { LifecycleStage } from '#clients';
import { CrmMode } from '../mode/mode.codes.js';
import { Segment } from '../strategy.codes.js';
import type { Taxonomy } from './taxonomy.codes.js';
import { CreditGrade, DemographicGroup, MarketingGroup, ServiceTier } from './taxonomy.codes.js';

/** The places of each taxonomy. */
export const taxonomyValues: Readonly<Record<Taxonomy, readonly string[]>> = {
  relationshipType: Segment.all,
  marketingGroup: MarketingGroup.all,
  serviceTier: ServiceTier.all,
  creditGrade: CreditGrade.all,
  lifecycle: LifecycleStage.all,
  demographicGroup: DemographicGroup.all,
  crmMode: CrmMode.all,
};
