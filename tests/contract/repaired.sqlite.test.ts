import { sqlitePlace } from '../support/backup-places.ts';
import { repairedContract } from './repaired.contract.ts';

repairedContract('on SQLite', sqlitePlace);
