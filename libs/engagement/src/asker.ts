import { requestContext } from '#platform';

/** What stands for the asker in a query: `ownerId=me`. */
const me = 'me';

/** The id of whoever asks, in the staff register. */
export function askerId(): string {
  const { actor, person } = requestContext();
  return person?.personId ?? actor.id;
}

/** The query with the asker in the place of `me`, and the asker’s unit for `unitId=me`. */
export function withMe<
  Q extends {
    readonly ownerId?: string;
    readonly managerId?: string;
    readonly sponsorId?: string;
    readonly unitId?: string;
  },
>(query: Q): Q {
  const { ownerId, managerId, sponsorId, unitId } = query;
  return Object.assign(query, {
    ...(ownerId === me && { ownerId: askerId() }),
    ...(managerId === me && { managerId: askerId() }),
    ...(sponsorId === me && { sponsorId: askerId() }),
    ...(unitId === me && { unitId: requestContext().person?.unitId ?? me }),
  });
}
