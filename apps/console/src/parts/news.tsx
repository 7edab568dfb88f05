import { Link } from '@tanstack/react-router';
import { useSpeech } from '../language.js';

/** One thing that is new at a client. */
export interface News {
  readonly kind: string;
  readonly on: string;
  readonly stream: string;
}

const mostNews = 12;

/** What is new, each led to the story of the stream it happened in. */
export function NewsList({ news }: { readonly news: readonly News[] }) {
  const { label, say } = useSpeech();
  if (news.length === 0) return <p className="nothing">{say('nothingHere')}</p>;
  return (
    <ul className="stacked-list">
      {news.slice(0, mostNews).map(({ kind, on, stream }, index) => (
        <li key={index}>
          <time dateTime={on}>{on}</time>{' '}
          <Link to="/replay/$stream" params={{ stream }}>
            {label(kind, newsKinds)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const newsKinds = ['applied', 'drewDown', 'spoke', 'cameCurrent'];
