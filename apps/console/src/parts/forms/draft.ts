import { useState } from 'react';

export type Draft = Readonly<Record<string, unknown>>;

/** Keeps what is typed for a command until it is sent, also over a reload. */
export function useDraft(path: string, given: Draft, chosen: Draft = {}) {
  const place = `rapport.draft ${path}`;
  const [draft, setState] = useState<Draft>(() => {
    const kept = sessionStorage.getItem(place);
    return { ...given, ...(kept !== null && (JSON.parse(kept) as Draft)), ...chosen };
  });
  const set = (changed: Draft) => {
    sessionStorage.setItem(place, JSON.stringify(changed));
    setState(changed);
  };
  return [draft, set, () => sessionStorage.removeItem(place)] as const;
}
