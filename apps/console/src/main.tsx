import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from './api.js';
import { searchOf } from './day.js';
import { SpeechProvider, useSpeech } from './language.js';
import { Shell } from './shell.js';
import './style.css';

const root = createRootRoute({
  component: Shell,
  validateSearch: searchOf,
  notFoundComponent: function NotFound() {
    return <p>{useSpeech().say('notFound')}</p>;
  },
});

/** A page with all that only it needs, fetched when it is first shown. */
const page = <Path extends string>(path: Path, load: () => Promise<React.ComponentType>) => {
  const Page = lazy(async () => ({ default: await load() }));
  const component = () => (
    <Suspense>
      <Page />
    </Suspense>
  );
  return createRoute({ getParentRoute: () => root, path, component });
};

const lists = () => import('./pages/lists.js');
const things = () => import('./pages/things.js');
const project = () => import('./pages/project/project.js');
const totals = () => import('./pages/totals.js');

const router = createRouter({
  routeTree: root.addChildren([
    page('/', async () => (await import('./pages/my-day.js')).MyDayPage),
    page('/clients', async () => (await lists()).ClientsPage),
    page('/clients/$clientId', async () => (await import('./pages/client.js')).ClientPage),
    page('/loans', async () => (await lists()).LoansPage),
    page('/loans/$loanId', async () => (await things()).LoanPage),
    page('/watch-list', async () => (await import('./pages/risk/watch-list.js')).WatchListPage),
    page('/warnings/$clientId', async () => (await import('./pages/risk/warning.js')).WarningPage),
    page('/changes', async () => (await import('./pages/compare/changes.js')).ChangesPage),
    page('/applications', async () => (await lists()).ApplicationsPage),
    page(
      '/applications/$applicationId',
      async () => (await import('./pages/approval/application.js')).ApplicationPage,
    ),
    page('/inbox', async () => (await import('./pages/approval/inbox.js')).InboxPage),
    page('/portfolio', async () => (await totals()).PortfolioPage),
    page('/segments', async () => (await totals()).SegmentsPage),
    page('/rules', async () => (await import('./pages/risk/rule-lab.js')).RuleLabPage),
    page('/rules/$ruleSetId', async () => (await import('./pages/risk/rule-set.js')).RuleSetPage),
    page(
      '/rules/$ruleSetId/back-tests/$reportHash',
      async () => (await import('./pages/risk/back-test.js')).BackTestPage,
    ),
    page('/trail', async () => (await totals()).TrailPage),
    page('/proof', async () => (await import('./pages/proof.js')).ProofPage),
    page('/readings', async () => (await import('./pages/readings.js')).ReadingsPage),
    page('/trail/$position', async () => (await totals()).EventPage),
    page('/replay/$stream', async () => (await import('./pages/replay.js')).ReplayPage),
    page('/explore', async () => (await lists()).ExplorePage),
    page('/explore/$operation', async () => (await lists()).ExploredPage),
    page('/health', async () => (await import('./pages/operator/operation.js')).OperationPage),
    page('/pipeline', async () => (await import('./pages/book/pipeline.js')).PipelinePage),
    page(
      '/classification',
      async () => (await import('./pages/book/classification.js')).ClassificationPage,
    ),
    page('/projects', async () => (await project()).ProjectsPage),
    page('/projects/$projectId', async () => (await project()).ProjectPage),
  ]),
  basepath: '/console',
  // An address reads as it was typed: numbers are not set in quotes.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(searchOf(search) as Record<string, string>).toString();
    return text === '' ? '' : `?${text}`;
  },
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const attempts = 2;
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What is refused stays refused; only a store that is away may come back.
      retry: (count, error) =>
        count < attempts && (!(error instanceof Refused) || error.problem.status >= 500),
    },
  },
});

const place = document.getElementById('console');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <SpeechProvider>
          <RouterProvider router={router} />
        </SpeechProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
