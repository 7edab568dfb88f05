import { LendingModule } from '#lending';
import { AuditModule } from '#audit';
import { ClientsModule } from '#clients';
import { CreditModule } from '#credit';
import { DeskModule } from '#desk';
import { EngagementModule } from '#engagement';
import { NeedsModule } from '#needs';
import { OutreachModule } from '#outreach';
import { OrganisationModule } from '#organisation';
import { OutletsModule } from '#outlets';
import { PerformanceModule } from '#performance';
import { ProjectsModule } from '#projects';
import { RiskModule } from '#risk';
import { StrategyModule } from '#strategy';
import { IntegrationModule } from '#integration';
import type { Type } from '@nestjs/common';

/** Every bounded context of the product. */
export const contexts: readonly Type[] = [
  OrganisationModule,
  ClientsModule,
  EngagementModule,
  CreditModule,
  LendingModule,
  ProjectsModule,
  RiskModule,
  StrategyModule,
  NeedsModule,
  OutreachModule,
  PerformanceModule,
  DeskModule,
  AuditModule,
  OutletsModule,
  IntegrationModule,
];
