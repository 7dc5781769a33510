/** A letter to a business as it is read and printed: for whom and of what, then its words, each in its own language. */

import type { Language } from '../../../domain/entity/field.ts';
import type { Letter } from '../../../domain/form/follow-up-letter.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './letter-page.module.css';

interface LetterPageProps {
  /** The business it is for. */
  readonly name: string;
  readonly letter: Letter;
  readonly language: Language;
  readonly className?: string | undefined;
}

export function LetterPage({ name, letter, language, className }: LetterPageProps) {
  const { subject, greeting, opening, parts, closing, regards, signature } = letter;
  return (
    <article lang={language} className={classNames(styles.page, className)}>
      <header className={styles.head}>
        <h3>{name}</h3>
        <p>{subject}</p>
      </header>
      <p>{greeting}</p>
      <p>{opening}</p>
      {parts.map(({ heading, lines }, place) => (
        // Two questions may have one heading; none of them moves.
        <section key={`${place} ${heading}`}>
          <h4>{heading}</h4>
          <ul className={styles.lines}>
            {lines.map(({ text, lang }, index) => (
              // Two lines may say the same; none of them moves.
              <li key={index} lang={lang === language ? undefined : lang}>
                {text}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>{closing}</p>
      <p>
        {regards}
        <br />
        {signature}
      </p>
    </article>
  );
}
