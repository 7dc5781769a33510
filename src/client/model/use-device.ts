/** This device, for components outside and inside a programme. */

import { createContext, useContext } from 'react';
import { present } from '../../std/assert.ts';
import type { Device } from '../ports/device.ts';

export const DeviceContext = createContext<Device | undefined>(undefined);

/** The device. Only below `DeviceContext`. */
export function useDevice(): Device {
  return present(useContext(DeviceContext), 'the device is given above this component');
}
