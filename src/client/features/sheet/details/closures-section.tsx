/** When nobody is there: the August break, the stocktaking. A silence is not counted against these days. */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import { changeElement, removeElement } from '../../../../domain/sme/change-element.ts';
import type { Closure } from '../../../../domain/sme/sme.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { Button } from '../../../ui/button.tsx';
import { DayInput } from '../../../parts/date/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Row, Section } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import styles from './details.module.css';
import { useElementField } from './use-element.ts';

interface SectionProps {
  readonly sme: Sme;
}

export function ClosuresSection({ sme }: SectionProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const { environment } = useCarnet();
  const change = useChange();
  const today = useToday();
  const closures = Object.entries(sme.values.closures ?? {}).toSorted(([, a], [, b]) =>
    a.from < b.from ? -1 : 1,
  );
  const add = (): void => {
    const closure: Closure = { from: today, to: today, every: 'once' };
    const done = t('sme-details:closures.added');
    void change(changeElement(sme.id, 'closures', environment.newId(), closure), { done });
  };
  return (
    <Section title={t('domain:field.sme.closures')} lead={t('sme-details:closures.lead')}>
      {closures.length === 0 ? null : (
        <ul className={styles.rows}>
          {closures.map(([id, closure]) => (
            <ClosureRow key={id} sme={sme} id={id} closure={closure} />
          ))}
        </ul>
      )}
      <Row>
        <Button icon="add" onClick={add}>
          {t('sme-details:closures.add')}
        </Button>
      </Row>
    </Section>
  );
}

interface ClosureRowProps extends SectionProps {
  readonly id: string;
  readonly closure: Closure;
}

function ClosureRow({ sme, id, closure }: ClosureRowProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const place = { holder: sme, field: 'closures', key: id } as const;
  const from = useElementField({ ...place, property: 'from', needed: true });
  const to = useElementField({ ...place, property: 'to', needed: true });
  const reason = useElementField({ ...place, property: 'reason' });
  const everyMark = useFieldMark(sme.id, 'closures', id, 'every');
  const range = format.dateRange(closure.from, closure.to, today);
  const setEvery = (every: Closure['every']): void => {
    void change(changeElement(sme.id, 'closures', id, { every }));
  };
  const remove = (): void => {
    void change(removeElement(sme.id, 'closures', id), { done: t('sme-details:closures.removed') });
  };
  return (
    <li className={styles.row}>
      <div className={styles.rowFields}>
        <Field label={t('sme-details:from')} mark={from.mark}>
          <DayInput value={from.value} onValueChange={from.onChange} onBlur={from.onBlur} />
        </Field>
        <Field
          label={t('sme-details:to')}
          mark={to.mark}
          error={closure.to < closure.from ? t('sme-details:remark.endsBefore') : undefined}
        >
          <DayInput value={to.value} onValueChange={to.onChange} onBlur={to.onBlur} />
        </Field>
        <Field label={t('sme-details:closures.every')} mark={everyMark}>
          <Select
            options={(['year', 'once'] as const).map((value) => ({
              value,
              label: t(`domain:option.closureEvery.${value}`),
            }))}
            value={closure.every}
            onValueChange={setEvery}
          />
        </Field>
        <Field label={t('sme-details:closures.reason')} mark={reason.mark}>
          <TextInput value={reason.value} onValueChange={reason.onChange} onBlur={reason.onBlur} />
        </Field>
      </div>
      <IconButton
        icon="remove"
        label={t('sme-details:closures.remove', { range })}
        onClick={remove}
      />
    </li>
  );
}
