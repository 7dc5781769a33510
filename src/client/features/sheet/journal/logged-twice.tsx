/** The later of two contacts that one email was logged as says so, and can go. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import { deleteRecord } from '../../../../domain/command/command.ts';
import { loggedBefore } from '../../../../domain/mail/logged-twice.ts';
import type { Contact } from '../../../../domain/operation/record.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';
import type { People } from '../../../parts/record/people.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { paths } from '../../../ports/routes.ts';
import { Note } from '../../../ui/note.tsx';
import { Row } from '../../../ui/page.tsx';
import { TextButton, TextLink } from '../../../ui/text-link.tsx';

interface LoggedTwiceProps {
  readonly contact: Contact;
  readonly people: People;
  readonly today: string;
  readonly readOnly: boolean;
}

export function LoggedTwice({ contact, people, today, readOnly }: LoggedTwiceProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const change = useChange();
  const { environment } = useCarnet();
  const { id, home } = contact;
  const before = useCarnetState(({ journals }) => loggedBefore(contact, journals.get(home) ?? []));
  if (before === undefined) return null;
  const when = format.dayTime(localDateTimeIn(before.created.at, environment.zone()), today);
  const name = people.nameOf(before.created.by);
  return (
    <Note
      icon="conflict"
      tone="conflict"
      action={
        <Row>
          <Link href={paths.entry(home, before.id)} asChild>
            <TextLink>{t('journal.twice.open')}</TextLink>
          </Link>
          {readOnly ? null : (
            <TextButton onClick={() => void change(deleteRecord(id), { done: t('entry.deleted') })}>
              {t('journal.twice.remove')}
            </TextButton>
          )}
        </Row>
      }
    >
      {t('journal.twice.text', { name, when })}
    </Note>
  );
}
