/**
 * Arriving on a screen: the page begins at its top, the window says where one is, and a screen reader hears it
 * because the title of the document changes. Going back returns to where one was: that is the browser's own.
 */

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { recordAs } from '../../domain/operation/record.ts';
import { sideOf } from '../../domain/text/text-pair.ts';
import { useFormat } from '../i18n/use-format.ts';
import { onWayBack } from '../model/way-back.ts';
import { isFocusNowhere } from '../model/left-place.ts';
import { useCarnetState } from '../model/use-carnet.ts';
import { useDocumentTitle } from '../model/use-document-title.ts';
import { paths } from '../ports/routes.ts';
import { destinations, isAt, isOnPortfolio } from './navigation.ts';

const sheetPath = /^\/sme\/([^/]+)/;
/** Of a meeting or a template of the programme: the screen is called as they are. */
const namedPath = /^\/(meeting|template)s\/([^/]+)/;

/** Where the title of the document stands among the texts; the dialogs of the portfolio are part of it. */
function titleKey(location: string) {
  if (location.startsWith(paths.settings())) return 'shell:nav.settings';
  if (location.startsWith(paths.template(''))) return 'settings:section.templates';
  if (location === paths.conflicts()) return 'conflict:title';
  if (location.startsWith(paths.ready(''))) return 'visit:ready.title';
  const here = destinations.find((destination) => isAt(destination, location))?.id ?? 'portfolio';
  return here === 'lessons' ? 'lessons:title' : (`shell:nav.${here}` as const);
}

/** A screen that was not read yet is there after so many, on a slow device. */
const arrivalFramesMax = 120;

/**
 * Whether somebody pressed something in this page before the frame was shown: they came from where there is none, such as the
 * start or a visit. Who just opened the page begins at its top, with the link that skips the navigation.
 */
const isOnTheWay = (): boolean => window.navigator.userActivation?.hasBeenActive === true;

/** `location` is the path inside the programme. */
export function useArrival(location: string): void {
  const { t } = useTranslation(['shell', 'conflict', 'lessons', 'visit', 'settings']);
  const smeId = sheetPath.exec(location)?.[1];
  const smeName = useCarnetState((state) =>
    smeId === undefined ? undefined : state.sheets.get(smeId)?.sme.values.name,
  );
  const [, kind = '', namedId = ''] = namedPath.exec(location) ?? [];
  const named = useCarnetState(({ lazy, programmeId }) => {
    const entity = kind === 'meeting' || kind === 'template' ? kind : undefined;
    const record = entity && lazy.get(programmeId)?.get(entity)?.get(namedId);
    return record && (recordAs(record, 'meeting') ?? recordAs(record, 'template'))?.values.title;
  });
  const { language } = useFormat();
  const name = named && (sideOf(named, language) || named.text);
  const screen = smeName ?? name ?? t(titleKey(location));

  useDocumentTitle(screen);

  // The tabs of one sheet keep their place, and the list under its dialogs: only another screen begins at its top.
  const place = smeId ?? (isOnPortfolio(location) ? '' : location);
  const back = useRef(false);
  const shown = useRef(isOnTheWay() ? undefined : place);
  useEffect(
    () =>
      onWayBack(() => {
        back.current = true;
      }),
    [],
  );
  useEffect(() => {
    const hasArrived = shown.current !== place;
    const isOther = hasArrived && shown.current !== undefined;
    // What the address names has brought itself into view already.
    const isNamed = document.activeElement?.matches('[data-arrived]') === true;
    if (isOther && !back.current && !isNamed && window.location.hash === '') window.scrollTo(0, 0);
    shown.current = place;
    back.current = false;
    if (!hasArrived) return undefined;
    // Tab goes on from the screen that was opened, not from the top of the page. A screen that is still being read stands
    // under the one before, whose row keeps the focus until it goes away with it. Whoever presses something has begun: from
    // there on the focus is theirs, also where frames are rare and the last of them is far away.
    let frames = 0;
    let frame = 0;
    const presses = new AbortController();
    const stop = (): void => {
      presses.abort();
      cancelAnimationFrame(frame);
    };
    for (const press of ['pointerdown', 'keydown'] as const) {
      window.addEventListener(press, stop, { capture: true, signal: presses.signal });
    }
    const step = (): void => {
      const main = document.querySelector('main');
      if (document.activeElement !== main && isFocusNowhere()) {
        main?.focus({ preventScroll: true });
      }
      frames += 1;
      if (frames < arrivalFramesMax) frame = requestAnimationFrame(step);
      else presses.abort();
    };
    step();
    return stop;
  }, [place]);
}
