// A real OpenID Connect provider on loopback, and a browser that signs in there.
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

export interface Account {
  email?: string;
  email_verified?: unknown;
  xms_edov?: unknown;
  name?: string;
  given_name?: string;
}

export interface ProviderRig {
  issuer: string;
  /** By the name that is typed into the form. */
  accounts: Map<string, Account>;
  close(): Promise<void>;
}

export const CLIENT = { clientId: 'switchboard', clientSecret: 'a-secret-that-only-the-two-know' };

/** Claims stand in the ID token, or are told by the userinfo endpoint only. */
export async function startProvider(
  redirectUri: string,
  { inIdToken = true }: { inIdToken?: boolean } = {},
): Promise<ProviderRig> {
  const accounts = new Map<string, Account>();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { email: ['email', 'email_verified', 'xms_edov'], profile: ['name', 'given_name'] },
    conformIdTokenClaims: !inIdToken,
    cookies: { keys: ['a key for tests'] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...accounts.get(id) }),
    }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    accounts,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Follows redirects and keeps cookies, one jar a host, as browsers do. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  cookies(host: string): Record<string, string> {
    const jar = [...(this.#jars.get(host) ?? [])];
    return jar.length === 0 ? {} : { cookie: jar.map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  async open(url: string, init: Pick<RequestInit, 'method' | 'body'> = {}): Promise<Response> {
    const { host } = new URL(url);
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: this.cookies(host),
    });
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** From our server to the provider, through its forms as that account, to the address that it sends back to. */
  async signIn(start: string, login: string): Promise<string> {
    let answer = await this.open(start);
    for (let step = 0; step < 12; step++) {
      const next = answer.headers.get('location');
      if (next === null) throw new Error(`Status ${answer.status}: ${await answer.text()}`);
      const url = new URL(next, answer.url).href;
      if (step > 0 && url.includes('/callback')) return url;
      answer = await this.open(url);
      const form = answer.status === 200 ? await answer.text() : '';
      const action = /action="([^"]+)"/.exec(form)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(form)?.[1];
      if (action === undefined || prompt === undefined) continue;
      answer = await this.open(new URL(action, answer.url).href, {
        method: 'POST',
        body: new URLSearchParams({ prompt, login, password: 'any' }),
      });
    }
    throw new Error('The provider never sent the browser back.');
  }
}
