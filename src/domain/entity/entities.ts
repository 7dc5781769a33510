/**
 * Every entity, by name. What is listed here can be stored, merged, shown in the history and exported; nothing else
 * can. How one is added: docs/adding-an-entity.md.
 */

import { achievement } from '../achievement/achievement.ts';
import { action } from '../action/action.ts';
import { attachment } from '../attachment/attachment.ts';
import { channel } from '../channel/channel.ts';
import { contact } from '../contact/contact.ts';
import { figures } from '../figures/figures.ts';
import { form } from '../form/form.ts';
import { issue } from '../issue/issue.ts';
import { lesson } from '../lesson/lesson.ts';
import { meeting } from '../meeting/meeting.ts';
import { organisation } from '../organisation/organisation.ts';
import { calendarEvent, launchPad, member, programme } from '../programme/programme.ts';
import { savedView } from '../portfolio/saved-view.ts';
import { issuedReport } from '../report/quarterly/issued-report.ts';
import { template } from '../template/own-template.ts';
import { templateVersion } from '../template/template-version.ts';
import { sme } from '../sme/sme.ts';

export const entities = {
  programme,
  launchPad,
  member,
  calendarEvent,
  sme,
  contact,
  action,
  issue,
  form,
  channel,
  figures,
  organisation,
  lesson,
  issuedReport,
  savedView,
  meeting,
  attachment,
  achievement,
  template,
  templateVersion,
} as const;
