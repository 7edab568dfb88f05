import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Page } from './api.js';
import { ask } from './api.js';
import type { Labels } from './labels.js';
import { useSpeech } from './language.js';
import { useMay } from './may.js';
import type { WordKey } from './words.js';

/** One thing that was found, and where it is. */
interface Found {
  readonly kind: WordKey;
  readonly to: string;
  readonly text: string;
}

/** Finds clients, loans, applications and people; opened by ⌘K or Ctrl-K. */
export function Search() {
  const { say, named } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[]>();
  const [chosen, setChosen] = useState(0);
  const asked = useRef({ named, may });
  asked.current = { named, may };
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      dialog.current?.showModal();
    };
    addEventListener('keydown', open);
    return () => removeEventListener('keydown', open);
  }, []);
  useEffect(() => {
    setChosen(0);
    if (text.trim() === '') return setFound(undefined);
    let isStale = false;
    const timer = setTimeout(() => {
      void find(text.trim(), asked.current).then((all) => !isStale && setFound(all));
    }, 150);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text]);
  const go = (hit: Found | undefined) => {
    if (!hit) return;
    dialog.current?.close();
    setText('');
    void navigate({ to: hit.to });
  };
  const move = (by: number) =>
    setChosen((at) => Math.min(Math.max(at + by, 0), (found?.length ?? 1) - 1));
  return (
    <>
      <button onClick={() => dialog.current?.showModal()} aria-keyshortcuts="Control+K Meta+K">
        {say('search')} <kbd aria-hidden="true">⌘K</kbd>
      </button>
      <dialog ref={dialog} aria-label={say('search')} className="search">
        <input
          type="search"
          autoFocus
          role="combobox"
          aria-expanded={found !== undefined && found.length > 0}
          aria-controls="found"
          aria-activedescendant={found?.[chosen] ? `found-${chosen}` : undefined}
          aria-label={say('search')}
          placeholder={say('searchHint')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (by !== undefined) move(by);
            else if (event.key === 'Enter') go(found?.[chosen]);
            else return;
            event.preventDefault();
          }}
        />
        <ul id="found" role="listbox" aria-label={say('search')} className="found">
          {found?.map((hit, index) => (
            <li
              key={`${hit.kind} ${hit.to} ${hit.text}`}
              id={`found-${index}`}
              role="option"
              aria-selected={index === chosen}
              onClick={() => go(hit)}
            >
              <small>{say(hit.kind)}</small> {hit.text}
            </li>
          ))}
        </ul>
        <p role="status">{found?.length === 0 && say('nothingFound')}</p>
      </dialog>
    </>
  );
}

interface Asked {
  readonly named: (labels: Labels | undefined) => string;
  readonly may: ReturnType<typeof useMay>;
}

type Hit = Readonly<Record<string, unknown>>;

const most = 12;
const isId = (text: string) => /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$/.test(text);

/** Asks every list that may know it; what is refused or not found is nothing. */
async function find(text: string, { named, may }: Asked): Promise<readonly Found[]> {
  const rows = async (path: string, given: Readonly<Record<string, string>>) => {
    if (!may(path)) return [];
    const none: Page<Hit> = { items: [], next: null };
    return (await ask<Page<Hit>>(path, { ...given, limit: most }).catch(() => none)).items;
  };
  const one = async (path: string) =>
    isId(text) ? ask<Hit>(path).catch(() => undefined) : undefined;
  const id = encodeURIComponent(text);
  const [clients, byNumber, loan, application, people] = await Promise.all([
    rows('/clients', { search: text }),
    rows('/loans', { agreementNumber: text }),
    one(`/loans/${id}`),
    one(`/applications/${id}`),
    rows('/staff', { search: text }),
  ]);
  const loans = [...byNumber, ...(loan ? [loan] : [])];
  return [
    ...clients.map(({ clientId, name }): Found => ({
      kind: 'foundClients',
      to: `/clients/${String(clientId)}`,
      text: `${named(name as Labels)} (${String(clientId)})`,
    })),
    ...loans.map(({ loanId, agreementNumber }): Found => ({
      kind: 'foundLoans',
      to: `/loans/${String(loanId)}`,
      text: String(agreementNumber ?? loanId),
    })),
    ...(application
      ? [{ kind: 'foundApplications' as const, to: `/applications/${id}`, text }]
      : []),
    ...people.map(({ personId, name }): Found => ({
      kind: 'foundPeople',
      to: `/clients?managerId=${encodeURIComponent(String(personId))}`,
      text: named(name as Labels) || String(personId),
    })),
  ];
}
