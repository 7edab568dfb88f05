import { NoticeTopic } from './reach.codes.js';

/** Whether a client may be told of a topic: its contract says so, or it agreed. */
export const agreedTo = (
  topic: NoticeTopic,
  reach: { readonly consents: readonly { readonly topic: NoticeTopic }[] } | undefined,
): boolean =>
  !NoticeTopic(topic).needsConsent ||
  reach?.consents.some((consent) => consent.topic === topic) === true;
