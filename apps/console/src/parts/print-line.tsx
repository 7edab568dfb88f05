import { useRouterState } from '@tanstack/react-router';
import { useSpeech } from '../language.js';

/** The end of a printed page: its address, which reproduces it, who printed it and when. */
export function PrintLine({ name }: { readonly name: string }) {
  const { say, moment } = useSpeech();
  const href = useRouterState({ select: ({ location }) => location.href });
  return (
    <footer className="print-line">
      <p>{location.origin + '/console' + href.replace(/^\/console/, '')}</p>
      <p>{say('printedBy', { name, at: moment(new Date().toISOString()) })}</p>
    </footer>
  );
}
