/**
 * A form on a screen: its sections at the side with how far each is, the questions of those that are open, in any order.
 * Nothing has to be saved: each answer is a field, written when it is given.
 *
 * In the joint mode and that of the owner, what is for staff is not in the page at all.
 */

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerItem } from '../../../domain/form/commands/answer-form.ts';
import type { AutoAnswers } from '../../../domain/form/printed-answer.ts';
import type { FillingMode } from '../../../domain/form/filling-mode.ts';
import {
  type FormView,
  isAsked,
  nextUnanswered,
  type SectionView,
  visibleTo,
} from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { formPlaceOf, noteFormPlace } from '../../model/form-place.ts';
import { KeyGroup } from '../../ui/key-group.tsx';
import { Note } from '../../ui/note.tsx';
import { FormBar } from './form-bar.tsx';
import { type FormPage, FormPageContext } from './form-page.ts';
import { HeldBack } from './held-back.tsx';
import { FormSection } from './form-section.tsx';
import styles from './form.module.css';
import type { ShownSection } from './shown-section.ts';
import { SectionList } from './section-list.tsx';
import { useChange } from '../record/use-change.ts';
import { useTimeSpent } from './use-time-spent.ts';
import { focusItem, formKeys } from './use-form-keys.ts';

export interface FormPanelProps {
  readonly formId: string;
  readonly home: string;
  readonly view: FormView;
  readonly mode: FillingMode;
  /** Absent where the mode cannot be changed here. */
  readonly onMode?: ((mode: FillingMode) => void) | undefined;
  /** Settled, or in the trash: answers are shown as words. */
  readonly readOnly?: boolean | undefined;
  /** What the application fills in, by its source. */
  readonly auto?: AutoAnswers | undefined;
  /** On the line of a section's title: its state in a plan. */
  readonly sectionMark?: ((section: SectionView) => ReactNode) | undefined;
  /** In an open section, above its questions and below them. */
  readonly sectionHead?: ((section: SectionView) => ReactNode) | undefined;
  /** A question to lead to, asked for from elsewhere on the screen: a new object each time. */
  readonly wanted?: { readonly key: string } | undefined;
  readonly sectionFoot?: ((section: SectionView) => ReactNode) | undefined;
  /** The sections to begin with, where the form was not opened here before. */
  readonly openFirst?: readonly string[] | undefined;
  /** It was begun here just now: its first question takes the focus. */
  readonly isNew?: boolean | undefined;
  /** Time spent on it until it was settled. */
  readonly minutes?: number | undefined;
}

const nothingKnown: AutoAnswers = {};

export function FormPanel(props: FormPanelProps) {
  const { formId, home, view, mode, readOnly = false, auto = nothingKnown } = props;
  const change = useChange();
  const page = useMemo<FormPage>(
    () => ({
      formId,
      home,
      view,
      mode,
      readOnly,
      auto,
      answer: (item, written) => void change(answerItem(formId, item.item, written, item.padId)),
      change,
    }),
    [formId, home, view, mode, readOnly, auto, change],
  );
  const sections = shownSections(view, mode);
  if (view.withheld !== undefined) {
    return <HeldBack template={view.template} reason={view.withheld} />;
  }
  return (
    <FormPageContext value={page}>
      {sections.length === 0 ? (
        <NothingShown {...props} />
      ) : (
        <Sections {...props} sections={sections} />
      )}
    </FormPageContext>
  );
}

function shownSections(view: FormView, mode: FillingMode): readonly ShownSection[] {
  return view.sections.flatMap((section) => {
    const items = section.items.filter(
      (item) => item.hidden === undefined && visibleTo(item, mode).answer,
    );
    return items.length === 0 ? [] : [{ view: section, items }];
  });
}

/** Everything of it is for staff, and somebody else looks on. */
function NothingShown({ mode, onMode, view }: FormPanelProps) {
  const { t } = useTranslation('form');
  return (
    <>
      <FormBar view={view} mode={mode} onMode={onMode} onNext={undefined} />
      <Note icon="lock">{t('staffOnly')}</Note>
    </>
  );
}

type SectionsProps = FormPanelProps & { readonly sections: readonly ShownSection[] };

function Sections(props: SectionsProps) {
  const { formId, view, mode, onMode, readOnly = false, sections } = props;
  const { language } = useFormat();
  const root = useRef<HTMLDivElement>(null);
  useTimeSpent(root, formId, !readOnly);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(firstOpen(props)));
  const [wanted, setWanted] = useState(() =>
    props.isNew === true ? firstAsked(props) : undefined,
  );
  useEffect(() => {
    if (wanted !== undefined) focusItem(root.current, wanted.key);
  }, [wanted]);

  const toggle = (key: string, open: boolean): void =>
    setOpened((keys) => {
      const others = [...keys].filter((each) => each !== key);
      return new Set(open ? [...others, key] : others);
    });
  const goTo = (key: string | undefined): void => {
    const section = sections.find(({ items }) => items.some((item) => item.key === key));
    if (key === undefined || section === undefined) return;
    toggle(section.view.key, true);
    setWanted({ key });
  };
  const [ledTo, setLedTo] = useState(props.wanted);
  if (props.wanted !== ledTo) {
    setLedTo(props.wanted);
    goTo(props.wanted?.key);
  }
  const items = sections.flatMap((section) => section.items);
  const onKeyDown = formKeys((from, step) => {
    // From where the focus is, also in what is filled in by itself, to the next that is asked.
    const here = items.findIndex(({ key }) => key === from);
    const beyond = step === 'next' ? items.slice(here + 1) : items.slice(0, here).toReversed();
    goTo(beyond.find(isAsked)?.key);
  });
  const next = nextUnanswered(view, formPlaceOf(formId)?.item);
  const openSection = (key: string): void => {
    toggle(key, true);
    setWanted({ key: sections.find((each) => each.view.key === key)?.items[0]?.key ?? '' });
  };
  return (
    <div ref={root} className={styles.form}>
      <FormBar
        view={view}
        minutes={props.minutes}
        mode={mode}
        onMode={onMode}
        onNext={readOnly || next === undefined ? undefined : () => goTo(next)}
      />
      <div className={styles.columns}>
        {sections.length < 2 ? null : (
          <SectionList sections={sections} opened={opened} onOpen={openSection} />
        )}
        <KeyGroup
          label={view.template.title[language]}
          className={styles.sections}
          onKeyDown={onKeyDown}
          onFocus={({ target }) => {
            const item = target.closest<HTMLElement>('[data-item]')?.dataset['item'];
            if (item !== undefined && !readOnly) noteFormPlace(formId, { item });
          }}
        >
          {sections.map((section) => (
            <FormSection
              key={section.view.key}
              section={section}
              open={sections.length < 2 || opened.has(section.view.key)}
              onToggle={(open) => toggle(section.view.key, open)}
              mark={props.sectionMark?.(section.view)}
              head={props.sectionHead?.(section.view)}
              foot={props.sectionFoot?.(section.view)}
            />
          ))}
        </KeyGroup>
      </div>
    </div>
  );
}

/** The first question of the first open section; none where nothing can be answered. */
function firstAsked(props: SectionsProps): { readonly key: string } | undefined {
  if (props.readOnly === true) return undefined;
  const open = firstOpen(props);
  const section = props.sections.find(({ view }) => open.includes(view.key));
  return section?.items.find(isAsked);
}

/**
 * Where it was left; else the sections to begin with, or the first in which something is to be answered. A settled form
 * is all open.
 */
function firstOpen({
  formId,
  sections,
  readOnly = false,
  openFirst = [],
}: SectionsProps): readonly string[] {
  if (readOnly) return sections.map(({ view }) => view.key);
  const left = formPlaceOf(formId)?.item;
  const resumed = sections.find(({ items }) => items.some(({ key }) => key === left));
  if (resumed !== undefined) return [resumed.view.key];
  const wanted = sections.filter(({ view }) => openFirst.includes(view.key));
  if (wanted.length > 0) return wanted.map(({ view }) => view.key);
  const found = sections.find(({ view }) => view.counts.blank > 0) ?? sections[0];
  return found === undefined ? [] : [found.view.key];
}
