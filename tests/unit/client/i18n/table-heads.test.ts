/** What stands above a column says what its figures are: the days of silence leave the same days out as the alert. */

import { expect, test } from 'vitest';
import englishAlerts from '../../../../locales/en/alerts.json' with { type: 'json' };
import englishTable from '../../../../locales/en/export.json' with { type: 'json' };
import frenchAlerts from '../../../../locales/fr/alerts.json' with { type: 'json' };
import frenchTable from '../../../../locales/fr/export.json' with { type: 'json' };

test.each([
  ['closures', englishAlerts.counts, englishTable.head.silentDays],
  ['long weekends', englishAlerts.counts, englishTable.head.silentDays],
  ['time on hold', englishAlerts.counts, englishTable.head.silentDays],
  ['fermetures', frenchAlerts.counts, frenchTable.head.silentDays],
  ['ponts', frenchAlerts.counts, frenchTable.head.silentDays],
  ['périodes de pause', frenchAlerts.counts, frenchTable.head.silentDays],
])('the days since the last contact leave out %s, and say so', (kind, alert, head) => {
  expect(alert.toLowerCase()).toContain(kind);
  expect(head).toContain(kind);
});
