/**
 * A form that nobody keeps: the open question can be tried with the real commands and rules. It lives as long as the screen.
 */

import { useCallback, useMemo, useState } from 'react';
import { type Command } from '../../../domain/command/command.ts';
import { answerItem } from '../../../domain/form/commands/answer-form.ts';
import { formView } from '../../../domain/form/form-view.ts';
import type { Template } from '../../../domain/form/template.ts';
import { applyOperation } from '../../../domain/operation/apply.ts';
import { type AnyRecord, recordAs } from '../../../domain/operation/record.ts';
import type { Country } from '../../../domain/programme/programme.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import type { FormPage } from '../../parts/form/form-page.ts';
import { useSeenAgainst } from '../../parts/form/use-seen-against.ts';

const trialId = 'trial';

/** The page that a question is tried on, for a business of a country, today. */
export function useTrial(template: Template, country: Country): Omit<FormPage, 'readOnly'> {
  const { environment } = useCarnet();
  const home = useCarnetState((state) => state.programmeId);
  const today = useToday();
  const seen = useSeenAgainst(home, trialId);
  const [record, setRecord] = useState<AnyRecord>(() => ({
    id: trialId,
    entity: 'form',
    home,
    values: { templateId: 'draft/1', state: 'draft', onDate: today },
    created: { at: 0, by: '' },
    changed: { at: 0, by: '' },
  }));
  const change = useCallback(
    async (command: Command): Promise<boolean> => {
      const at = environment.now();
      const zone = environment.zone();
      const now = localDateTimeIn(at, zone);
      const result = command({
        at,
        zone,
        now,
        today: now.slice(0, 10),
        by: '',
        programmeId: home,
        newId: () => environment.newId(),
        record: (id) => (id === trialId ? record : undefined),
      });
      if (!result.ok) return false;
      setRecord((before) =>
        result.value.reduce(
          (one, operation) => applyOperation(one, operation, 'operation')?.record ?? one,
          before,
        ),
      );
      return true;
    },
    [environment, home, record],
  );
  const values = recordAs(record, 'form')?.values;
  const view = useMemo(
    () => formView(template, values ?? {}, { ...seen, country, onDate: today }),
    [template, values, seen, country, today],
  );
  return useMemo(
    () => ({
      formId: trialId,
      home,
      view,
      mode: 'together',
      auto: {},
      answer: (item, written) => void change(answerItem(trialId, item.item, written, item.padId)),
      change,
    }),
    [home, view, change],
  );
}
