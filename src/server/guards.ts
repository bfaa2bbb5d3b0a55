// What stands before the API: strange pages, haste, a test room that is off, and who has not signed in.
import type { MiddlewareHandler } from 'hono';
import { AddressPace, type Pace } from './address-pace.ts';
import { refuse } from './problem.ts';
import type { TestRoomAccess } from './test-room/test-room-access.ts';
import { incoming, type Served, type Visitors } from './visitor.ts';

export interface GuardDeps {
  visitors: Visitors;
  access: TestRoomAccess;
  monotonic: () => number;
}

type Guard = MiddlewareHandler<Served>;

/** Refuses other pages, and a machine of ours under a name that is not its own. */
export function ownPagesOnly({ visitors }: GuardDeps): Guard {
  return async (c, next) => {
    if (visitors.comesFromOwnPage(incoming(c))) return next();
    const message = 'This page may not ask that here. The operator allows it with --allow-origin.';
    return refuse(c, { status: 403, code: 'origin_not_allowed', message });
  };
}

export function paced({ visitors, monotonic }: Pick<GuardDeps, 'visitors' | 'monotonic'>, pace: Pace): Guard {
  const addresses = new AddressPace(pace);
  return async (c, next) => {
    const retryAfterMs = addresses.take(visitors.key(incoming(c)), monotonic());
    if (retryAfterMs === 0) return next();
    const message = 'Too many requests from your address. Wait a moment and try again.';
    return refuse(c, { status: 429, code: 'rate_limited', message, retryAfterMs });
  };
}

export function testRoomOn({ access }: GuardDeps): Guard {
  return async (c, next) => {
    if (access.enabled) return next();
    const message = 'The test room is off. In production it needs a password: set TEST_ROOM_PASSWORD.';
    return refuse(c, { status: 403, code: 'test_room_off', message });
  };
}

export function signedIn({ visitors }: GuardDeps): Guard {
  return async (c, next) => {
    if (visitors.isAdmitted(incoming(c))) return next();
    const message = "Give the test room's password first: POST /api/test-room/sign-in.";
    return refuse(c, { status: 401, code: 'sign_in_required', message });
  };
}
