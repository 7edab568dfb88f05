const prefix = 'cl_of:';

/** The id of the client that is registered from a lead. */
export const clientOfLead = (leadId: string): string => `${prefix}${leadId}`;

/** The lead that a client was registered from; undefined where it came another way. */
export const leadOfClient = (clientId: string): string | undefined =>
  clientId.startsWith(prefix) ? clientId.slice(prefix.length) : undefined;
