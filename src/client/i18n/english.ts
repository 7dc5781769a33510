/** All English texts in one chunk, loaded only when English is asked for. */
import achievements from '../../../locales/en/achievements.json';
import alerts from '../../../locales/en/alerts.json';
import backup from '../../../locales/en/backup.json';
import calendar from '../../../locales/en/calendar.json';
import conflict from '../../../locales/en/conflict.json';
import contact from '../../../locales/en/contact.json';
import date from '../../../locales/en/date.json';
import domain from '../../../locales/en/domain.json';
import enrolment from '../../../locales/en/enrolment.json';
import exported from '../../../locales/en/export.json';
import figures from '../../../locales/en/figures.json';
import files from '../../../locales/en/files.json';
import firstRun from '../../../locales/en/first-run.json';
import form from '../../../locales/en/form.json';
import history from '../../../locales/en/history.json';
import mail from '../../../locales/en/mail.json';
import meetings from '../../../locales/en/meetings.json';
import myDay from '../../../locales/en/my-day.json';
import imports from '../../../locales/en/import.json';
import lessons from '../../../locales/en/lessons.json';
import list from '../../../locales/en/list.json';
import organisations from '../../../locales/en/organisations.json';
import overview from '../../../locales/en/overview.json';
import palette from '../../../locales/en/palette.json';
import people from '../../../locales/en/people.json';
import plan from '../../../locales/en/plan.json';
import portfolio from '../../../locales/en/portfolio.json';
import pwa from '../../../locales/en/pwa.json';
import quarterly from '../../../locales/en/quarterly.json';
import reviews from '../../../locales/en/reviews.json';
import search from '../../../locales/en/search.json';
import settings from '../../../locales/en/settings.json';
import sheet from '../../../locales/en/sheet.json';
import shell from '../../../locales/en/shell.json';
import side from '../../../locales/en/side.json';
import smeDetails from '../../../locales/en/sme-details.json';
import signIn from '../../../locales/en/sign-in.json';
import stages from '../../../locales/en/stages.json';
import sync from '../../../locales/en/sync.json';
import templates from '../../../locales/en/templates.json';
import timeline from '../../../locales/en/timeline.json';
import trash from '../../../locales/en/trash.json';
import visit from '../../../locales/en/visit.json';

export const english = {
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
} as const;
