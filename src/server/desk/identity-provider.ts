// The OpenID Connect provider of the company: where people are sent to sign in, and who it says came back.
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { OidcOptions } from './desk-options.ts';

/** What a browser brings back from the provider is compared with; it travels in a signed cookie meanwhile. */
export const pendingSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type PendingSignIn = z.infer<typeof pendingSchema>;

export interface Identity {
  /** Lower case. */
  email: string;
  name: string;
}

/** Why somebody does not come in. */
export type SignInProblem =
  'oidc_unavailable' | 'oidc_failed' | 'oidc_expired' | 'email_not_verified' | 'email_not_allowed';

export class SignInError extends Error {
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

/** For the provider to answer, in seconds. */
const ANSWER_WITHIN = 10;

/** Entra ID has no email_verified; xms_edov says that the domain of the address is the tenant's own. */
const claimsSchema = z.object({
  email: z.string().optional(),
  email_verified: z.unknown().optional(),
  xms_edov: z.unknown().optional(),
  name: z.string().optional(),
  given_name: z.string().optional(),
});

export class IdentityProvider {
  readonly #options: OidcOptions;
  #configuration: Promise<oidc.Configuration> | null = null;

  constructor(options: OidcOptions) {
    this.#options = options;
  }

  /** Asks the provider for its addresses and keys, once. @throws SignInError oidc_unavailable */
  discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#options;
    const plain = new URL(issuer).protocol === 'http:';
    this.#configuration ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: ANSWER_WITHIN,
        // Marked so that it stands out; deskOptions lets http:// pass for this machine only.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        ...(plain && { execute: [oidc.allowInsecureRequests] }),
      })
      .catch((error: unknown) => {
        // The next one who comes tries again.
        this.#configuration = null;
        throw new SignInError('oidc_unavailable', { cause: error });
      });
    return this.#configuration;
  }

  async begin(): Promise<{ url: URL; pending: PendingSignIn }> {
    const configuration = await this.discover();
    const pending = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#options.redirectUri,
      scope: 'openid email profile',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
    });
    return { url, pending };
  }

  /** `search` is the query of the address that the browser came back to. @throws SignInError */
  async finish(search: string, { state, nonce, verifier }: PendingSignIn): Promise<Identity> {
    const configuration = await this.discover();
    const claims = await this.#claims(configuration, new URL(this.#options.redirectUri + search), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    }).catch((error: unknown) => {
      throw new SignInError('oidc_failed', { cause: error });
    });
    return this.#identity(claims);
  }

  async #claims(
    configuration: oidc.Configuration,
    cameBackTo: URL,
    checks: oidc.AuthorizationCodeGrantChecks,
  ): Promise<z.infer<typeof claimsSchema>> {
    const tokens = await oidc.authorizationCodeGrant(configuration, cameBackTo, checks);
    const claims = tokens.claims();
    if (claims === undefined || claims['email'] !== undefined) return claimsSchema.parse(claims);
    // Some say more when they are asked, for the same person.
    return claimsSchema.parse(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub));
  }

  #identity({ email: told, name, given_name, ...claims }: z.infer<typeof claimsSchema>): Identity {
    const email = told?.trim().toLowerCase() ?? '';
    const domain = /^[^@\s]+@([^@\s]+)$/.exec(email)?.[1];
    if (domain === undefined || !(isYes(claims.email_verified) || isYes(claims.xms_edov)))
      throw new SignInError('email_not_verified');
    if (!this.#options.domains.includes(domain)) throw new SignInError('email_not_allowed');
    // What callers are told is a first name.
    const spoken = given_name?.trim() || name?.trim().split(/\s+/)[0] || email.split('@')[0];
    return { email, name: (spoken ?? email).slice(0, 60) };
  }
}

function isYes(claim: unknown): boolean {
  return claim === true || claim === 1 || claim === 'true' || claim === '1';
}
