/** The day with nothing in it: why, and what comes next. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ComingLine, dayOfLine } from '../../../domain/my-day/day-line.ts';
import type { DayScope } from '../../../domain/my-day/day-scope.ts';
import type { MyDay } from '../../../domain/my-day/my-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useLineWords } from './use-line-words.ts';
import { useDecisions } from './waiting-decisions.tsx';

interface QuietDayProps {
  readonly day: MyDay;
  readonly scope: DayScope;
  readonly onScope: (scope: DayScope) => void;
}

export function QuietDay({ day, scope, onScope }: QuietDayProps) {
  const { t } = useTranslation('my-day');
  const isEmpty = useCarnetState((state) => state.sheets.size === 0);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const decisions = useDecisions();
  if (isEmpty) {
    return (
      <EmptyState
        title={t('empty.noneHere')}
        lead={t('empty.noneHereLead')}
        action={
          <WritersOnly>
            <Link href={paths.newSme()} asChild>
              <ButtonLink variant="primary" size="form" icon="add">
                {t('empty.newSme')}
              </ButtonLink>
            </Link>
          </WritersOnly>
        }
      />
    );
  }
  if (day.smeCount === 0 && scope !== 'everyone') {
    return (
      <EmptyState
        title={t('empty.noneMine')}
        lead={t('empty.noneMineLead')}
        action={
          <Button variant="primary" size="form" onClick={() => onScope('everyone')}>
            {t('empty.everyone')}
          </Button>
        }
      />
    );
  }
  // Said above: neither is nothing to do.
  if (decisions > 0) return null;
  if (contactsComing)
    return <EmptyState title={t('empty.arriving')} lead={t('empty.arrivingLead')} />;
  return <EmptyState title={t('empty.clear')} lead={<Next line={day.later} />} />;
}

function Next({ line }: { readonly line: ComingLine | undefined }) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const wordsOf = useLineWords();
  if (line === undefined) return t('empty.nothingPlanned');
  return (
    <>
      {t('empty.next', { when: format.day(dayOfLine(line), today) })}{' '}
      <Link href={paths.sheet(line.sme.id)} asChild>
        <TextLink>{line.sme.values.name}</TextLink>
      </Link>
      {' · '}
      {wordsOf(line).what}
    </>
  );
}
