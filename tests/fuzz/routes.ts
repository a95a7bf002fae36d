import type { Hono } from 'hono';
import { inspectRoutes } from 'hono/dev';

/** One route as the app itself tells it; `ALL` answers every method. */
export interface Route {
  readonly method: string;
  /** With parameters: `/thu/:id/duyet`; `*` is whatever comes. */
  readonly path: string;
}

/** Every route of the app, in its own order; what only wraps others (headers, the guard) is none. */
export const routesOf = (app: Hono): readonly Route[] =>
  inspectRoutes(app)
    .filter(({ isMiddleware }) => !isMiddleware)
    .map(({ method, path }) => ({ method, path }));

export const routeName = ({ method, path }: Route): string => `${method} ${path}`;

/** Which route an address of a page of ours leads to: the first that fits, as the app looks for it. */
export function routeOf(routes: readonly Route[], method: string, address: string): Route | null {
  const path = address.split(/[?#]/u)[0] ?? '';
  return (
    routes.find((route) => (route.method === method || route.method === 'ALL') && fits(route, path)) ?? null
  );
}

const fits = ({ path }: Route, address: string): boolean =>
  new RegExp(`^${path.replace(/:[^/]+/gu, '[^/]+').replace('*', '.*')}$`, 'u').test(address);

/** The route with something in the place of each parameter. */
export const fillRoute = ({ path }: Route, next: () => string): string =>
  path.replace(/:[^/]+|\*/gu, () => next());
