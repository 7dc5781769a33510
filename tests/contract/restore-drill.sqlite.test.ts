import { sqlitePlace } from '../support/backup-places.ts';
import { restoreDrillContract } from './restore-drill.contract.ts';

restoreDrillContract('on SQLite', sqlitePlace);
