import { sqlitePlace } from '../support/backup-places.ts';
import { backupContract } from './backups.contract.ts';

backupContract('on SQLite', sqlitePlace);
