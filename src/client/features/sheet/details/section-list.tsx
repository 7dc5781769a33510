/**
 * The sections of a long page in a list beside it: the one in view is marked, and the one that was pressed stands in
 * the address after `#`.
 */

import { type ReactNode, useEffect, useState } from 'react';
import { useTarget } from '../journal/use-target.ts';
import styles from './details.module.css';

export interface ListedSection {
  /** Its element, and its place in the address. */
  readonly id: string;
  readonly title: string;
  readonly body: ReactNode;
}

interface SectionListProps {
  readonly label: string;
  readonly sections: readonly ListedSection[];
}

export function SectionList({ label, sections }: SectionListProps) {
  const target = useTarget();
  const current = useSectionInView(sections);
  useEffect(() => {
    document.getElementById(target)?.scrollIntoView();
  }, [target]);
  return (
    <div className={styles.listed}>
      <nav aria-label={label} className={styles.sectionList}>
        <ul>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                aria-current={id === current ? 'true' : undefined}
                className={styles.sectionLink}
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.sections}>
        {sections.map(({ id, body }) => (
          <div key={id} id={id} className={styles.anchor}>
            {body}
          </div>
        ))}
      </div>
    </div>
  );
}

/** A section is in view from this height on, in pixels: below what stands over the page. */
const topInView = 160;

/** The last section that began above the middle of what is read. */
function useSectionInView(sections: readonly ListedSection[]): string | undefined {
  const ids = sections.map(({ id }) => id).join(' ');
  const [current, setCurrent] = useState<string | undefined>(undefined);
  useEffect(() => {
    const all = ids.split(' ');
    const look = (): void => {
      const begun = all.filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top <= topInView;
      });
      setCurrent(begun.at(-1) ?? all[0]);
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [ids]);
  return current;
}
