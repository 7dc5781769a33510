/** What the person at this device prefers: who they are here, the language, the look, the shortcuts. */

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { type Preferences, preferences, usePreference } from '../../model/preferences.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useSync } from '../../model/use-sync.ts';
import { useDevice } from '../../model/use-device.ts';
import { changeLanguage } from '../../parts/language/change-language.ts';
import type { InstalledProgramme } from '../../ports/device.ts';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import styles from './settings.module.css';

export function GeneralSection() {
  const { t } = useTranslation('settings');
  return (
    <>
      <Section title={t('general.look')}>
        <Look />
      </Section>
      <Section title={t('general.use')}>
        <Use />
      </Section>
      <Section title={t('general.you')}>
        <You />
      </Section>
    </>
  );
}

function Look() {
  const { t } = useTranslation(['settings', 'shell']);
  const { language } = useFormat();
  const theme = usePreference((state) => state.theme);
  const density = usePreference((state) => state.density);
  return (
    <>
      <Choice label={t('general.language')} hint={t('general.languageHint')}>
        <Segments<Language>
          label={t('general.language')}
          value={language}
          onValueChange={(next) => void changeLanguage(next)}
          options={[
            { value: 'fr', label: t('shell:languages.fr'), lang: 'fr' },
            { value: 'en', label: t('shell:languages.en'), lang: 'en' },
          ]}
        />
      </Choice>
      <Choice label={t('general.theme')}>
        <Segments<Preferences['theme']>
          label={t('general.theme')}
          value={theme}
          onValueChange={(next) => preferences.setState({ theme: next })}
          options={[
            { value: 'system', label: t('general.themes.system') },
            { value: 'light', label: t('general.themes.light'), icon: 'light' },
            { value: 'dark', label: t('general.themes.dark'), icon: 'dark' },
          ]}
        />
      </Choice>
      <Choice label={t('general.density')}>
        <Segments<Preferences['density']>
          label={t('general.density')}
          value={density}
          onValueChange={(next) => preferences.setState({ density: next })}
          options={[
            { value: 'comfortable', label: t('general.densities.comfortable') },
            { value: 'compact', label: t('general.densities.compact') },
          ]}
        />
      </Choice>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** A few words to choose from, under what they are about; the group itself carries the name. */
function Choice({ label, hint, children }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
      {children}
    </div>
  );
}

function Use() {
  const { t } = useTranslation('settings');
  const letterShortcuts = usePreference((state) => state.letterShortcuts);
  const journalContext = usePreference((state) => state.journalContext);
  return (
    <>
      <SwitchRow
        label={t('general.letters')}
        detail={t('general.lettersDetail')}
        checked={letterShortcuts}
        onCheckedChange={(next) => preferences.setState({ letterShortcuts: next })}
        onText={t('on')}
        offText={t('off')}
      />
      <SwitchRow
        label={t('general.context')}
        detail={t('general.contextDetail')}
        checked={journalContext}
        onCheckedChange={(next) => preferences.setState({ journalContext: next })}
        onText={t('on')}
        offText={t('off')}
      />
    </>
  );
}

function You() {
  const { t } = useTranslation(['settings', 'domain', 'people']);
  const device = useDevice();
  const { isConnected } = useSync();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const installed = useInstalled(programmeId);
  const become = async (next: string): Promise<void> => {
    if (installed === undefined) return;
    const { name, pinnedDay, pendingCount } = installed;
    await device.begin({ programmeId, memberId: next, name, pinnedDay }, []);
    device.remember(programmeId, { pendingCount });
  };
  return (
    <Field
      label={t('domain:entityName.member')}
      hint={isConnected ? t('people:connection.you') : t('general.youHint')}
    >
      <Select
        value={memberId}
        onValueChange={(next) => void become(next)}
        options={members
          .filter(({ id, values }) => id === memberId || (!isConnected && values.inactive !== true))
          .map(({ id, values }) => ({ value: id, label: values.name }))}
      />
    </Field>
  );
}

/** What the device knows of the programme; `undefined` until it was read. */
export function useInstalled(programmeId: string): InstalledProgramme | undefined {
  const device = useDevice();
  const [installed, setInstalled] = useState<InstalledProgramme | undefined>(undefined);
  useEffect(() => {
    let current = true;
    device.programmes().then(
      (list) => {
        if (current) setInstalled(list.find((one) => one.programmeId === programmeId));
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [device, programmeId]);
  return installed;
}
