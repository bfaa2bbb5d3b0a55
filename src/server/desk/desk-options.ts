// How the desk is set up: who may sign in and how, and what is wrong with it, told at start by the variable's name.
import type { Environment } from '../../config/environment.ts';
import { CodedError } from '../../domain/errors.ts';
import { isLoopback } from '../addresses.ts';

export interface DeskOptions {
  oidc: OidcOptions | null;
  /** This server as people's browsers reach it, without a slash at the end; null where nobody has said. */
  publicUrl: string | null;
  /** Keeps people signed in over a restart; null makes a key for this process. */
  secret: string | null;
  production: boolean;
  /** Whose passwords stand in the company's demo.yaml, for everybody to read. */
  demoPeople: readonly DemoPerson[];
}

export interface DemoPerson {
  name: string;
  email: string;
  password: string;
}

export interface OidcOptions {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says. */
  name: string;
  /** Lower case; addresses elsewhere are refused. */
  domains: readonly string[];
  /** Lower case. */
  supervisors: readonly string[];
  redirectUri: string;
}

export const OIDC_CALLBACK = '/api/desk/oidc/callback';

const NEEDED = [
  'DESK_OIDC_ISSUER',
  'DESK_OIDC_CLIENT_ID',
  'DESK_OIDC_CLIENT_SECRET',
  'DESK_OIDC_DOMAINS',
] as const;

/** @throws CodedError configuration that names the variable. */
export function deskOptions(environment: Environment, demoPeople: readonly DemoPerson[]): DeskOptions {
  const publicUrl =
    environment.PUBLIC_URL === undefined ? null : checkedUrl('PUBLIC_URL', environment.PUBLIC_URL);
  return {
    oidc: oidcOptions(environment, publicUrl),
    publicUrl,
    secret: environment.SWITCHBOARD_SECRET ?? null,
    production: environment.NODE_ENV === 'production',
    demoPeople,
  };
}

function oidcOptions(environment: Environment, publicUrl: string | null): OidcOptions | null {
  const { DESK_OIDC_NAME: name, DESK_OIDC_SUPERVISORS: supervisors } = environment;
  const given = [...NEEDED.map((key) => environment[key]), name, supervisors];
  if (given.every((value) => value === undefined)) return null;
  const {
    DESK_OIDC_ISSUER: issuer,
    DESK_OIDC_CLIENT_ID: clientId,
    DESK_OIDC_CLIENT_SECRET: clientSecret,
    DESK_OIDC_DOMAINS: domains,
  } = environment;
  if (!issuer || !clientId || !clientSecret || !domains || publicUrl === null)
    throw missing([...NEEDED, 'PUBLIC_URL' as const].filter((key) => environment[key] === undefined));
  return {
    issuer: checkedUrl('DESK_OIDC_ISSUER', issuer),
    ...{ clientId, clientSecret, name: name ?? new URL(issuer).hostname },
    domains: listOf(domains).map(checkedDomain),
    supervisors: listOf(supervisors ?? '').map(checkedAddress),
    redirectUri: publicUrl + OIDC_CALLBACK,
  };
}

function missing(names: readonly string[]): CodedError {
  const what = names.join(', ');
  return new CodedError(
    'configuration',
    `Signing in at the desk through an identity provider also needs ${what}: set it, or take DESK_OIDC_… away. See docs/desk.md.`,
  );
}

/** Passwords and tokens travel there: in the clear on this machine only. */
function checkedUrl(name: string, url: string): string {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || isLoopback(hostname.replace(/^\[|\]$/g, ''))) return url.replace(/\/+$/, '');
  throw new CodedError(
    'configuration',
    `${name} must begin with https://, except on this machine. See docs/desk.md.`,
  );
}

function checkedDomain(domain: string): string {
  const plain = domain.replace(/^@/, '');
  if (/^[a-z\d-]+(\.[a-z\d-]+)+$/.test(plain)) return plain;
  throw new CodedError(
    'configuration',
    'DESK_OIDC_DOMAINS is a list of e-mail domains with commas between them: example.com,example.org',
  );
}

function checkedAddress(address: string): string {
  if (/^[^@\s]+@[^@\s]+$/.test(address)) return address;
  throw new CodedError(
    'configuration',
    'DESK_OIDC_SUPERVISORS is a list of e-mail addresses with commas between them.',
  );
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');
}
