/**
 * The only place where a text becomes the address of a script. The page is served with
 * `require-trusted-types-for 'script'`: browsers that know it refuse a service worker or a
 * worker whose address did not pass here, so imported or typed text can never name one.
 *
 * Throws for any address but our own service worker and the built scripts.
 */

interface TrustedTypePolicy {
  createScriptURL(address: string): unknown;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): TrustedTypePolicy;
}

/** As the server's `trusted-types` directive names it. */
const policyName = 'carnet';

const ourScripts = /^\/(?:service-worker|assets\/[\w.-]+)\.js$/;

function ourAddress(address: string): string {
  if (!ourScripts.test(address)) throw new TypeError(`Not a script of ours: ${address}`);
  return address;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy(policyName, { createScriptURL: ourAddress });

/**
 * The address (a path on this host) in the form that the browser demands. It is typed as a
 * text, because the standard library of the language knows no trusted types.
 */
export function trustedScript(address: string): string {
  return policy ? (policy.createScriptURL(address) as string) : ourAddress(address);
}
