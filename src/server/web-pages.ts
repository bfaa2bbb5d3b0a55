// The built pages: one application for /, /calls… and /desk…, its hashed assets kept by browsers for good.
import { serveStatic, type ServeStaticOptions } from '@hono/node-server/serve-static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { refuse } from './problem.ts';
import type { Served } from './visitor.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const NOT_BUILT = 'The pages are not built yet: run npm run build:web';

/** The folder may be filled, and filled anew, while the server runs. */
export function webPages(root: string): Hono<Served> {
  const built = whenBuilt(root);
  const application = files({ root, path: 'index.html' }, 'no-cache');
  const pages = new Hono<Served>();
  for (const path of ['/', '/calls', '/calls/*', '/desk', '/desk/*']) pages.get(path, built, application);
  // Vite puts a hash of the content into every name under assets/.
  pages.get('/assets/*', files({ root }, FOREVER));
  pages.get('/*', files({ root }, 'no-cache'));
  return pages;
}

function files(
  options: ServeStaticOptions<Served> & { root: string },
  cacheControl: string,
): MiddlewareHandler<Served> {
  const onFound = (_path: string, c: Context<Served>) => c.header('cache-control', cacheControl);
  return async (c, next) => {
    // serveStatic complains on the console of a folder that is not there.
    if (!existsSync(options.root)) return next();
    return serveStatic({ ...options, onFound })(c, next);
  };
}

function whenBuilt(root: string): MiddlewareHandler<Served> {
  return async (c, next) => {
    if (existsSync(join(root, 'index.html'))) return next();
    c.header('cache-control', 'no-store');
    if (!(c.req.header('accept') ?? '').includes('text/html'))
      return refuse(c, { status: 503, code: 'pages_not_built', message: NOT_BUILT });
    return c.html(`<!doctype html><title>Switchboard</title><p>${NOT_BUILT}</p>`, 503);
  };
}
