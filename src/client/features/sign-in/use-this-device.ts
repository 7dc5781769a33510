/** What a sign-in says of the device, and what the device notes of it. */

import { useDevice } from '../../model/use-device.ts';
import type { Session } from '../../ports/accounts.ts';
import type { Environment } from '../../ports/environment.ts';
import { deviceName } from './device-name.ts';

export function useThisDevice(environment: Pick<Environment, 'newId'>) {
  const device = useDevice();
  return {
    /** For the server's list of devices. */
    named: () => ({
      id: device.deviceId(environment.newId()),
      name: deviceName(navigator.userAgent),
    }),
    /** From here on, what belongs to this account may be opened. */
    note: ({ account: { id, name, email } }: Session): void => {
      device.setAccount({ id, name, email });
    },
  };
}
