import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSpeech } from './language.js';
import { useMay } from './may.js';
import type { WordKey } from './words.js';

/** The steps of the tour, each beside the page it speaks of, for those who may see that. */
const steps: readonly { readonly to: string; readonly word: WordKey; readonly needs?: string }[] = [
  { to: '/', word: 'tourDay' },
  { to: '/clients', word: 'tourClients', needs: '/clients' },
  { to: '/portfolio', word: 'tourSlider', needs: '/portfolio' },
  { to: '/changes', word: 'tourChanges', needs: '/watch-list/changes' },
  { to: '/inbox', word: 'tourInbox', needs: '/application-tasks' },
  { to: '/watch-list', word: 'tourWatch', needs: '/watch-list' },
  { to: '/trail', word: 'tourTrail', needs: '/audit/trail' },
  { to: '/', word: 'tourSearch' },
];

const kept = 'rapport.tour';
const over = 'over';

/** Shows somebody new around; it can be left at any step, goes on after a reload, and begins anew. */
export function Tour() {
  const { say } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const [at, setAt] = useState(() => localStorage.getItem(kept) ?? '0');
  const shown = steps.filter(({ needs }) => needs === undefined || may(needs));
  const go = (step: number | undefined) => {
    const next = step === undefined ? undefined : shown[step];
    const value = next ? String(step) : over;
    localStorage.setItem(kept, value);
    setAt(value);
    if (next) void navigate({ to: next.to, search: {} });
  };
  const number = Number(at);
  const step = at === over ? undefined : shown[number];
  if (!step) {
    return (
      <aside className="tour-again" aria-label={say('tour')}>
        <button onClick={() => go(0)}>{say('tour')}</button>
      </aside>
    );
  }
  const isLast = number === shown.length - 1;
  return (
    <aside className="tour" aria-label={say('tour')}>
      <p>
        <small>{say('tourStep', { step: number + 1, steps: shown.length })}</small>
      </p>
      <p aria-live="polite">{say(step.word)}</p>
      <p className="actions">
        <button className="main" onClick={() => go(number + 1)}>
          {say(isLast ? 'tourEnd' : 'tourNext')}
        </button>
        {number > 0 && <button onClick={() => go(number - 1)}>{say('tourBack')}</button>}
        {!isLast && <button onClick={() => go(undefined)}>{say('tourSkip')}</button>}
      </p>
    </aside>
  );
}
