/** The id of the client that is registered from a lead. */
export const clientOfLead = (leadId: string): string => `cl_of:${leadId}`;
