/**
 * All French texts in one chunk, loaded only when French is asked for. The compiler checks that
 * no English key is missing; what it cannot see (keys too many, placeholders, plural forms,
 * typography) is held by tests/unit/locales/parity.test.ts.
 */
import achievements from '../../../locales/fr/achievements.json';
import alerts from '../../../locales/fr/alerts.json';
import backup from '../../../locales/fr/backup.json';
import calendar from '../../../locales/fr/calendar.json';
import conflict from '../../../locales/fr/conflict.json';
import contact from '../../../locales/fr/contact.json';
import date from '../../../locales/fr/date.json';
import domain from '../../../locales/fr/domain.json';
import enrolment from '../../../locales/fr/enrolment.json';
import exported from '../../../locales/fr/export.json';
import figures from '../../../locales/fr/figures.json';
import files from '../../../locales/fr/files.json';
import firstRun from '../../../locales/fr/first-run.json';
import form from '../../../locales/fr/form.json';
import history from '../../../locales/fr/history.json';
import mail from '../../../locales/fr/mail.json';
import meetings from '../../../locales/fr/meetings.json';
import myDay from '../../../locales/fr/my-day.json';
import imports from '../../../locales/fr/import.json';
import lessons from '../../../locales/fr/lessons.json';
import list from '../../../locales/fr/list.json';
import organisations from '../../../locales/fr/organisations.json';
import overview from '../../../locales/fr/overview.json';
import palette from '../../../locales/fr/palette.json';
import people from '../../../locales/fr/people.json';
import plan from '../../../locales/fr/plan.json';
import portfolio from '../../../locales/fr/portfolio.json';
import pwa from '../../../locales/fr/pwa.json';
import quarterly from '../../../locales/fr/quarterly.json';
import reviews from '../../../locales/fr/reviews.json';
import search from '../../../locales/fr/search.json';
import settings from '../../../locales/fr/settings.json';
import sheet from '../../../locales/fr/sheet.json';
import shell from '../../../locales/fr/shell.json';
import side from '../../../locales/fr/side.json';
import smeDetails from '../../../locales/fr/sme-details.json';
import signIn from '../../../locales/fr/sign-in.json';
import stages from '../../../locales/fr/stages.json';
import sync from '../../../locales/fr/sync.json';
import templates from '../../../locales/fr/templates.json';
import timeline from '../../../locales/fr/timeline.json';
import trash from '../../../locales/fr/trash.json';
import visit from '../../../locales/fr/visit.json';
import type { Texts } from './texts.ts';

export const french = {
  achievements,
  shell,
  portfolio,
  sheet,
  contact,
  search,
  settings,
  'first-run': firstRun,
  history,
  backup,
  calendar,
  domain,
  pwa,
  'sme-details': smeDetails,
  side,
  'sign-in': signIn,
  people,
  stages,
  trash,
  conflict,
  date,
  sync,
  palette,
  organisations,
  lessons,
  meetings,
  templates,
  timeline,
  list,
  'my-day': myDay,
  enrolment,
  overview,
  export: exported,
  import: imports,
  alerts,
  form,
  plan,
  quarterly,
  reviews,
  figures,
  files,
  mail,
  visit,
} satisfies Texts;
