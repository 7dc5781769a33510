import { sqlitePlace } from '../support/backup-places.ts';
import { pushCostContract } from './push-cost.contract.ts';

pushCostContract('on SQLite', sqlitePlace);
