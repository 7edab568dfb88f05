import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable, SetMetadata } from '@nestjs/common';
import { Definitions } from '../definitions.js';
import { takenOf } from '../http/payload.js';
import { platformRefusals } from '../platform.refusals.js';
import { presentContext } from '../request-context.js';

const offered = 'rapport:dryRun';

/** A route that is no decider's command by itself, and yet only says what would happen if asked so. */
export const OffersDryRun = () => SetMetadata(offered, true);

/** Whether `?dryRun=1` of a route writes nothing: a decider's command never does. */
export function offersDryRun(handler: object, definitions: Definitions): boolean {
  const message = takenOf(handler)?.message;
  return Reflect.getMetadata(offered, handler) === true || !!definitions.deciderOf(message);
}

/** Refuses a dry run of whatever would act all the same. */
@Injectable()
export class DryRunGuard implements CanActivate {
  constructor(private readonly definitions: Definitions) {}

  canActivate(context: ExecutionContext): boolean {
    const isAsked = presentContext()?.dryRun === true;
    if (!isAsked || offersDryRun(context.getHandler(), this.definitions)) return true;
    throw platformRefusals.NoDryRun({ field: 'dryRun' });
  }
}
