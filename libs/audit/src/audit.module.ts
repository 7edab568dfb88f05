import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { AttemptsController } from './attempts/attempts.controller.js';
import { attempts } from './attempts/attempts.view.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { Evidence } from './evidence/evidence.js';
import { Parts } from './evidence/parts.js';
import { ProofController } from './proof/proof.controller.js';
import { ProofKeeper } from './proof/proof-keeper.js';
import { ProofTables } from './proof/proof-tables.js';
import { Verification } from './proof/verification.service.js';
import { ReadingsController } from './readings/readings.controller.js';
import { readings } from './readings/readings.view.js';
import { SeenController } from './seen/seen.controller.js';
import { TablesController } from './tables/tables.controller.js';
import { TableExports } from './tables/tables.js';
import { Particulars } from './trail/particulars.js';
import { TrailController } from './trail/trail.controller.js';
import { trail } from './trail/trail.view.js';

const parts = boundedContext({
  views: [attempts, readings, trail],
  controllers: [
    AttemptsController,
    EvidenceController,
    ProofController,
    ReadingsController,
    SeenController,
    TablesController,
    TrailController,
  ],
});

/** Who did what, when and why, and the proof that it is all: over the events of all contexts. */
@Module({
  ...parts,
  providers: [
    ...(parts.providers ?? []),
    Evidence,
    Particulars,
    Parts,
    ProofKeeper,
    ProofTables,
    TableExports,
    Verification,
  ],
})
export class AuditModule {}
