import { LendingModule } from '#lending';
import { AuditModule } from '#audit';
import { ClientsModule } from '#clients';
import { CreditModule } from '#credit';
import { DeskModule } from '#desk';
import { EngagementModule } from '#engagement';
import { NeedsModule } from '#needs';
import { OrganisationModule } from '#organisation';
import { OutletsModule } from '#outlets';
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
  DeskModule,
  AuditModule,
  OutletsModule,
  IntegrationModule,
];
