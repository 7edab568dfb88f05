import { Link, Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { newKey, send } from './api.js';
import { DayBar, dayIn } from './day.js';
import { useSpeech } from './language.js';
import { useLive } from './live.js';
import { useMay } from './may.js';
import { useMe } from './me.js';
import { ProblemNote } from './parts/problem.js';
import { PrintLine } from './parts/print-line.js';
import { Search } from './search.js';
import { Tour } from './tour.js';
import type { WordKey } from './words.js';

/** The pages, each for those who may ask the query it lives from. */
const pages: readonly { readonly to: string; readonly word: WordKey; readonly needs?: string }[] = [
  { to: '/', word: 'myDay' },
  { to: '/inbox', word: 'forMe', needs: '/application-tasks' },
  { to: '/clients', word: 'clients', needs: '/clients' },
  { to: '/applications', word: 'inbox', needs: '/applications' },
  { to: '/pipeline', word: 'pipeline', needs: '/pipeline' },
  { to: '/loans', word: 'loans', needs: '/loans' },
  { to: '/portfolio', word: 'portfolio', needs: '/portfolio' },
  { to: '/classification', word: 'classification', needs: '/classifications' },
  { to: '/projects', word: 'projects', needs: '/projects' },
  { to: '/watch-list', word: 'watchList', needs: '/watch-list' },
  { to: '/changes', word: 'twoDays', needs: '/watch-list/changes' },
  { to: '/segments', word: 'segments', needs: '/segments' },
  { to: '/rules', word: 'rules', needs: '/rule-sets' },
  { to: '/trail', word: 'trail', needs: '/audit/trail' },
  { to: '/proof', word: 'proof', needs: '/audit/trail' },
  { to: '/readings', word: 'readings', needs: '/audit/readings' },
  { to: '/explore', word: 'everything' },
  { to: '/health', word: 'operations' },
];

/** What stands around every page. */
export function Shell() {
  const { say, language, choose } = useSpeech();
  const { data: me, error, isPending } = useMe();
  useLive();
  if (isPending) return <p className="loading">{say('loading')}</p>;
  if (!me) return <SignIn error={error} />;
  return (
    <div className="shell">
      <header>
        <a className="skip" href="#content">
          {say('skip')}
        </a>
        <h1>Rapport</h1>
        <Search />
        <span className="who">{me.name ?? me.id}</span>
        <button
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => choose(language === 'en' ? 'zh' : 'en')}
        >
          {say('language')}
        </button>
        <Theme />
        <button onClick={() => void signOut()}>{say('signOut')}</button>
      </header>
      <Navigation />
      <main id="content" tabIndex={-1}>
        <DayBar />
        <Outlet />
        <PrintLine name={me.name ?? me.id} />
      </main>
      <Tour />
    </div>
  );
}

function Navigation() {
  const { say } = useSpeech();
  const may = useMay();
  const shown = pages.filter(({ needs }) => needs === undefined || may(needs));
  return (
    <nav aria-label={say('pages')}>
      {shown.map(({ to, word }) => (
        <Link
          key={to}
          to={to}
          search={dayIn}
          activeOptions={{ exact: to === '/', includeSearch: false }}
        >
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}

async function signOut(): Promise<void> {
  await send('/console/sign-out', {}, newKey());
  location.assign('/console');
}

function SignIn({ error }: { readonly error: unknown }) {
  const { say, language, choose } = useSpeech();
  return (
    <main className="sign-in">
      <h1>{say('signInTitle')}</h1>
      <p>{say('signInHow')}</p>
      <pre>npm run -s rapport -- sign-in</pre>
      <ProblemNote error={error} />
      <button onClick={() => choose(language === 'en' ? 'zh' : 'en')}>{say('language')}</button>
    </main>
  );
}

const themes = ['', 'light', 'dark'] as const;
const kept = 'rapport.theme';

function Theme() {
  const { say } = useSpeech();
  const [theme, setTheme] = useState(() => localStorage.getItem(kept) ?? '');
  useEffect(() => {
    localStorage.setItem(kept, theme);
    document.documentElement.classList.remove('light', 'dark');
    if (theme !== '') document.documentElement.classList.add(theme);
  }, [theme]);
  const next = themes[(themes.findIndex((each) => each === theme) + 1) % themes.length] ?? '';
  return (
    <button aria-label={say('theme')} onClick={() => setTheme(next)}>
      {theme === 'dark' ? '●' : theme === 'light' ? '○' : '◐'}
    </button>
  );
}
