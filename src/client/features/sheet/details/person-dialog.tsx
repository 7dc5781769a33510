/** One contact person. Every field saves itself; closing changes nothing. */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import { changeElement, type ElementPatch } from '../../../../domain/sme/change-element.ts';
import { personStates } from '../../../../domain/sme/sme.ts';
import { useRun, useToday } from '../../../model/use-carnet.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { DateInput } from '../../../ui/date-input.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import styles from './details.module.css';
import { useIdentifierRemark } from './identifiers-section.tsx';
import { Remark } from './saved-field.tsx';
import { useElementField } from './use-element.ts';

interface PersonDialogProps {
  readonly sme: Sme;
  readonly personId: string;
  readonly onClose: () => void;
}

/** Mount it to open it; the person must be there. */
export function PersonDialog({ sme, personId, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const run = useRun();
  const today = useToday();
  const person = sme.values.people?.[personId];
  const set = (patch: ElementPatch<'people'>): void => {
    void run(changeElement(sme.id, 'people', personId, patch));
  };
  const place = { sme, personId };
  const stateMark = useFieldMark(sme.id, 'people', personId, 'state');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sme-details:people.dialog')}
      closeLabel={t('sme-details:close')}
    >
      <PersonText {...place} property="name" />
      <PersonText {...place} property="role" />
      <div className={styles.columns}>
        <PersonText {...place} property="email" />
        <PersonText {...place} property="phone" />
      </div>
      <Checkbox
        checked={person?.decisionMaker === true}
        onCheckedChange={(checked) => set({ decisionMaker: checked ? true : undefined })}
      >
        {t('sme-details:people.isDecisionMaker')}
      </Checkbox>
      <div className={styles.columns}>
        <Field label={t('sme-details:people.state')} mark={stateMark}>
          <Select
            options={personStates.map((value) => ({
              value,
              label: t(`domain:option.personState.${value}`),
            }))}
            value={person?.state ?? 'working'}
            onValueChange={(state) => set({ state })}
          />
        </Field>
        <CheckedOn {...place} />
      </div>
      <Button icon="check" onClick={() => set({ checkedOn: today })}>
        {t('sme-details:people.checkedToday')}
      </Button>
    </Dialog>
  );
}

type TextProperty = 'name' | 'role' | 'email' | 'phone';

interface PersonTextProps {
  readonly sme: Sme;
  readonly personId: string;
  readonly property: TextProperty;
}

function PersonText({ sme, personId, property }: PersonTextProps) {
  const { t } = useTranslation('sme-details');
  const message = useFieldMessage();
  const phoneRemark = useIdentifierRemark(sme.values.country)('phone');
  const typed = useElementField({
    sme,
    field: 'people',
    key: personId,
    property,
    needed: property === 'name',
  });
  const nameless = property === 'name' && typed.value.trim() === '';
  const email = property === 'email' && typed.value.trim() !== '' && !typed.value.includes('@');
  return (
    <Field
      label={t(`people.${property}`)}
      mark={typed.mark}
      error={nameless ? t('people.nameNeeded') : message(typed.error, typed.notSaved)}
    >
      <TextInput
        type={property === 'email' ? 'email' : property === 'phone' ? 'tel' : 'text'}
        autoComplete="off"
        value={typed.value}
        onValueChange={typed.onChange}
        onBlur={typed.onBlur}
      />
      {property === 'phone' ? <Remark>{phoneRemark(typed.value)}</Remark> : null}
      {property === 'email' ? <Remark>{email ? t('remark.email') : undefined}</Remark> : null}
    </Field>
  );
}

function CheckedOn({ sme, personId }: Omit<PersonTextProps, 'property'>) {
  const { t } = useTranslation('sme-details');
  const typed = useElementField({ sme, field: 'people', key: personId, property: 'checkedOn' });
  return (
    <Field label={t('people.checkedOn')} mark={typed.mark}>
      <DateInput value={typed.value} onValueChange={typed.onChange} onBlur={typed.onBlur} />
    </Field>
  );
}
