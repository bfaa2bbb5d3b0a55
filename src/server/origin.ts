// Which web pages may open a chat. Browsers send Origin and do not let a page forge it; other clients send none.

export interface OriginRequest {
  origin: string | undefined;
  host: string | undefined;
}

export interface OriginRules {
  /** Origins allowed beside the server's own, e.g. https://www.example.com */
  allowed: readonly string[];
  /** Bound to loopback: then the name asked for must be loopback's, or a page could rename this machine to its own. */
  loopbackOnly: boolean;
}

export function isOriginAllowed({ origin, host }: OriginRequest, rules: OriginRules): boolean {
  if (rules.loopbackOnly && !isLoopbackHost(host)) return false;
  if (origin === undefined) return true;
  if (rules.allowed.includes(origin)) return true;
  return (
    URL.canParse(origin) && host !== undefined && new URL(origin).host === withoutDefaultPort(origin, host)
  );
}

function withoutDefaultPort(origin: string, host: string): string {
  return host.toLowerCase().replace(origin.startsWith('https:') ? /:443$/ : /:80$/, '');
}

function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}
