import type { Role } from '#kernel';
import { platformRefusals } from '../platform.refusals.js';
import type { RequestContext } from '../request-context.js';

/**
 * Default is deny: only the roles that a command or query names may send it, and the system itself.
 * @throws NotAllowed
 */
export function authorise(
  allowed: readonly Role[] | undefined,
  { actor, system }: RequestContext,
): void {
  if (system) return;
  if (actor.roles.some((role) => allowed?.includes(role))) return;
  throw platformRefusals.NotAllowed({ allowed: allowed ?? [], roles: actor.roles });
}
