/** Someone who speaks to a running server without a browser: prepares what a test needs, and looks at what came of it. */

/** The name under which a client signs in and reads. */
export const clientDevice = { id: 'device-of-tests', name: 'Node' } as const;

export interface Client {
  /** Rejects with the status and the body of a refusal. */
  post(path: string, body: unknown): Promise<unknown>;
  get(path: string): Promise<unknown>;
}

/**
 * A client that keeps its session.
 *
 * @param at where the server is, asked anew for each request
 * @param origin the public address of the server, where it is not the one at which it is asked
 */
export function clientOf(at: () => string, origin: () => string = at): Client {
  let cookie = '';
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${at()}/api${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        'carnet-protocol': '1',
        origin: origin(),
        cookie,
      },
    });
    const given = response.headers.get('set-cookie');
    if (given !== null) cookie = given.split(';')[0] ?? '';
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
    get: (path) => call(path, {}),
  };
}
