/**
 * The cookie that carries the token of a session: no script reads it, no other site sends it, and over TLS its name
 * itself (`__Host-`) keeps it from being set by a neighbour or over plain HTTP.
 */

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sessionDaysMax } from '../auth/sessions.ts';

const daySeconds = 86_400;

export class SessionCookie {
  private readonly secure: boolean;
  private readonly name: string;

  /** @param secure whether people reach the server over TLS */
  constructor(secure: boolean) {
    this.secure = secure;
    this.name = secure ? '__Host-carnet' : 'carnet';
  }

  /** The token that a request brings. */
  read(context: Context): string | undefined {
    return getCookie(context, this.name);
  }

  /** Hands a token to the browser. */
  give(context: Context, token: string): void {
    setCookie(context, this.name, token, {
      ...this.place(),
      maxAge: sessionDaysMax * daySeconds,
    });
  }

  /** Takes the token from the browser. */
  take(context: Context): void {
    deleteCookie(context, this.name, this.place());
  }

  private place() {
    return { path: '/', httpOnly: true, sameSite: 'Strict', secure: this.secure } as const;
  }
}
