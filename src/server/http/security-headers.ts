/**
 * The headers that every answer carries, errors and files alike: what a page of Carnet may
 * load, run and be embedded in. There is no `unsafe-inline`, no foreign origin and no way to
 * turn text into code, so text that someone typed or imported stays text.
 */

/** The only policy that may make a script address; `src/client/app/trusted-script.ts` creates it. */
export const trustedTypesPolicy = 'carnet';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  // Voice notes, played from the bytes on the device.
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${trustedTypesPolicy}`,
].join('; ');

/** What a page might ask of the device and Carnet never does. */
const unusedFeatures = [
  'accelerometer',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'midi',
  'payment',
  'serial',
  'usb',
];

const yearInSeconds = 31_536_000;

/** Photographs and voice notes: of the application itself, and of nothing that it would embed. */
const ownFeatures = ['camera', 'microphone'];

const permissionsPolicy = [
  ...unusedFeatures.map((feature) => `${feature}=()`),
  ...ownFeatures.map((feature) => `${feature}=(self)`),
].join(', ');

/** The headers of every answer; `secure` when people reach the server over TLS. */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': permissionsPolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(secure ? { 'Strict-Transport-Security': `max-age=${yearInSeconds}` } : {}),
  };
}
