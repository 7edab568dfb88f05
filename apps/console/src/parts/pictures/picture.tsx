import type { ReactNode } from 'react';
import { useId } from 'react';
import { useSpeech } from '../../language.js';

/** How wide every picture is, in its own units. */
export const pictureWidth = 720;

/** A picture with its title, a sentence on how to read it, and the figures behind it as a table. */
export function Picture({
  title,
  about,
  height,
  children,
  table,
}: {
  readonly title: string;
  readonly about: string;
  readonly height: number;
  readonly children: ReactNode;
  readonly table: ReactNode;
}) {
  const { say } = useSpeech();
  const id = useId();
  return (
    <figure>
      <svg
        className="chart"
        viewBox={`0 0 ${pictureWidth} ${height}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-about`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-about`}>{about}</desc>
        {children}
      </svg>
      <figcaption>{about}</figcaption>
      <details>
        <summary>{say('asTable')}</summary>
        {table}
      </details>
    </figure>
  );
}
