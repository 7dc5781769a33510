/** Writes one sheet to a table, once everything it holds was read; loaded when it is asked for. Draws nothing. */

import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { sheetTable } from '../../../domain/export/tables.ts';
import { answerHeads, answerRows } from '../../../domain/form/answer-table.ts';
import { formsForTable } from '../../../domain/form/forms-to-take.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { useTableTexts } from '../../i18n/table-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import type { Sheet } from '../../model/state.ts';
import { useDownloadTable } from '../../model/table-file.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useContactsOfNotes } from '../../model/use-contacts-of-notes.ts';
import { useIntroductionsTo } from '../../model/use-introductions-to.ts';
import { useNames } from '../../model/use-names.ts';
import { useMayName } from '../../parts/introduction/use-party.ts';
import { usePeople } from '../../parts/record/people.ts';
import { useFormsToTake, useReadForms } from './paper/use-forms-to-take.ts';

interface SheetCsvProps {
  readonly sheet: Sheet;
  /** With the profile, and the notes on answers. */
  readonly staff: boolean;
  readonly onDone: () => void;
}

type Choose = (forms: readonly RecordOf<'form'>[]) => readonly RecordOf<'form'>[];
const withProfile: Choose = (forms) => formsForTable(forms, true);
const withoutProfile: Choose = (forms) => formsForTable(forms, false);

export function SheetCsv({ sheet, staff, onDone }: SheetCsvProps) {
  const { t } = useTranslation('export');
  const carnet = useCarnet();
  const smeId = sheet.sme.id;
  const { language } = useFormat();
  const { words, done } = useTableTexts(useToday(), useNames(smeId));
  const { nameOf } = usePeople(smeId);
  const download = useDownloadTable();
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const read = useReadForms(smeId, true);
  const others = useContactsOfNotes(sheet, true);
  const met = useIntroductionsTo(smeId, 'leaving');
  const mayName = useMayName();
  const isReading = others === undefined || !(met.isRead || met.failed || contactsComing);
  const state = read !== 'read' ? read : met.failed ? 'failed' : isReading ? 'reading' : 'read';
  const { forms = [] } = useFormsToTake(sheet, staff ? withProfile : withoutProfile);
  const write = useEffectEvent((): void => {
    if (contactsComing) {
      notify({ message: t('coming'), tone: 'problem' });
      return;
    }
    const { actions, issues } = sheet;
    const { environment } = carnet;
    const contacts = carnet.state.getState().journals.get(smeId) ?? [];
    const options = {
      language,
      staff,
      name: nameOf,
      day: (at: number) => localDateTimeIn(at, environment.zone()).slice(0, 10),
    };
    const answers = {
      heads: answerHeads(options),
      rows: forms.flatMap(({ form, view }) => answerRows(form, view, options)),
    };
    const { rows, leftOut } = sheetTable(
      {
        contacts,
        actions,
        issues,
        answers,
        others: others ?? [],
        introductions: met.contacts,
        mayName,
      },
      words,
    );
    // Which of the two it is can be told before it is sent on.
    const { name } = sheet.sme.values;
    const of = staff ? t('staffFile', { name }) : name;
    download({ rows, of, language, done: done(rows.length - 1, leftOut) });
  });
  const fail = useEffectEvent(() => notify({ message: t('failed'), tone: 'problem' }));
  const end = useEffectEvent(onDone);
  useEffect(() => {
    if (state === 'reading') return;
    let current = true;
    queueMicrotask(() => {
      if (!current) return;
      if (state === 'read') write();
      else fail();
      end();
    });
    return () => {
      current = false;
    };
  }, [state]);
  return null;
}
