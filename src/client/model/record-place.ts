/** Where a record is shown: one answer for search, conflicts, changes, counts and notices. */

import type { EntityName } from '../../domain/entity/registry.ts';
import { paths } from '../ports/routes.ts';
import type { CarnetState } from './state.ts';

/** A record, as far as its place depends on it. */
export interface Placed {
  readonly entity: EntityName;
  readonly id: string;
  readonly home: string;
}

type Homes = Pick<CarnetState, 'programmeId' | 'otherSheets'>;

/**
 * The path of the screen where a record is shown.
 *
 * @param field the field that takes the focus, where its screen can open at one
 */
export function recordPlace({ entity, id, home }: Placed, state: Homes, field?: string): string {
  if (home === state.programmeId) return programmePlace(entity, id);
  if (state.otherSheets.has(home)) {
    return id === home ? paths.organisation(home) : paths.organisationEntry(home, id);
  }
  if (id === home) return field === undefined ? paths.sheet(home) : paths.field(home, field);
  if (entity === 'channel' || entity === 'figures') return paths.sheet(home, 'figures');
  if (entity === 'attachment') return paths.sheet(home, 'documents');
  if (entity === 'achievement') return paths.field(home, 'achievements');
  return entity === 'form' ? paths.sheet(home) : paths.entry(home, id);
}

/** The screen of what the whole programme shares. */
function programmePlace(entity: EntityName, id: string): string {
  if (entity === 'savedView') return paths.portfolio();
  if (entity === 'action') return paths.programmeAction(id);
  if (entity === 'meeting') return paths.meeting(id);
  if (entity === 'template') return paths.template(id);
  if (entity === 'templateVersion') return paths.settings('templates');
  if (entity === 'lesson') return paths.lessons();
  if (entity === 'attachment') return paths.library();
  if (entity === 'calendarEvent') return paths.settings('context');
  if (entity === 'launchPad') return paths.settings('launch-pads');
  if (entity === 'member') return paths.settings('members');
  return entity === 'programme' ? paths.settings('programme') : paths.overview();
}
