/** A part of a review: its heading in the margin, one rule, its content on the right. */

import { type ReactNode, useId } from 'react';
import layout from './report.module.css';

interface PartProps {
  readonly title: string;
  /** Under the heading, lighter. */
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

export function Part({ title, note, children }: PartProps) {
  const id = useId();
  return (
    <section className={layout.part} aria-labelledby={id}>
      <div className={layout.margin}>
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <p>{note}</p>}
      </div>
      <div className={layout.content}>{children}</div>
    </section>
  );
}
