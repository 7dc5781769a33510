/**
 * How a primitive makes a link without knowing the router. The caller may hand over a
 * `renderLink` that spreads these props on the router's own link; without one, a plain anchor
 * is drawn, and the browser navigates.
 */
import type { ComponentPropsWithRef, ReactElement } from 'react';

export type LinkProps = Omit<ComponentPropsWithRef<'a'>, 'href'> & { readonly href: string };
export type RenderLink = (props: LinkProps) => ReactElement;

export const plainLink: RenderLink = (props) => <a {...props} />;
